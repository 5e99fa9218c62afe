//! Officers: who chose a session, its places, taking them back; and what the editor leaves to that page.
use crate::{
    on_both,
    support::{Site, sessions::session, venues::venue},
};
use chrono::Duration;
use entity::{audit, officer_role::Role, room_block::Kind, session};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::{
    events::{self, NewSession, Place, SeenAgenda, SeenSession, SessionError, Tell, change_session, clone_event},
    registrations::{SeenPlaces, set_session_places, take_back_session},
    venues::NewBlock,
};

async fn acts(site: &Site, session: &session::Model) -> Vec<(String, Option<String>, Option<String>)> {
    let rows =
        audit::Entity::find().filter(audit::COLUMN.object_id.eq(session.id.to_string())).all(site.db()).await.unwrap();
    rows.into_iter()
        .map(|row| (row.act, row.before, row.after))
        .filter(|(act, ..)| act.starts_with("registrations."))
        .collect()
}

on_both! {
    async fn the_page_shows_who_and_changes_the_places(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let first = site.register_for(&event, "first", &[&lathe]).await;
        site.register_for(&event, "second", &[&lathe]).await;
        let scheduler = site.officer("li", Role::Scheduler, None).await;
        let seat = site.sign_in(&scheduler).await;
        let path = format!("/admin/events/salon/sessions/{}/places", lathe.id);

        let page = seat.get(&path).await;
        let saved = seat.post(&path, &[("places", "2"), ("seen", "1")]).await;

        assert!(page.main_text().contains("first 已留位") && page.main_text().contains("second 候补第 1 位"), "{}", page.main_text());
        assert!(page.body.contains(&format!("/admin/events/salon/registrations/{}", first.id)));
        assert_eq!((saved.status, saved.location()), (303, path.clone()));
        assert_eq!(site.counters(&lathe).await, (2, 0, 0));
        assert_eq!(acts(&site, &lathe).await, [("registrations.set_session_places".into(), Some("1".into()), Some("2".into()))]);
        site.recount().await;
    }
}

on_both! {
    async fn wrong_input_is_told_at_its_field_in_both_languages(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 2).await;
        for name in ["first", "second"] {
            site.register_for(&event, name, &[&lathe]).await;
        }
        let scheduler = site.officer("li", Role::Scheduler, None).await;
        let seat = site.sign_in(&scheduler).await;
        let path = format!("/admin/events/salon/sessions/{}/places", lathe.id);
        let sent = async |places: &str, seen: &str| seat.post(&path, &[("places", places), ("seen", seen)]).await;

        let [many, none, few] = [sent("10001", "2").await, sent("", "2").await, sent("1", "2").await];
        let stale = sent("3", "9").await;
        let unexplained = seat.post(&format!("{path}/end"), &[]).await;

        assert_eq!((many.status, many.errors()), (422, vec![("places".into(), "请填 1 到 10,000 的整数，不用选就留空".into())]));
        assert!(many.body.contains("value=\"10001\""), "what was typed stays");
        assert_eq!(none.errors(), [("places".into(), "请填席位数。不再要选的话，用下面的“收回席位”".into())]);
        assert_eq!(few.errors(), [("places".into(), "已占 2 席，不能更少".into())]);
        assert!(stale.status == 422 && stale.main_text().contains("另一位管理员刚刚改过这场活动"), "{}", stale.main_text());
        assert_eq!((unexplained.status, unexplained.errors().len()), (422, 1));
        assert_eq!(site.session_now(&lathe).await.places, Some(2));
    }
}

on_both! {
    async fn taken_back_by_the_form(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        site.register_for(&event, "first", &[&lathe]).await;
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;
        let path = format!("/admin/events/salon/sessions/{}", lathe.id);

        let removed = async || {
            let asked = seat.get(&format!("{path}/removal")).await;
            seat.post(&format!("{path}/removal"), &[("step", "keep"), ("revision", asked.hidden("revision"))]).await
        };
        let refused = removed().await;
        let taken = seat.post(&format!("{path}/places/end"), &[("reason", "老师病了")]).await;
        let removed = removed().await;

        assert_eq!(refused.status, 409);
        assert!(refused.main_text().contains("已经有人选了这个场次") && refused.body.contains(&format!("{path}/places")), "{}", refused.main_text());
        assert_eq!((taken.status, removed.status), (303, 303));
        assert_eq!(acts(&site, &lathe).await, [("registrations.take_back".into(), Some("1".into()), Some("none".into()))]);
    }
}

on_both! {
    async fn the_editor_leaves_the_places_of_a_chosen_session_and_keeps_its_counters(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        for name in ["first", "second"] {
            site.register_for(&event, name, &[&lathe]).await;
        }
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;
        let path = format!("/admin/events/salon/sessions/{}", lathe.id);
        let fields = |places: &'static str, title: &'static str| [
            ("title_zh", title), ("starts_at", "2026-12-05T10:00"), ("ends_at", "2026-12-05T10:45"), ("places", places), ("revision", "1"), ("step", "keep"),
        ];

        let refused = seat.post(&path, &fields("5", "车工")).await;
        let english = seat.post(&format!("{path}?lang=en"), &fields("", "车工")).await;
        let called = seat.post(&path, &fields("1", "车工入门")).await;

        assert_eq!((refused.status, refused.errors()), (422, vec![("places".into(), "已经有人选了这个场次：请在“看谁选了、改席位”那一页改席位".into())]));
        assert!(refused.body.contains(&format!("{path}/places")));
        assert_eq!((english.status, english.errors().len()), (422, 1));
        assert_eq!(called.status, 303);
        let is = site.session_now(&lathe).await;
        assert_eq!((is.title_zh.as_str(), is.places, is.taken, is.waiting, is.next_number), ("车工入门", Some(1), 1, 1, 3));
        site.recount().await;
    }
}

on_both! {
    async fn what_began_and_was_chosen_does_not_come_again(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        site.register_for(&event, "first", &[&lathe]).await;
        let who = site.by().await;
        site.advance(Duration::days(4) + Duration::minutes(5));
        let item = events::session(site.db(), event.id, lathe.id).await.unwrap().unwrap();
        let later = NewSession { starts_at: lathe.starts_at + Duration::minutes(10), ..NewSession::from(&item) };
        let seen = SeenSession { event: event.id, id: lathe.id, revision: 1, status: event.status, despite: "" };

        let refused = change_session(&site.app.db, &site.app.address_key, &who, seen, &later, Tell::Nobody, site.now()).await;

        assert!(matches!(refused, Err(SessionError::Begun)), "{refused:?}");
    }
}

on_both! {
    async fn one_that_was_chosen_does_not_begin_by_being_moved(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (60, 30), 1).await;
        site.register_for(&event, "first", &[&lathe]).await;
        site.advance(Duration::days(4) + Duration::minutes(30));
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;
        let path = format!("/admin/events/salon/sessions/{}", lathe.id);
        let fields = [
            ("title_zh", "车工"), ("starts_at", "2026-12-05T10:10"), ("ends_at", "2026-12-05T10:40"), ("places", "1"), ("revision", "1"), ("step", "keep"),
        ];

        let refused = [seat.post(&path, &fields).await, seat.post(&format!("{path}?lang=en"), &fields).await];

        let said = ["已经有人选了这个场次，不能改成已经开始的时间；请选以后的时间，或者先收回席位", "People have chosen this session, so it cannot be moved to a time that has begun: choose a later time, or take its places back first"];
        for (answer, said) in refused.into_iter().zip(said) {
            assert_eq!((answer.status, answer.errors()), (422, vec![("starts_at".into(), said.into())]));
        }
        assert_eq!(site.session_now(&lathe).await.starts_at, lathe.starts_at);
    }
}

on_both! {
    async fn where_its_room_is_blocked_meanwhile_its_places_are_changed_and_taken_back_all_the_same(site: Site) {
        let tower = site.venue(venue("tower")).await;
        let room = site.room(&tower, "会议室", 10).await;
        let event = site.event("salon").publish().await;
        let who = site.by().await;
        let seen = SeenAgenda { event: event.id, status: event.status, despite: "" };
        let new = NewSession { room: Some(room.id), places: Some(2), ..session(&event, "车工", 0, 30) };
        let lathe = events::add_session(&site.app.db, &who, seen, &new, Tell::Nobody, site.now()).await.unwrap();
        site.register_for(&event, "first", &[&lathe]).await;
        let closed = NewBlock {
            room: Some(room.id), kind: Kind::Closed, starts_at: event.starts_at, ends_at: event.ends_at, note: "水管".into(),
        };
        site.blocked(&tower, closed).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let of = SeenPlaces { event: event.id, session: lathe.id, seen: Some(2), despite: "" };

        let fewer = set_session_places(db, key, &who, of, 1, site.now()).await;
        let taken = take_back_session(db, key, &who, (event.id, lathe.id), "水管坏了", site.now()).await;

        assert_eq!((fewer.unwrap().places, taken.unwrap().places), (Some(1), None));
    }
}

on_both! {
    async fn a_copy_takes_the_places_and_nobody(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        site.register_for(&event, "first", &[&lathe]).await;

        let copy = clone_event(&site.app.db, &site.by().await, &site.reload(&event).await, site.now()).await.unwrap();

        let agenda = events::agenda(site.db(), copy.id).await.unwrap();
        let is = &agenda[0].session;
        assert_eq!((is.places, is.taken, is.waiting, is.wished, is.next_number), (Some(1), 0, 0, 0, 1));
    }
}

on_both! {
    async fn a_room_is_held_against_the_session_s_own_number(site: Site) {
        let tower = site.venue(venue("tower")).await;
        let room = site.room(&tower, "会议室", 10).await;
        let event = site.event("salon").publish().await;
        let new = |places| NewSession { room: Some(room.id), places, ..session(&event, "车工", 0, 30) };
        let who = site.by().await;
        let seen = SeenAgenda { event: event.id, status: event.status, despite: "" };

        let fits = events::add_session(&site.app.db, &who, seen, &new(Some(10)), Tell::Nobody, site.now()).await;
        let small = events::add_session(&site.app.db, &who, seen, &NewSession { starts_at: event.starts_at + Duration::minutes(30), ends_at: event.starts_at + Duration::minutes(60), ..new(Some(11)) }, Tell::Nobody, site.now()).await;

        assert!(fits.is_ok(), "{fits:?}");
        assert!(matches!(small, Err(SessionError::Conflicts(ref found)) if found.len() == 1), "{small:?}");
    }
}

on_both! {
    async fn an_event_that_moves_takes_its_sessions_and_who_chose_them_along(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        for name in ["first", "second"] {
            site.register_for(&event, name, &[&lathe]).await;
        }
        let to = xingtan::registrations::TimeAndPlace {
            starts_at: event.starts_at + Duration::days(1),
            ends_at: event.ends_at + Duration::days(1),
            closes_at: event.closes_at,
            answers_until: event.answers_until,
            place: Place::Written(["孔子研究院".into(), "Confucius Research Institute".into()]),
        };

        xingtan::registrations::move_event(&site.app.db, &site.app.address_key, &site.by().await, (&event).into(), &to, xingtan::registrations::Tell::Everybody, site.now()).await.unwrap();

        let is = site.session_now(&lathe).await;
        assert_eq!((is.starts_at, is.taken, is.waiting), (lathe.starts_at + Duration::days(1), 1, 1));
        site.recount().await;
    }
}

on_both! {
    async fn the_list_is_narrowed_by_a_session_and_files_name_them(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        for name in ["first", "second"] {
            site.register_for(&event, name, &[&lathe]).await;
        }
        site.register(&event, "third").await;
        let seat = site.sign_in(&site.officer("li", Role::Reviewer, None).await).await;

        let list = seat.get(&format!("/admin/events/salon/registrations?session={}", lathe.id)).await;
        let csv = seat.get("/admin/events/salon/registrations.csv").await.csv_rows();

        assert_eq!(list.body.matches("scope=\"row\"").count(), 2, "{}", list.main_text());
        assert!(list.body.contains(&format!("value=\"{}\" selected", lathe.id)));
        let last: Vec<&str> = csv.iter().filter_map(|row| row.last().map(String::as_str)).collect();
        assert_eq!(last, ["场次", "车工：已留位", "车工：候补第 1 位", ""]);
    }
}
