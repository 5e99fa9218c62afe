//! What is wrong with a change is told at once, in words that say what would be right.
use super::{apprentice, at, desk, error, filled, ground, mine, owner, running, with};
use crate::{
    on_both,
    support::{Site, programmes},
};
use xingtan::programmes::NewRules;

on_both! {
    async fn what_cannot_be_read_and_what_does_not_hold_are_told_in_one_round(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (li, officer) = (apprentice(&site, "li").await, site.reviewing("reviewer", None).await);
        let (fields, other) = (filled(&row), site.scheme("second").await.1.id.to_string());
        let asked = [("occupation", other.as_str()), ("last_day", "9999-12-31"), ("hours_week", "40.5"), ("pay", "1500")];

        let seats = [(owner(&site, &on).await, at(&on, &row, "/change")), (li, mine(&row, "/change"))];
        for (seat, path) in seats {
            let answer = seat.post(&format!("{path}?lang=zh-CN"), &with(&fields, &asked)).await;
            let english = seat.post(&format!("{path}?lang=en"), &with(&fields, &asked)).await;

            assert_eq!((answer.status, answer.errors()), (422, vec![
                error("occupation", "这个职业不属于所选的学徒项目，请在该项目名下另选一个职业"),
                error("last_day", "日期应在 2000 年到 2200 年之间"),
                error("hours_week", "每周小时数请填 1 到 168 的整数，例如 40"),
                error("pay", "低于最低工资每月 2010 元"),
            ]));
            assert_eq!(english.errors()[..3], [
                error("occupation", "This occupation does not belong to the programme chosen; choose one that stands under it"),
                error("last_day", "Enter a date between 2000 and 2200"),
                error("hours_week", "Enter the hours a week as a whole number from 1 to 168, like 40"),
            ]);
        }
        let silent = officer.post(&desk(&row, "/change/proposal"), &with(&fields, &[("pay", "1500")])).await;
        assert_eq!(silent.errors(), [error("pay", "低于最低工资每月 2010 元"), error("words", "请写原因")]);
    }
}

on_both! {
    /// The length is one of both days, and the other's rules those of the programme.
    async fn of_what_is_weighed_against_what_cannot_be_read_nothing_is_said(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (second, occupation) = site.scheme("second").await;
        let strict = NewRules { months_min: 20, ..programmes::rules(site.today()) };
        site.rules(&second, strict).await;
        let seat = owner(&site, &on).await;
        let (fields, ids) = (filled(&row), [second.id.to_string(), occupation.id.to_string()]);
        let soon = site.today().succ_opt().unwrap().to_string();

        let short = seat.post(&at(&on, &row, "/change"), &with(&fields, &[("first_day", "soon"), ("last_day", &soon)])).await;
        let moved = [("programme", ids[0].as_str()), ("occupation", ids[1].as_str()), ("last_day", "soon")];
        let moved = seat.post(&at(&on, &row, "/change"), &with(&fields, &moved)).await;

        let whole = "请填完整的日期，例如 2026-03-01";
        assert_eq!((short.status, short.errors()), (422, vec![error("first_day", whole)]));
        assert_eq!((moved.status, moved.errors()), (422, vec![error("last_day", whole)]));
    }
}

on_both! {
    async fn an_open_ended_labour_contract_has_no_last_day_that_could_be_missing(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let seat = owner(&site, &on).await;

        for (lang, says) in [("zh-CN", "劳动合同最后一天 现为：无（无固定期限）"), ("en", "Last day of the labour contract Now: none (open-ended)")] {
            let page = seat.get(&at(&on, &row, &format!("/change?lang={lang}"))).await.main_text();
            assert!(page.contains(says), "{page}");
        }
        let facts = seat.get(&at(&on, &row, "?lang=zh-CN")).await.main_text();
        assert!(!facts.contains("劳动合同最后一天 未填"), "{facts}");
    }
}
