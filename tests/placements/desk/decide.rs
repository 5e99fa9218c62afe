//! Filing, returning, refusing: by whom, against what, and what follows.
use super::{MEMBER, WHY, act, acts, at, ground, letter, steps, told, turned_down};
use crate::{
    on_both,
    support::{Site, letters::Letter, placements::Ground},
};
use chrono::{Days, Duration};
use entity::{
    enterprise, letter as letters, mentor, occupation,
    officer_role::Role,
    placement::{self, Side, Status},
    placement_link::For,
    placement_part::{self, Part},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, Iterable, QueryFilter};
use xingtan::{
    enterprises::Decision as Ruling,
    placements::{Consent, DecideError, Decision, Stage, consent},
};

/// What whoever comes too late reads, in both languages.
const FILED: [&str; 2] = ["这次培养已经备案", "This placement is filed"];

on_both! {
    async fn of_two_reviewers_at_once_one_files_and_the_letters_go_once(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        site.deliver().await;
        let [one, two] = [site.reviewing("one", None).await, site.reviewing("two", None).await];

        let path = at(&row, "/filing");
        let (first, second) = tokio::join!(one.post(&path, &[]), two.post(&path, &[]));

        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        let (refused, seat) = if first.status == 409 { (first, one) } else { (second, two) };
        assert_eq!(refused.heading(), FILED[0]);
        assert_eq!(turned_down(&seat, &path, &[]).await, FILED);
        assert_eq!(told(&site).await, [letter("fang", "已备案：li 的学徒培养"), letter("li", "已备案：你在 圣阳电源 的学徒培养")]);
        let filed = acts(&site, &row).await.into_iter().filter(|entry| entry.0 == "placements.file").count();
        assert_eq!(filed, 1);
        assert_eq!(steps(&site, &row).await.last().unwrap(), "filed");
    }
}

on_both! {
    async fn a_draft_is_returned_with_marked_fields_and_what_is_untouched_stays_agreed(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        site.deliver().await;
        let officer = site.reviewing("reviewer", None).await;

        let asked = officer.get(&at(&row, "/return")).await;
        let empty = officer.post(&at(&row, "/return"), &[("fields", "nonsense")]).await;
        let english = officer.post(&format!("{}?lang=en", at(&row, "/return")), &[("fields", "pay")]).await;
        let fields = [("fields", "form"), ("fields", "pay"), ("fields", "programme"), ("reason", WHY)];
        let sent = officer.post(&at(&row, "/return"), &fields).await;

        assert!(asked.main_text().contains("需要修改的内容") && asked.body.contains("value=\"pay\""), "{}", asked.main_text());
        let error = |field: &str, text: &str| (field.to_owned(), text.to_owned());
        assert_eq!(empty.errors(), [error("fields", "请至少勾选一个字段"), error("reason", "请写原因")]);
        assert_eq!(english.errors(), [error("reason", "Give a reason")]);
        assert!(english.body.contains("value=\"pay\" checked"), "what was marked stays marked");
        assert_eq!([empty.status, english.status, sent.status], [422, 422, 303]);
        let now = site.placement_now(&row).await;
        let returned = now.returned.clone().unwrap();
        assert_eq!((now.status, now.party, now.approved_at), (Status::Draft, Side::Enterprise, None));
        assert_eq!((returned.by, returned.words.as_deref()), (Some(Side::Reviewer), Some(WHY)));
        assert_eq!(returned.fields, ["programme", "pay"], "in the order of the form, and nothing that it does not have");
        for nothing in ["guardian_name", "guardian_email", "contract_last", "form", "contract", "second", "school"] {
            assert!(!asked.body.contains(&format!("value=\"{nothing}\"")), "{nothing}");
        }
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let told: Vec<(&str, &str)> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        assert_eq!(told, [
            ("fang@example.cn", "科技局退回了 li 的培养记录"),
            ("li@example.cn", "圣阳电源 需要修改培养内容"),
        ]);
        assert!(letters[0].text.contains("职责与告知、工资、工时与试用期。"), "each part once: {}", letters[0].text);
        assert!(letters.iter().all(|letter| !letter.text.contains(WHY)), "free words stand behind a sign-in");
        assert_eq!(acts(&site, &row).await.last().unwrap(), &act("return", "draft", "draft", WHY));
        let mut draft = on.draft(&site, "li");
        draft.pay = Some(500_000);
        draft.probation_pay = Some(450_000);
        let who = site.tending(&on.enterprise).await;
        xingtan::placements::save(&site.app.db, &site.app.address_key, &who, row.id, now.revision, draft, site.now()).await.unwrap();
        let kept = placement_part::Entity::find().filter(placement_part::COLUMN.placement_id.eq(row.id)).all(site.db()).await.unwrap();
        let mut kept: Vec<Part> = kept.into_iter().filter(|said| said.is_agreed).map(|said| said.part).collect();
        kept.sort_unstable();
        assert_eq!(kept, Part::iter().filter(|part| *part != Part::Pay).collect::<Vec<_>>());
        let again = turned_down(&officer, &at(&row, "/return"), &fields).await;
        assert_eq!(again, ["这份记录现在由企业处理", "This record is with the enterprise now"]);
    }
}

on_both! {
    async fn a_refusal_closes_the_draft_and_frees_its_places(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        site.deliver().await;
        let reviewer = site.officer("reviewer", Role::Reviewer, None).await;
        let officer = site.sign_in(&reviewer).await;
        site.advance(Duration::minutes(1));

        let empty = officer.post(&at(&row, "/refusal"), &[("reason", " ")]).await;
        let english = officer.post(&at(&row, "/refusal?lang=en"), &[]).await;
        let sent = officer.post(&at(&row, "/refusal"), &[("reason", WHY)]).await;

        assert_eq!([empty.status, english.status, sent.status], [422, 422, 303]);
        let errors = ["请写原因", "Give a reason"].map(|said| vec![("reason".to_owned(), said.to_owned())]);
        assert_eq!([empty.errors(), english.errors()], errors);
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.reason.as_deref(), now.over_at), (Status::Cancelled, Some(WHY), Some(site.now())));
        let mentor = mentor::Entity::find_by_id(on.mentor.id).one(site.db()).await.unwrap().unwrap();
        assert_eq!(mentor.teaching, 0);
        assert_eq!(told(&site).await, [
            letter("fang", "科技局不予备案：li"),
            letter("li", "科技局不予备案你的学徒培养"),
        ]);
        assert_eq!(acts(&site, &row).await.last().unwrap(), &act("refuse", "draft", "cancelled", WHY));
        let page = officer.get(&at(&row, "?done=refused")).await.main_text();
        assert!(page.contains(WHY) && page.contains("科技局 不予备案"), "{page}");
        let caused = letters::Entity::find().filter(letters::COLUMN.caused_by.eq(reviewer.id)).all(site.db()).await.unwrap();
        assert_eq!(caused.len(), 2, "a reviewer reads the letters of their own decisions");
    }
}

on_both! {
    async fn nobody_decides_where_they_are_a_member_nor_as_the_apprentice(site: Site) {
        let on = ground(&site).await;
        let li = site.officer("li", Role::Reviewer, None).await;
        let zhang = site.officer("zhang", Role::Reviewer, None).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let owner = site.account_called("fang").await;
        site.join(&on.enterprise, &owner, &zhang, entity::membership::Role::Viewer).await;

        for account in [&li, &zhang] {
            let seat = site.sign_in(account).await;
            for (rest, fields) in [("/filing", vec![]), ("/refusal", vec![("reason", WHY)]), ("/return", vec![("fields", "pay"), ("reason", WHY)])] {
                assert_eq!(turned_down(&seat, &at(&row, rest), &fields).await, MEMBER, "{rest}");
            }
        }
        assert_eq!(site.placement_now(&row).await, row);
    }
}

on_both! {
    async fn nothing_of_a_suspended_enterprise_is_filed(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let who = site.reviewer().await;
        site.decide(&who, &on.enterprise, &Ruling::Suspend(enterprise::Reason::Outdated, WHY.into())).await.unwrap();
        let officer = site.reviewing("reviewer", None).await;

        let refused = turned_down(&officer, &at(&row, "/filing"), &[]).await;
        site.decide(&who, &on.enterprise, &Ruling::Resume(WHY.into())).await.unwrap();
        let filed = officer.post(&at(&row, "/filing"), &[]).await;

        let said = "The enterprise is not verified at present: nothing can be begun, sent or filed";
        assert_eq!(refused, ["企业目前未通过认证，不能新建、发送或备案", said]);
        assert_eq!(filed.status, 303);
    }
}

on_both! {
    async fn under_eighteen_a_guardian_says_yes_first(site: Site) {
        let on = ground(&site).await;
        let mut draft = on.draft(&site, "li");
        draft.birth_date = "2009-05-06".parse().ok();
        draft.guardian_name = "孔先生".into();
        draft.guardian_relation = "父亲".into();
        draft.guardian_email = Some(crate::support::people::email("kong"));
        let row = site.placed_with(&on, draft, Stage::WithReviewer).await;
        let officer = site.reviewing("reviewer", None).await;

        let page = officer.get(&at(&row, "")).await.main_text();
        let refused = turned_down(&officer, &at(&row, "/filing"), &[]).await;
        let token = site.placement_link(&row, For::Guardian).await;
        consent(&site.app.db, &site.app.address_key, &token, &Consent::Yes, site.now()).await.unwrap();
        let after = officer.get(&at(&row, "")).await.main_text();
        let filed = officer.post(&at(&row, "/filing"), &[]).await;

        assert!(page.contains("监护人答复 尚未答复") && page.contains("孔先生"), "{page}");
        assert_eq!(refused, ["监护人还没有同意", "The guardian has not said yes"]);
        assert!(after.contains("监护人答复 2026年12月1日"), "{after}");
        assert_eq!(filed.status, 303);
    }
}

/// A change that makes a row break a guard, and the sentence that is read then in both languages.
type Broken = (fn(&mut placement::ActiveModel, &Site), [&'static str; 2]);

const BROKEN: [Broken; 11] = [
    (
        |row, _| row.pay = Set(Some(100_000)),
        ["低于最低工资每月 2010 元", "This is below the minimum wage of 2010 yuan a month"],
    ),
    (
        |row, _| row.probation_pay = Set(Some(210_000)),
        ["试用期工资不得低于转正工资的 80%", "Pay in probation is at least 80 % of the pay after it"],
    ),
    (
        |row, site| row.probation_last = Set(Some(site.today() + Days::new(300))),
        ["按劳动合同期限，试用期最长 6 个月", "For this labour contract probation lasts at most 6 months"],
    ),
    (|row, _| row.hours_week = Set(Some(60)), ["每周最多 44 小时", "At most 44 hours a week"]),
    (|row, _| row.place = Set(String::new()), ["还缺：工作地点", "Still missing: Place of work"]),
    (
        |row, site| row.birth_date = Set(Some(site.today())),
        ["第一天必须年满 16 周岁", "You must be at least 16 on the first day"],
    ),
    (
        |row, site| row.last_day = Set(Some(site.today() + Days::new(40))),
        ["培养期应为 12 到 36 个月", "The placement must last from 12 to 36 months"],
    ),
    (
        |row, site| row.first_day = Set(Some(site.today() - Days::new(31))),
        ["第一天最多可以在 30 天之前", "The first day can be at most 30 days in the past"],
    ),
    (
        |row, site| row.first_day = Set(Some(site.today() + Days::new(400))),
        ["第一天最多可以在 12 个月之后", "The first day can be at most 12 months ahead"],
    ),
    (
        |row, _| row.level = Set(Some(occupation::Level::Technician)),
        ["这个职业在本项目中不培养该等级，请另选", "This level is not taught for the occupation; choose another"],
    ),
    (
        |row, _| row.email = Set("fang@example.cn".into()),
        [
            "这是贵企业成员的邮箱，请填写学徒本人的邮箱",
            "This is the address of a member of your enterprise; enter the apprentice’s own",
        ],
    ),
];

on_both! {
    async fn every_guards_sentence_stands_on_the_page_and_keeps_it_from_being_filed(site: Site) {
        let on = ground(&site).await;
        site.placed(&on, "wang", Stage::Agreed).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let officer = site.reviewing("reviewer", None).await;

        for (change, sentences) in BROKEN {
            let mut broken = row.clone().into_active_model();
            change(&mut broken, &site);
            broken.update(site.app.db.write()).await.unwrap();
            for (lang, sentence) in ["zh-CN", "en"].into_iter().zip(sentences) {
                let before = officer.get(&at(&row, &format!("?lang={lang}"))).await;
                let refused = officer.post(&at(&row, &format!("/filing?lang={lang}")), &[]).await;

                assert!(before.main_text().contains(sentence), "{sentence}: {}", before.main_text());
                assert_eq!(refused.status, 409, "{sentence}");
                assert!(refused.errors().iter().any(|(_, message)| message.contains(sentence)), "{sentence}: {:?}", refused.errors());
            }
            row.clone().into_active_model().reset_all().update(site.app.db.write()).await.unwrap();
        }
        broken_mentor_and_quota(&site, &on, &row).await;
        assert_eq!(officer.post(&at(&row, "/filing"), &[]).await.status, 303);
    }
}

async fn broken_mentor_and_quota(site: &Site, on: &Ground, row: &placement::Model) {
    let mentor = || mentor::ActiveModel { id: Set(on.mentor.id), ..Default::default() };
    let db = site.app.db.write();
    let refused = async || match site.judge_placement(row, &Decision::File).await {
        Err(DecideError::Faults(faults)) => faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };

    mentor::ActiveModel { status: Set(mentor::Status::Resting), ..mentor() }.update(db).await.unwrap();
    assert_eq!(refused().await, ["mentor_not_approved"]);
    mentor::ActiveModel { status: Set(mentor::Status::Approved), max_load: Set(1), ..mentor() }
        .update(db)
        .await
        .unwrap();
    assert_eq!(refused().await, ["mentor_full"]);
    mentor::ActiveModel { max_load: Set(3), ..mentor() }.update(db).await.unwrap();
    let programme = || entity::programme::ActiveModel { id: Set(on.programme.id), ..Default::default() };
    entity::programme::ActiveModel { default_quota: Set(Some(0)), ..programme() }.update(db).await.unwrap();
    assert_eq!(refused().await, ["quota_full"]);
    entity::programme::ActiveModel { default_quota: Set(None), ..programme() }.update(db).await.unwrap();
    let gone = || occupation::ActiveModel { id: Set(on.occupation.id), ..Default::default() };
    occupation::ActiveModel { retired_at: Set(Some(site.now())), ..gone() }.update(db).await.unwrap();
    assert_eq!(refused().await, ["occupation_gone"]);
    occupation::ActiveModel { retired_at: Set(None), ..gone() }.update(db).await.unwrap();
}

on_both! {
    async fn what_the_stage_does_not_allow_is_refused_in_words(site: Site) {
        let on = ground(&site).await;
        let draft = site.placed(&on, "li", Stage::WithReviewer).await;
        let filed = site.placed(&on, "wang", Stage::Agreed).await;
        let officer = site.reviewing("reviewer", None).await;
        let why = [("reason", WHY), ("last", "2026-12-01"), ("code", "other"), ("fields", "pay")];

        for rest in ["/end", "/reopening", "/override", "/completion"] {
            let answer = officer.post(&at(&draft, rest), &why).await;
            assert_eq!((answer.status, answer.heading().as_str()), (409, "这份记录现在由科技局处理"), "{rest}");
        }
        for rest in ["/filing", "/return", "/refusal", "/end", "/reopening", "/override"] {
            let answer = officer.post(&at(&filed, rest), &why).await;
            assert_eq!((answer.status, answer.heading().as_str()), (409, "这次培养已经备案"), "{rest}");
        }
        let answer = officer.post(&at(&filed, "/completion"), &[]).await;
        assert_eq!((answer.status, answer.heading().as_str()), (409, "这次培养还没有开始"));
        let answer = officer.post(&at(&filed, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;
        assert_eq!((answer.status, answer.heading().as_str()), (409, "没有可以提出异议的事项"));
        assert_eq!(officer.get(&at(&filed, "/end")).await.status, 409);
        assert_eq!([site.placement_now(&draft).await, site.placement_now(&filed).await], [draft, filed]);
    }
}
