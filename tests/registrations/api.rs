//! Registrations as JSON: the contract's answers, word by word.
use crate::{on_both, support::Site};
use entity::registration::Status::{Cancelled, Confirmed};
use serde_json::{Value, json};

const PATH: &str = "/api/v1/events/salon/registrations";

fn fang() -> Value {
    json!({ "name": "王芳", "email": "fang@example.cn", "consent": true })
}

on_both! {
    async fn a_registration_is_201_with_its_token(site: Site) {
        let event = site.event("salon").places(1).publish().await;

        let first = site.post_json(PATH, &fang()).await;
        let second = site.post_json(PATH, &json!({ "name": "李雷", "email": "lei@example.cn", "consent": true, "locale": "en" })).await;

        let rows = site.registrations(&event).await;
        assert_eq!(
            (first.status, first.json()),
            (201, json!({ "registration": { "token": rows[0].token, "code": rows[0].code, "status": "confirmed", "event": "salon", "ticket_url": format!("http://xingtan.test/t/{}", rows[0].token) } }))
        );
        assert_eq!(
            (second.status, second.json()),
            (201, json!({ "registration": { "token": rows[1].token, "code": rows[1].code, "status": "waiting", "waiting_position": 1, "event": "salon", "ticket_url": format!("http://xingtan.test/t/{}", rows[1].token) } }))
        );
        assert_eq!(rows[1].locale, entity::Locale::En);
    }
}

on_both! {
    async fn the_same_address_again_is_202_without_a_secret(site: Site) {
        site.event("salon").publish().await;
        site.post_json(PATH, &fang()).await;

        let again = site.post_json(PATH, &json!({ "name": "别人", "email": "FANG@example.cn", "consent": true })).await;

        assert_eq!((again.status, again.json()), (202, json!({ "registration": { "status": "already_registered" } })));
    }
}

on_both! {
    async fn the_same_key_is_the_same_registration(site: Site) {
        let event = site.event("salon").publish().await;
        let key = [("idempotency-key", "0123456789abcdef")];

        let first = site.post_json_with(PATH, &fang(), &key).await;
        let again = site.post_json_with(PATH, &fang(), &key).await;
        let other = site.post_json_with(PATH, &json!({ "name": "李雷", "email": "lei@example.cn", "consent": true }), &key).await;
        let short = site.post_json_with(PATH, &fang(), &[("idempotency-key", "short")]).await;

        assert_eq!((first.status, again.status, first.json()), (201, 200, again.json()));
        assert_eq!((other.status, other.problem().as_str()), (422, "registrations.key_used"));
        assert_eq!((short.status, short.field_codes()), (422, vec![("Idempotency-Key".into(), "key_length".into())]));
        assert_eq!(site.registrations(&event).await.len(), 1);
    }
}

on_both! {
    async fn refusals_are_409_with_their_code(site: Site) {
        site.event("full").places(0).line(0).publish().await;
        site.event("closed").with(|new| new.closes_at = new.opens_at).publish().await;
        site.event("later").with(|new| new.opens_at = new.closes_at).publish().await;
        let off = site.event("off").publish().await;
        xingtan::registrations::cancel_event(&site.app.db, &site.app.address_key, &site.by().await, off.id, "", site.now()).await.unwrap();

        for (slug, status, code) in [
            ("full", 409, "registrations.full"),
            ("closed", 409, "registrations.closed"),
            ("later", 409, "registrations.not_open"),
            ("off", 409, "registrations.event_cancelled"),
            ("nowhere", 404, "not_found"),
        ] {
            let answer = site.post_json(&format!("/api/v1/events/{slug}/registrations"), &fang()).await;
            assert_eq!((answer.status, answer.problem().as_str()), (status, code));
            assert_eq!(answer.header("content-type"), "application/problem+json");
        }
    }
}

on_both! {
    async fn all_wrong_fields_are_told_at_once(site: Site) {
        let event = site.event("salon").questions().publish().await;

        let answer = site.post_json(PATH, &json!({
            "name": "a@b", "email": 7, "mobile": "1", "consent": "yes", "locale": "fr", "status": "confirmed",
            "answers": { "craft": ["lathe"], "zones": "lathe", "help": "yes", "essay": 5, "spy": "x" },
        })).await;

        assert_eq!(answer.status, 422);
        assert_eq!(
            answer.field_codes(),
            [
                ("status", "unknown_field"), ("name", "name_marks"), ("email", "not_text"), ("mobile", "mobile_china"),
                ("locale", "locale"), ("consent", "consent_missing"), ("answers.spy", "unknown_field"),
                ("answers.craft", "answer_type"), ("answers.zones", "answer_type"), ("answers.help", "answer_type"), ("answers.essay", "answer_type"),
            ].map(|(field, code)| (field.to_owned(), code.to_owned()))
        );
        assert!(site.registrations(&event).await.is_empty());
    }
}

on_both! {
    async fn a_program_looks_and_cancels_by_token(site: Site) {
        let event = site.event("salon").publish().await;
        let token = site.post_json(PATH, &fang()).await.json()["registration"]["token"].as_str().unwrap().to_owned();

        let shown = site.get(&format!("/api/v1/registrations/{token}")).await;
        let cancelled = site.post_json(&format!("/api/v1/registrations/{token}/cancellation"), &json!({})).await;

        assert_eq!((shown.status, &shown.json()["registration"]["status"]), (200, &json!("confirmed")));
        assert_eq!((cancelled.status, &cancelled.json()["registration"]["status"]), (200, &json!("cancelled")));
        assert_eq!(site.states(&event).await, [Cancelled]);
    }
}

on_both! {
    async fn what_is_no_token_or_no_json_is_refused_in_words(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        for token in ["nonsense", "%00", "AAAAAAAAAAAAAAAAAAAAAAAA", &row.code, &row.id.to_string()] {
            let answer = site.get(&format!("/api/v1/registrations/{token}")).await;
            assert_eq!((answer.status, answer.problem().as_str()), (404, "not_found"), "{token}");
        }
        let text = site.send(axum::http::Request::post(PATH).header("content-type", "application/json").body("{".into()).unwrap()).await;
        let form = site.post_raw(PATH, "name=a").await;
        assert_eq!((text.status, text.problem().as_str()), (400, "malformed"));
        assert_eq!((form.status, form.problem().as_str()), (415, "unsupported"));
        assert_eq!(site.states(&event).await, [Confirmed]);
    }
}
