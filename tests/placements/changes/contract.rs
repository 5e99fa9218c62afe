//! Hours a week and the labour contract change as other fields do: hours once the other side accepts, the contract with
//! the bureau's yes besides.
use super::{
    agreed, apprentice, at, borrowed, changes, desk, error, filled, ground, letter, mine, owner, running, said, told,
    with,
};
use crate::{on_both, support::Site};
use chrono::{Days, Months};
use entity::{
    placement::ContractKind,
    placement_change::{State, Terms},
};
use xingtan::placements::{Draft, Stage};

on_both! {
    async fn fewer_hours_hold_once_the_apprentice_accepts(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let fields = filled(&row);

        let sent = owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&fields, &[("hours_week", "36")])).await;
        let before = site.placement_now(&row).await.hours_week;
        let li = apprentice(&site, "li").await;
        let asked = li.get(&mine(&row, "/change")).await.main_text();
        let accepted = li.post(&mine(&row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;

        assert_eq!((sent.status, accepted.status), (303, 303), "{:?}", sent.errors());
        assert!(asked.contains("每周小时数 40 36"), "{asked}");
        assert_eq!((before, site.placement_now(&row).await.hours_week), (Some(40), Some(36)));
        assert_eq!(changes(&site, &row).await[0].state, State::InForce);
        assert_eq!(told(&site).await, [
            letter("fang", "li 的培养内容更改已生效"),
            letter("li", "圣阳电源 提议更改你的培养内容"),
        ]);
    }
}

on_both! {
    async fn nobody_works_no_hours(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;

        let sent = owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&filled(&row), &[("hours_week", "0")])).await;

        assert_eq!((sent.status, sent.errors().len(), sent.errors()[0].0.as_str()), (422, 1, "hours_week"));
        assert!(changes(&site, &row).await.is_empty());
    }
}

on_both! {
    async fn a_shorter_contract_shortens_probation_and_needs_the_bureau(site: Site) {
        let on = ground(&site).await;
        let row = agreed(&site, &on, "li").await;
        let (seat, li) = (owner(&site, &on).await, apprentice(&site, "li").await);
        let fields = filled(&row);
        let first = row.contract_first.unwrap();
        let last = (first + Months::new(24) - Days::new(1)).to_string();
        let probation = (row.first_day.unwrap() + Months::new(2) - Days::new(1)).to_string();
        let fixed = [("contract_kind", "fixed"), ("contract_last", last.as_str())];
        let shorter = [fixed[0], fixed[1], ("probation_last", probation.as_str())];

        let endless = seat.post(&at(&on, &row, "/change"), &with(&fields, &fixed[..1])).await;
        let long = seat.post(&at(&on, &row, "/change"), &with(&fields, &fixed)).await;
        let sent = seat.post(&at(&on, &row, "/change"), &with(&fields, &shorter)).await;
        li.post(&mine(&row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;
        let waits = changes(&site, &row).await[0].state;
        let officer = site.reviewing("reviewer", None).await;
        let granted = officer.post(&desk(&row, "/change"), &borrowed(&said(&site, &row, "grant").await)).await;

        assert_eq!(endless.errors(), [error("contract_last", "还缺：劳动合同最后一天")]);
        assert_eq!(long.errors(), [error("probation_last", "按劳动合同期限，试用期最长 2 个月")]);
        assert_eq!((sent.status, waits, granted.status), (303, State::Agreed, 303), "{:?}", sent.errors());
        let now = site.placement_now(&row).await;
        assert_eq!((now.contract_kind, now.contract_last), (Some(ContractKind::Fixed), last.parse().ok()));
        let fields = filled(&now);
        seat.post(&at(&on, &row, "/change"), &with(&fields, &[("contract_kind", "open")])).await;
        let asked = changes(&site, &row).await.pop().unwrap();
        assert_eq!(asked.touched(), ["contract_kind", "contract_last"], "what is open-ended has no last day");
    }
}

on_both! {
    async fn under_eighteen_forty_hours_are_the_most(site: Site) {
        let on = ground(&site).await;
        let draft = Draft { birth_date: "2010-01-02".parse().ok(), ..on.draft(&site, "li") };
        let draft = Draft { guardian_name: "王芳".into(), guardian_relation: "母亲".into(), ..draft };
        let draft = Draft { guardian_email: Some(crate::support::people::email("mother")), ..draft };
        let row = site.placed_with(&on, draft, Stage::WithReviewer).await;
        let row = site.with_guardian(&row).await;
        let fields = filled(&row);

        let sent = owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&fields, &[("hours_week", "41")])).await;

        assert_eq!((sent.status, sent.errors()), (422, vec![error("hours_week", "未满 18 周岁每周最多 40 小时")]));
    }
}

/// A row that was written before hours and contract could change.
#[test]
fn what_was_kept_before_is_read_and_touches_nothing_more() {
    let kept = |pay: u32| {
        let kept = serde_json::json!({
            "occupation": null, "level": "senior", "first_day": "2026-12-01", "last_day": "2027-11-30",
            "probation_last": null, "pay": pay, "probation_pay": null, "place": "高新区", "guardian_name": "",
            "guardian_relation": "", "guardian_email": "", "mentors": [],
        });
        serde_json::from_value::<Terms>(kept).unwrap()
    };

    assert_eq!(kept(420_000).touched(&kept(430_000)), ["pay"]);
    assert_eq!(kept(420_000).hours_week, None);
}
