//! Sending: what must hold stands at its field; taking back; cancelling; and two at the same moment.
use super::{at, error, ground, owner, told};
use crate::{
    on_both,
    support::{Site, enterprises::candidate, letters::Letter, placements::Ground},
};
use chrono::{Days, Duration, Months, NaiveDate};
use entity::{
    Locale,
    letter::{self, State},
    mentor,
    placement::{ContractKind, Side, Status},
    programme,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use xingtan::{
    enterprises::remove,
    mentors::Turn,
    person::Name,
    placements::{Draft, Stage},
    roles::Member,
    words::Words,
};

/// What is otherwise than in a good draft, at which field it is said, and the sentences.
type Fault = (fn(&mut Draft, NaiveDate), &'static str, &'static str, &'static str);

/// By a day within `draft`: today.
const FAULTS: [Fault; 17] = [
    (
        |draft, _| draft.last_day = draft.first_day,
        "last_day",
        "最后一天必须晚于第一天",
        "The last day must be after the first day",
    ),
    (
        |draft, _| draft.last_day = draft.first_day.map(|first| first + Months::new(11)),
        "last_day",
        "培养期应为 12 到 36 个月",
        "The placement must last from 12 to 36 months",
    ),
    (
        |draft, _| {
            draft.last_day = draft.first_day.map(|first| first + Months::new(37));
            draft.contract_last = draft.last_day;
        },
        "last_day",
        "培养期应为 12 到 36 个月",
        "The placement must last from 12 to 36 months",
    ),
    (
        |draft, today| begin_on(draft, today - Days::new(31)),
        "first_day",
        "第一天最多可以在 30 天之前；更早的日期请联系科技局",
        "The first day can be at most 30 days in the past. Ask the bureau for older dates",
    ),
    (
        |draft, today| begin_on(draft, today + Months::new(12) + Days::new(1)),
        "first_day",
        "第一天最多可以在 12 个月之后",
        "The first day can be at most 12 months ahead",
    ),
    (
        |draft, _| draft.birth_date = NaiveDate::from_ymd_opt(2010, 12, 12),
        "birth_date",
        "第一天必须年满 16 周岁",
        "You must be at least 16 on the first day",
    ),
    (
        |draft, _| draft.birth_date = NaiveDate::from_ymd_opt(2008, 12, 12),
        "guardian_name",
        "第一天未满 18 周岁：请填写监护人的姓名、关系和邮箱",
        "Under 18 on the first day: enter the guardian’s name, relation and e-mail address",
    ),
    (
        |draft, _| {
            draft.birth_date = NaiveDate::from_ymd_opt(2008, 12, 12);
            (draft.guardian_name, draft.guardian_relation) = ("孔先生".into(), "父亲".into());
            draft.guardian_email = Some(crate::support::people::email("fang"));
        },
        "guardian_email",
        "监护人的邮箱不能与学徒或企业成员的邮箱相同",
        "The guardian’s address cannot be the apprentice’s or a member’s",
    ),
    (
        |draft, _| draft.email = Some(crate::support::people::email("fang")),
        "email",
        "这是贵企业成员的邮箱，请填写学徒本人的邮箱",
        "This is the address of a member of your enterprise; enter the apprentice’s own",
    ),
    (
        |draft, _| (draft.email, draft.name) = (Some(crate::support::people::email("taken")), Name::parse("李思").ok()),
        "email",
        "另一名学徒已在使用这个邮箱，请填写本人的邮箱",
        "Another apprentice uses this address already; enter the person’s own",
    ),
    (|draft, _| draft.place = String::new(), "place", "还缺：工作地点", "Still missing: Place of work"),
    (
        |draft, _| draft.probation_last = draft.first_day.map(|first| first + Months::new(6)),
        "probation_last",
        "按劳动合同期限，试用期最长 6 个月",
        "For this labour contract probation lasts at most 6 months",
    ),
    (
        |draft, _| {
            (draft.contract_kind, draft.contract_last) =
                (Some(ContractKind::Fixed), draft.first_day.map(|first| first + Months::new(2)));
        },
        "probation_last",
        "劳动合同不满三个月，不得约定试用期",
        "A labour contract under three months has no probation",
    ),
    (
        |draft, _| {
            (draft.contract_kind, draft.contract_last) =
                (Some(ContractKind::Fixed), draft.first_day.map(|first| first + Months::new(12) - Days::new(2)));
        },
        "probation_last",
        "按劳动合同期限，试用期最长 1 个月",
        "For this labour contract probation lasts at most 1 month",
    ),
    (
        |draft, _| {
            (draft.contract_kind, draft.contract_last) = (Some(ContractKind::Fixed), draft.contract_first);
            (draft.probation_last, draft.probation_pay) = (None, None);
        },
        "contract_last",
        "最后一天必须晚于第一天",
        "The last day must be after the first day",
    ),
    (
        |draft, _| {
            draft.birth_date = NaiveDate::from_ymd_opt(2008, 12, 12);
            (draft.guardian_name, draft.guardian_relation) = ("孔先生".into(), "父亲".into());
            (draft.guardian_email, draft.hours_week) = (Some(crate::support::people::email("mother")), Some(41));
        },
        "hours_week",
        "未满 18 周岁每周最多 40 小时",
        "Under 18, at most 40 hours a week",
    ),
    (
        |draft, _| draft.probation_pay = Some(335_900),
        "probation_pay",
        "试用期工资不得低于转正工资的 80%",
        "Pay in probation is at least 80 % of the pay after it",
    ),
];

fn begin_on(draft: &mut Draft, first: NaiveDate) {
    draft.first_day = Some(first);
    draft.last_day = Some(first + Months::new(12) - Days::new(1));
    draft.contract_first = Some(first);
    draft.probation_last = None;
    draft.probation_pay = None;
}

on_both! {
    async fn what_does_not_hold_is_said_at_its_field(site: Site) {
        let on = ground(&site).await;
        let seat = owner(&site, &on).await;
        site.begin(&on, on.draft(&site, "taken")).await;
        for (number, (change, field, chinese, english)) in FAULTS.into_iter().enumerate() {
            let mut draft = on.draft(&site, &format!("li{number}"));
            change(&mut draft, site.today());
            let row = site.begin(&on, draft).await;
            for (lang, sentence) in [("zh-CN", chinese), ("en", english)] {
                let answer = seat.post(&format!("{}/sending?lang={lang}", at(&on, &row)), &[("revision", "1")]).await;

                assert_eq!((answer.status, answer.errors()), (422, vec![error(field, sentence)]));
                assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{field} says so itself");
            }
            assert_eq!(site.placement_now(&row).await, row);
        }
        assert_eq!(told(&site).await, []);
    }
}

/// Both languages of what stands at the fields of a draft that cannot be sent.
pub async fn refused(site: &Site, on: &Ground, draft: Draft) -> [Vec<(String, String)>; 2] {
    let row = site.begin(on, draft).await;
    let seat = owner(site, on).await;
    let path = |lang| format!("{}/sending?lang={lang}", at(on, &row));
    let (zh, en) =
        (seat.post(&path("zh-CN"), &[("revision", "1")]).await, seat.post(&path("en"), &[("revision", "1")]).await);
    assert_eq!((zh.status, en.status), (422, 422));
    [zh.errors(), en.errors()]
}

on_both! {
    async fn what_is_missing_is_said_at_each_field_and_the_same_at_two_with_their_names(site: Site) {
        let on = ground(&site).await;

        let gaps = Draft { pay: None, place: String::new(), probation_pay: None, ..on.draft(&site, "li") };
        let missing = refused(&site, &on, gaps).await;
        let low = Draft { pay: Some(200_000), probation_pay: Some(200_000), ..on.draft(&site, "qi") };
        let low = refused(&site, &on, low).await;

        assert_eq!(missing, [
            vec![
                error("pay", "还缺：工资（元/月，税前）"),
                error("probation_pay", "还缺：试用期工资（元/月，税前）"),
                error("place", "还缺：工作地点"),
            ],
            vec![
                error("pay", "Still missing: Pay (yuan a month before tax)"),
                error("probation_pay", "Still missing: Pay in probation (yuan a month before tax)"),
                error("place", "Still missing: Place of work"),
            ],
        ]);
        assert_eq!(low[0], [
            error("pay", "工资（元/月，税前）：低于最低工资每月 2010 元"),
            error("probation_pay", "试用期工资（元/月，税前）：低于最低工资每月 2010 元"),
        ]);
        assert_eq!(low[1], [
            error("pay", "Pay (yuan a month before tax): This is below the minimum wage of 2010 yuan a month"),
            error("probation_pay", "Pay in probation (yuan a month before tax): This is below the minimum wage of 2010 yuan a month"),
        ]);
    }
}

on_both! {
    async fn a_full_or_resting_mentor_and_a_full_quota_are_said_with_their_numbers(site: Site) {
        let mut on = ground(&site).await;
        let mut mentor = on.mentor.clone().into_active_model();
        mentor.max_load = Set(1);
        on.mentor = mentor.update(site.app.db.write()).await.unwrap();
        let row = site.placed(&on, "qi", Stage::Agreed).await;
        let (from, to) = (row.first_day.unwrap(), row.last_day.unwrap());

        let full = refused(&site, &on, on.draft(&site, "li")).await;
        let mut programme = on.programme.clone().into_active_model();
        programme.default_quota = Set(Some(1));
        programme::Entity::update(programme).exec(site.app.db.write()).await.unwrap();
        let free = site.bring_mentor(&on.enterprise, site.mentor(&on.enterprise, "孔师傅").await, mentor::Status::Approved).await;
        let used = refused(&site, &on, Draft { lead: Some(free.id), ..on.draft(&site, "yan") }).await;
        site.turn(&on.enterprise, &free, Turn::Rest).await;
        let mut next_year = Draft { lead: Some(free.id), ..on.draft(&site, "you") };
        begin_on(&mut next_year, "2027-02-01".parse().unwrap());
        let resting = refused(&site, &on, next_year).await;

        let days = |locale| [from, to].map(|day| Words(locale).day(day));
        let [zh, en] = [days(Locale::Zh), days(Locale::En)];
        assert_eq!(full[0], [error("lead", &format!("王师傅 在 {} 至 {} 期间已带 1 人，请另选导师或改日期", zh[0], zh[1]))]);
        assert_eq!(full[1], [error("lead", &format!("王师傅 already looks after 1 person between {} and {}. Choose another mentor or other dates", en[0], en[1]))]);
        assert_eq!(used[0], [error("first_day", "2026 年名额为 1 人，已用 1 人")]);
        assert_eq!(used[1], [error("first_day", "Your 2026 quota is 1, of which 1 used")]);
        assert_eq!(resting[0], [error("lead", "孔师傅 目前不能带徒，请选择科技局批准的导师")]);
        assert_eq!(resting[1], [error("lead", "孔师傅 cannot teach at present; choose a mentor whom the bureau has approved")]);
    }
}

on_both! {
    /// It is known once they have opened the draft: the guard fails at the last yes, and what was agreed to stays.
    async fn nobody_teaches_themselves(site: Site) {
        let mut on = ground(&site).await;
        let wang = site.account("wang").await;
        let row = site.mentor_of(&on.enterprise, &wang, "王老师").await;
        on.mentor = site.bring_mentor(&on.enterprise, row, mentor::Status::Approved).await;
        let owner_account = site.tending(&on.enterprise).await.account;
        let who = Member::load(&site.app.db, &candidate(&owner_account), &on.enterprise.slug).await.unwrap();
        remove(&site.app.db, &site.app.address_key, &who, wang.id, site.now()).await.unwrap();
        let seat = owner(&site, &on).await;

        let row = site.placed(&on, "wang", Stage::WithApprentice).await;
        let row = site.agree(&site.open_placement(&row, &wang).await, &wang).await;
        let path = format!("{}/sending", at(&on, &row));
        let fields = [("revision", "1")];
        let draft = seat.get(&format!("{}/draft", at(&on, &row))).await;
        let (zh, en) = (seat.post(&path, &fields).await, seat.post(&format!("{path}?lang=en"), &fields).await);

        assert_eq!((row.status, row.party), (Status::Draft, Side::Enterprise));
        let sentence = error("lead", "王老师 就是学徒本人，请另选导师");
        assert_eq!((draft.status, draft.errors()), (200, vec![sentence.clone()]));
        assert_eq!((zh.status, zh.errors()), (422, vec![sentence]));
        assert_eq!((en.status, en.errors()), (422, vec![error("lead", "王老师 is the apprentice; choose another mentor")]));
    }
}

on_both! {
    async fn of_two_who_send_at_the_same_moment_the_second_reads_with_whom_it_is(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithEnterprise).await;
        let (one, two) = (owner(&site, &on).await, owner(&site, &on).await);
        let (path, fields) = (format!("{}/sending", at(&on, &row)), [("revision", "1")]);

        let (first, second) = tokio::join!(one.post(&path, &fields), two.post(&path, &fields));

        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        let late = if first.status == 409 { first } else { second };
        assert_eq!(late.heading(), "这份记录现在由学徒处理");
        assert_eq!(told(&site).await, [("li".to_owned(), "圣阳电源 邀请你成为学徒".to_owned())]);
    }
}

on_both! {
    async fn a_sent_draft_is_taken_back_and_sent_anew(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithEnterprise).await;
        let seat = owner(&site, &on).await;
        let shown = async || seat.get(&at(&on, &row)).await;

        let before = shown().await;
        let stale = ["", "?lang=en"].map(|lang| format!("{}/sending{lang}", at(&on, &row)));
        let stale = [seat.post(&stale[0], &[("revision", "7")]).await, seat.post(&stale[1], &[("revision", "7")]).await];
        let sent = seat.post(&format!("{}/sending", at(&on, &row)), &[("revision", "1")]).await;
        let asked = shown().await;
        told(&site).await;
        let back = seat.post(&format!("{}/take-back", at(&on, &row)), &[]).await;
        let twice = seat.post(&format!("{}/take-back", at(&on, &row)), &[]).await;

        assert_eq!([sent.status, back.status, twice.status], [303, 303, 409]);
        let said = ["另一个人在此期间改过", "Someone changed this while you were editing"];
        assert_eq!(stale.map(|answer| (answer.status, answer.heading())), said.map(|said| (409, said.to_owned())));
        let offers = |body: &str| ["/sending\"", "/draft\"", "/take-back\"", "/cancellation\""].map(|piece| body.contains(piece));
        assert_eq!(offers(&before.body), [true, true, false, true]);
        assert_eq!(offers(&asked.body), [false, false, true, true]);
        assert_eq!(site.placement_now(&row).await.party, Side::Enterprise);
        assert_eq!(told(&site).await, [("li".to_owned(), "圣阳电源 收回了培养内容".to_owned())]);
    }
}

on_both! {
    async fn what_is_sent_again_unchanged_is_not_called_changed(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        let row = site.open_placement(&row, &site.account_called("li").await).await;
        let seat = owner(&site, &on).await;
        seat.post(&format!("{}/take-back", at(&on, &row)), &[]).await;
        site.deliver().await;

        let revision = row.revision.to_string();
        let sent = seat.post(&format!("{}/sending", at(&on, &row)), &[("revision", &revision)]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();

        assert_eq!((sent.status, letters.len()), (303, 1), "{}", sent.heading());
        let letter = &letters[0];
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("li@example.cn", "圣阳电源 再次请你核对培养内容"));
        assert!(letter.text.contains("圣阳电源 再次把培养内容发给你。") && !letter.text.contains("修改"), "{}", letter.text);
    }
}

on_both! {
    async fn taken_back_before_it_was_asked_by_letter_it_writes_nobody(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithEnterprise).await;
        let seat = owner(&site, &on).await;
        told(&site).await;

        let sent = seat.post(&format!("{}/sending", at(&on, &row)), &[("revision", "1")]).await;
        let back = seat.post(&format!("{}/take-back", at(&on, &row)), &[]).await;

        assert_eq!([sent.status, back.status], [303, 303]);
        assert_eq!(told(&site).await, []);
    }
}

on_both! {
    /// Nobody can tell whether the server has it already.
    async fn taken_back_while_the_invitation_is_in_hand_it_is_said(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithEnterprise).await;
        let seat = owner(&site, &on).await;
        told(&site).await;

        let sent = seat.post(&format!("{}/sending", at(&on, &row)), &[("revision", "1")]).await;
        let lease = site.now() + Duration::minutes(1);
        let in_hand = letter::ActiveModel { state: Set(State::Sending), attempts: Set(1), next_try_at: Set(lease), ..Default::default() };
        let queued = letter::COLUMN.state.eq(State::Queued);
        let changed = letter::Entity::update_many().set(in_hand).filter(queued).exec(site.app.db.write()).await.unwrap();
        let back = seat.post(&format!("{}/take-back", at(&on, &row)), &[]).await;

        assert_eq!((sent.status, changed.rows_affected, back.status), (303, 1, 303));
        assert_eq!(told(&site).await, [("li".to_owned(), "圣阳电源 收回了培养内容".to_owned())]);
    }
}

on_both! {
    async fn cancelling_asks_why_and_tells_whoever_has_heard_of_it(site: Site) {
        let on = ground(&site).await;
        let seat = owner(&site, &on).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        told(&site).await;
        let path = format!("{}/cancellation", at(&on, &row));

        let asked = seat.get(&path).await;
        for (lang, sentence, words) in
            [("zh-CN", "请选择原因", "请写原因"), ("en", "Choose a reason", "Give a reason")]
        {
            let none = seat.post(&format!("{path}?lang={lang}"), &[]).await;
            let other = seat.post(&format!("{path}?lang={lang}"), &[("code", "other"), ("words", " ")]).await;
            let hidden = seat.post(&format!("{path}?lang={lang}"), &[("code", "silence")]).await;
            assert_eq!((none.status, none.errors()), (422, vec![error("code", sentence)]));
            assert_eq!((other.status, other.errors()), (422, vec![error("words", words)]));
            assert_eq!((hidden.status, hidden.errors()), (422, vec![error("code", sentence)]));
        }
        assert_eq!(site.placement_now(&row).await, row);
        let done = seat.post(&path, &[("code", "enterprise-shrank"), ("words", "车间搬迁")]).await;
        let twice = seat.post(&path, &[("code", "enterprise-shrank")]).await;

        assert_eq!([asked.status, done.status, twice.status], [200, 303, 409]);
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.reason.as_deref()), (Status::Cancelled, Some("车间搬迁")));
        assert_eq!(told(&site).await, [("li".to_owned(), "你在 圣阳电源 的培养已取消".to_owned())]);
        let text = seat.get(&at(&on, &row)).await.main_text();
        assert!(text.contains("圣阳电源 取消了培养，原因：企业缩减或关闭 车间搬迁"), "{text}");
    }
}

on_both! {
    /// Back with the enterprise, but known to them.
    async fn whoever_opened_a_draft_is_told_that_it_is_cancelled(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let back = xingtan::placements::Decision::Return(vec!["pay".to_owned()], "工资不对".to_owned());
        site.judge_placement(&row, &back).await.unwrap();
        let quiet = site.placed(&on, "qi", Stage::WithEnterprise).await;
        told(&site).await;
        let seat = owner(&site, &on).await;

        for row in [&row, &quiet] {
            let answer = seat.post(&format!("{}/cancellation", at(&on, row)), &[("code", "pay")]).await;
            assert_eq!(answer.status, 303);
        }

        assert_eq!(told(&site).await, [("li".to_owned(), "你在 圣阳电源 的培养已取消".to_owned())]);
    }
}
