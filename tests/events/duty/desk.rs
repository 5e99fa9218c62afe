//! The page on which officers are put on duty, and the one on which they read it.
use super::{guard, rows};
use crate::{
    events::conflicts::scheduler,
    on_both,
    support::{Site, sessions::session},
};
use chrono::Duration;
use entity::{audit, duty, event::District, officer_role::Role};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use xingtan::{events::clone_event, registrations::cancel_event};

const AT: &str = "/admin/events/fair/duty";

on_both! {
    async fn an_officer_is_put_on_duty_reads_it_and_is_relieved(site: Site) {
        let event = site.event("fair").publish().await;
        let li = guard(&site, "li").await;
        let (boss, own) = (scheduler(&site).await, site.sign_in(&li).await);
        let id = li.id.to_string();

        let form = boss.get(AT).await;
        let put = boss.post(AT, &[("officer", &id), ("at", "event")]).await;
        let again = boss.post(AT, &[("officer", &id), ("at", "event")]).await;
        let (told, shown) = (boss.get(&format!("{AT}?done=assigned")).await, boss.get("/admin/events/fair").await);
        let mine = [own.get("/admin/duty?lang=zh-CN").await.main_text(), own.get("/admin/duty?lang=en").await.main_text()];
        let row = duty::Entity::find().one(site.db()).await.unwrap().unwrap().id.to_string();
        let relieved = boss.post(&format!("{AT}/relief"), &[("duty", &row)]).await;
        let twice = boss.post(&format!("{AT}/relief"), &[("duty", &row)]).await;

        assert!(form.main_text().contains("li@example.cn（签到）"), "{}", form.main_text());
        assert_eq!([put.status, again.status, relieved.status, twice.status], [303; 4]);
        assert_eq!(put.header("location"), "/admin/events/fair/duty?done=assigned");
        assert!(told.main_text().contains("已安排值班。") && told.main_text().contains("li@example.cn"));
        assert!(shown.main_text().contains("值班 li@example.cn"), "{}", shown.main_text());
        assert!(mine[0].contains("2026年12月5日（周六）") && mine[0].contains("10:00–12:00 学徒导师沙龙"), "{}", mine[0]);
        assert!(mine[1].contains("Mentors’ Salon") && mine[1].contains("The whole event"), "{}", mine[1]);
        assert!(own.get("/admin/duty").await.main_text().contains("接下来没有安排你值班。"));
        assert_eq!(rows(&site, &event).await, []);
        let acts = audit::Entity::find().filter(audit::COLUMN.object_id.eq(event.id.to_string()));
        let acts = acts.filter(audit::COLUMN.act.contains("_duty")).order_by_asc(audit::Column::Id).all(site.db()).await.unwrap();
        let acts: Vec<_> = acts.into_iter().map(|entry| (entry.act, entry.before, entry.after)).collect();
        let said = |act: &str, before: &str, after: &str| (act.to_owned(), Some(before.to_owned()), Some(after.to_owned()));
        assert_eq!(acts, [said("events.assign_duty", "", &id), said("events.relieve_duty", &id, "")]);
    }
}

on_both! {
    async fn only_who_marks_people_present_there_is_offered(site: Site) {
        site.event("fair").publish().await;
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let weishan = site.officer("weishan", Role::CheckIn, Some(District::Weishan)).await;
        let qufu = site.officer("qufu", Role::Reviewer, Some(District::Qufu)).await;
        let seat = scheduler(&site).await;

        let form = seat.get(AT).await;

        let offered = |account: &entity::account::Model| form.body.contains(&format!("value=\"{}\"", account.id));
        assert_eq!([offered(&auditor), offered(&weishan), offered(&qufu)], [false, false, true]);
        let own = site.sign_in(&auditor).await.get("/admin/duty").await;
        assert_eq!(own.status, 403);
    }
}

on_both! {
    async fn what_cannot_be_chosen_is_told_at_its_field(site: Site) {
        let event = site.event("fair").publish().await;
        site.session(&event, "meng").await;
        let auditor = site.officer("auditor", Role::Auditor, None).await.id.to_string();
        let li = guard(&site, "li").await.id.to_string();
        let seat = scheduler(&site).await;
        let nowhere = Uuid::now_v7().to_string();
        let cases = [
            ("officer", "", "event", "请选择管理员", "Choose an officer"),
            ("officer", "x", "event", "这位管理员现在不能在这里值班，请换一位", "This officer cannot be on duty here now: choose another"),
            ("officer", &auditor, "event", "这位管理员现在不能在这里值班，请换一位", "This officer cannot be on duty here now: choose another"),
            ("at", &li, "", "这个场次没有了，请重新选择", "This session is gone: choose again"),
            ("at", &li, &nowhere, "这个场次没有了，请重新选择", "This session is gone: choose again"),
        ];
        for (field, officer, at, zh, en) in cases {
            let fields = [("officer", officer), ("at", at)];
            let chinese = seat.post(&format!("{AT}?lang=zh-CN"), &fields).await;
            let english = seat.post(&format!("{AT}?lang=en"), &fields).await;

            assert_eq!((chinese.status, english.status), (422, 422));
            assert_eq!(chinese.errors(), [(field.to_owned(), zh.to_owned())]);
            assert_eq!(english.errors(), [(field.to_owned(), en.to_owned())]);
        }
        assert_eq!(seat.post(&format!("{AT}/relief"), &[("duty", "x")]).await.status, 400);
        assert_eq!(rows(&site, &event).await, []);
    }
}

on_both! {
    async fn on_duty_at_the_whole_or_at_sessions_never_both(site: Site) {
        let event = site.event("fair").publish().await;
        let (li, wang) = (guard(&site, "li").await, guard(&site, "wang").await);
        let first = site.add_session(&event, &session(&event, "开场", 0, 30)).await.session.id;
        let second = site.add_session(&event, &session(&event, "讲座", 30, 30)).await.session.id;

        site.on_duty(&event, None, &li).await;
        site.on_duty(&event, None, &wang).await;
        site.on_duty(&event, Some(first), &li).await;
        site.on_duty(&event, Some(second), &li).await;
        let sessions = rows(&site, &event).await;
        site.on_duty(&event, None, &li).await;

        assert_eq!(sessions, [(wang.id, None), (li.id, Some(first)), (li.id, Some(second))]);
        assert_eq!(rows(&site, &event).await, [(wang.id, None), (li.id, None)]);
    }
}

on_both! {
    async fn duties_of_a_session_go_with_it_and_none_is_copied(site: Site) {
        let event = site.event("fair").publish().await;
        let (li, wang) = (guard(&site, "li").await, guard(&site, "wang").await);
        let item = site.add_session(&event, &session(&event, "开场", 0, 30)).await.session.id;
        site.on_duty(&event, Some(item), &li).await;
        site.on_duty(&event, None, &wang).await;
        let seat = scheduler(&site).await;

        let copy = clone_event(&site.app.db, &site.by().await, &event, site.now()).await.unwrap();
        let removed = seat.post(&format!("/admin/events/fair/sessions/{item}/removal"), &[("revision", "1")]).await;

        assert_eq!((removed.status, rows(&site, &event).await), (303, vec![(wang.id, None)]));
        assert_eq!(rows(&site, &copy).await, []);
    }
}

on_both! {
    async fn of_what_is_cancelled_or_over_nothing_changes(site: Site) {
        let (fair, past) = (site.event("fair").publish().await, site.event("past").publish().await);
        let li = guard(&site, "li").await;
        site.on_duty(&fair, None, &li).await;
        let own = site.sign_in(&li).await;
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, fair.id, "停水", site.now()).await.unwrap();
        let none = own.get("/admin/duty").await.main_text();
        site.advance(Duration::days(5));
        let (seat, id) = (scheduler(&site).await, li.id.to_string());
        let sentences = [
            ("zh-CN", "活动已取消或已结束，不能再改值班安排"),
            ("en", "The event is cancelled or over, so who is on duty cannot change"),
        ];
        for (lang, sentence) in sentences {
            for slug in ["fair", "past"] {
                let told = seat.post(&format!("/admin/events/{slug}/duty?lang={lang}"), &[("officer", &id), ("at", "event")]).await;

                assert_eq!((told.status, told.heading().as_str()), (409, sentence), "{slug}");
            }
        }
        let page = seat.get(AT).await;
        assert!(page.main_text().contains("值班安排不再变动") && !page.body.contains("action=\"/admin/events/fair/duty"));
        assert!(none.contains("接下来没有安排你值班。"), "{none}");
        assert_eq!((rows(&site, &fair).await.len(), rows(&site, &past).await.len()), (1, 0));
    }
}

on_both! {
    async fn pages_cost_as_many_statements_with_one_as_with_three(site: Site) {
        let event = site.event("fair").publish().await;
        let seat = scheduler(&site).await;
        let boss = site.sign_in(&guard(&site, "li").await).await;
        let li = xingtan::accounts::by_address(site.db(), "li@example.cn").await.unwrap().unwrap();
        let mut costs = vec![];
        for number in 0..3 {
            let item = site.add_session(&event, &session(&event, &format!("第 {number} 场"), number * 30, 30)).await;
            site.on_duty(&event, Some(item.session.id), &li).await;
            let other = guard(&site, &format!("other{number}")).await;
            site.on_duty(&event, Some(item.session.id), &other).await;
            let before = site.statements();
            seat.get(AT).await;
            let seen = site.statements();
            boss.get("/admin/duty").await;
            costs.push((seen - before, site.statements() - seen));
        }

        assert_eq!((costs[0], costs[1]), (costs[1], costs[2]));
    }
}
