//! What an act on one session is judged by, and what is no matter of it.
use super::met;
use crate::{
    events::conflicts::{at, block, hall, scheduler},
    on_both,
    support::{
        Answer, Site,
        sessions::{session, speaker},
    },
};
use chrono::Duration;
use entity::{
    event::{self, Status},
    room_block::Kind,
};
use xingtan::{
    events::{self, NewSession, SeenAgenda, SeenSession, SessionError, Tell, conflicts::Grade},
    registrations::{NewCapacity, set_capacity},
    roles::{Officer, rights::WriteEvents},
};

on_both! {
    async fn what_came_about_since_stands_in_nobodys_way(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 20).await;
        let fair = site.event("fair").with(at(&hall, 0)).publish().await;
        let first = site.session(&fair, "meng").await;
        let second = site.add_session(&fair, &session(&fair, "讲座", 60, 30)).await;
        block(&site, &tower, Kind::Closed, fair.starts_at, fair.ends_at).await;
        let (db, key, by) = (&site.app.db, &site.app.address_key, site.by().await);
        let seen = SeenSession { event: fair.id, id: first.session.id, revision: 1, status: fair.status, despite: "" };

        let longer = NewSession { ends_at: first.session.ends_at + Duration::minutes(5), ..NewSession::from(&first) };
        let stays = events::change_session(db, key, &by, seen, &longer, Tell::Everybody, site.now()).await;
        let nowhere = NewSession { room: Some(side.id), ..NewSession::from(&second) };
        let seen = SeenSession { id: second.session.id, ..seen };
        let also_closed = events::change_session(db, key, &by, seen, &nowhere, Tell::Everybody, site.now()).await;
        let gone = events::remove_session(db, key, &by, seen, Tell::Everybody, site.now()).await;

        assert_eq!(met(stays), [(Grade::Hard, "blocked")]);
        assert_eq!(met(also_closed), [(Grade::Hard, "blocked"), (Grade::Reason, "small")]);
        assert!(gone.is_ok(), "the other session’s room is closed, and that is no matter of this one: {gone:?}");
    }
}

on_both! {
    async fn once_an_event_is_over_a_session_to_come_is_judged_all_the_same(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").with(at(&hall, 0)).publish().await;
        site.event("later").with(at(&hall, 24 * 60)).publish().await;
        site.advance(fair.ends_at - site.now());

        let seen = SeenAgenda { despite: "返场", ..site.seen(&fair).await };
        let encore = session(&fair, "加演", 24 * 60, 30);
        let added = events::add_session(&site.app.db, &site.by().await, seen, &encore, Tell::Everybody, site.now()).await;

        assert_eq!(met(added), [(Grade::Hard, "taken"), (Grade::Reason, "outside")]);
    }
}

on_both! {
    async fn a_reason_stays_as_long_as_anything_asks_for_it(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").with(at(&hall, 0)).publish().await;
        let (app, by) = (&site.app, site.by().await);
        let seen = site.seen(&fair).await;
        let early = session(&fair, "签到", -30, 20);
        let early = events::add_session(&app.db, &by, SeenAgenda { despite: "提前布展", ..seen }, &early, Tell::Everybody, site.now()).await.unwrap();

        let fewer = NewCapacity { places: Some(40), seen: Some(50), despite: "" };
        set_capacity(&app.db, &app.address_key, &by, fair.id, fewer, site.now()).await.unwrap();
        let other = events::add_session(&app.db, &by, seen, &session(&fair, "开场", 0, 30), Tell::Everybody, site.now()).await;
        let kept = site.reload(&fair).await.despite;
        let seen = site.seen_session(&fair, early.id).await;
        events::remove_session(&app.db, &app.address_key, &by, seen, Tell::Everybody, site.now()).await.unwrap();

        assert!(other.is_ok(), "another session asks for nothing: {other:?}");
        assert_eq!((kept.as_deref(), site.reload(&fair).await.despite), (Some("提前布展"), None));
    }
}

on_both! {
    async fn of_many_who_name_one_speaker_at_once_one_wins_and_nobody_waits_for_ever(site: Site) {
        let (_, hall) = hall(&site).await;
        let mut fairs = vec![];
        for number in 0..6 {
            fairs.push(site.event(&format!("fair-{number}")).with(at(&hall, number * 120)).publish().await);
        }
        let known = site.event("known").draft().await;
        site.session(&known, "meng").await;
        let by: Officer<WriteEvents> = site.by().await;
        let add = |fair: &event::Model| {
            let (app, by, now) = (site.app.clone(), by.clone(), site.now());
            let seen = SeenAgenda { event: fair.id, status: fair.status, despite: "同一时间" };
            let new = NewSession { speakers: vec![speaker("meng")], room: Some(hall.id), ..session(&fairs[0], "讲座", 0, 30) };
            tokio::spawn(async move { events::add_session(&app.db, &by, seen, &new, Tell::Everybody, now).await })
        };
        let all: Vec<_> = fairs.iter().map(add).collect();
        let mut outcomes = vec![];
        for one in all {
            outcomes.push(one.await.unwrap());
        }

        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let told = outcomes.iter().filter(|outcome| matches!(outcome, Err(SessionError::Conflicts(_)))).count();
        assert_eq!((won, told), (1, 5), "{outcomes:?}");
    }
}

on_both! {
    async fn what_was_published_meanwhile_is_not_changed_as_a_draft(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        let one = site.add_session(&fair, &session(&fair, "开场", 0, 30)).await;
        site.publish(&fair).await;
        let (app, by) = (&site.app, site.by().await);
        let seen = SeenSession { event: fair.id, id: one.session.id, revision: 1, status: fair.status, despite: "" };
        let drafted = SeenAgenda { event: fair.id, status: fair.status, despite: "" };
        let later = NewSession { starts_at: one.session.starts_at + Duration::minutes(5), ..NewSession::from(&one) };

        let key = &app.address_key;
        let changed = events::change_session(&app.db, key, &by, seen, &later, Tell::Everybody, site.now()).await;
        let added = session(&fair, "闭幕", 60, 30);
        let added = events::add_session(&app.db, &by, drafted, &added, Tell::Everybody, site.now()).await;
        let gone = events::remove_session(&app.db, key, &by, seen, Tell::Everybody, site.now()).await;

        assert!(matches!(changed, Err(SessionError::Meanwhile)), "{changed:?}");
        assert!(matches!(added, Err(SessionError::Meanwhile)), "{added:?}");
        assert!(matches!(gone, Err(SessionError::Meanwhile)), "{gone:?}");
        assert_eq!(events::agenda(site.db(), fair.id).await.unwrap()[0].session, one.session);
    }
}

/// What the page of publishing sends along.
fn sent(page: &Answer) -> [(&str, &str); 2] {
    [("revision", page.hidden("revision")), ("agenda", page.hidden("agenda"))]
}

on_both! {
    async fn an_agenda_that_another_changed_meanwhile_is_not_published_unseen(site: Site) {
        let fair = site.event("fair").draft().await;
        let seat = scheduler(&site).await;
        let (db, key, by) = (&site.app.db, &site.app.address_key, site.by().await);
        let path = "/admin/events/fair/publication";

        let form = seat.get(path).await;
        let item = site.session(&fair, "meng").await;
        let chinese = seat.post(&format!("{path}?lang=zh-CN"), &sent(&form)).await;
        let english = seat.post(&format!("{path}?lang=en"), &sent(&form)).await;
        let form = seat.get(path).await;
        let renamed = NewSession { title: ["就业讲座".into(), String::new()], ..NewSession::from(&item) };
        let seen = site.seen_session(&fair, item.session.id).await;
        events::change_session(db, key, &by, seen, &renamed, Tell::Everybody, site.now()).await.unwrap();
        let changed = seat.post(path, &sent(&form)).await;
        let form = seat.get(path).await;
        let seen = site.seen_session(&fair, item.session.id).await;
        events::remove_session(db, key, &by, seen, Tell::Everybody, site.now()).await.unwrap();
        let gone = seat.post(path, &sent(&form)).await;
        let before = site.reload(&fair).await.status;
        let published = seat.post(path, &sent(&seat.get(path).await)).await;

        assert_eq!([&chinese, &english, &changed, &gone].map(|page| page.status), [409; 4]);
        assert!(chinese.main_text().contains("另一位管理员刚刚改动过"), "{}", chinese.main_text());
        assert!(english.main_text().contains("Another officer has changed it meanwhile"), "{}", english.main_text());
        assert_eq!((before, published.status, site.reload(&fair).await.status), (Status::Draft, 303, Status::Published));
    }
}
