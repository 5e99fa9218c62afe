//! Bad input: the same page with 422, all errors at once in the reader's language, what was typed kept;
//! never a 5xx, never a lost row.
use crate::{on_both, support::Site};

on_both! {
    async fn an_empty_form_tells_everything_at_once_in_both_languages(site: Site) {
        let mut site = site;
        site.event("salon").publish().await;

        let chinese = site.post("/events/salon/registration", &[]).await;
        site.lang = "en";
        let english = site.post("/events/salon/registration", &[]).await;

        assert_eq!((chinese.status, english.status), (422, 422));
        assert_eq!(
            chinese.errors(),
            [("name", "请填写姓名"), ("email", "请填写电子邮箱"), ("consent", "请勾选同意；不同意就无法为你保留名额")].map(|(field, text)| (field.to_owned(), text.to_owned()))
        );
        assert_eq!(
            english.errors(),
            [("name", "Enter your name"), ("email", "Enter your e-mail address"), ("consent", "Tick the box to agree; without it we cannot keep a place for you")]
                .map(|(field, text)| (field.to_owned(), text.to_owned()))
        );
        assert!(english.body.contains("<title>Error: Register · "), "{}", english.body);
    }
}

on_both! {
    async fn hostile_input_is_an_error_at_its_field_or_stored_as_typed(site: Site) {
        let event = site.event("salon").publish().await;
        let path = "/events/salon/registration";

        for (name, status) in [
            ("a\u{0}b", 422),
            ("a\u{202E}b", 422),
            ("王\u{FFFD}", 422),
            (&*"长".repeat(41), 422),
            ("<script>", 422),
            ("Robert'); DROP TABLE", 303),
            ("王😀", 303),
            ("محمد", 303),
        ] {
            let email = format!("n{}@example.cn", name.chars().map(|mark| u32::from(mark) as u64).sum::<u64>());
            let answer = site.post(path, &[("name", name), ("email", &email), ("consent", "yes"), ("role", "administrator")]).await;
            assert_eq!(answer.status, status, "{name:?}");
        }
        let names: Vec<Option<String>> = site.registrations(&event).await.into_iter().map(|row| row.name).collect();
        assert_eq!(names, ["Robert'); DROP TABLE", "王😀", "محمد"].map(|name| Some(name.to_owned())));
    }
}

on_both! {
    async fn bytes_that_are_no_text_and_bodies_that_are_too_long_are_refused(site: Site) {
        site.event("salon").publish().await;
        let path = "/events/salon/registration";

        let encoded = site.post_raw(path, "name=%FF%FE%80&email=a@b.cn&consent=yes").await;
        let raw = site.post_raw(path, vec![b'n', b'=', 0xFF, 0xFE]).await;
        let huge = site.post_raw(path, "name=".to_owned() + &"a".repeat(70_000)).await;

        assert_eq!((encoded.status, encoded.errors()[0].0.as_str()), (422, "name"));
        assert_eq!(raw.status, 422);
        assert_eq!((huge.status, huge.heading().as_str()), (413, "提交的内容太大"));
    }
}

on_both! {
    async fn a_forged_post_is_refused(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        let forged = |name: &'static str, value: &'static str| {
            axum::http::Request::post(format!("/t/{}/cancellation", row.token))
                .header("host", "xingtan.test")
                .header("content-type", "application/x-www-form-urlencoded")
                .header(name, value)
                .body(axum::body::Body::empty())
                .unwrap()
        };

        for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "http://evil.example"), ("origin", "null")] {
            let answer = site.send(forged(name, value)).await;
            assert_eq!((answer.status, answer.heading().as_str()), (403, "这个请求不是从本站页面发出的"), "{name}: {value}");
        }
        assert!(site.states(&event).await[0].is_live());
        assert_eq!(site.send(forged("origin", "http://xingtan.test")).await.status, 303);
    }
}

on_both! {
    async fn a_newer_notice_is_asked_for_again(site: Site) {
        site.event("salon").publish().await;

        let answer = site.post("/events/salon/registration", &[("name", "王芳"), ("email", "fang@example.cn"), ("consent", "yes"), ("notice", "0")]).await;

        assert_eq!(answer.errors(), [("consent".into(), "告知刚刚更新了，请看过新版本再勾选同意".into())]);
    }
}

on_both! {
    async fn a_broken_form_key_asks_to_send_it_again_with_a_good_one(site: Site) {
        site.event("salon").publish().await;
        let form = [("name", "王芳"), ("email", "fang@example.cn"), ("consent", "yes"), ("key", "short")];

        let answer = site.post("/events/salon/registration", &form).await;

        assert_eq!(answer.errors(), [("key".into(), "页面放得太久了，请再提交一次".into())]);
        assert!(!answer.body.contains("name=\"key\" value=\"short\""));
    }
}

on_both! {
    async fn ticket_pages_are_kept_by_nobody(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        for page in ["", "/details", "/cancellation"] {
            let answer = site.get(&format!("/t/{}{page}", row.token)).await;
            assert_eq!((answer.status, answer.header("cache-control"), answer.header("x-robots-tag")), (200, "private, no-store", "noindex"));
            assert_eq!(answer.header("referrer-policy"), "same-origin");
        }
        let nothing = site.get("/t/AAAAAAAAAAAAAAAAAAAAAAAA").await;
        assert_eq!((nothing.status, nothing.header("cache-control")), (404, "private, no-store"));
    }
}
