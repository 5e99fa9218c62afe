//! Sessions in JSON.
use crate::{on_both, support::Site};
use serde_json::json;
use xingtan::registrations::take_back_session;

const PATH: &str = "/api/v1/events/salon/registrations";

on_both! {
    async fn named_by_their_ids_and_told_with_their_state(site: Site) {
        let event = site.event("salon").places(2).publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 5).await];
        site.register_for(&event, "first", &[&lathe]).await;
        let body = |name: &str| json!({ "name": name, "email": format!("{name}@example.cn"), "consent": true, "sessions": [lathe.id, stone.id] });
        let key = [("idempotency-key", "0123456789abcdef")];

        let inside = site.post_json_with(PATH, &body("fang"), &key).await;
        let again = site.post_json_with(PATH, &body("fang"), &key).await;
        let in_line = site.post_json(PATH, &body("wang")).await;
        let listed = site.get("/api/v1/events/salon").await.json();

        let told = |session: &entity::session::Model, status: &str| json!({
            "id": session.id,
            "title": { "zh-CN": session.title_zh, "en": "" },
            "starts_at": session.starts_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "ends_at": session.ends_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "status": status,
        });
        let mut waits = told(&lathe, "waiting");
        waits["waiting_position"] = json!(1);
        assert_eq!((inside.status, &inside.json()["registration"]["sessions"]), (201, &json!([waits, told(&stone, "held")])));
        assert_eq!((again.status, again.json()), (200, inside.json()));
        assert_eq!(in_line.json()["registration"]["sessions"], json!([told(&lathe, "wished"), told(&stone, "wished")]));
        assert_eq!(listed["event"]["sessions"][0]["id"], json!(lathe.id));
        assert_eq!(listed["event"]["sessions"][1]["places"], json!({ "capacity": 5, "taken": 1, "waiting": 0 }));
        let token = inside.json()["registration"]["token"].as_str().unwrap().to_owned();
        let cancelled = site.post_json(&format!("/api/v1/registrations/{token}/cancellation"), &json!({})).await;
        assert_eq!((cancelled.status, &cancelled.json()["registration"]["sessions"]), (200, &serde_json::Value::Null));
        take_back_session(&site.app.db, &site.app.address_key, &site.by().await, (event.id, stone.id), "老师病了", site.now()).await.unwrap();
        let late = site.post_json_with(PATH, &body("fang"), &key).await;
        assert_eq!((late.status, &late.json()["registration"]["token"]), (200, &json!(token)), "the key before what can be had");
        site.recount().await;
    }
}

on_both! {
    async fn what_cannot_be_chosen_is_422_at_sessions(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (15, 30), 5).await];
        let plain = site.session(&event, "孟庆禾").await.session;
        let codes = async |sessions: serde_json::Value| {
            let answer = site.post_json(PATH, &json!({ "name": "王芳", "email": "fang@example.cn", "consent": true, "sessions": sessions })).await;
            (answer.status, answer.field_codes())
        };
        let at = |code: &str| (422, vec![("sessions".to_owned(), code.to_owned())]);

        assert_eq!(codes(json!([event.id])).await, at("sessions_gone"));
        assert_eq!(codes(json!([plain.id])).await, at("sessions_gone"));
        assert_eq!(codes(json!(["x"])).await, at("sessions_gone"));
        assert_eq!(codes(json!([lathe.id, stone.id])).await, at("sessions_meet"));
        assert_eq!(codes(json!(lathe.id)).await, at("answer_type"));
        assert_eq!(codes(json!([7])).await, at("answer_type"));
        assert!(site.registrations(&event).await.is_empty());
    }
}
