//! Rules: versions that are added and never altered.
use super::{acts, cost, keeper, ruled, with};
use crate::{
    on_both,
    support::{
        Site,
        programmes::{on, programme, rules},
    },
};
use chrono::Duration;
use xingtan::programmes::{NewRules, rules_by_id, rules_of, rules_on};

const PATH: &str = "/admin/programmes/tech/rules";

on_both! {
    async fn a_version_in_use_stays_as_it_is_and_days_find_theirs(site: Site) {
        let of = site.programme("tech").await;
        let first = rules_of(site.db(), of.id).await.unwrap().remove(0);
        let later = site.rules(&of, NewRules { hours_max: 40, ..rules(on(2027, 1, 1)) }).await;
        let sooner = site.rules(&of, NewRules { hours_max: 42, ..rules(on(2026, 12, 15)) }).await;
        site.advance(Duration::minutes(1));
        let mended = site.rules(&of, NewRules { hours_max: 41, ..rules(on(2026, 12, 15)) }).await;

        let found = async |year, month, day| rules_on(site.db(), of.id, on(year, month, day)).await.unwrap().map(|each| each.id);

        assert_eq!(found(2025, 12, 31).await, None);
        assert_eq!([found(2026, 1, 1).await, found(2026, 12, 14).await], [Some(first.id); 2]);
        assert_eq!([found(2026, 12, 15).await, found(2026, 12, 31).await], [Some(mended.id); 2]);
        assert_eq!(found(2027, 1, 1).await, Some(later.id));
        for version in [&first, &sooner] {
            assert_eq!(rules_by_id(site.db(), version.id).await.unwrap().as_ref(), Some(version));
        }
    }
}

on_both! {
    async fn only_the_first_version_begins_in_the_past(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let of = site.draft_programme(programme("tech")).await;

        let first = seat.post(&format!("{PATH}/new"), &with(ruled(""), "valid_from", "2026-01-01")).await;
        let id = rules_of(site.db(), of.id).await.unwrap()[0].id.to_string();
        let past = seat.post(&format!("{PATH}/new"), &with(with(ruled(&id), "valid_from", "2026-11-30"), "age_min", "17")).await;
        let today = seat.post(&format!("{PATH}/new"), &with(ruled(&id), "age_min", "17")).await;

        assert_eq!((first.status, past.status, today.status), (303, 422, 303));
        assert_eq!(past.errors(), [("valid_from".into(), "请填今天或以后的日期；过去的日子按原有版本".into())]);
        assert!(past.body.contains("value=\"17\""), "what was typed stays");
        assert_eq!(acts(&site).await, ["draft", "add_rules", "add_rules"]);
    }
}

on_both! {
    async fn the_form_is_filled_with_the_newest_and_keeps_yuan_as_fen(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let of = site.programme("tech").await;
        let page = seat.get(&format!("{PATH}/new")).await;
        assert!(["value=\"2010\"", "value=\"2026-12-01\"", "value=\"44\""].iter().all(|value| page.body.contains(value)), "{}", page.body);
        assert!(page.main_text().contains("最短期限 1 到 60 个月"), "each field says its unit");
        let fields = with(ruled(page.hidden("based_on")), "pay_floor", "2,100.50");

        let answers = [seat.post(&format!("{PATH}/new"), &fields).await.status, seat.post(&format!("{PATH}/new"), &fields).await.status];

        assert_eq!(answers, [303, 303], "twice is once");
        let versions = rules_of(site.db(), of.id).await.unwrap();
        assert_eq!(versions.iter().map(|each| (each.valid_from, each.pay_floor)).collect::<Vec<_>>(), [(on(2026, 12, 1), 210_050), (on(2026, 1, 1), 201_000)]);
        assert!(seat.get(PATH).await.main_text().contains("每月 2,100.50 元"));
    }
}

on_both! {
    async fn who_makes_a_version_on_top_of_another_is_shown_both(site: Site) {
        let (one, two) = (keeper(&site, "one").await, keeper(&site, "two").await);
        let of = site.programme("tech").await;
        let page = one.get(&format!("{PATH}/new")).await;
        let own = |fields: Vec<(&'static str, &'static str)>| -> Vec<(&'static str, String)> {
            let fields = fields.into_iter().map(|(name, value)| (name, value.to_owned()));
            let marks = [("based_on", page.hidden("based_on").to_owned()), ("marks", page.hidden("marks").to_owned())];
            fields.filter(|(name, _)| *name != "based_on").chain(marks).collect()
        };
        let left = own(with(with(ruled(""), "hours_max", "40"), "pay_floor", "2010"));
        let right = own(with(with(with(ruled(""), "hours_max", "42"), "mentor_load", "3"), "pay_floor", "2010"));
        let pairs = |fields: &[(&'static str, String)]| fields.iter().map(|(name, value)| (*name, value.clone())).collect::<Vec<_>>();
        let send = async |seat: &crate::support::Seat<'_>, fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            seat.post(&format!("{PATH}/new"), &fields).await
        };

        let saved = send(&one, pairs(&left)).await;
        let stale = send(&two, pairs(&right)).await;

        assert_eq!((saved.status, stale.status), (303, 409));
        let text = stale.main_text();
        assert!(text.contains("另一位管理员保存了一版新规则") && text.contains("每周工时上限 40"), "{text}");
        assert!(stale.body.contains("name=\"hours_max\" type=\"text\" value=\"42\"") && stale.body.contains("name=\"mentor_load\" type=\"text\" value=\"3\""));
        assert_eq!(rules_of(site.db(), of.id).await.unwrap().len(), 2);
        let again = with(with(ruled(stale.hidden("based_on")), "hours_max", "42"), "mentor_load", "3");
        assert_eq!(two.post(&format!("{PATH}/new"), &again).await.status, 303);
        let newest = rules_on(site.db(), of.id, on(2026, 12, 1)).await.unwrap().unwrap();
        assert_eq!((newest.hours_max, newest.mentor_load), (42, 3));
    }
}

on_both! {
    async fn wrong_numbers_are_explained_at_their_fields(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let of = site.draft_programme(programme("tech")).await;
        for (name, value, says) in [
            ("valid_from", "", "请填日期"),
            ("months_min", "", "请填 1 到 60 的整数"),
            ("months_min", "0", "请填 1 到 60 的整数"),
            ("age_min", "15", "请填 16 到 60 的整数"),
            ("mentor_load", "many", "请填 1 到 50 的整数"),
            ("probation_longer", "7", "请填 0 到 6 的整数"),
            ("probation_pay_percent", "101", "请填 1 到 100 的整数"),
            ("months_max", "11", "不能小于 12"),
            ("hours_max", "39", "不能小于 40"),
            ("age_guardian", "16.5", "请填 16 到 60 的整数"),
            ("pay_floor", "2010.555", "请填 0 到 1,000,000 元，最多两位小数"),
        ] {
            let answer = seat.post(&format!("{PATH}/new"), &with(ruled(""), name, value)).await;

            assert_eq!((answer.status, answer.errors()), (422, vec![(name.into(), says.into())]), "{name} {value}");
        }
        assert_eq!(rules_of(site.db(), of.id).await.unwrap().len(), 0);
    }
}

on_both! {
    async fn versions_stand_side_by_side_at_one_cost(site: Site) {
        let seat = keeper(&site, "keeper").await;
        let of = site.programme("tech").await;
        let one = cost(&site, &seat, PATH).await;
        site.rules(&of, NewRules { needs_form: false, ..rules(on(2027, 1, 1)) }).await;
        site.rules(&of, rules(on(2027, 6, 1))).await;

        assert_eq!((one, cost(&site, &seat, PATH).await), (6, 6));
        let text = seat.get(PATH).await.main_text();
        assert!(text.contains("2027年6月1日起") && text.contains("2026年1月1日起 今天适用"), "{text}");
        assert!(text.contains("盖章的备案表 要 不要 要"), "{text}");
    }
}
