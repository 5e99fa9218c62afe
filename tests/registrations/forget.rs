//! Forgetting a person: by the letter's link, and by the timetable; the state stays, the person goes.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::{
    letter,
    registration::Status::{Cancelled, Confirmed},
};
use sea_orm::EntityTrait;
use serde_json::json;

on_both! {
    async fn erasing_before_the_start_gives_the_place_back(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let row = site.register(&event, "fang").await;
        site.register(&event, "next").await;
        site.deliver().await;

        let answer = site.post(&format!("/t/{}/erasure", row.letter_token), &[]).await;

        assert_eq!(answer.location(), format!("/t/{}", row.letter_token));
        let gone = site.get(&answer.location()).await;
        assert_eq!((gone.status, gone.heading().as_str()), (410, "信息已删除"));
        let rows = site.registrations(&event).await;
        assert_eq!([rows[0].status, rows[1].status], [Cancelled, Confirmed]);
        assert_eq!((&rows[0].name, &rows[0].email, &rows[0].email_key, &rows[0].mobile), (&None, &None, &None, &None));
        for letter in letter::Entity::find().all(site.db()).await.unwrap().iter().filter(|letter| letter.about == Some(row.id)) {
            assert_eq!(
                (&letter.email, letter.address.as_str(), &letter.text, &letter.last_error, &letter.facts),
                (&None, "", &None, &None, &json!({}))
            );
        }
        let known = entity::address::Entity::find().all(site.db()).await.unwrap();
        let erased = site.app.address_key.hash("fang@example.cn");
        assert!(known.iter().all(|address| address.hash != erased), "erasing remembers nobody");
        let kinds: Vec<(String, String)> = site.deliver().await.iter().map(Letter::from).map(|letter| (letter.to, letter.subject)).collect();
        assert_eq!(kinds, [("next@example.cn".into(), "轮到你了：学徒导师沙龙：把手艺写成培养计划，12月5日（周六）10:00".into())]);
        site.recount().await;
    }
}

on_both! {
    async fn the_link_shown_at_registering_does_not_erase(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        for page in ["erasure", "data", "data.json"] {
            let answer = site.get(&format!("/t/{}/{page}", row.token)).await;
            assert_eq!((answer.status, answer.heading().as_str()), (403, "请用信里的链接"), "{page}");
        }
        let posted = site.post(&format!("/t/{}/erasure", row.token), &[]).await;
        assert_eq!(posted.status, 403);
        assert_eq!(site.registrations(&event).await[0], row);
    }
}

on_both! {
    async fn all_data_can_be_seen_and_taken_along(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        let page = site.get(&format!("/t/{}/data", row.letter_token)).await;
        let file = site.get(&format!("/t/{}/data.json", row.letter_token)).await;

        assert!(page.main_text().contains("fang@example.cn"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"my-data.json\"");
        assert_eq!((&file.json()["email"], &file.json()["status"]), (&json!("fang@example.cn"), &json!("confirmed")));
        assert_eq!(file.header("cache-control"), "private, no-store");
    }
}

on_both! {
    async fn the_timetable_forgets_in_time_and_once(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;
        site.deliver().await;
        let other = site.app.clone();

        site.advance(Duration::days(4 + 180));
        let early = xingtan::jobs::run_due(&site.app).await.unwrap();
        assert_eq!(site.registrations(&event).await[0].forgotten_at, None, "the 180 days are not over");
        site.advance(Duration::hours(3));
        let (here, there) = tokio::join!(xingtan::jobs::run_due(&site.app), xingtan::jobs::run_due(&other));

        assert!(early.contains(&"forget-old-registrations"));
        let ran = [here.unwrap(), there.unwrap()].concat();
        assert_eq!(ran.iter().filter(|job| **job == "forget-old-registrations").count(), 1, "once, though two look");
        let row = &site.registrations(&event).await[0];
        assert_eq!((row.status, row.name.as_deref(), row.forgotten_at), (Confirmed, None, Some(site.now())));
        assert_eq!(site.deliver().await.len(), 0, "no letter is written");
    }
}
