//! Moving on the schedule: a draft at once and back, what is published by way of the page that asks.
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::{Answer, Seat, Site, sessions::session},
};
use entity::event;
use xingtan::events::{self, NewSession, Tell};

const BACK: &str = "view=week&day=2026-12-05&state=draft";

async fn now(site: &Site, event: &event::Model) -> event::Model {
    events::by_id(site.db(), event.id).await.unwrap().unwrap()
}

/// As the mouse or the page sends it.
async fn moved_to(seat: &Seat<'_>, path: &str, starts: &str, room: &str, revision: i32) -> Answer {
    let revision = revision.to_string();
    seat.post(&format!("{path}?{BACK}"), &[("starts_at", starts), ("room", room), ("revision", &revision)]).await
}

on_both! {
    async fn a_draft_moves_at_once_with_its_agenda_and_back_again(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let draft = site.event("fair").with(at(&hall, 0)).draft().await;
        let opening = site.add_session(&draft, &session(&draft, "开场", 0, 30)).await;
        let was = now(&site, &draft).await;
        let seat = scheduler(&site).await;
        let asked = seat.get(&format!("/admin/events/fair/reschedule?{BACK}")).await;
        let english = seat.get(&format!("/admin/events/fair/reschedule?{BACK}&lang=en")).await.main_text();

        let sent = moved_to(&seat, "/admin/events/fair/reschedule", "2026-12-07T14:00", &side.id.to_string(), was.revision).await;

        let along = ["结束、报名截止和“回答可修改到”的时间一起移动", "its end, the closing of registration and the time until which answers can be changed move along"];
        assert!(asked.main_text().contains(along[0]) && english.contains(along[1]), "{} {english}", asked.main_text());
        assert!(asked.body.contains("value=\"2026-12-05T10:00\"") && asked.main_text().contains("草稿会立即移动"), "{}", asked.main_text());
        assert!(asked.main_text().contains("现在：2026年12月5日（周六）10:00–12:00，人才大厦 报告厅"), "{}", asked.main_text());
        assert_eq!(sent.status, 303);
        let moved = now(&site, &draft).await;
        let by = moved.starts_at - was.starts_at;
        assert_eq!(by, chrono::Duration::hours(52));
        assert_eq!((moved.ends_at, moved.closes_at, moved.answers_until, moved.opens_at), (was.ends_at + by, was.closes_at + by, was.answers_until + by, was.opens_at));
        assert_eq!((moved.room_id, moved.place_zh.contains("展厅")), (Some(side.id), true));
        let agenda = events::agenda(site.db(), draft.id).await.unwrap();
        assert_eq!(agenda[0].session.starts_at, opening.session.starts_at + by);
        let board = seat.get(sent.header("location")).await;
        assert!(sent.header("location").starts_with(&format!("/admin/schedule?{BACK}&moved=fair&was=2026-12-05T10%3A00")), "{}", sent.header("location"));
        assert!(board.main_text().contains("已移动。"), "{}", board.main_text());

        let undo = [("starts_at", board.hidden("starts_at")), ("room", board.hidden("room")), ("revision", board.hidden("revision"))];
        let undone = seat.post(&format!("/admin/events/fair/reschedule?{BACK}"), &undo).await;

        let back = now(&site, &draft).await;
        assert_eq!(undone.status, 303);
        assert_eq!(event::Model { revision: was.revision, updated_at: was.updated_at, ..back }, was, "as it was");
        let versions = seat.get("/admin/events/fair/versions").await.main_text();
        assert!(versions.contains("展厅"), "{versions}");
    }
}

on_both! {
    async fn a_session_of_a_draft_moves_alone(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let draft = site.event("fair").with(at(&hall, 0)).draft().await;
        let one = site.add_session(&draft, &session(&draft, "开场", 0, 30)).await.session;
        let seat = scheduler(&site).await;
        let path = format!("/admin/events/fair/sessions/{}/reschedule", one.id);
        let spot = async || {
            let item = events::agenda(site.db(), draft.id).await.unwrap().remove(0).session;
            (item.starts_at - one.starts_at, item.ends_at - item.starts_at, item.room_id)
        };

        let asked = seat.get(&format!("{path}?{BACK}&lang=en")).await;
        let sent = moved_to(&seat, &path, "2026-12-05T11:00", &side.id.to_string(), 1).await;
        let there = spot().await;
        let board = seat.get(sent.header("location")).await;
        let undo = [("starts_at", board.hidden("starts_at")), ("room", board.hidden("room")), ("revision", board.hidden("revision"))];
        let undone = seat.post(&format!("{path}?{BACK}"), &undo).await;
        let home = moved_to(&seat, &path, "2026-12-05T10:00", &hall.id.to_string(), 3).await;

        assert!(asked.main_text().contains("Move 开场") && asked.main_text().contains("A draft moves at once"), "{}", asked.main_text());
        assert_eq!((sent.status, undone.status, home.status), (303, 303, 303));
        let half = chrono::Duration::minutes(30);
        assert_eq!(there, (chrono::Duration::hours(1), half, Some(side.id)));
        assert_eq!(spot().await, (chrono::Duration::zero(), half, None), "where its event is");
    }
}

on_both! {
    async fn what_is_published_is_asked_about_first(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let fair = site.event("fair").with(at(&hall, 0)).publish().await;
        site.register(&fair, "fang").await;
        let talk = site.event("talk").with(at(&hall, 24 * 60)).draft().await;
        let one = site.add_session(&talk, &session(&talk, "开场", 0, 30)).await.session;
        site.publish(&talk).await;
        let was = [now(&site, &fair).await, now(&site, &talk).await];
        let seat = scheduler(&site).await;

        let sent = moved_to(&seat, "/admin/events/fair/reschedule", "2026-12-07T14:00", &side.id.to_string(), was[0].revision).await;
        let asks = seat.get(sent.header("location")).await;
        let other = moved_to(&seat, &format!("/admin/events/talk/sessions/{}/reschedule", one.id), "2026-12-06T11:00", "", 1).await;
        let form = seat.get(other.header("location")).await;

        assert_eq!((sent.status, other.status), (303, 303));
        let text = asks.main_text();
        assert!(text.contains("2026-12-07 14:00") && text.contains("2026-12-05 10:00") && text.contains("展厅") && text.contains('1'), "{text}");
        assert!(asks.body.contains("value=\"send\"") && asks.body.contains("value=\"keep\""), "send, or deliberately not: {text}");
        assert!(form.body.contains("value=\"2026-12-06T11:00\"") && form.body.contains("value=\"2026-12-06T11:30\""));
        assert_eq!([now(&site, &fair).await, now(&site, &talk).await], was, "nothing has changed yet");
        let unsaved = form.main_text();
        assert!(unsaved.contains("还没有保存。现在是 2026年12月6日（周日）10:00–10:30"), "{unsaved}");
        let english = seat.get(&format!("{}&lang=en", other.header("location"))).await.main_text();
        assert!(english.contains("Not saved yet. It is on Sunday 6 December 2026, 10:00–10:30"), "{english}");
        let asked = seat.get(&format!("/admin/events/talk/sessions/{}/reschedule?lang=en", one.id)).await.main_text();
        assert!(asked.contains("asks whether people are told"), "{asked}");
        let english = seat.get("/admin/events/fair/reschedule?lang=en").await.main_text();
        assert!(english.contains("What is published does not move at once") && english.contains("See what it means"), "{english}");
    }
}

on_both! {
    async fn wrong_input_moves_nothing_and_says_why(site: Site) {
        let (_, hall) = hall(&site).await;
        let draft = site.event("fair").with(at(&hall, 0)).draft().await;
        let was = now(&site, &draft).await;
        let seat = scheduler(&site).await;
        let opens = was.opens_at;
        let gone = uuid::Uuid::now_v7().to_string();
        for (starts, room, lang, said) in [
            ("", "", "zh-CN", "请"),
            ("2026-13-40T10:00", "", "en", ""),
            ("9999-12-31T10:00", "", "zh-CN", ""),
            ("2026-12-07T10:00", "moon", "zh-CN", "这个场地没有了或已停用，请换一个"),
            ("2026-12-07T10:00", gone.as_str(), "en", "This room is gone or retired: choose another"),
            ("2020-01-01T10:00", "", "zh-CN", "这样报名截止会早于报名开始"),
            ("2020-01-01T10:00", "", "en", "Registration would close before it opens"),
        ] {
            let revision = was.revision.to_string();
            let fields = [("starts_at", starts), ("room", room), ("revision", revision.as_str())];
            let answer = seat.post(&format!("/admin/events/fair/reschedule?lang={lang}"), &fields).await;

            assert_eq!(answer.status, 422, "{starts} {room}: {}", answer.main_text());
            assert!(answer.errors().iter().any(|(_, message)| message.contains(said)), "{said}: {:?}", answer.errors());
        }
        assert_eq!((now(&site, &draft).await, opens), (was.clone(), was.opens_at));

        let ours = moved_to(&seat, "/admin/events/fair/reschedule", "2026-12-07T10:00", "", was.revision).await;
        let theirs = moved_to(&seat, "/admin/events/fair/reschedule", "2026-12-08T10:00", "", was.revision).await;
        let again = moved_to(&seat, "/admin/events/fair/reschedule", "2026-12-07T10:00", "", was.revision).await;

        assert_eq!((ours.status, theirs.status, again.status), (303, 409, 303), "twice is once");
        assert!(theirs.main_text().contains("别人刚才改动过它，没有移动") && theirs.body.contains("value=\"2026-12-08T10:00\""), "{}", theirs.main_text());
        assert!(theirs.main_text().contains("现在：2026年12月7日"), "{}", theirs.main_text());
    }
}

on_both! {
    async fn what_is_in_review_stays_and_a_place_in_words_stays(site: Site) {
        let (_, hall) = hall(&site).await;
        let written = site.event("written").draft().await;
        let seat = scheduler(&site).await;

        let sent = moved_to(&seat, "/admin/events/written/reschedule", "2026-12-07T10:00", &hall.id.to_string(), written.revision).await;

        assert_eq!(sent.status, 303);
        let is = now(&site, &written).await;
        assert_eq!((is.room_id, is.place_zh.clone()), (None, written.place_zh.clone()));
        let revision = is.revision.to_string();
        seat.post("/admin/events/written/review", &[("revision", &revision)]).await;
        let in_review = now(&site, &written).await;
        let refused = moved_to(&seat, "/admin/events/written/reschedule", "2026-12-09T10:00", "", in_review.revision).await;
        assert_eq!((refused.status, seat.get("/admin/events/written/reschedule").await.status), (409, 409));
        assert_eq!(now(&site, &written).await.starts_at, is.starts_at);
    }
}

on_both! {
    async fn the_way_back_is_offered_as_long_as_nobody_went_on(site: Site) {
        let (_, hall) = hall(&site).await;
        let draft = site.event("fair").with(at(&hall, 0)).draft().await;
        let seat = scheduler(&site).await;
        let sent = moved_to(&seat, "/admin/events/fair/reschedule", "2026-12-07T14:00", "", draft.revision).await;
        let moved = now(&site, &draft).await;
        let offered = async |path: &str| seat.get(path).await.main_text().contains("已移动");

        assert!(offered(sent.header("location")).await);
        let forged = "/admin/schedule?moved=fair&was=2026-12-31T10%3A00&room=&revision";
        assert!(!offered(&format!("{forged}=1")).await && !offered(&format!("{forged}=x")).await);
        assert!(!offered(&format!("{forged}={}&session=x", moved.revision)).await, "a session that is none is not its event");
        assert!(!offered("/admin/schedule?moved=nothing&was=&room=&revision=1").await);
        moved_to(&seat, "/admin/events/fair/reschedule", "2026-12-08T14:00", "", moved.revision).await;
        assert!(!offered(sent.header("location")).await, "somebody went on");
    }
}

on_both! {
    async fn a_published_session_shows_what_it_would_meet_before_it_is_saved(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let fair = site.event("fair").with(at(&hall, 0)).draft().await;
        let one = site.add_session(&fair, &session(&fair, "开场", 0, 30)).await.session;
        site.publish(&fair).await;
        site.event("busy").with(at(&side, 0)).publish().await;
        let seat = scheduler(&site).await;
        let path = format!("/admin/events/fair/sessions/{}/reschedule", one.id);

        let sent = moved_to(&seat, &path, "2026-12-05T10:30", &side.id.to_string(), 1).await;
        let form = seat.get(sent.header("location")).await;

        assert!(form.body.contains("id=\"met\"") && form.main_text().contains("展厅"), "{}", form.main_text());
        let still = events::agenda(site.db(), fair.id).await.unwrap().remove(0).session;
        assert_eq!((still.starts_at, still.room_id), (one.starts_at, None));
    }
}

on_both! {
    async fn a_session_that_names_its_events_room_keeps_it(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let draft = site.event("fair").with(at(&hall, 0)).draft().await;
        let named = |event: &event::Model| NewSession { room: Some(hall.id), ..session(event, "开场", 0, 30) };
        let one = site.add_session(&draft, &named(&draft)).await.session;
        let seat = scheduler(&site).await;
        let path = format!("/admin/events/fair/sessions/{}/reschedule", one.id);
        let room = async || events::agenda(site.db(), draft.id).await.unwrap().remove(0).session.room_id;

        moved_to(&seat, &path, "2026-12-05T10:30", &hall.id.to_string(), 1).await;
        let later = room().await;
        let sent = moved_to(&seat, &path, "2026-12-05T10:30", &side.id.to_string(), 2).await;
        let away = room().await;
        let board = seat.get(sent.header("location")).await;
        let undo = ["starts_at", "room", "revision", "back"].map(|name| (name, board.hidden(name)));
        seat.post(&format!("{path}?{BACK}"), &undo).await;

        assert_eq!((later, away, room().await), (Some(hall.id), Some(side.id), Some(hall.id)), "and back as it was");
        let talk = site.event("talk").with(at(&hall, 24 * 60)).draft().await;
        let told = site.add_session(&talk, &named(&talk)).await.session;
        site.publish(&talk).await;
        site.register(&talk, "fang").await;
        let path = format!("/admin/events/talk/sessions/{}/reschedule", told.id);
        let asked = moved_to(&seat, &path, "2026-12-06T11:00", &hall.id.to_string(), 1).await;
        let asks = seat.get(asked.header("location")).await;
        assert!(asked.header("location").ends_with(&format!("&room={}", hall.id)), "{}", asked.header("location"));
        let text = asks.main_text();
        assert!(text.contains("2026-12-06 11:00") && !text.contains("和活动同一场地") && !text.contains("报告厅"), "its time alone: {text}");
    }
}

on_both! {
    async fn what_is_published_and_another_changed_meanwhile_is_told_before_it_is_asked_about(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let draft = site.event("fair").with(at(&hall, 0)).draft().await;
        let item = site.add_session(&draft, &session(&draft, "开场", 0, 30)).await;
        let fair = site.publish(&draft).await;
        let (app, by, seat) = (&site.app, site.by().await, scheduler(&site).await);
        let theirs = NewSession { room: Some(side.id), ..NewSession::from(&item) };
        let seen = site.seen_session(&fair, item.session.id).await;
        events::change_session(&app.db, &app.address_key, &by, seen, &theirs, Tell::Everybody, site.now()).await.unwrap();
        let session_path = format!("/admin/events/fair/sessions/{}/reschedule", item.session.id);

        for (path, revision) in [("/admin/events/fair/reschedule", draft.revision), (session_path.as_str(), 1)] {
            let old = revision.to_string();
            let fields = [("starts_at", "2026-12-05T10:30"), ("room", ""), ("revision", old.as_str())];
            for (lang, said) in [("zh-CN", "别人刚才改动过它，没有移动"), ("en", "Somebody changed it a moment ago, so it has not moved")] {
                let stale = seat.post(&format!("{path}?lang={lang}"), &fields).await;
                assert!(stale.status == 409 && stale.main_text().contains(said), "{path}: {}", stale.main_text());
                assert!(stale.body.contains("value=\"2026-12-05T10:30\""), "{path}: {}", stale.body);
                let looked_at = moved_to(&seat, path, "2026-12-05T10:30", "", stale.hidden("revision").parse().unwrap()).await;
                assert_eq!(looked_at.status, 303, "{path}");
            }
        }
        let stays = moved_to(&seat, "/admin/events/fair/reschedule", "2026-12-05T10:00", "", draft.revision).await;
        assert_eq!(stays.status, 303, "what is so already is stale to nobody");
    }
}
