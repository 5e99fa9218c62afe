//! The officers' queue: what waits longest first, what lapses soon, whose it is, and what it costs.
use super::{in_district, one};
use crate::{
    on_both,
    support::{Answer, Site, recognitions::innovative},
};
use chrono::Duration;
use entity::{enterprise::Status::Verified, event::District, officer_role::Role, recognition::Reason};
use xingtan::enterprises::recognitions::Decision;

/// Numbers in the order of the list.
fn numbers(page: &Answer) -> Vec<String> {
    let rows = page.body.split("<th scope=\"row\" role=\"rowheader\"><a href=\"/admin/recognitions/").skip(1);
    rows.map(|row| row.split(['>', '<']).nth(1).unwrap_or_default().to_owned()).collect()
}

on_both! {
    async fn the_queue_is_what_waits_longest_first_with_its_age(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        for number in ["first", "second", "third"] {
            site.claim(&enterprise, innovative(number, "2028-05-01")).await;
            site.advance(Duration::days(2));
        }
        let done = site.confirmed(&enterprise, innovative("done", "2028-05-01")).await;
        let officer = site.reviewing("reviewer", None).await;

        let queue = officer.get("/admin/recognitions").await;
        let confirmed = officer.get("/admin/recognitions?status=confirmed").await;

        assert_eq!(numbers(&queue), ["first", "second", "third"]);
        let text = queue.main_text();
        assert!(text.contains("等了 6 天") && text.contains("待确认 3") && text.contains("已确认 1"), "{text}");
        assert_eq!(numbers(&confirmed), [done.number]);
        let own = officer.get(&format!("/admin/enterprises/{}", enterprise.id)).await;
        assert!(own.main_text().contains("创新型中小企业 third"), "{}", own.main_text());
        assert!(officer.get("/admin/enterprises").await.body.contains("href=\"/admin/recognitions\""));
    }
}

on_both! {
    async fn what_lapses_soon_is_sorted_by_its_last_day(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        for end in ["2027-03-01", "2026-12-01", "2027-01-15", "2027-03-02"] {
            site.confirmed(&enterprise, innovative(end, end)).await;
        }
        site.claim(&enterprise, innovative("claimed", "2026-12-24")).await;
        let officer = site.reviewing("reviewer", None).await;

        let (ninety, forty_five) = ("/admin/recognitions?lapsing=90", "/admin/recognitions?lapsing=45");

        assert_eq!(numbers(&officer.get(ninety).await), ["2026-12-01", "2027-01-15", "2027-03-01"]);
        assert_eq!(numbers(&officer.get(forty_five).await), ["2026-12-01", "2027-01-15"]);
        assert_eq!(numbers(&officer.get("/admin/recognitions?lapsing=many").await), ["claimed"]);
    }
}

on_both! {
    async fn pages_follow_each_other_without_gap_or_double(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        let all: Vec<String> = (0..45).map(|number| format!("n{number:02}")).collect();
        for (at, number) in all.iter().enumerate() {
            // Several at the same time, and several to the same day.
            if at % 7 == 0 {
                site.advance(Duration::hours(1));
            }
            let end = format!("2026-12-{}", 10 + at / 7);
            let row = site.claim(&enterprise, innovative(number, &end)).await;
            site.claim(&enterprise, innovative(&format!("w{number}"), "2028-05-01")).await;
            site.rule(&row, &Decision::Confirm).await.unwrap();
        }
        let officer = site.reviewing("reviewer", None).await;
        let waiting: Vec<String> = all.iter().map(|number| format!("W{number}").to_lowercase()).collect();

        for (list, expected) in [("status=claimed", waiting), ("lapsing=90", all.clone()), ("status=confirmed", all.into_iter().rev().collect())] {
            let mut seen = Vec::new();
            let mut path = format!("/admin/recognitions?{list}");
            loop {
                let page = officer.get(&path).await;
                seen.extend(numbers(&page));
                let Some((before, _)) = page.body.split_once("\" rel=\"next\"") else { break };
                path = before.rsplit("href=\"").next().unwrap().replace("&#38;", "&");
            }
            let ended: Vec<&str> = seen.iter().map(String::as_str).collect();
            assert_eq!(ended, expected, "{list}");
        }
    }
}

on_both! {
    async fn a_reviewer_of_a_district_reaches_only_what_lies_there(site: Site) {
        let mut rows = Vec::new();
        for (at, district) in [Some(District::Qufu), Some(District::Weishan), None].into_iter().enumerate() {
            let enterprise = site.enterprise(&format!("o{at}"), in_district(at, district), Verified).await;
            rows.push(site.claim(&enterprise, innovative(&format!("n{at}"), "2028-05-01")).await);
        }
        let qufu = site.reviewing("qufu", Some(District::Qufu)).await;
        let city = site.reviewing("city", None).await;

        for (seat, reached) in [(&qufu, [true, false, false]), (&city, [true; 3])] {
            let list = seat.get("/admin/recognitions").await;
            assert!(list.main_text().contains(if reached[1] { "待确认 3" } else { "待确认 1" }), "{}", list.main_text());
            for (row, is_reached) in rows.iter().zip(reached) {
                let at = format!("/admin/recognitions/{}", row.id);
                assert_eq!(list.body.contains(&at), is_reached);
                assert_eq!(seat.get(&at).await.status, if is_reached { 200 } else { 404 });
            }
        }
        let sent = qufu.post(&format!("/admin/recognitions/{}/confirmation", rows[1].id), &[]).await;
        assert_eq!((sent.status, site.recognition(&rows[1]).await), (404, rows[1].clone()));
    }
}

on_both! {
    /// The kind of a reason is nobody's secret, what the officer wrote may be.
    async fn an_auditor_reads_no_words_of_a_reason_and_decides_nothing(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        let claimed = site.claim(&enterprise, innovative("1", "2028-05-01")).await;
        let rejected = site.claim(&enterprise, innovative("2", "2028-05-01")).await;
        site.rule(&rejected, &Decision::Reject(Reason::NotListed, "请核对证书".into())).await.unwrap();
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let auditor = site.sign_in(&auditor).await;
        let reviewer = site.reviewing("reviewer", None).await;

        for (seat, reads) in [(&auditor, false), (&reviewer, true)] {
            let (one, two) = (format!("/admin/recognitions/{}", claimed.id), format!("/admin/recognitions/{}", rejected.id));
            assert_eq!(seat.get(&one).await.body.contains("/confirmation\""), reads);
            let page = seat.get(&two).await.main_text();
            assert_eq!([page.contains("公告名单里没有这个编号"), page.contains("请核对证书")], [true, reads]);
        }
        assert_eq!(auditor.post(&format!("/admin/recognitions/{}/confirmation", claimed.id), &[]).await.status, 403);
    }
}

on_both! {
    async fn a_list_costs_the_same_number_of_queries_with_one_and_with_three(site: Site) {
        let officer = site.reviewing("reviewer", None).await;
        let mut costs = Vec::new();
        for at in 0..3 {
            let enterprise = site.enterprise(&format!("o{at}"), in_district(at, None), Verified).await;
            site.claim(&enterprise, innovative("1", "2028-05-01")).await;
            site.confirmed(&enterprise, innovative("2", "2027-01-01")).await;
            let owner = site.sign_in(&site.tending(&site.enterprise_of(&enterprise.slug).await).await.account).await;
            let mut cost = Vec::new();
            for path in ["/admin/recognitions", "/admin/recognitions?lapsing=90", "/admin/recognitions?status=rejected"] {
                let start = site.statements();
                officer.get(path).await;
                cost.push(site.statements() - start);
            }
            let start = site.statements();
            owner.get(&format!("/enterprise/{}/recognitions", enterprise.slug)).await;
            cost.push(site.statements() - start);
            costs.push(cost);
        }

        assert_eq!(costs[0], costs[2]);
    }
}
