//! What happened says of a change what was and what is, but never pay or how to reach a guardian.
use super::{agreed, apprentice, at, borrowed, desk, filled, ground, mine, owner, running, said, with};
use crate::{on_both, support::Site};

/// What happened, as a page says it.
fn happened(body: &str) -> String {
    body.split("class=\"timeline\"").nth(1).unwrap_or_default().split("</ol>").next().unwrap_or_default().to_owned()
}

on_both! {
    async fn each_side_reads_what_was_and_what_is_and_no_pay(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let fields = filled(&row);
        let seat = owner(&site, &on).await;
        seat.post(&at(&on, &row, "/change"), &with(&fields, &[("hours_week", "36"), ("pay", "4100")])).await;
        let (li, officer) = (apprentice(&site, "li").await, site.reviewing("reviewer", None).await);
        li.post(&mine(&row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;
        officer.post(&desk(&row, "/change"), &borrowed(&said(&site, &row, "grant").await)).await;

        let pages = [
            seat.get(&at(&on, &row, "")).await.body,
            li.get(&mine(&row, "")).await.body,
            officer.get(&desk(&row, "")).await.body,
        ];

        for page in pages.map(|body| happened(&body)) {
            assert_eq!(page.matches("每周小时数：40 → 36").count(), 2, "proposed, and in force: {page}");
            assert!(page.contains("工资（元/月，税前）") && !page.contains("4,100") && !page.contains("4,200"), "{page}");
        }
        let english = happened(&seat.get(&at(&on, &row, "?lang=en")).await.body);
        assert!(english.contains("Hours a week: 40 → 36"), "{english}");
    }
}

on_both! {
    async fn a_guardians_address_is_never_told_and_an_auditor_reads_no_names(site: Site) {
        let on = ground(&site).await;
        let row = agreed(&site, &on, "li").await;
        let guardian = [("guardian_name", "李强"), ("guardian_relation", "父亲"), ("guardian_email", "father@example.cn")];
        let fields = filled(&row);
        let seat = owner(&site, &on).await;
        let sent = seat.post(&at(&on, &row, "/change"), &with(&fields, &guardian)).await;
        let auditor = site.officer("auditor", entity::officer_role::Role::Auditor, None).await;

        let own = happened(&seat.get(&at(&on, &row, "")).await.body);
        let masked = happened(&site.sign_in(&auditor).await.get(&desk(&row, "")).await.body);

        assert_eq!(sent.status, 303, "{:?}", sent.errors());
        assert!(own.contains("李强") && !own.contains("father@example.cn"), "{own}");
        assert!(masked.contains("监护人") && !masked.contains("李强") && !masked.contains("父亲"), "{masked}");
    }
}

on_both! {
    async fn the_latest_eight_stand_open_and_what_was_before_behind_a_press(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let short = seat.get(&at(&on, &row, "")).await.body;
        for place in ["二号车间", "三号车间", "四号车间", "五号车间", "六号车间"] {
            let fields = filled(&site.placement_now(&row).await);
            seat.post(&at(&on, &row, "/change"), &with(&fields, &[("place", place)])).await;
        }

        let long = seat.get(&at(&on, &row, "")).await.body;

        let all = long.matches("<time datetime").count();
        assert!(!short.contains("条</summary>") && all > 8, "{all}");
        assert_eq!(happened(&long).matches("<time datetime").count(), 8);
        assert!(long.contains(&format!("<summary>更早的 {} 条</summary>", all - 8)), "{all}");
        assert!(happened(&long).contains("六号车间") && !happened(&long).contains("开始填写"));
    }
}
