//! Versions: each act of an officer says what it changed, who did it and when.
use super::{
    conflicts::{hall, place},
    series,
};
use crate::{
    on_both,
    support::{Site, builders::newcomer},
};
use chrono::Duration;
use entity::{
    Choice,
    event::{self, District},
    event_version,
    officer_role::Role,
    question, registration,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::{
    events::{
        self, Direction, Door, NewQuestion, Place, QuestionForm, ask_question, change_question, leave_series,
        reorder_question, retire_question,
    },
    registrations::{
        Admission, Case, NewCapacity, Tell, TimeAndPlace, add, admit_waiting, cancel_event, move_event, set_admission,
        set_capacity,
    },
};

async fn kept(site: &Site, event: &event::Model) -> Vec<event_version::Model> {
    let of_event = event_version::Entity::find().filter(event_version::COLUMN.event_id.eq(event.id));
    of_event.order_by_asc(event_version::Column::Id).all(site.db()).await.unwrap()
}

/// Field, old and new.
fn changes(version: &event_version::Model) -> Vec<(&str, &str, &str)> {
    version.changes.0.iter().map(|change| (&*change.field, &*change.old, &*change.new)).collect()
}

on_both! {
    async fn every_act_on_the_row_leaves_one_and_what_changes_nothing_leaves_none(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let (_, hall) = hall(&site).await;
        let (db, key, who, now) = (&site.app.db, &site.app.address_key, site.by().await, site.now());
        site.register(&event, "first").await;
        let waiting = site.register(&event, "second").await;
        let case = |row: &registration::Model| Case { event: row.event_id, registration: row.id };
        let to = TimeAndPlace {
            starts_at: event.starts_at + Duration::days(1),
            ends_at: event.ends_at + Duration::days(1),
            closes_at: event.closes_at,
            answers_until: event.answers_until,
            place: Place::from(&event),
        };

        events::close(db, &who, event.id, Door::Closed, now).await.unwrap();
        events::close(db, &who, event.id, Door::Closed, now).await.unwrap();
        events::close(db, &who, event.id, Door::Open, now).await.unwrap();
        let moved = move_event(db, key, &who, (&event).into(), &to, Tell::Everybody, now).await.unwrap();
        let inside = TimeAndPlace { place: place(&hall), ..to.clone() };
        move_event(db, key, &who, (&moved).into(), &inside, Tell::Everybody, now).await.unwrap();
        let admission = Admission { needs_approval: true, waiting_limit: Some(9) };
        set_admission(db, key, &who, event.id, event.revision + 2, admission, now).await.unwrap();
        admit_waiting(db, key, &site.by().await, case(&waiting), "名单调整", now).await.unwrap();
        add(db, key, &site.by().await, newcomer(&event, "third"), "电话报名", now).await.unwrap();
        set_capacity(db, key, &who, event.id, NewCapacity { seen: Some(3), places: Some(5), despite: "" }, now).await.unwrap();
        add(db, key, &site.by().await, newcomer(&event, "fourth"), "有空位，席位不变", now).await.unwrap();
        cancel_event(db, key, &who, event.id, "场地检修", now).await.unwrap();
        events::archive(db, &who, event.id, now).await.unwrap();

        let kept = kept(&site, &event).await;
        let acts: Vec<(&str, i32)> = kept.iter().map(|version| (version.act.as_str(), version.revision)).collect();
        assert_eq!(acts, [
            ("events.draft", 1), ("events.publish", 2), ("events.close", 2), ("events.reopen", 2),
            ("registrations.move_event", 3), ("registrations.move_event", 4), ("registrations.set_admission", 5),
            ("registrations.admit_waiting", 5), ("registrations.add", 5), ("registrations.set_capacity", 5),
            ("registrations.cancel_event", 5), ("events.archive", 5),
        ]);
        assert!(kept.iter().all(|version| version.account_id == Some(who.account) && version.at == now));
        assert_eq!(changes(&kept[1]), [("status", "draft", "published")]);
        assert_eq!(changes(&kept[2]), [("closed_by_hand", "false", "true")]);
        let moved: Vec<&str> = kept[4].changes.0.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(moved, ["starts_at", "ends_at"]);
        assert_eq!(changes(&kept[5]), [
            ("place_zh", "曲阜市杏坛讲堂", "人才大厦报告厅（任城区洸河路 9 号）"), ("place_en", "Xingtan Lecture Hall, Qufu", ""),
            ("room", "", "人才大厦 报告厅"),
        ]);
        assert_eq!(changes(&kept[6]), [("waiting_limit", "", "9"), ("needs_approval", "false", "true")]);
        assert_eq!([changes(&kept[7]), changes(&kept[8]), changes(&kept[9])], [[("capacity", "1", "2")], [("capacity", "2", "3")], [("capacity", "3", "5")]]);
        assert_eq!(changes(&kept[10]), [("status", "published", "cancelled"), ("cancel_reason", "", "场地检修")]);
    }
}

on_both! {
    async fn joining_a_series_and_leaving_it_leave_one_each(site: Site) {
        let draft = site.event("salon").draft().await;
        let (db, who, now) = (&site.app.db, site.by().await, site.now());

        let found = series::made(&site, &draft, &series::weekly(3)).await;
        series::made(&site, &draft, &series::weekly(3)).await;
        leave_series(db, &who, draft.id, now).await.unwrap();
        leave_series(db, &who, draft.id, now).await.unwrap();

        let (own, other) = (kept(&site, &draft).await, kept(&site, &found[1]).await);
        let acts: Vec<&str> = own.iter().map(|version| version.act.as_str()).collect();
        let series = found[0].series_id.unwrap().to_string();
        assert_eq!(acts, ["events.draft", "events.make_series", "events.leave_series"]);
        assert_eq!([changes(&own[1]), changes(&own[2])], [[("series", "", series.as_str())], [("series", series.as_str(), "")]]);
        assert_eq!(other.len(), 1);
        assert!(changes(&other[0]).contains(&("series", "", &series)));
    }
}

on_both! {
    async fn room_and_series_are_read_in_both_languages(site: Site) {
        let (_, hall) = hall(&site).await;
        let draft = site.event("salon").with(|new| new.place = place(&hall)).draft().await;
        series::made(&site, &draft, &series::weekly(2)).await;
        leave_series(&site.app.db, &site.by().await, draft.id, site.now()).await.unwrap();
        let auditor = site.officer("auditor", Role::Auditor, None).await;

        let seat = site.sign_in(&auditor).await;
        let (zh, en) = (seat.get("/admin/events/salon/versions").await.main_text(), seat.get("/admin/events/salon/versions?lang=en").await.main_text());

        for says in ["系列活动 改前 属于系列 不属于系列", "系列活动 改前 不属于系列 属于系列", "场地 人才大厦 报告厅"] {
            assert!(zh.contains(says), "{says}: {zh}");
        }
        for says in ["Series Before Part of a series Not part of a series", "Series Before Not part of a series Part of a series", "Room 人才大厦 报告厅"] {
            assert!(en.contains(says), "{says}: {en}");
        }
    }
}

on_both! {
    async fn each_act_on_a_question_leaves_one(site: Site) {
        let event = site.event("salon").publish().await;
        let (db, who, now) = (&site.app.db, site.by().await, site.now());
        let choice = |key: &str, zh: &str, en: &str| Choice { key: key.into(), zh: zh.into(), en: en.into() };
        let new = NewQuestion {
            key: String::new(),
            kind: question::Kind::One,
            required: true,
            label: ["你的行当".into(), "Your craft".into()],
            hint: ["选最熟的".into(), String::new()],
            options: vec![choice("o1", "车工", "Lathe"), choice("o2", "石雕", "")],
        };
        let note = NewQuestion { kind: question::Kind::Short, required: false, label: ["备注".into(), String::new()], hint: Default::default(), options: vec![], ..new.clone() };
        let asked = ask_question(db, &who, event.id, new.clone(), now).await.unwrap();
        ask_question(db, &who, event.id, new.clone(), now).await.unwrap();
        ask_question(db, &who, event.id, note, now).await.unwrap();
        let mark = QuestionForm::from(&asked).mark();
        let reworded = NewQuestion { key: asked.key.clone(), required: false, label: ["行当".into(), "Craft".into()], ..new };
        change_question(db, &who, event.id, &mark, reworded.clone(), now).await.unwrap();
        change_question(db, &who, event.id, &mark, reworded, now).await.unwrap();
        reorder_question(db, &who, event.id, "q2", Direction::Up, now).await.unwrap();
        reorder_question(db, &who, event.id, "q2", Direction::Up, now).await.unwrap();
        retire_question(db, &who, event.id, "q1", now).await.unwrap();
        retire_question(db, &who, event.id, "q1", now).await.unwrap_err();

        let kept = kept(&site, &event).await;
        let acts: Vec<&str> = kept[2..].iter().map(|version| version.act.as_str()).collect();
        let first = "one required\n你的行当\nYour craft\n选最熟的\n– 车工 / Lathe\n– 石雕";
        let then = "one optional\n行当\nCraft\n选最熟的\n– 车工 / Lathe\n– 石雕";
        assert_eq!(acts, ["events.ask_question", "events.ask_question", "events.change_question", "events.reorder_question", "events.retire_question"]);
        assert_eq!(kept[2..].iter().map(changes).collect::<Vec<_>>(), [
            [("question", "", first)], [("question", "", "short optional\n备注")], [("question", first, then)],
            [("questions", "1. 行当\n2. 备注", "1. 备注\n2. 行当")], [("question", then, "")],
        ]);
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let seat = site.sign_in(&auditor).await;
        let (zh, en) = (seat.get("/admin/events/salon/versions").await.main_text(), seat.get("/admin/events/salon/versions?lang=en").await.main_text());
        assert!(zh.contains("问题 改前 无 改后 一行文字 · 选填 备注"), "{zh}");
        assert!(en.contains("Question Before Nothing After One line · optional 备注"), "{en}");
        assert!(en.contains("One choice · required 你的行当 Your craft 选最熟的 – 车工 / Lathe – 石雕"), "{en}");
    }
}

on_both! {
    async fn a_refused_act_leaves_none(site: Site) {
        let draft = site.event("salon").draft().await;
        let (db, who) = (&site.app.db, site.by().await);

        events::send_for_review(db, &who, draft.id, 7, site.now()).await.unwrap_err();
        events::archive(db, &who, draft.id, site.now()).await.unwrap_err();

        assert_eq!(kept(&site, &draft).await.len(), 1);
    }
}

on_both! {
    async fn the_timetable_is_named_and_officers_by_their_names(site: Site) {
        let event = site.event("salon").publish().await;
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        site.advance(Duration::days(190));
        events::archive_old(&site.app.db, Duration::days(180), site.now()).await.unwrap();

        let seat = site.sign_in(&auditor).await;
        let (zh, en) = (seat.get("/admin/events/salon/versions").await.main_text(), seat.get("/admin/events/salon/versions?lang=en").await.main_text());

        assert!(zh.contains("归档活动 2027年6月9日（周三）10:00 · 系统自动 · 第 2 稿 状态 改前 已发布 已归档"), "{zh}");
        assert!(zh.contains("发布活动 2026年12月1日（周二）10:00 · root@example.cn · 第 2 稿 状态 改前 草稿 已发布"), "{zh}");
        assert!(en.contains("Archived an event Wednesday 9 June 2027, 10:00 · The system · Revision 2 State Before Published Archived"), "{en}");
        assert_eq!(site.reload(&event).await.status, event::Status::Archived);
    }
}

on_both! {
    async fn they_are_read_by_whoever_reads_the_event_in_pages_at_one_cost(site: Site) {
        let event = site.event("salon").publish().await;
        let (db, who) = (&site.app.db, site.by().await);
        let reader = site.officer("reader", Role::CheckIn, Some(District::Qufu)).await;
        let far = site.officer("far", Role::Scheduler, Some(District::Weishan)).await;
        let seat = site.sign_in(&reader).await;
        let cost = async || {
            let before = site.statements();
            assert_eq!(seat.get("/admin/events/salon/versions").await.status, 200);
            site.statements() - before
        };
        let few = cost().await;
        for number in 0..21 {
            let door = if number % 2 == 0 { Door::Closed } else { Door::Open };
            events::close(db, &who, event.id, door, site.now() + Duration::minutes(number)).await.unwrap();
        }

        let page = seat.get("/admin/events/salon/versions").await;
        let (_, rest) = page.body.split_once("/admin/events/salon/versions?after=").expect("a further page");
        let last = seat.get(&format!("/admin/events/salon/versions?after={}", rest.split('"').next().unwrap())).await;

        assert_eq!(cost().await, few);
        let shown = |body: &str| body.matches("<time datetime").count();
        assert_eq!([shown(&page.body), shown(&last.body)], [20, 3]);
        assert!(last.main_text().contains("新建活动") && !last.body.contains("rel=\"next\""));
        assert!(seat.get("/admin/events/salon").await.body.contains("/admin/events/salon/versions\""));
        assert_eq!(site.sign_in(&far).await.get("/admin/events/salon/versions").await.status, 404);
        assert_eq!(seat.get("/admin/events/salon/versions?after=nonsense").await.status, 200);
    }
}
