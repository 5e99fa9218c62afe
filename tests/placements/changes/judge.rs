//! What both sides agreed to and the bureau has to say yes to as well.
use super::{
    MEMBER, WHY, agreed, apprentice, at, borrowed, changes, desk, error, filled, ground, in_both, letter, mine, owner,
    running, said, told, turned_down, with,
};
use crate::{
    on_both,
    support::{Seat, Site, enterprises::candidate, placements::Ground},
};
use chrono::{Days, Months};
use entity::{placement, placement_change::State};
use xingtan::placements::life;

/// Proposed by the enterprise, accepted by the apprentice.
async fn both_agree(site: &Site, on: &Ground, row: &placement::Model, change: &[(&str, &str)]) {
    let fields = filled(row);
    let sent = owner(site, on).await.post(&at(on, row, "/change"), &with(&fields, change)).await;
    assert_eq!(sent.status, 303, "{:?}", sent.errors());
    let li = apprentice(site, &row.name).await;
    let accepted = li.post(&mine(row, "/change/answer"), &borrowed(&said(site, row, "accept").await)).await;
    assert_eq!(accepted.status, 303, "{}", accepted.heading());
}

async fn decide(site: &Site, seat: &Seat<'_>, row: &placement::Model, answer: &'static str) -> u16 {
    seat.post(&desk(row, "/change"), &borrowed(&said(site, row, answer).await)).await.status
}

on_both! {
    async fn other_dates_hold_once_the_bureau_grants_them(site: Site) {
        let on = ground(&site).await;
        let row = agreed(&site, &on, "li").await;
        let first = row.first_day.unwrap() + Days::new(10);
        let last = first + Months::new(12) - Days::new(1);
        let (first_day, last_day) = (first.to_string(), last.to_string());
        both_agree(&site, &on, &row, &[("first_day", &first_day), ("last_day", &last_day), ("words", WHY)]).await;
        let waiting = site.placement_now(&row).await;
        let [one, two] = [site.reviewing("one", None).await, site.reviewing("two", None).await];

        let queue = one.get("/admin/placements").await.main_text();
        let page = one.get(&desk(&row, "")).await;
        let asked = one.get(&desk(&row, "/change")).await;
        let empty = in_both(&one, &desk(&row, "/change"), &[]).await;
        let [granted, late] = [decide(&site, &one, &row, "grant").await, decide(&site, &two, &row, "refuse").await];

        assert_eq!((waiting.first_day, waiting.with_since), (row.first_day, site.now()));
        assert!(queue.contains("li") && page.body.contains("/change\""), "{queue}");
        assert!(asked.main_text().contains("2026年12月11日 2026年12月21日"), "{}", asked.main_text());
        assert!(asked.main_text().contains(WHY), "in the words of whoever proposed it: {}", asked.main_text());
        let errors = empty.each_ref().map(|answer| (answer.status, answer.errors()));
        assert_eq!(errors, ["请选择一项", "Choose an option"].map(|said| (422, vec![error("answer", said)])));
        assert_eq!((granted, late), (303, 409));
        let now = site.placement_now(&row).await;
        assert_eq!((now.first_day, now.last_day, now.rules_id), (Some(first), Some(last), row.rules_id));
        assert!(!one.get("/admin/placements").await.body.contains(&desk(&row, "")));
        assert_eq!(told(&site).await, [
            letter("fang", "li 同意了更改，等待科技局决定"),
            letter("fang", "li 的培养内容更改已生效"),
            letter("li", "你在 圣阳电源 的培养内容更改已生效"),
            letter("li", "圣阳电源 提议更改你的培养内容"),
        ]);
    }
}

on_both! {
    async fn lower_pay_needs_the_bureau_and_its_refusal_changes_nothing(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        both_agree(&site, &on, &row, &[("pay", "4100")]).await;
        site.deliver().await;
        let officer = site.reviewing("reviewer", None).await;
        let fields = said(&site, &row, "refuse").await;

        let empty = in_both(&officer, &desk(&row, "/change"), &borrowed(&fields[..2])).await;
        let refused = officer.post(&desk(&row, "/change"), &borrowed(&fields)).await;

        let errors = empty.each_ref().map(|answer| answer.errors());
        assert_eq!(errors, ["请写原因", "Give a reason"].map(|said| vec![error("words", said)]));
        assert_eq!(refused.status, 303);
        assert_eq!(site.placement_now(&row).await.pay, row.pay);
        assert_eq!(changes(&site, &row).await[0].state, State::Refused);
        assert_eq!(told(&site).await, [
            letter("fang", "li 的培养内容不作更改"),
            letter("li", "你在 圣阳电源 的培养内容不作更改"),
        ]);
    }
}

on_both! {
    async fn nobody_decides_on_a_change_of_their_own(site: Site) {
        let on = ground(&site).await;
        let li = site.officer("li", entity::officer_role::Role::Reviewer, None).await;
        let row = running(&site, &on, "li").await;
        both_agree(&site, &on, &row, &[("level", "intermediate")]).await;
        let seat = site.sign_in(&li).await;

        let answer = turned_down(&seat, &desk(&row, "/change"), &borrowed(&said(&site, &row, "grant").await)).await;

        assert_eq!(answer, MEMBER);
        assert!(!seat.get(&desk(&row, "")).await.body.contains("/change\""));
        assert_eq!(site.placement_now(&row).await.level, row.level);
    }
}

on_both! {
    async fn nothing_is_completed_over_a_change_that_waits_for_the_bureau(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let later = (row.last_day.unwrap() + Months::new(2)).to_string();
        both_agree(&site, &on, &row, &[("last_day", &later)]).await;
        site.advance(row.last_day.unwrap() - site.today());
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        let li = candidate(&site.account_called("li").await);
        life::declare(db, key, &site.tending(&on.enterprise).await, row.id, "合格", now).await.unwrap();
        life::state(db, key, &li, row.id, "学会了车工", now).await.unwrap();
        let seat = site.reviewing("one", None).await;

        let first = turned_down(&seat, &desk(&row, "/completion"), &[]).await;
        decide(&site, &seat, &row, "refuse").await;
        let then = seat.post(&desk(&row, "/completion"), &[]).await;

        assert_eq!(first, ["还有双方同意的更改没有决定", "A change that both sides agreed to is not decided yet"]);
        assert_eq!(then.status, 303, "{}", then.heading());
    }
}
