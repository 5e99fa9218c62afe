//! What must hold of a change, said at its field in both languages, when it is proposed and again when it is accepted.
use super::{agreed, apprentice, at, borrowed, changes, error, filled, ground, mine, owner, running, said, with};
use crate::{
    on_both,
    support::{Site, placements::Ground},
};
use chrono::{Days, Months, NaiveDate};
use entity::{
    placement::{self, Reason},
    placement_change::State,
    programme,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use xingtan::placements::{Draft, Stage, Why, life};

/// What is otherwise by the placement's first day and today; at which field it is said, and the sentences.
type Fault = (fn(NaiveDate, NaiveDate) -> Vec<(&'static str, NaiveDate)>, &'static str, &'static str, &'static str);

const FAULTS: [Fault; 6] = [
    (
        |first, _| vec![("last_day", first)],
        "last_day",
        "最后一天必须晚于第一天",
        "The last day must be after the first day",
    ),
    (
        |first, _| vec![("last_day", first + Months::new(11))],
        "last_day",
        "培养期应为 12 到 36 个月",
        "The placement must last from 12 to 36 months",
    ),
    (
        |_, today| begin_on(today - Days::new(31)),
        "first_day",
        "第一天最多可以在 30 天之前；更早的日期请联系科技局",
        "The first day can be at most 30 days in the past. Ask the bureau for older dates",
    ),
    (
        |_, today| begin_on(today + Months::new(12) + Days::new(1)),
        "first_day",
        "第一天最多可以在 12 个月之后",
        "The first day can be at most 12 months ahead",
    ),
    (
        |first, _| vec![("probation_last", first + Months::new(6))],
        "probation_last",
        "按劳动合同期限，试用期最长 6 个月",
        "For this labour contract probation lasts at most 6 months",
    ),
    (
        |first, _| vec![("probation_last", first - Days::new(1))],
        "probation_last",
        "试用期最后一天不能早于第一天",
        "Probation cannot end before the first day",
    ),
];

/// A year from there.
fn begin_on(first: NaiveDate) -> Vec<(&'static str, NaiveDate)> {
    let last = first + Months::new(12) - Days::new(1);
    vec![("first_day", first), ("last_day", last), ("probation_last", first + Months::new(3))]
}

/// Both languages of what a side reads when it proposes other days.
async fn refused(
    site: &Site,
    on: &Ground,
    row: &placement::Model,
    days: &[(&'static str, NaiveDate)],
    is_apprentice: bool,
) -> [Vec<(String, String)>; 2] {
    let seat = if is_apprentice { apprentice(site, &row.name).await } else { owner(site, on).await };
    let path = if is_apprentice { mine(row, "/change") } else { at(on, row, "/change") };
    let (fields, days) = (filled(row), days.iter().map(|(field, day)| (*field, day.to_string())).collect::<Vec<_>>());
    let days: Vec<(&str, &str)> = days.iter().map(|(field, day)| (*field, day.as_str())).collect();
    let [zh, en] = ["zh-CN", "en"].map(|lang| format!("{path}?lang={lang}"));
    let (zh, en) = (seat.post(&zh, &with(&fields, &days)).await, seat.post(&en, &with(&fields, &days)).await);
    assert_eq!((zh.status, en.status), (422, 422), "{} {}", zh.heading(), en.heading());
    for (_, day) in &days {
        assert!(zh.body.contains(&format!("value=\"{day}\"")), "what was typed stands there");
    }
    [zh.errors(), en.errors()]
}

on_both! {
    async fn days_and_probation_are_checked_at_their_fields(site: Site) {
        let on = ground(&site).await;
        let row = agreed(&site, &on, "li").await;

        for (days, field, zh, en) in FAULTS {
            let days = days(row.first_day.unwrap(), site.today());
            for is_apprentice in [false, true] {
                let errors = refused(&site, &on, &row, &days, is_apprentice).await;
                assert_eq!(errors, [vec![error(field, zh)], vec![error(field, en)]]);
            }
        }
        assert!(changes(&site, &row).await.is_empty());
    }
}

on_both! {
    async fn what_has_begun_is_not_put_off_and_does_not_end_in_the_past(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let first = site.today() + Days::new(1);

        let put_off = refused(&site, &on, &row, &begin_on(first), false).await;
        site.advance(chrono::Duration::days(380));
        let past = refused(&site, &on, &row, &[("last_day", row.last_day.unwrap() + Days::new(1))], false).await;

        assert_eq!(put_off, [
            vec![error("first_day", "培养已经开始，第一天不能晚于今天")],
            vec![error("first_day", "It has begun; the first day cannot lie ahead")],
        ]);
        assert_eq!(past[0], [error("last_day", "最后一天不能早于今天；如已离开，请办理提前结束")]);
    }
}

on_both! {
    /// What stood before is not asked again: the first day lies further back than anybody may begin by now.
    async fn only_what_is_touched_is_asked(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        site.advance(chrono::Duration::days(100));
        let fields = filled(&row);

        let sent = owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&fields, &[("level", "intermediate")])).await;

        assert_eq!(sent.status, 303, "{:?}", sent.errors());
    }
}

on_both! {
    async fn the_quota_is_that_of_the_new_first_day(site: Site) {
        let on = ground(&site).await;
        let row = agreed(&site, &on, "li").await;
        let first = NaiveDate::from_ymd_opt(2027, 1, 10).unwrap();
        let mut next_year = on.draft(&site, "yan");
        (next_year.first_day, next_year.contract_first) = (Some(first), Some(first));
        next_year.last_day = Some(first + Months::new(12));
        next_year.probation_last = Some(first + Months::new(3));
        site.placed_with(&on, next_year, Stage::Agreed).await;
        let quota = programme::ActiveModel { id: Set(on.programme.id), default_quota: Set(Some(1)), ..Default::default() };
        quota.update(site.app.db.write()).await.unwrap();

        let errors = refused(&site, &on, &row, &begin_on(first), false).await;

        assert_eq!(errors, [
            vec![error("first_day", "2027 年名额为 1 人，已用 1 人")],
            vec![error("first_day", "Your 2027 quota is 1, of which 1 used")],
        ]);
    }
}

/// Left one in five days, and agreed to one that begins in ten.
async fn old_and_new(site: &Site, on: &Ground) -> (NaiveDate, placement::Model) {
    let old = running(site, on, "li").await;
    let (who, last) = (site.tending(&on.enterprise).await, site.today() + Days::new(5));
    let why = Why { code: Reason::ChangedEnterprise, words: None };
    let ender = life::Ender::Enterprise(&who);
    life::end(&site.app.db, &site.app.address_key, ender, old.id, last, &why, site.now()).await.unwrap();
    (last, agreed(site, on, "li").await)
}

on_both! {
    /// The enterprise reads nothing of the other placement.
    async fn the_new_first_day_comes_after_the_old_last_day(site: Site) {
        let on = ground(&site).await;
        let (last, row) = old_and_new(&site, &on).await;

        let theirs = refused(&site, &on, &row, &begin_on(last), false).await;
        let own = refused(&site, &on, &row, &begin_on(last), true).await;
        let fields = filled(&row);
        let days: Vec<_> = begin_on(last + Days::new(1)).into_iter().map(|(field, day)| (field, day.to_string())).collect();
        let free = apprentice(&site, "li").await.post(&mine(&row, "/change"), &with(&fields, &borrowed(&days))).await;

        assert_eq!(theirs, [
            vec![error("first_day", "li 在这些日期不便，请与本人商定其他日期")],
            vec![error("first_day", "li is not free on these days; agree on others with them")],
        ]);
        assert_eq!(own, [
            vec![error("first_day", "第一天必须晚于上一次培养的最后一天（2026年12月6日）")],
            vec![error("first_day", "The first day must come after the last day of the placement before (6 December 2026)")],
        ]);
        assert_eq!(free.status, 303, "{:?}", free.errors());
    }
}

on_both! {
    /// What begins after it stands in the way of a later last day.
    async fn the_last_day_comes_before_the_next_first_day(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let next = row.last_day.unwrap() + Days::new(1);
        // The next may not begin more than a year ahead.
        site.advance(chrono::Duration::days(20));
        let last = Some(next + Months::new(12) - Days::new(1));
        let draft = Draft { first_day: Some(next), contract_first: Some(next), last_day: last, ..on.draft(&site, "li") };
        site.placed_with(&on, Draft { probation_last: None, probation_pay: None, ..draft }, Stage::Agreed).await;
        site.deliver().await;

        let theirs = refused(&site, &on, &row, &[("last_day", next)], false).await;
        let own = refused(&site, &on, &row, &[("last_day", next)], true).await;

        assert_eq!(theirs, [
            vec![error("last_day", "li 在这些日期不便，请与本人商定其他日期")],
            vec![error("last_day", "li is not free on these days; agree on others with them")],
        ]);
        assert_eq!(own, [
            vec![error("last_day", "最后一天必须早于下一次培养的第一天（2027年12月11日）")],
            vec![error("last_day", "The last day must come before the first day of the placement after it (11 December 2027)")],
        ]);
    }
}

on_both! {
    async fn guards_are_asked_again_when_it_is_accepted(site: Site) {
        let on = ground(&site).await;
        let row = agreed(&site, &on, "li").await;
        let first = NaiveDate::from_ymd_opt(2027, 1, 10).unwrap();
        let fields = filled(&row);
        let days: Vec<_> = begin_on(first).into_iter().map(|(field, day)| (field, day.to_string())).collect();
        let sent = owner(&site, &on).await.post(&at(&on, &row, "/change"), &with(&fields, &borrowed(&days))).await;
        let quota = programme::ActiveModel { id: Set(on.programme.id), default_quota: Set(Some(0)), ..Default::default() };
        quota.update(site.app.db.write()).await.unwrap();

        let li = apprentice(&site, "li").await;
        let answer = li.post(&mine(&row, "/change/answer"), &borrowed(&said(&site, &row, "accept").await)).await;

        assert_eq!((sent.status, answer.status), (303, 422));
        assert_eq!(answer.errors(), [error("first_day", "2027 年名额为 0 人，已用 0 人")]);
        assert_eq!(changes(&site, &row).await[0].state, State::Open);
    }
}
