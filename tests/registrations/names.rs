//! The list of names to print.
use crate::{on_both, support::Site};
use entity::{event::District, officer_role::Role};

const NAMES: &str = "/admin/events/salon/names";

on_both! {
    async fn confirmed_people_stand_in_one_order_on_every_database(site: Site) {
        let event = site.event("salon").places(4).publish().await;
        for name in ["Zhao", "anna", "Bo", "gone", "waits"] {
            site.register(&event, name).await;
        }
        let gone = site.registrations(&event).await.remove(3);
        let seat = site.sign_in(&site.officer("door", Role::CheckIn, Some(District::Qufu)).await).await;
        site.post(&format!("/t/{}/erasure", gone.letter_token), &[]).await;

        let page = seat.get(NAMES).await;

        let text = page.main_text();
        let at = ["Bo", "Zhao", "anna", "waits"].map(|name| text.find(&format!(" {name} ")).unwrap());
        assert!(at.is_sorted() && text.contains("已确认 4 人") && text.contains("不是拼音"), "{text}");
        assert!(!text.contains("@example.cn") && !text.contains("gone"));
        for row in site.registrations(&event).await.iter().filter(|row| row.name.is_some()) {
            assert!(text.contains(&format!("{}-{}", &row.code[..4], &row.code[4..])));
        }
    }
}

on_both! {
    async fn nobody_confirmed_is_said_and_others_do_not_see_it(site: Site) {
        site.event("salon").publish().await;
        let seat = async |name: &str, role, district| site.sign_in(&site.officer(name, role, district).await).await;

        let empty = seat("door", Role::CheckIn, None).await.get(NAMES).await;
        let others = [
            seat("far", Role::CheckIn, Some(District::Weishan)).await.get(NAMES).await,
            seat("auditor", Role::Auditor, None).await.get(NAMES).await,
            site.get(NAMES).await,
        ];

        assert!(empty.main_text().contains("还没有已确认的人"), "{}", empty.main_text());
        assert_eq!(others.map(|answer| answer.status), [404, 403, 303]);
    }
}

on_both! {
    async fn it_costs_the_same_with_one_name_and_with_three(site: Site) {
        let event = site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("door", Role::CheckIn, None).await).await;
        let queries = async || {
            let before = site.statements();
            seat.get(NAMES).await;
            site.statements() - before
        };
        site.register(&event, "a").await;
        let one = queries().await;
        site.register(&event, "b").await;
        site.register(&event, "c").await;

        assert_eq!((one, queries().await), (4, 4));
    }
}
