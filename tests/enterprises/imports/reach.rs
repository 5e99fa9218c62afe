//! Whose imports an officer sees, which rows they may import, how often, and what it costs.
use super::{CODE, audited, handed_in, kept, row};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{code, company, company_in, list, listed, numbered_code},
        tables::told,
    },
};
use chrono::Duration;
use entity::{enterprise::Status, event::District, officer_role::Role};
use xingtan::{
    enterprises::{Choice, commit_import},
    imports::StartError,
};

on_both! {
    async fn a_reviewer_of_a_district_imports_what_lies_there(site: Site) {
        let there = company_in(Some(District::Weishan), numbered_code(1), "曲阜精工机床有限公司");
        site.enterprise("fang", there, Status::Verified).await;
        let qufu = site.reviewing("qufu", Some(District::Qufu)).await;
        let rows = [
            row(CODE, &[]),
            row(numbered_code(2).as_str(), &[("县市区", "微山县")]),
            row(numbered_code(3).as_str(), &[("县市区", "其他")]),
            row(numbered_code(1).as_str(), &[]),
        ];

        let at = handed_in(&qufu, &list(&rows)).await;
        let page = qufu.get(&at).await;
        qufu.post(&format!("{at}/commit"), &[("rows", "good")]).await;

        let says: Vec<String> = told(&page).into_iter().map(|row| row[4].clone()).collect();
        let outside = "不在你负责的县市区，请交给负责那里的审核人员";
        assert_eq!(says, [outside, outside, "这家企业在系统里属于别的县市区，请交给负责那里的审核人员"]);
        assert_eq!(kept(&site).await[..2], [2, 1]);
        assert_eq!(audited(&site).await[0][3], "Qufu");
    }
}

on_both! {
    async fn nobody_imports_an_enterprise_of_which_they_are_a_member(site: Site) {
        let account = site.officer("fang", Role::Reviewer, None).await;
        site.apply(&account, company(code(CODE), "曲阜精工机床有限公司")).await;
        let seat = site.sign_in(&account).await;

        let at = handed_in(&seat, &list(&[row(CODE, &[])])).await;

        assert_eq!(told(&seat.get(&at).await)[0][4], "你是这家企业的成员，请交给另一位审核人员");
    }
}

on_both! {
    async fn an_import_is_seen_by_its_maker_and_by_reviewers_of_the_whole_city(site: Site) {
        let (qufu, other) = (site.reviewing("qufu", Some(District::Qufu)).await, site.reviewing("other", Some(District::Qufu)).await);
        let city = site.reviewing("city", None).await;
        let at = handed_in(&qufu, &list(&[row(CODE, &[])])).await;

        for (seat, status) in [(&qufu, 200), (&other, 404), (&city, 200)] {
            assert_eq!([seat.get(&at).await.status, seat.get(&format!("{at}/rejected.xlsx")).await.status], [status; 2]);
            assert_eq!(seat.get("/admin/imports").await.body.contains(&at), status == 200);
        }
        assert_eq!(other.post(&format!("{at}/commit"), &[]).await.status, 404);
        assert_eq!(city.post(&format!("{at}/cancel"), &[]).await.status, 303);
    }
}

on_both! {
    async fn lists_are_handed_in_thirty_times_an_hour(site: Site) {
        let who = site.reviewer().await;
        for _ in 0..30 {
            assert!(matches!(site.try_import(&who, b"nothing".to_vec()).await, Err(StartError::Sheet(_))));
        }

        let refused = site.try_import(&who, list(&[row(CODE, &[])])).await;
        site.advance(Duration::hours(1));
        let later = site.try_import(&who, list(&[row(CODE, &[])])).await;

        assert!(matches!(refused, Err(StartError::TooMany(_))), "{refused:?}");
        assert!(later.is_ok());
    }
}

on_both! {
    async fn a_list_costs_the_same_number_of_queries_with_one_and_with_three(site: Site) {
        let (who, seat) = (site.reviewer().await, site.reviewing("reviewer", None).await);
        let mut costs = Vec::new();
        for _ in 0..3 {
            site.import(&who, list(&[row(CODE, &[])])).await;
            let start = site.statements();
            assert_eq!(seat.get("/admin/imports").await.status, 200);
            costs.push(site.statements() - start);
        }

        assert_eq!(costs[0], costs[2]);
    }
}

on_both! {
    async fn an_import_costs_the_same_number_of_queries_with_three_rows_and_with_three_hundred(site: Site) {
        let who = site.reviewer().await;
        let mut costs = Vec::new();
        for (from, count) in [(0, 3), (1000, 300)] {
            let rows: Vec<[String; 12]> =
                (from..from + count).map(|number| listed(numbered_code(number), "公司")).collect();
            let start = site.statements();
            let import = site.import(&who, list(&rows)).await;
            let looked = site.statements();
            commit_import(&site.app.db, &site.app.address_key, &who, import.id, Choice::AllOrNothing, site.now()).await.unwrap();
            costs.push([looked - start, site.statements() - looked]);
        }

        // SQLite and PostgreSQL begin and end a transaction alike.
        assert_eq!(costs[0], costs[1]);
        assert_eq!(kept(&site).await[..2], [303, 303]);
    }
}
