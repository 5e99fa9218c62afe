//! The form of the event with its sessions, and where else everybody reads of them.
use super::{held, waits};
use crate::{
    on_both,
    support::{Site, builders::fields},
};
use chrono::Duration;

on_both! {
    async fn the_form_offers_what_is_to_come_and_takes_what_is_ticked(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 5).await];
        site.session(&event, "孟庆禾").await;
        site.choice(&event, "参观", (-5_000, 30), 5).await;
        site.register_for(&event, "first", &[&lathe]).await;
        site.advance(Duration::days(1));
        let ids = [lathe.id.to_string(), stone.id.to_string()];

        let form = site.get("/events/salon/registration").await;
        let mut sent = fields("王芳", "fang@example.cn");
        sent.extend(ids.iter().map(|id| ("session", id.as_str())));
        let answer = site.post("/events/salon/registration", &sent).await;

        assert_eq!(form.body.matches("name=\"session\"").count(), 2, "{}", form.main_text());
        assert!(form.main_text().contains("10:00–10:30 车工 已满，可以候补"), "{}", form.main_text());
        assert!(form.main_text().contains("10:30–11:00 石雕 余 5 席，共 5 席"), "{}", form.main_text());
        assert_eq!(answer.status, 303);
        let row = site.registrations(&event).await.pop().unwrap();
        assert_eq!(site.chosen(&row).await, [waits("车工", 1), held("石雕")]);
        let page = site.get("/events/salon").await.main_text();
        assert!(page.contains("已满，1 人候补") && page.contains("余 4 席，共 5 席"), "{page}");
    }
}

on_both! {
    async fn two_at_the_same_time_come_back_with_all_that_was_typed(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (15, 30), 5).await];
        let ids = [lathe.id.to_string(), stone.id.to_string()];
        let mut sent = fields("王芳", "fang@example.cn");
        sent.extend(ids.iter().map(|id| ("session", id.as_str())));

        let chinese = site.post("/events/salon/registration", &sent).await;
        let english = site.post("/events/salon/registration?lang=en", &sent).await;

        assert_eq!((chinese.status, chinese.errors()), (422, vec![("sessions".into(), "“车工”和“石雕”时间重叠，请只选一个".into())]));
        assert_eq!((english.status, english.errors()), (422, vec![("sessions".into(), "“车工” and “石雕” are at the same time; choose one of them".into())]));
        assert!(chinese.body.contains("value=\"王芳\"") && chinese.body.matches(" checked").count() == 3, "{}", chinese.body);
        assert!(site.registrations(&event).await.is_empty());
    }
}

on_both! {
    async fn the_data_and_the_officer_s_page_name_them(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let row = site.register_for(&event, "fang", &[&lathe]).await;

        let data = site.get(&format!("/t/{}/data", row.letter_token)).await;
        let taken = site.get(&format!("/t/{}/data.json", row.letter_token)).await.json();
        let officer = site.officer("li", entity::officer_role::Role::Reviewer, None).await;
        let desk = site.sign_in(&officer).await.get(&format!("/admin/events/salon/registrations/{}", row.id)).await;

        assert!(data.main_text().contains("场次 车工"), "{}", data.main_text());
        assert_eq!((&taken["sessions"][0]["id"], &taken["sessions"][0]["status"]), (&lathe.id.to_string().into(), &"held".into()));
        assert!(desk.main_text().contains("场次 车工 已留位"), "{}", desk.main_text());
    }
}

on_both! {
    async fn the_form_sent_again_is_the_same_ticket_though_one_of_its_sessions_began(site: Site) {
        let event = site.event("salon").publish().await;
        let early = site.choice(&event, "参观", (-5_000, 30), 5).await;
        let id = early.id.to_string();
        let mut sent = fields("王芳", "fang@example.cn");
        sent.extend([("key", "k7-0123456789abcdef"), ("session", id.as_str())]);

        let first = site.post("/events/salon/registration", &sent).await;
        site.advance(Duration::hours(13));
        let again = site.post("/events/salon/registration", &sent).await;

        let row = site.registrations(&event).await.pop().unwrap();
        assert!(site.session_now(&early).await.has_begun(site.now()));
        assert_eq!((first.status, first.location()), (303, format!("/t/{}", row.token)));
        assert_eq!((again.status, again.location(), again.errors()), (303, format!("/t/{}", row.token), vec![]));
        assert_eq!((site.registrations(&event).await.len(), site.chosen(&row).await), (1, vec![held("参观")]));
    }
}
