//! Which officer reaches what: members, districts, elsewhere, auditors; the licence, and the queue.
use super::{CODE, acts, in_district, one};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{PDF, code, company_in},
    },
};
use entity::{
    enterprise::Status::{Applied, Checking, Suspended, Verified},
    event::District,
    officer_role::Role,
};

on_both! {
    async fn nobody_decides_where_they_are_a_member_or_compete(site: Site) {
        let account = site.officer("fang", Role::Reviewer, None).await;
        let own = site.apply(&account, one()).await;
        let rival = site.enterprise("li", one(), Checking).await;
        let seat = site.sign_in(&account).await;

        for (row, piece) in [(&own, "checking"), (&rival, "verification")] {
            let answer = seat.post(&format!("/admin/enterprises/{}/{piece}", row.id), &[]).await;

            assert_eq!(answer.status, 409);
            assert_eq!(answer.heading(), "你是这家企业的成员，不能处理它");
        }
        assert_eq!([site.now_of(&own).await.status, site.now_of(&rival).await.status], [Applied, Checking]);
    }
}

on_both! {
    async fn a_reviewer_of_a_district_reaches_only_what_lies_there(site: Site) {
        let places = [Some(District::Qufu), Some(District::Weishan), None];
        let mut rows = Vec::new();
        for (number, district) in places.into_iter().enumerate() {
            rows.push(site.enterprise(&format!("o{number}"), in_district(number, district), Applied).await);
        }
        let qufu = site.reviewing("qufu", Some(District::Qufu)).await;
        let city = site.reviewing("city", None).await;

        for (seat, reached) in [(&qufu, [true, false, false]), (&city, [true; 3])] {
            let list = seat.get("/admin/enterprises").await.body;
            for (row, is_reached) in rows.iter().zip(reached) {
                let at = format!("/admin/enterprises/{}", row.id);
                assert_eq!(list.contains(&at), is_reached);
                let (there, done) = if is_reached { (200, 303) } else { (404, 404) };
                assert_eq!([seat.get(&at).await.status, seat.get(&format!("{at}/licence")).await.status], [there; 2]);
                assert_eq!(seat.post(&format!("{at}/checking"), &[]).await.status, done);
            }
        }
        assert_eq!(site.now_of(&rows[2]).await.status, Checking, "from elsewhere, by who has no district");
    }
}

on_both! {
    /// What lies beside is named, for it is decided in the same act, and opens to whoever reaches it.
    async fn the_others_with_a_code_are_seen_side_by_side(site: Site) {
        let here = site.enterprise("fang", one(), Checking).await;
        let there = company_in(Some(District::Weishan), code(CODE), "微山精工");
        let there = site.enterprise("li", there, Applied).await;

        for (name, district, opens) in [("city", None, true), ("qufu", Some(District::Qufu), false)] {
            let seat = site.reviewing(name, district).await;
            let page = seat.get(&format!("/admin/enterprises/{}", here.id)).await;

            assert!(page.main_text().contains("微山精工"));
            assert_eq!(page.body.contains(&format!("/admin/enterprises/{}", there.id)), opens);
        }
    }
}

on_both! {
    async fn a_licence_is_an_attachment_in_a_sandbox_and_each_look_is_written_down(site: Site) {
        let row = site.enterprise("fang", one(), Applied).await;
        let officer = site.reviewing("reviewer", None).await;

        let path = format!("/admin/enterprises/{}/licence", row.id);
        let looks = [officer.get(&path).await, officer.get(&path).await];

        for look in looks {
            assert_eq!((look.status, look.bytes.as_slice()), (200, PDF));
            assert_eq!(look.header("content-type"), "application/pdf");
            assert_eq!(look.header("content-disposition"), "attachment; filename=\"licence.pdf\"");
            assert_eq!(look.header("content-security-policy"), "default-src 'none'; sandbox");
            assert_eq!(look.header("cache-control"), "private, no-store");
        }
        let looks = acts(&site).await.into_iter().filter(|(act, ..)| act == "enterprises.read_licence");
        assert_eq!(looks.count(), 2);
    }
}

on_both! {
    /// Auditor of the city and reviewer of Qufu: each role where it holds.
    async fn an_auditor_sees_neither_licence_nor_reason_and_decides_nothing(site: Site) {
        site.officer("both", Role::Auditor, None).await;
        let account = site.officer("both", Role::Reviewer, Some(District::Qufu)).await;
        let seat = site.sign_in(&account).await;
        let near = site.enterprise("fang", in_district(1, Some(District::Qufu)), Suspended).await;
        let far = site.enterprise("li", in_district(2, Some(District::Weishan)), Suspended).await;
        let elsewhere = site.enterprise("wang", in_district(3, None), Suspended).await;

        for (row, decides) in [(near, true), (far, false), (elsewhere, false)] {
            let at = format!("/admin/enterprises/{}", row.id);
            let page = seat.get(&at).await;
            let shown = ["材料需要更新", "/licence\"", "/resumption\""].map(|text| page.body.contains(text));

            assert_eq!((page.status, shown), (200, [decides; 3]));
            for piece in ["licence", "resumption"] {
                assert_eq!(seat.get(&format!("{at}/{piece}")).await.status, if decides { 200 } else { 404 }, "{piece}");
            }
        }
    }
}

on_both! {
    async fn the_queue_says_how_long_and_how_many(site: Site) {
        site.enterprise("fang", in_district(1, None), Applied).await;
        site.advance(chrono::Duration::days(3));
        site.enterprise("li", in_district(2, None), Verified).await;
        let officer = site.reviewing("reviewer", None).await;

        let all = officer.get("/admin/enterprises").await.main_text();
        let waiting = officer.get("/admin/enterprises?status=applied").await.main_text();

        assert!(all.contains("公司1") && all.contains("公司2") && all.contains("等了 3 天"), "{all}");
        assert!(waiting.contains("公司1") && !waiting.contains("公司2"), "{waiting}");
        assert!(all.contains("待核验 1") && all.contains("已认证 1") && all.contains("全部 2"), "{all}");
    }
}
