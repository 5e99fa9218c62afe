//! On duty twice at the same time: told while drafting, and a reason is asked for once it is published.
use super::{guard, rows};
use crate::{
    events::conflicts::{found, go, refused, scheduler, told},
    on_both,
    support::{Site, sessions::session},
};
use chrono::Duration;
use entity::{
    account,
    event::{self, District, Status},
    officer_role::Role,
};
use xingtan::{
    events::{
        self, DutyError, NewSession, Place, PublishError, Seen, SeenSession, SessionError, Tell, conflicts::Grade,
        publish,
    },
    registrations::{MoveEventError, TimeAndPlace, move_event},
    roles::TwoOfficers,
};

/// Two hours, so many minutes after the others; written somewhere, so that no room is met.
async fn event_after(site: &Site, slug: &str, minutes: i64) -> event::Model {
    let later = site.event(slug).with(|new| {
        new.starts_at += Duration::minutes(minutes);
        new.ends_at += Duration::minutes(minutes);
    });
    later.draft().await
}

async fn reasoned(site: &Site, event: &event::Model) -> Option<String> {
    site.reload(event).await.despite
}

on_both! {
    async fn publishing_asks_for_a_reason_and_a_draft_is_only_told_of(site: Site) {
        let li = guard(&site, "li").await;
        let (first, second, third) =
            (event_after(&site, "first", 0).await, event_after(&site, "second", 119).await, event_after(&site, "third", 239).await);
        for event in [&first, &second, &third] {
            site.on_duty(event, None, &li).await;
        }

        let drafts = found(&site, &first).await;
        let free = go(&site, &first, "").await.unwrap();
        let asked = refused(go(&site, &second, "").await);
        let published = go(&site, &second, "只有一分钟").await.unwrap();
        let touching = go(&site, &third, "").await.unwrap();

        assert_eq!(drafts, [(Grade::Note, "duty")]);
        assert_eq!((free.despite, asked), (None, vec![(Grade::Reason, "duty")]));
        assert_eq!(published.despite.as_deref(), Some("只有一分钟"));
        assert_eq!(touching.despite, None, "what begins as the other ends does not meet it");
    }
}

on_both! {
    async fn whoever_is_put_on_duty_at_what_is_published_is_asked_why(site: Site) {
        let li = guard(&site, "li").await;
        let (other, event) = (site.event("other").publish().await, site.event("fair").publish().await);
        site.on_duty(&other, None, &li).await;
        let (seat, id) = (scheduler(&site).await, li.id.to_string());
        let (at, mut fields) = ("/admin/events/fair/duty", vec![("officer", id.as_str()), ("at", "event")]);

        let asked = seat.post(at, &fields).await;
        let english = seat.post(&format!("{at}?lang=en"), &fields).await;
        let before = rows(&site, &event).await;
        fields.push(("despite", "两边只隔一条走廊"));
        for (officer, lang) in [("", "zh-CN"), (event.id.to_string().as_str(), "en")] {
            let nobody = [("officer", officer), fields[1], fields[2]];
            let wrong = seat.post(&format!("{at}?lang={lang}"), &nobody).await;
            assert_eq!(wrong.status, 422);
            assert!(wrong.body.contains(">两边只隔一条走廊</textarea>"), "{}", wrong.body);
        }
        let put = seat.post(&format!("{at}?lang=zh-CN"), &fields).await;
        let kept = reasoned(&site, &event).await;
        let page = seat.get(at).await;
        let versions = seat.get("/admin/events/fair/versions").await.main_text();
        let relief = page.body.split("name=\"duty\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        seat.post(&format!("{at}/relief"), &[("duty", relief)]).await;

        assert_eq!((asked.status, english.status, put.status), (422, 422, 303));
        assert_eq!(asked.errors()[0], ("despite".to_owned(), "请写原因".to_owned()));
        let text = asked.main_text();
        assert!(text.contains("li@example.cn在2026年12月5日（周六）10:00–12:00要在另一场活动值班。"), "{text}");
        assert!(english.main_text().contains("li@example.cn is on duty at another event on"), "{}", english.main_text());
        assert!(asked.body.contains("href=\"/admin/events/other\"") && asked.body.contains(&format!("value=\"{id}\" selected")));
        assert_eq!((before, kept.as_deref()), (vec![], Some("两边只隔一条走廊")));
        assert!(versions.contains("安排值班") && versions.contains("两边只隔一条走廊"), "{versions}");
        assert_eq!((rows(&site, &event).await, reasoned(&site, &event).await), (vec![], None), "nothing asks for it any more");
    }
}

on_both! {
    async fn of_another_districts_event_one_reads_when_and_whom_to_ask(site: Site) {
        let li = guard(&site, "li").await;
        let other = site.event("secret-title").with(|new| {
            new.district = District::Weishan;
            new.title = ["不该看到的名称".into(), String::new()];
            new.contact = "微山县人才办 0537-111".into();
        }).publish().await;
        let wanted = site.event("wanted").with(|new| new.district = District::Weishan).draft().await;
        site.on_duty(&other, None, &li).await;
        site.on_duty(&wanted, None, &li).await;
        let event = site.event("fair").draft().await;
        site.on_duty(&event, None, &li).await;
        let seat = site.sign_in(&site.officer("qufu", Role::Scheduler, Some(District::Qufu)).await).await;

        let page = seat.get("/admin/events/fair/duty").await;

        let text = page.main_text();
        let told = "其他区县也安排li@example.cn在2026年12月5日（周六）10:00–12:00值班。请联系";
        assert!(text.contains(&format!("{told}：微山县人才办 0537-111。")), "{text}");
        assert_eq!(text.matches(told).count(), 2, "published or not: {text}");
        assert!(!page.body.contains("不该看到") && !page.body.contains("secret-title"));
    }
}

on_both! {
    async fn sessions_of_one_agenda_meet_each_other_and_a_change_is_judged_by_what_it_meets(site: Site) {
        let li = guard(&site, "li").await;
        let event = site.event("fair").publish().await;
        let first = site.add_session(&event, &session(&event, "开场", 0, 30)).await.session;
        let second = site.add_session(&event, &session(&event, "讲座", 30, 30)).await;
        site.on_duty(&event, Some(first.id), &li).await;
        site.on_duty(&event, Some(second.session.id), &li).await;
        let (db, by) = (&site.app.db, site.by().await);
        let new = NewSession { starts_at: first.starts_at, ..NewSession::from(&second) };
        let seen = |despite| SeenSession { event: event.id, id: second.session.id, revision: 1, status: event.status, despite };

        let apart = found(&site, &event).await;
        let asked = events::change_session(db, &site.app.address_key, &by, seen(""), &new, Tell::Everybody, site.now()).await;
        events::change_session(db, &site.app.address_key, &by, seen("同一个厅"), &new, Tell::Everybody, site.now()).await.unwrap();

        let Err(SessionError::Conflicts(asked)) = asked else { panic!("{asked:?}") };
        assert_eq!((apart, told(&asked)), (vec![], vec![(Grade::Reason, "duty-twice")]));
        assert_eq!(reasoned(&site, &event).await.as_deref(), Some("同一个厅"));
        let page = scheduler(&site).await.get("/admin/events/fair/sessions").await.main_text();
        assert!(page.contains("li@example.cn同时要在“讲座”值班。"), "{page}");
    }
}

on_both! {
    async fn duties_move_with_their_event(site: Site) {
        let li = guard(&site, "li").await;
        let (first, second) = (event_after(&site, "first", 0).await, event_after(&site, "second", 120).await);
        for event in [&first, &second] {
            site.on_duty(event, None, &li).await;
            go(&site, event, "").await.unwrap();
        }
        let second = site.reload(&second).await;
        let hour = Duration::hours(1);
        let to = TimeAndPlace {
            starts_at: second.starts_at - hour,
            ends_at: second.ends_at - hour,
            closes_at: second.closes_at,
            answers_until: second.answers_until,
            place: Place::from(&second),
        };
        let (app, by) = (&site.app, site.by().await);
        let moved = async |despite| {
            let seen = Seen { despite, ..(&second).into() };
            move_event(&app.db, &app.address_key, &by, seen, &to, Tell::Everybody, site.now()).await
        };

        let asked = moved("").await;
        let gone = moved("李在两边之间").await.unwrap();

        let Err(MoveEventError::Conflicts(asked)) = asked else { panic!("{asked:?}") };
        assert_eq!((told(&asked), gone.despite.as_deref()), (vec![(Grade::Reason, "duty")], Some("李在两边之间")));
    }
}

on_both! {
    async fn of_two_who_put_one_officer_on_duty_at_once_the_second_is_asked(site: Site) {
        let li = guard(&site, "li").await;
        for round in 0..4 {
            let day = round * 1440;
            let first = site.publish(&event_after(&site, &format!("first-{round}"), day).await).await;
            let second = event_after(&site, &format!("second-{round}"), day + 30).await;
            site.on_duty(&second, None, &li).await;

            let (assigned, published) = tokio::join!(assign(&site, &first, &li), publish_one(&site, &second));

            let asked = [
                matches!(&assigned, Err(DutyError::Conflicts(found)) if told(found) == [(Grade::Reason, "duty")]),
                matches!(&published, Err(PublishError::Conflicts(found)) if told(found) == [(Grade::Reason, "duty")]),
            ];
            assert_eq!(asked.iter().filter(|asked| **asked).count(), 1, "{round}: {assigned:?} {published:?}");
            assert_eq!(site.reload(&second).await.status == Status::Published, published.is_ok());
        }
    }
}

async fn assign(site: &Site, event: &event::Model, officer: &account::Model) -> Result<(), DutyError> {
    let (app, by, now) = (site.app.clone(), site.by().await, site.now());
    let (event, new) = (event.id, events::NewDuty { officer: officer.id, session: None });
    tokio::spawn(async move { events::assign_duty(&app.db, &app.address_key, &by, event, new, "", now).await })
        .await
        .unwrap()
}

async fn publish_one(site: &Site, draft: &event::Model) -> Result<event::Model, PublishError> {
    let (app, by, seen, now) = (site.app.clone(), site.by().await, Seen::from(draft), site.now());
    tokio::spawn(async move { publish(&app.db, &app.address_key, TwoOfficers::Off, &by, seen, "", now).await })
        .await
        .unwrap()
}
