//! One event: its page, its data for search engines, its calendar file, in the reader's language.
use crate::{on_both, support::Site};
use serde_json::{Value, json};

on_both! {
    async fn the_page_says_when_where_and_how_many_places(site: Site) {
        let event = site.event("salon").places(2).publish().await;
        site.register(&event, "fang").await;

        let page = site.get("/events/salon").await;

        let text = page.main_text();
        for said in ["2026年12月5日（周六）10:00–12:00 北京时间", "曲阜市杏坛讲堂", "余 1 席，共 2 席", "报名到 12月4日（周五）22:00 截止"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(page.body.contains("<time datetime=\"2026-12-05T10:00+08:00\">"));
    }
}

on_both! {
    async fn search_engines_read_the_truth(site: Site) {
        let event = site.event("salon").places(1).with(|new| new.title[1] = "Salon </script><script>alert(1)".into()).publish().await;
        site.register(&event, "fang").await;

        let page = site.get("/events/salon?lang=en").await;
        let (_, data) = page.body.split_once("<script type=\"application/ld+json\">").unwrap();
        let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();

        assert_eq!(data["name"], "Salon </script><script>alert(1)");
        assert_eq!((&data["startDate"], &data["inLanguage"]), (&json!("2026-12-05T10:00+08:00"), &json!("en")));
        assert_eq!((&data["eventStatus"], &data["offers"]["availability"]), (&json!("https://schema.org/EventScheduled"), &json!("https://schema.org/SoldOut")));
        assert_eq!(page.body.matches("<script").count(), 1);
    }
}

on_both! {
    async fn the_language_is_named_remembered_or_negotiated(site: Site) {
        site.event("salon").publish().await;

        let named = site.get("/events/salon?lang=en").await;
        let negotiated = site.get("/events/salon").await;

        assert_eq!((named.heading().as_str(), negotiated.heading().as_str()), ("Mentors’ Salon: From Craft to Training Plan", "学徒导师沙龙：把手艺写成培养计划"));
        assert_eq!(named.header("set-cookie"), "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
        assert_eq!(negotiated.header("vary"), "accept-language, cookie");
        assert!(named.body.contains("<link rel=\"canonical\" href=\"http://xingtan.test/events/salon?lang=en\">"));
        assert!(named.body.contains("hreflang=\"zh-CN\" href=\"http://xingtan.test/events/salon?lang=zh-CN\""));
        let cookie = axum::http::Request::get("/events/salon").header("cookie", "a=b; lang=en").header("accept-language", "zh").body(axum::body::Body::empty()).unwrap();
        assert_eq!(site.send(cookie).await.heading(), "Mentors’ Salon: From Craft to Training Plan");
    }
}

on_both! {
    async fn where_english_is_missing_the_chinese_stands_marked(site: Site) {
        site.event("salon").with(|new| new.title[1] = String::new()).publish().await;

        let page = site.get("/events/salon?lang=en").await;

        assert!(page.body.contains("<h1 lang=\"zh-CN\">学徒导师沙龙：把手艺写成培养计划</h1>"), "{}", page.body);
    }
}

on_both! {
    async fn drafts_are_as_if_they_did_not_exist(site: Site) {
        site.event("draft").draft().await;

        for path in ["/events/draft", "/events/draft.ics", "/events/draft/link", "/api/v1/events/draft"] {
            let (draft, missing) = (site.get(path).await, site.get(&path.replace("draft", "nowhere")).await);
            assert_eq!((draft.status, missing.status), (404, 404), "{path}");
            assert_eq!(draft.heading(), missing.heading());
        }
    }
}

on_both! {
    async fn json_has_the_places_and_the_questions(site: Site) {
        let event = site.event("salon").places(1).questions().publish().await;

        let body = site.get("/api/v1/events/salon").await.json();

        assert_eq!(body["event"]["places"], json!({ "capacity": 1, "taken": 0, "waiting": 0 }));
        assert_eq!((&body["event"]["starts_at"], &body["event"]["state"]), (&json!("2026-12-05T02:00:00Z"), &json!("open")));
        assert_eq!(body["event"]["questions"].as_array().unwrap().len(), 5);
        assert_eq!(body["event"]["slug"], json!(event.slug));
    }
}
