//! An officer with two roles: what each shows, it shows where it holds, and nowhere else.
use crate::{
    on_both,
    support::{Seat, Site, builders::EventBuilder},
};
use entity::{event, event::District, letter, officer_role::Role};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::{
    events,
    roles::{Officer, rights::WriteEvents},
};

/// Auditor of the city, which sees all masked, and scheduler of Qufu.
async fn both(site: &Site) -> (Officer<WriteEvents>, Seat<'_>) {
    site.officer("both", Role::Auditor, None).await;
    let account = site.officer("both", Role::Scheduler, Some(District::Qufu)).await;
    (site.officer_of(account.id).await, site.sign_in(&account).await)
}

/// Published, with one person: fang, wang or li, and the letter to them.
async fn with_one(site: &Site, event: event::Model, name: &str) -> (event::Model, letter::Model) {
    let event = match event.status {
        event::Status::Draft => site.publish(&event).await,
        _ => event,
    };
    let row = site.register(&event, name).await;
    site.deliver().await;
    let to_them = letter::Entity::find().filter(letter::COLUMN.about.eq(row.id)).one(site.db()).await.unwrap();
    (event, to_them.expect("a letter"))
}

async fn draft_by(site: &Site, who: &Officer<WriteEvents>, new: EventBuilder<'_>) -> event::Model {
    events::draft(&site.app.db, who, new.new, site.now()).await.unwrap()
}

fn far(site: &Site) -> EventBuilder<'_> {
    site.event("far").with(|new| new.district = District::Weishan)
}

on_both! {
    async fn events_of_the_own_district_are_written_and_the_others_read(site: Site) {
        let (_, seat) = both(&site).await;
        site.event("near").publish().await;
        far(&site).publish().await;

        let list = seat.get("/admin/events").await.body;
        let pages = [seat.get("/admin/events/near").await, seat.get("/admin/events/far").await];

        assert!(list.contains("\"/admin/events/near\"") && list.contains("\"/admin/events/far\""));
        let offers = |piece: &str| [0, 1].map(|at| pages[at].body.contains(piece));
        assert_eq!([offers("/text\""), offers("/closing\""), offers("/clone\"")], [[true, false]; 3]);
        assert_eq!(seat.post("/admin/events/far/closing", &[]).await.status, 404);
        assert_eq!(seat.get("/admin/events/far/text").await.status, 404);
        assert_eq!(seat.post("/admin/events/near/closing", &[]).await.status, 303);
    }
}

on_both! {
    async fn people_of_the_own_district_are_shown_and_the_others_masked(site: Site) {
        let (_, seat) = both(&site).await;
        let (near, _) = with_one(&site, site.event("near").publish().await, "fang").await;
        let (far, _) = with_one(&site, far(&site).publish().await, "wang").await;

        for (event, email, masked) in [(near, "fang@example.cn", false), (far, "wang@example.cn", true)] {
            let at = format!("/admin/events/{}", event.slug);
            let row = site.registrations(&event).await.remove(0);
            let one = format!("{at}/registrations/{}", row.id);
            for (path, offer) in [(format!("{at}/registrations"), "/message\""), (one.clone(), "/cancellation\"")] {
                let page = seat.get(&path).await;
                let told = [email, offer, "•••@e•••"].map(|text| page.body.contains(text));
                assert_eq!((page.status, told), (200, [!masked, !masked, masked]), "{path}");
            }
            let status = if masked { 404 } else { 200 };
            for rest in ["registrations.csv", "registrations.xlsx", "message", "check-in", "names"] {
                assert_eq!(seat.get(&format!("{at}/{rest}")).await.status, status, "{rest}");
            }
            assert_eq!(seat.get(&format!("{one}/cancellation")).await.status, status);
        }
    }
}

on_both! {
    async fn letters_of_own_events_are_read_and_all_others_masked(site: Site) {
        let (who, seat) = both(&site).await;
        let (_, own) = with_one(&site, draft_by(&site, &who, site.event("near")).await, "fang").await;
        let (_, another) = with_one(&site, site.event("another").publish().await, "li").await;
        let (_, far) = with_one(&site, far(&site).publish().await, "wang").await;

        let list = seat.get("/admin/letters").await.body;

        let told = ["fang@example.cn", "li@example.cn", "wang@example.cn", "f•••@e•••", "l•••@e•••", "w•••@e•••"]
            .map(|to| list.contains(to));
        assert_eq!(told, [true, false, false, false, true, true]);
        for (letter, status, reads) in [(own, 200, true), (another, 404, false), (far, 404, false)] {
            let at = format!("/admin/letters/{}", letter.id);
            let page = seat.get(&at).await;
            let offers = page.body.contains(&format!("{at}/repeat"));
            assert_eq!((page.status, page.body.contains("<pre"), offers), (200, reads, reads));
            assert_eq!(seat.get(&format!("{at}/html")).await.status, status);
            assert_eq!(seat.get(&format!("{at}/dead-address")).await.status, status);
        }
    }
}

on_both! {
    /// Else a guess could be confirmed by looking for it.
    async fn what_is_masked_cannot_be_looked_for(site: Site) {
        let event = site.event("salon").questions().publish().await;
        site.register(&event, "salon").await;
        let auditor = site.sign_in(&site.officer("auditor", Role::Auditor, None).await).await;
        let door = site.sign_in(&site.officer("door", Role::CheckIn, None).await).await;
        let rows = async |seat: &Seat<'_>, path: &str| {
            let list = seat.get(path).await;
            assert_eq!(list.status, 200, "{path}");
            list.body.matches("rowheader\"><a").count()
        };
        let at = "/admin/events/salon/registrations";

        for nobody in ["?q=nobody@example.cn", "?answer=craft=stone"] {
            assert_eq!(rows(&auditor, &format!("{at}{nobody}")).await, 1, "it narrows nothing");
        }
        assert_eq!(rows(&door, &format!("{at}?q=salon@example")).await, 0, "an address is not looked for");
        assert_eq!(rows(&door, &format!("{at}?q=salon")).await, 1, "a name is");
        assert_eq!(rows(&door, &format!("{at}?answer=craft=stone")).await, 1);
        for address in ["salon@example.cn", "nobody@example.cn"] {
            let letters = auditor.get(&format!("/admin/letters?address={address}")).await.main_text();
            assert!(letters.contains("没有"), "{address}: {letters}");
        }
    }
}
