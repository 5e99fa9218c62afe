//! Speakers are known by name and affiliation, in all events.
use crate::{
    events::conflicts::scheduler,
    on_both,
    support::{Site, sessions::session},
};
use entity::{event::District, officer_role::Role, speaker};
use sea_orm::EntityTrait;
use xingtan::events::{Named, NewSession};

on_both! {
    async fn whoever_has_spoken_is_offered_and_stays_one_person(site: Site) {
        let (first, second) = (site.event("first").publish().await, site.event("second").draft().await);
        site.session(&first, "孟庆禾").await;
        let seat = scheduler(&site).await;

        let form = seat.get("/admin/events/second/sessions/new").await;
        site.session(&second, "孟庆禾").await;
        let twice = Named { name: "孟庆禾".into(), affiliation: "曲阜师范大学".into() };
        let new = NewSession { speakers: vec![twice.clone(), twice], ..session(&second, "讲座", 60, 30) };
        let other = site.add_session(&second, &new).await;

        assert!(form.body.contains("<option value=\"孟庆禾，云杏数字\">"), "offered");
        assert_eq!(other.speakers.len(), 1, "named twice, speaks once");
        let known = speaker::Entity::find().all(site.db()).await.unwrap();
        assert_eq!(known.len(), 2, "of the same name elsewhere is another");
    }
}

on_both! {
    async fn a_speaker_is_called_otherwise_everywhere(site: Site) {
        let event = site.event("fair").publish().await;
        let meng = site.session(&event, "孟庆禾").await.speakers.remove(0);
        let yan = site.session(&event, "颜书宁").await.speakers.remove(0);
        let seat = scheduler(&site).await;
        let page = |speaker: &speaker::Model| format!("/admin/events/fair/speakers/{}", speaker.id);
        let fields = |name_zh, revision| {
            vec![
                ("name_zh", name_zh),
                ("name_en", "Meng Qinghe"),
                ("affiliation_zh", "云杏数字"),
                ("affiliation_en", "Yunxing Digital"),
                ("revision", revision),
            ]
        };

        let saved = seat.post(&page(&meng), &fields("孟庆禾", "1")).await;
        let stale = seat.post(&page(&meng), &fields("孟先生", "1")).await;
        let known = seat.post(&format!("{}?lang=en", page(&yan)), &fields("孟庆禾", "1")).await;
        let comma = seat.post(&page(&yan), &fields("颜，书宁", "1")).await;

        assert_eq!((saved.status, stale.status, known.status, comma.status), (303, 409, 422, 422));
        let english = site.get("/events/fair?lang=en").await.main_text();
        assert!(english.contains("Meng Qinghe Yunxing Digital"), "{english}");
        assert!(stale.body.contains("value=\"孟先生\"") && stale.main_text().contains("Meng Qinghe"));
        let says = "Somebody with this name and affiliation is known already: choose them in the session";
        assert_eq!(known.errors(), [("name_zh".to_owned(), says.to_owned())]);
        assert_eq!(comma.errors(), [("name_zh".to_owned(), "姓名里不要写逗号".to_owned())]);
    }
}

on_both! {
    async fn of_another_districts_event_one_reads_when_and_whom_to_ask(site: Site) {
        let other = site.event("secret-title").with(|new| {
            new.district = District::Weishan;
            new.title = ["不该看到的名称".into(), String::new()];
            new.contact = "微山县人才办 0537-111".into();
        }).publish().await;
        let wanted = site.event("wanted").with(|new| new.district = District::Weishan).draft().await;
        site.session(&other, "孟庆禾").await;
        site.session(&wanted, "孟庆禾").await;
        let event = site.event("fair").draft().await;
        site.session(&event, "孟庆禾").await;
        let seat = site.sign_in(&site.officer("qufu", Role::Scheduler, Some(District::Qufu)).await).await;

        let page = seat.get("/admin/events/fair").await;

        let text = page.main_text();
        let told = "其他区县也安排孟庆禾在2026年12月5日（周六）10:00–10:30主讲。请联系";
        assert!(text.contains(&format!("{told}：微山县人才办 0537-111。")), "{text}");
        assert_eq!(text.matches(told).count(), 2, "published or not: {text}");
        assert!(!page.body.contains("不该看到") && !page.body.contains("secret-title"));
    }
}
