//! Officers write, publish, close and clone events; two who edit at once; districts and rights.
use crate::{on_both, support::Site};
use entity::{
    audit,
    event::{self, District, Status},
    officer_role::Role,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::registrations::cancel_event;

/// A form that is filled in well.
pub fn well(slug: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("slug", slug),
        ("kind", "salon"),
        ("district", "qufu"),
        ("title_zh", "导师沙龙"),
        ("title_en", ""),
        ("summary_zh", ""),
        ("summary_en", ""),
        ("text_zh", "带一份草稿。"),
        ("text_en", ""),
        ("zone", "Asia/Shanghai"),
        ("starts_at", "2026-12-20T14:00"),
        ("ends_at", "2026-12-20T16:00"),
        ("place_zh", "杏坛讲堂"),
        ("place_en", ""),
        ("contact", "0537-000 0000"),
        ("opens_at", "2026-12-01T09:00"),
        ("closes_at", "2026-12-19T18:00"),
        ("answers_until", ""),
        ("capacity", "50"),
        ("line", "limit"),
        ("waiting_limit", "10"),
        ("approval", "yes"),
    ]
}

fn with<'a>(mut fields: Vec<(&'static str, &'a str)>, name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    fields.iter_mut().filter(|(field, _)| *field == name).for_each(|(_, old)| *old = value);
    fields
}

pub async fn find(site: &Site, slug: &str) -> Option<event::Model> {
    event::Entity::find().filter(event::COLUMN.slug.eq(slug)).one(site.db()).await.unwrap()
}

on_both! {
    async fn a_form_sent_twice_and_a_copy_made_twice_are_one_draft(site: Site) {
        let event = site.event("salon").publish().await;
        let (db, who, now) = (&site.app.db, site.by().await, site.now());

        let first = xingtan::events::clone_event(db, &who, &event, now).await.unwrap();
        let again = xingtan::events::clone_event(db, &who, &event, now).await.unwrap();

        assert_eq!((first.id, first.slug.as_str()), (again.id, "salon-2"));
        let drafted = site.event("twice").draft().await;
        assert_eq!(site.event("twice").draft().await.id, drafted.id);
    }
}

on_both! {
    async fn an_event_is_written_previewed_published_closed_and_cloned(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&scheduler).await;

        let made = seat.post("/admin/events/new", &well("mentors")).await;
        assert_eq!(made.location(), "/admin/events/mentors");
        let event = find(&site, "mentors").await.unwrap();
        assert_eq!((event.status, event.drafted_by), (Status::Draft, Some(scheduler.id)));
        assert_eq!((event.capacity, event.waiting_limit, event.needs_approval), (Some(50), Some(10), true));
        assert_eq!(event.starts_at.to_rfc3339(), "2026-12-20T06:00:00+00:00");
        assert_eq!(event.answers_until, event.closes_at);
        assert_eq!(site.get("/events/mentors").await.status, 404);
        assert!(seat.get("/admin/events/mentors/preview").await.main_text().contains("这是预览"));
        assert!(seat.get("/admin/events?shelf=drafts").await.main_text().contains("导师沙龙"));
        assert!(seat.get("/admin/events/mentors/publication").await.main_text().contains("英文名称或地点是空的"));

        assert_eq!(seat.post("/admin/events/mentors/publication", &[("revision", "1")]).await.location(), "/admin/events/mentors");
        assert_eq!(site.get("/events/mentors").await.status, 200);
        seat.post("/admin/events/mentors/closing", &[]).await;
        assert!(site.get("/events/mentors").await.main_text().contains("报名已截止"));
        seat.post("/admin/events/mentors/reopening", &[]).await;
        assert!(!site.get("/events/mentors").await.main_text().contains("报名已截止"));
        let copy = seat.post("/admin/events/mentors/clone", &[]).await;
        assert_eq!(copy.location(), "/admin/events/mentors-2");
        let copy = find(&site, "mentors-2").await.unwrap();
        assert_eq!((copy.status, copy.starts_at), (Status::Draft, event.starts_at + chrono::Duration::weeks(1)));

        let kept = audit::Entity::find().filter(audit::COLUMN.object.eq("event")).order_by_asc(audit::Column::Id);
        let acts: Vec<String> = kept.all(site.db()).await.unwrap().into_iter().map(|entry| entry.act).collect();
        assert_eq!(acts, ["events.draft", "events.publish", "events.close", "events.reopen", "events.draft"]);
    }
}

on_both! {
    async fn wrong_input_stays_and_is_explained_at_its_field(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&scheduler).await;
        site.event("taken").publish().await;
        for (name, value, says) in [
            ("slug", "", "请填网址"),
            ("slug", "Bad Slug", "网址只能有小写字母、数字和连字符，连字符不能在两头"),
            ("slug", "new", "这个网址留给系统用，请换一个"),
            ("slug", "taken", "这个网址已经用过，请换一个"),
            ("kind", "party", "请选择一项"),
            ("district", "weishan", "请选你负责的县市区"),
            ("title_zh", " ", "请填写"),
            ("title_zh", "a\u{202E}b", "里面有看不见的符号，请删掉后重新输入"),
            ("place_zh", "", "请填写"),
            ("zone", "Mars", "请填 IANA 时区，例如 Asia/Shanghai"),
            ("starts_at", "", "请填日期和时间"),
            ("starts_at", "tomorrow", "请填日期和时间，例如 2026-12-05 09:00"),
            ("starts_at", "9999-12-05T10:00", "日期应在 2000 年到 2200 年之间"),
            ("ends_at", "2026-12-20T13:00", "结束要晚于开始"),
            ("closes_at", "2026-11-30T09:00", "截止要晚于开放"),
            ("answers_until", "2026-12-21T09:00", "不能晚于活动结束"),
            ("capacity", "-1", "请填 0 到 100,000 的整数，不限就留空"),
            ("capacity", "many", "请填 0 到 100,000 的整数，不限就留空"),
            ("waiting_limit", "0", "请填候补最多几人，至少 1"),
        ] {
            let answer = seat.post("/admin/events/new", &with(well("fresh"), name, value)).await;

            assert_eq!(answer.status, 422, "{name} {value}");
            assert!(answer.errors().contains(&(name.into(), says.into())), "{name} {value}: {:?}", answer.errors());
            assert!(answer.body.contains("带一份草稿。"), "what was typed stays");
        }
        assert!(find(&site, "fresh").await.is_none());
    }
}

on_both! {
    async fn two_who_edit_one_event_never_lose_what_either_typed(site: Site) {
        let [first, second] = [
            site.officer("first", Role::Scheduler, None).await,
            site.officer("second", Role::Scheduler, None).await,
        ];
        let (first, second) = (site.sign_in(&first).await, site.sign_in(&second).await);
        first.post("/admin/events/new", &well("mentors")).await;
        let page = first.get("/admin/events/mentors/text").await;
        let (revision, marks) = (page.hidden("revision").to_owned(), page.hidden("marks").to_owned());
        let edit = |changes: &[(&'static str, &'static str)]| {
            let mut fields = changes.iter().fold(well("mentors"), |fields, (name, value)| with(fields, name, value));
            let closes = "2026-12-19T18:00";
            fields = if changes.iter().any(|(name, _)| *name == "answers_until") { fields } else { with(fields, "answers_until", closes) };
            fields
        };
        let own = [("revision", revision.as_str()), ("marks", marks.as_str())];

        let saved = first.post("/admin/events/mentors/text", &[edit(&[("title_zh", "甲的名称"), ("contact", "甲")]), own.to_vec()].concat()).await;
        let stale = second.post("/admin/events/mentors/text", &[edit(&[("title_zh", "乙的名称"), ("text_zh", "乙的正文")]), own.to_vec()].concat()).await;

        assert_eq!((saved.status, stale.status), (303, 409));
        let text = stale.main_text();
        assert!(text.contains("你编辑的时候，另一位管理员保存了改动") && text.contains("甲的名称"), "{text}");
        for typed in ["乙的名称", "乙的正文", "value=\"甲\""] {
            assert!(stale.body.contains(typed), "{typed} is lost");
        }
        assert_eq!(find(&site, "mentors").await.unwrap().title_zh, "甲的名称");
        let again = [("revision", stale.hidden("revision")), ("marks", stale.hidden("marks"))];
        let merged = edit(&[("title_zh", "甲乙的名称"), ("text_zh", "乙的正文"), ("contact", "甲")]);
        assert_eq!(second.post("/admin/events/mentors/text", &[merged, again.to_vec()].concat()).await.status, 303);
        let event = find(&site, "mentors").await.unwrap();
        assert_eq!((event.title_zh.as_str(), event.text_zh.as_str(), event.contact.as_str(), event.revision), ("甲乙的名称", "乙的正文", "甲", 3));
        let kept = audit::Entity::find().filter(audit::COLUMN.act.eq("events.edit")).order_by_asc(audit::Column::Id).one(site.db()).await.unwrap().unwrap();
        assert_eq!(kept.fields, serde_json::json!(["title_zh", "contact"]));
    }
}

on_both! {
    async fn of_two_saves_at_the_same_moment_one_wins_and_the_other_is_shown(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, None).await;
        let (one, two) = (site.sign_in(&scheduler).await, site.sign_in(&scheduler).await);
        one.post("/admin/events/new", &well("mentors")).await;
        let page = one.get("/admin/events/mentors/text").await;
        let own = [("revision", page.hidden("revision")), ("marks", page.hidden("marks"))];
        let fields = |title| [with(well("mentors"), "title_zh", title), own.to_vec()].concat();
        let (left, right) = (fields("左"), fields("右"));

        let (left, right) = tokio::join!(one.post("/admin/events/mentors/text", &left), two.post("/admin/events/mentors/text", &right));

        let mut statuses = [left.status, right.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        assert_eq!(find(&site, "mentors").await.unwrap().revision, 2);
    }
}

on_both! {
    async fn the_form_of_a_draft_does_not_write_what_was_published_meanwhile(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, Some(District::Qufu)).await;
        let seat = site.sign_in(&scheduler).await;
        seat.post("/admin/events/new", &well("mentors")).await;
        let form = seat.get("/admin/events/mentors/text").await;
        seat.post("/admin/events/mentors/publication", &[("revision", "1")]).await;

        let own = [("revision", form.hidden("revision")), ("marks", form.hidden("marks"))];
        let stale = seat.post("/admin/events/mentors/text", &[with(well("mentors"), "title_zh", "旧表单的名称"), own.to_vec()].concat()).await;

        assert_eq!(stale.status, 409);
        assert!(stale.body.contains("旧表单的名称"), "what was typed stays");
        assert_eq!(find(&site, "mentors").await.unwrap().title_zh, "导师沙龙");
    }
}

on_both! {
    async fn a_published_events_time_and_places_are_not_changed_by_its_text(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, None).await;
        let seat = site.sign_in(&scheduler).await;
        let event = site.event("salon").publish().await;
        let page = seat.get("/admin/events/salon/text").await;
        let own = [("revision", page.hidden("revision")), ("marks", page.hidden("marks"))];
        let times = [("opens_at", "2026-11-30T10:00"), ("closes_at", "2026-12-04T22:00"), ("answers_until", "2026-12-05T04:00")];
        let fields = times.iter().fold(well("other"), |fields, (name, value)| with(fields, name, value));

        let answer = seat.post("/admin/events/salon/text", &[fields, own.to_vec()].concat()).await;

        assert_eq!(answer.status, 303, "{:?}", answer.errors());
        let after = find(&site, "salon").await.unwrap();
        assert_eq!((after.starts_at, &after.place_zh, after.capacity), (event.starts_at, &event.place_zh, event.capacity));
        assert_eq!(after.title_zh, "导师沙龙");
    }
}

on_both! {
    async fn places_are_changed_and_events_cancelled_with_their_people_told(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, None).await;
        let seat = site.sign_in(&scheduler).await;
        let event = site.event("salon").places(1).publish().await;
        site.register(&event, "first").await;
        site.register(&event, "second").await;
        site.deliver().await;

        let fewer = seat.post("/admin/events/salon/places", &[("capacity", "0"), ("seen", "1")]).await;
        assert_eq!((fewer.status, fewer.errors()), (422, vec![("capacity".into(), "已占 1 席，不能更少".into())]));
        assert_eq!(seat.post("/admin/events/salon/places", &[("capacity", "2"), ("seen", "1")]).await.location(), "/admin/events/salon");
        assert_eq!(site.deliver().await.len(), 1);
        assert!(seat.get("/admin/events/salon/cancellation").await.main_text().contains("会给 2 位报了名的人发信"));
        assert_eq!(seat.post("/admin/events/salon/cancellation", &[("reason", "")]).await.status, 422);
        assert_eq!(seat.post("/admin/events/salon/cancellation", &[("reason", "场地检修")]).await.location(), "/admin/events/salon");
        assert_eq!(site.deliver().await.len(), 2);
        assert_eq!(site.reload(&event).await.status, Status::Cancelled);
    }
}

on_both! {
    async fn rights_and_districts_hold_and_lists_cost_the_same(site: Site) {
        let reviewer = site.officer("reviewer", Role::Reviewer, Some(District::Qufu)).await;
        let seat = site.sign_in(&reviewer).await;
        let cost = async || {
            let before = site.statements();
            assert_eq!(seat.get("/admin/events").await.status, 200);
            site.statements() - before
        };
        site.event("one").publish().await;
        let one = cost().await;
        site.event("two").publish().await;
        site.event("three").publish().await;
        // Two of them look whether letters go out.
        assert_eq!((one, cost().await), (13, 13));
        site.event("elsewhere").with(|new| new.district = District::Weishan).publish().await;

        assert!(!seat.get("/admin/events").await.body.contains("/admin/events/elsewhere"));
        assert_eq!(seat.get("/admin/events/elsewhere").await.status, 404);
        let refused = seat.get("/admin/events/new").await;
        assert_eq!((refused.status, refused.heading().as_str()), (403, "你没有“编辑活动”的权限"));
        assert_eq!(seat.get("/admin").await.location(), "/admin/events");
        assert_eq!(site.get("/admin/events?q=a").await.header("location"), "/sign-in?next=%2Fadmin%2Fevents%3Fq%3Da");
        let candidate = site.account("candidate").await;
        assert_eq!(site.sign_in(&candidate).await.get("/admin/events").await.status, 404);
    }
}

on_both! {
    async fn what_was_typed_stays_where_the_event_was_cancelled_meanwhile(site: Site) {
        let event = site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let (app, by) = (&site.app, site.by().await);
        cancel_event(&app.db, &app.address_key, &by, event.id, "场地检修", site.now()).await.unwrap();
        let typed = [("revision", "2"), ("title_zh", "改过的名称"), ("text_zh", "改过的正文")];

        for (lang, said, next) in [
            ("zh-CN", "活动已取消或已归档", "没有保存。你填的还在下面，可以复制走。"),
            ("en", "The event was cancelled or archived", "Nothing was saved. What you typed is still below, to copy."),
        ] {
            let late = seat.post(&format!("/admin/events/salon/text?lang={lang}"), &typed).await;
            let text = late.main_text();
            assert_eq!(late.status, 409);
            assert!(text.contains(said) && text.contains(next), "{text}");
            assert!(late.body.contains("改过的名称") && late.body.contains("改过的正文"), "{}", late.body);
            assert!(!late.body.contains("name=\"starts_at\""), "its times are no matter of the form, so none is shown empty");
        }
    }
}
