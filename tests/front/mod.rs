//! The front of the house: home, statements, probes, headers, and what everybody gets when things fail.
mod odd;
mod way_back;

use crate::{
    on_both,
    support::{
        Backend, Site,
        database::has_postgres,
        enterprises::{company, numbered_code},
    },
};
use chrono::Duration;
use entity::enterprise::Status;
use xingtan::clock::Clock;

on_both! {
    async fn home_says_what_is_coming_and_closes_soon(site: Site) {
        site.event("later").with(|new| new.closes_at = new.starts_at).publish().await;
        site.event("sooner").publish().await;

        let home = site.get("/").await;

        assert_eq!((home.status, home.heading().as_str()), (200, "把本领学在岗位上"));
        assert!(home.body.contains("href=\"/events/sooner/registration\""), "what closes first leads");
        assert!(home.main_text().contains("即将举办 2 场"));
    }
}

on_both! {
    async fn home_counts_the_directory_and_shows_those_verified_last(site: Site) {
        site.listed(numbered_code(90), "名单里的公司").await;
        site.enterprise("waits", company(numbered_code(91), "还在等的公司"), Status::Applied).await;
        let mut costs = Vec::new();
        for number in 0..7 {
            site.advance(Duration::minutes(1));
            site.enterprise(&format!("o{number}"), company(numbered_code(number), &format!("公司{number}")), Status::Verified).await;
            let before = site.statements();
            site.get("/").await;
            costs.push(site.statements() - before);
        }

        let home = site.get("/").await;

        let text = home.main_text();
        assert!(text.contains("新认证的企业 全部企业 公司6 曲阜市 · 高端装备 公司5"), "{text}");
        assert!(text.contains("名录企业 8 家"), "{text}");
        assert_eq!(["公司1", "公司0", "名单里的公司", "还在等的公司"].map(|name| text.contains(name)), [true, false, false, false]);
        assert!(home.body.contains("href=\"/enterprises\""));
        assert_eq!((costs[0], costs[0]), (costs[2], costs[6]));
    }
}

on_both! {
    async fn an_empty_house_says_so(site: Site) {
        for path in ["/", "/events"] {
            let page = site.get(path).await;
            assert_eq!(page.status, 200);
            assert!(page.main_text().contains("没有找到活动 新活动会在这里公布。"), "{}", page.main_text());
        }
    }
}

on_both! {
    async fn every_answer_carries_the_headers(site: Site) {
        for path in ["/", "/nowhere", "/healthz", "/api/v1/events", "/privacy"] {
            let answer = site.get(path).await;
            assert_eq!(
                answer.header("content-security-policy"),
                "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                "{path}"
            );
            assert_eq!((answer.header("x-content-type-options"), answer.header("referrer-policy")), ("nosniff", "same-origin"));
            assert_eq!(answer.header("x-request-id").len(), 36);
        }
    }
}

on_both! {
    async fn a_request_id_from_outside_is_dropped(site: Site) {
        let forged = axum::http::Request::get("/nowhere").header("x-request-id", "forged\tline").body(axum::body::Body::empty()).unwrap();

        let answer = site.send(forged).await;

        assert_eq!(answer.header("x-request-id").len(), 36);
        assert!(answer.body.contains(answer.header("x-request-id")), "the page shows the id that the log has");
    }
}

on_both! {
    async fn while_the_database_is_away_pages_say_so_and_probes_tell_which(site: Site) {
        site.app.db.clone().close().await.unwrap();

        let (page, json) = (site.get("/events").await, site.get("/api/v1/events").await);
        let (alive, ready) = (site.get("/healthz").await, site.get("/readyz").await);

        assert_eq!((page.status, page.heading().as_str(), page.header("retry-after")), (503, "暂时处理不了", "10"));
        assert_eq!((json.status, json.problem().as_str()), (503, "unavailable"));
        assert_eq!((alive.status, ready.status, ready.body.as_str()), (200, 503, "database"));
    }
}

on_both! {
    async fn a_process_that_ends_is_not_ready(site: Site) {
        site.advance(Clock::System.now() - site.now());
        assert_eq!(site.get("/readyz").await.body, "ready");
        site.app.ending.cancel();
        assert_eq!((site.get("/readyz").await.status, site.get("/healthz").await.status), (503, 200));
    }
}

#[tokio::test]
async fn a_process_whose_clock_is_wrong_is_not_ready() {
    if has_postgres() {
        let site = Site::new(Backend::Postgres).await;

        let ready = site.get("/readyz").await;

        assert_eq!((ready.status, ready.body.as_str()), (503, "clock"), "the tests' clock stands still elsewhere");
    }
}

on_both! {
    async fn what_is_not_there_or_not_so_is_said_in_words(site: Site) {
        let mut site = site;
        let lost = site.get("/nowhere").await;
        let wrong = site.post("/events", &[]).await;
        site.lang = "en";
        let english = site.get("/t/AAAAAAAAAAAAAAAAAAAAAAAA").await;

        assert_eq!((lost.status, lost.heading().as_str()), (404, "没有找到这个页面"));
        assert_eq!((wrong.status, wrong.heading().as_str()), (405, "这个地址不接受这种操作"));
        assert_eq!((english.status, english.heading().as_str()), (404, "We cannot find this page"));
        assert_eq!(site.get("/demo/letters").await.status, 404, "only the sample city shows letters");
    }
}

on_both! {
    async fn the_privacy_notice_has_versions(site: Site) {
        let current = site.get("/privacy").await;
        let same = site.get("/privacy?version=1").await;
        let none = site.get("/privacy?version=2").await;

        assert!(current.main_text().contains("第 1 版，2026-11-24 起"));
        assert_eq!((current.main_text(), none.status), (same.main_text(), 404));
    }
}
