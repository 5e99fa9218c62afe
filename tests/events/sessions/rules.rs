//! What sessions take, what they meet, and how they follow their event.
use super::met;
use crate::{
    events::conflicts::{at, found, go, hall, place, refused},
    on_both,
    support::{
        Site,
        sessions::{session, speaker},
    },
};
use chrono::Duration;
use entity::{
    event::{self, Status},
    room_use,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::{
    events::{self, NewSession, SeenAgenda, SeenSession, SessionError, conflicts::Grade},
    registrations::{Tell, TimeAndPlace, move_event},
};

on_both! {
    async fn with_an_agenda_only_its_sessions_take_rooms(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 20).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        site.add_session(&fair, &session(&fair, "开场", 0, 30)).await;
        let clinic = NewSession { room: Some(side.id), setup: 10, clearing: 5, ..session(&fair, "简历门诊", 60, 60) };
        site.add_session(&fair, &clinic).await;

        let taken = taken(&site, &fair).await;

        let after = |minutes| fair.starts_at + Duration::minutes(minutes);
        assert_eq!(taken, [(hall.id, after(0), after(30)), (side.id, after(50), after(125))]);
        let later = site.event("later").with(at(&hall, 30)).draft().await;
        assert_eq!(found(&site, &later).await, [], "the hall is free from the end of the opening");
    }
}

on_both! {
    async fn sessions_meet_each_other_other_events_and_the_time_of_their_own(site: Site) {
        let (_, hall) = hall(&site).await;
        let other = site.event("other").with(at(&hall, 90)).publish().await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        for (title, after, minutes) in [("开场", 0, 60), ("讲座", 59, 30), ("答疑", 100, 30)] {
            site.add_session(&fair, &session(&fair, title, after, minutes)).await;
        }

        let outcome = go(&site, &fair, "理由").await;

        // The lecture ends before the other begins; questions last ten minutes too long.
        assert_eq!(refused(outcome), [(Grade::Hard, "shared"), (Grade::Hard, "taken"), (Grade::Reason, "outside")]);
        assert_eq!(found(&site, &other).await, [(Grade::Note, "taken")], "the other way round it is a draft that wants it");
    }
}

on_both! {
    async fn a_published_agenda_changes_only_into_what_is_free(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 20).await;
        site.event("other").with(at(&side, 0)).places(20).publish().await;
        let fair = site.event("fair").with(at(&hall, 0)).publish().await;
        let (db, key, by) = (&site.app.db, &site.app.address_key, site.by().await);
        let clinic = site.session(&fair, "meng").await;
        let seen = SeenSession { event: fair.id, id: clinic.session.id, revision: 1, status: fair.status, despite: "理由" };
        let before = taken(&site, &fair).await;

        let aside = NewSession { room: Some(side.id), ..NewSession::from(&clinic) };
        let moved = events::change_session(db, key, &by, seen, &aside, Tell::Everybody, site.now()).await;
        let early = session(&fair, "签到", -30, 20);
        let (plain, given) = (site.seen(&fair).await, SeenAgenda { despite: "提前布展", ..site.seen(&fair).await });
        let unexplained = events::add_session(db, &by, plain, &early, Tell::Everybody, site.now()).await;
        let explained = events::add_session(db, &by, given, &early, Tell::Everybody, site.now()).await;

        assert_eq!(met(moved), [(Grade::Hard, "taken"), (Grade::Reason, "small")], "fifty come, and it holds twenty");
        assert_eq!(met(unexplained), [(Grade::Reason, "outside")]);
        assert!(explained.is_ok());
        assert_eq!(site.reload(&fair).await.despite.as_deref(), Some("提前布展"));
        assert_eq!((before.len(), taken(&site, &fair).await.len()), (1, 2), "what was refused left nothing");
    }
}

on_both! {
    async fn an_agenda_moves_with_its_event(site: Site) {
        let (_, hall) = hall(&site).await;
        let fair = site.event("fair").with(at(&hall, 0)).publish().await;
        let clinic = site.session(&fair, "meng").await;
        let later = fair.starts_at + Duration::hours(3);
        let to = TimeAndPlace {
            starts_at: later,
            ends_at: later + Duration::hours(2),
            closes_at: fair.closes_at,
            answers_until: fair.answers_until,
            place: place(&hall),
        };

        let (app, by) = (&site.app, site.by().await);
        move_event(&app.db, &app.address_key, &by, (&fair).into(), &to, Tell::Everybody, site.now()).await.unwrap();

        let moved = &events::agenda(site.db(), fair.id).await.unwrap()[0].session;
        assert_eq!((moved.starts_at, moved.revision), (clinic.session.starts_at + Duration::hours(3), 2));
        assert_eq!(taken(&site, &fair).await, [(hall.id, later, later + Duration::minutes(30))]);
    }
}

on_both! {
    async fn a_copy_has_the_agenda_a_week_later(site: Site) {
        let fair = site.event("fair").publish().await;
        let clinic = site.session(&fair, "meng").await;

        let copy = events::clone_event(&site.app.db, &site.by().await, &fair, site.now()).await.unwrap();

        let agenda = events::agenda(site.db(), copy.id).await.unwrap();
        let week = Duration::weeks(1);
        let expected = NewSession::from(&clinic);
        let expected =
            NewSession { starts_at: expected.starts_at + week, ends_at: expected.ends_at + week, ..expected };
        assert_eq!(agenda.iter().map(NewSession::from).collect::<Vec<_>>(), [expected]);
        assert_ne!(agenda[0].session.id, clinic.session.id);
    }
}

on_both! {
    async fn an_agenda_rests_in_review_and_once_the_event_is_cancelled(site: Site) {
        let (app, by) = (&site.app, site.by().await);
        let draft = site.event("draft").draft().await;
        events::send_for_review(&app.db, &by, draft.id, draft.revision, site.now()).await.unwrap();
        let fair = site.event("fair").publish().await;
        let clinic = site.session(&fair, "meng").await;
        xingtan::registrations::cancel_event(&app.db, &app.address_key, &by, fair.id, "停电", site.now()).await.unwrap();

        let (of_draft, of_fair) = (site.seen(&draft).await, site.seen_session(&fair, clinic.session.id).await);
        let opening = session(&draft, "开场", 0, 30);
        let reviewed = events::add_session(&app.db, &by, of_draft, &opening, Tell::Everybody, site.now()).await;
        let gone = events::remove_session(&app.db, &app.address_key, &by, of_fair, Tell::Everybody, site.now()).await;

        assert!(matches!(reviewed, Err(SessionError::InReview)), "{reviewed:?}");
        assert!(matches!(gone, Err(SessionError::Ended)), "{gone:?}");
    }
}

on_both! {
    async fn saving_twice_is_once(site: Site) {
        let fair = site.event("fair").publish().await;
        let (db, key, by, new) = (&site.app.db, &site.app.address_key, site.by().await, session(&fair, "开场", 0, 30));
        let agenda = site.seen(&fair).await;

        let first = events::add_session(db, &by, agenda, &new, Tell::Everybody, site.now()).await.unwrap();
        let again = events::add_session(db, &by, agenda, &new, Tell::Everybody, site.now()).await.unwrap();
        let seen = SeenSession { event: fair.id, id: first.id, revision: 1, status: fair.status, despite: "" };
        let longer = session(&fair, "开场", 0, 45);
        let changed = events::change_session(db, key, &by, seen, &longer, Tell::Everybody, site.now()).await.unwrap();
        let once = events::change_session(db, key, &by, seen, &longer, Tell::Everybody, site.now()).await.unwrap();
        let other = session(&fair, "闭幕", 0, 45);
        let other = events::change_session(db, key, &by, seen, &other, Tell::Everybody, site.now()).await;

        assert_eq!((first.id, changed.revision), (again.id, 2));
        assert_eq!(once, changed);
        assert!(matches!(other, Err(SessionError::Stale(saved)) if saved.session == changed));
        assert_eq!(site.reload(&fair).await.status, Status::Published);
    }
}

on_both! {
    async fn who_speaks_in_two_places_speaks_in_one(site: Site) {
        let (_, hall) = hall(&site).await;
        let other = site.event("other").publish().await;
        site.session(&other, "meng").await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        let talk = |title, after, minutes, name| {
            NewSession { speakers: vec![speaker(name)], ..session(&fair, title, after, minutes) }
        };
        for new in [talk("讲座", 29, 30, "meng"), talk("答疑", 60, 20, "yan"), talk("圆桌", 79, 20, "yan")] {
            site.add_session(&fair, &new).await;
        }

        let outcome = go(&site, &fair, "理由").await;

        let expected = [(Grade::Hard, "shared"), (Grade::Hard, "speaks"), (Grade::Hard, "speaks-twice")];
        assert_eq!(refused(outcome), expected);
    }
}

type Taken = (uuid::Uuid, chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>);

async fn taken(site: &Site, event: &event::Model) -> Vec<Taken> {
    let rows = room_use::Entity::find().filter(room_use::COLUMN.event_id.eq(event.id));
    let rows = rows.order_by_asc(room_use::Column::FromAt).all(site.db()).await.unwrap();
    rows.into_iter().map(|row| (row.room_id, row.from_at, row.until_at)).collect()
}
