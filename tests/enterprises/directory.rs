//! The directory: who stands in it, its filters, its pages, what it costs, and as JSON.
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{code, company, company_in, numbered_code},
    },
};
use chrono::Duration;
use entity::{
    enterprise::{Chain, Status},
    event::District,
};
use serde_json::{Value, json};
use xingtan::enterprises::{NewEnterprise, Profile};

/// Names in the order of the list.
fn names(body: &Value) -> Vec<&str> {
    body["enterprises"].as_array().unwrap().iter().map(|each| each["name"].as_str().unwrap()).collect()
}

async fn sample(site: &Site) {
    let qufu = company(numbered_code(1), "曲阜精工机床有限公司");
    site.enterprise("one", qufu, Status::Verified).await;
    site.advance(Duration::minutes(1));
    let new = company(numbered_code(2), "微山湖食品有限公司");
    let profile = Profile {
        district: Some(District::Weishan),
        chain: Chain::Food,
        intro: ["湖鲜加工。".into(), "Lake fish, ready to cook.".into()],
        address: "微山县".into(),
        ..new.profile.clone()
    };
    site.enterprise("two", NewEnterprise { profile, ..new }, Status::Verified).await;
    site.advance(Duration::minutes(1));
    let elsewhere = company_in(None, numbered_code(3), "徐州机床有限公司");
    site.enterprise("three", elsewhere, Status::Verified).await;
}

on_both! {
    async fn filters_find_what_they_name(site: Site) {
        sample(&site).await;
        let (qufu, weishan, elsewhere) = ("曲阜精工机床有限公司", "微山湖食品有限公司", "徐州机床有限公司");

        for (query, found) in [
            ("", vec![elsewhere, weishan, qufu]),
            ("?district=weishan", vec![weishan]),
            ("?chain=food", vec![weishan]),
            ("?chain=equipment&district=qufu", vec![qufu]),
            ("?q=%E6%9C%BA%E5%BA%8A", vec![elsewhere, qufu]),
            ("?q=%E6%9C%BA%E5%BA%8A%20%E6%9B%B2%E9%98%9C%E7%B2%BE", vec![qufu]),
            ("?q=LAKE", vec![weishan]),
            ("?q=%25", vec![]),
            ("?q=_", vec![]),
            ("?status=applied", vec![elsewhere, weishan, qufu]),
            ("?district=nonsense&chain=none&after=%25%25", vec![elsewhere, weishan, qufu]),
        ] {
            let answer = site.get(&format!("/api/v1/enterprises{query}")).await;
            assert_eq!((answer.status, names(&answer.json())), (200, found.clone()), "{query}");
            let page = site.get(&format!("/enterprises{query}")).await.main_text();
            assert_eq!([qufu, weishan, elsewhere].map(|name| page.contains(name)), [qufu, weishan, elsewhere].map(|name| found.contains(&name)), "{query}");
        }
    }
}

on_both! {
    async fn pages_follow_each_other_without_gap_or_double(site: Site) {
        for number in 0..45 {
            // Several at the same time, so that the cursor must tell them apart.
            if number % 7 == 0 {
                site.advance(Duration::hours(1));
            }
            let new = company(numbered_code(number), &format!("公司{number:02}"));
            site.enterprise(&format!("o{number}"), new, Status::Verified).await;
        }

        let mut seen = Vec::new();
        let mut path = "/api/v1/enterprises".to_owned();
        let mut pages = 0;
        loop {
            let body = site.get(&path).await.json();
            seen.extend(names(&body).into_iter().map(str::to_owned));
            pages += 1;
            let Some(next) = body["meta"]["next"].as_str() else { break };
            path = format!("/api/v1/enterprises?after={next}");
        }

        assert_eq!(pages, 3);
        assert_eq!(seen, (0..45).rev().map(|number| format!("公司{number:02}")).collect::<Vec<_>>());
        let first = site.get("/enterprises?district=qufu").await.body;
        assert!(first.contains("rel=\"next\"") && first.contains("/enterprises?district=qufu&#38;after="), "{first}");
    }
}

on_both! {
    async fn a_list_costs_the_same_number_of_queries_with_one_and_with_three(site: Site) {
        let officer = site.reviewing("reviewer", None).await;
        let mut costs = Vec::new();
        for number in 0..3 {
            let new = company(numbered_code(number), &format!("公司{number}"));
            site.enterprise(&format!("o{number}"), new, Status::Verified).await;
            let start = site.statements();
            for query in ["", "?district=qufu&chain=equipment", "?recognition=gazelle", "?q=%E5%85%AC%E5%8F%B8", "?status=listed"] {
                site.get(&format!("/enterprises{query}")).await;
            }
            let directory = site.statements();
            officer.get("/admin/enterprises").await;
            costs.push((directory - start, site.statements() - directory));
        }

        assert_eq!(costs[0].0, 2 * 5, "two for each");
        assert_eq!(costs[0], costs[2]);
    }
}

on_both! {
    async fn only_what_is_verified_stands_in_the_directory(site: Site) {
        use Status::{Applied, Checking, Closed, Refused, Suspended, Verified};
        for (number, status) in [Applied, Checking, Refused, Suspended, Closed, Verified].into_iter().enumerate() {
            let new = company(numbered_code(number), &format!("公司{number}"));
            let row = site.enterprise(&format!("o{number}"), new, status).await;

            let shown = site.get(&format!("/enterprises/{}", row.slug)).await.status;

            assert_eq!(shown, if status == Verified { 200 } else { 404 }, "{status:?}");
        }
        assert_eq!(names(&site.get("/api/v1/enterprises").await.json()), ["公司5"]);
    }
}

on_both! {
    async fn what_was_suspended_is_back_once_it_goes_on(site: Site) {
        let row = site.enterprise("fang", company(numbered_code(1), "公司"), Status::Suspended).await;
        let at = format!("/enterprises/{}", row.slug);
        assert_eq!(site.get(&at).await.status, 404);
        let officer = site.reviewing("reviewer", None).await;

        officer.post(&format!("/admin/enterprises/{}/resumption", row.id), &[("reason", "已更新")]).await;

        let page = site.get(&at).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("已更新"), "an officer's words are for its owner");
    }
}

on_both! {
    async fn a_page_says_who_it_is_to_people_and_to_search_engines(site: Site) {
        let new = company(code("91370800MA3TEXT0X2"), "</script><b>精工</b>");
        site.enterprise("fang", new, Status::Verified).await;

        let page = site.get("/enterprises/ma3text0x?lang=en").await;

        let text = page.main_text();
        assert!(text.contains("91370800MA3TEXT0X2") && text.contains("1,200") && text.contains("Makes precision"), "{text}");
        assert!(!page.body.contains("<b>精工"), "what they typed is no markup");
        let (_, rest) = page.body.split_once("<script type=\"application/ld+json\">").unwrap();
        let data: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
        assert_eq!((&data["@type"], &data["name"]), (&json!("Organization"), &json!("</script><b>精工</b>")));
        assert_eq!(data["url"], "http://xingtan.test/enterprises/ma3text0x");
    }
}

on_both! {
    async fn the_directory_as_json_holds_what_is_public_and_nothing_else(site: Site) {
        site.enterprise("fang", company(code("91370800MA3TEXT0X2"), "精工"), Status::Verified).await;

        let body = site.get("/api/v1/enterprises").await.json();

        let one = json!({
            "slug": "ma3text0x",
            "name": "精工",
            "uscc": "91370800MA3TEXT0X2",
            "kind": "company",
            "district": "qufu",
            "chain": "equipment",
            "state": "verified",
            "recognitions": [],
            "intro": { "zh-CN": "做精密机床。", "en": "Makes precision machine tools." },
        });
        assert_eq!(body, json!({ "enterprises": [one], "meta": { "next": null } }));
    }
}
