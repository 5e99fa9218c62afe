//! Choosing later, by the ticket: a whole new set.
use super::{held, waits};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::letter;
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::{
    events::{NewSession, SeenSession, Tell, change_session},
    letters::repeat,
    registrations::{ask_to_choose, cancel_event},
};

on_both! {
    async fn what_stays_keeps_its_number_and_what_goes_goes_to_the_line(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone, wood] = [
            site.choice(&event, "车工", (0, 30), 1).await,
            site.choice(&event, "石雕", (30, 30), 1).await,
            site.choice(&event, "木工", (60, 30), 1).await,
        ];
        site.register_for(&event, "first", &[&lathe]).await;
        let second = site.register_for(&event, "second", &[&lathe, &stone]).await;
        let third = site.register_for(&event, "third", &[&lathe, &stone]).await;
        let path = format!("/t/{}/sessions", second.token);
        let set = [("session", lathe.id.to_string()), ("session", wood.id.to_string())];
        let set: Vec<(&str, &str)> = set.iter().map(|(name, id)| (*name, id.as_str())).collect();

        let answer = site.post(&path, &set).await;
        let again = site.post(&path, &set).await;

        assert_eq!((answer.status, answer.location(), again.status), (303, format!("/t/{}", second.token), 303));
        assert_eq!(site.chosen(&second).await, [waits("车工", 1), held("木工")]);
        assert_eq!(site.chosen(&third).await, [waits("车工", 2), held("石雕")]);
        let changed = site.outbox().await.iter().filter(|(_, kind, _)| kind == "registrations-sessions-changed").count();
        assert_eq!(changed, 1, "twice the same writes no second letter");
        let ticket = site.get(&format!("/t/{}?done=chosen", second.token)).await.main_text();
        for said in ["场次已选好", "车工 候补第 1 位", "木工 已留位"] {
            assert!(ticket.contains(said), "{said} in {ticket}");
        }
        site.recount().await;
    }
}

on_both! {
    async fn two_at_the_same_time_are_refused_at_the_field_naming_both(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (15, 30), 1).await];
        let row = site.register_for(&event, "fang", &[&lathe]).await;
        let ids = [lathe.id.to_string(), stone.id.to_string()];
        let both = [("session", ids[0].as_str()), ("session", ids[1].as_str())];
        let path = format!("/t/{}/sessions", row.token);

        let chinese = site.post(&path, &both).await;
        let english = site.post(&format!("{path}?lang=en"), &both).await;

        assert_eq!((chinese.status, chinese.errors()), (422, vec![("sessions".into(), "“车工”和“石雕”时间重叠，请只选一个".into())]));
        assert_eq!((english.status, english.errors()), (422, vec![("sessions".into(), "“车工” and “石雕” are at the same time; choose one of them".into())]));
        assert_eq!(chinese.body.matches(" checked").count(), 2, "nothing that was ticked is lost");
        assert_eq!(site.chosen(&row).await, [held("车工")]);
    }
}

on_both! {
    async fn what_is_gone_is_refused_at_the_field(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let row = site.register_for(&event, "fang", &[&lathe]).await;
        let path = format!("/t/{}/sessions", row.token);

        let answers = [site.post(&path, &[("session", "nonsense")]).await, site.post(&path, &[("session", &event.id.to_string())]).await];

        for answer in answers {
            assert_eq!((answer.status, answer.errors()), (422, vec![("sessions".into(), "你选的场次现在不能选了，请看看下面还有哪些".into())]));
        }
        assert_eq!(site.chosen(&row).await, [held("车工")]);
    }
}

on_both! {
    async fn after_the_end_without_a_live_registration_or_an_event_nothing_is_chosen(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let other = site.event("off").publish().await;
        site.choice(&other, "车工", (0, 30), 1).await;
        let [row, gone, off] = [
            site.register_for(&event, "fang", &[&lathe]).await,
            site.register_for(&event, "gone", &[]).await,
            site.register_for(&other, "off", &[]).await,
        ];
        site.post(&format!("/t/{}/cancellation", gone.token), &[]).await;
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, other.id, "场地检修", site.now()).await.unwrap();
        let refused = async |row: &entity::registration::Model| {
            let answer = site.post(&format!("/t/{}/sessions", row.token), &[]).await;
            (answer.status, answer.heading())
        };

        assert_eq!(refused(&gone).await, (409, "这次报名已经不在进行中".into()));
        assert_eq!(refused(&off).await, (409, "活动已取消".into()));
        site.advance(Duration::days(5));
        assert_eq!(refused(&row).await, (409, "活动已经结束，不能再选场次".into()));
        assert_eq!(site.chosen(&row).await, [held("车工")]);
    }
}

on_both! {
    async fn where_an_officer_moves_one_onto_another_both_are_kept_and_the_ticket_asks(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 1).await];
        let row = site.register_for(&event, "fang", &[&lathe, &stone]).await;
        let item = xingtan::events::session(site.db(), event.id, stone.id).await.unwrap().unwrap();
        let onto = NewSession { starts_at: lathe.starts_at, ..NewSession::from(&item) };
        let seen = SeenSession { event: event.id, id: stone.id, revision: 1, status: event.status, despite: "" };

        change_session(&site.app.db, &site.app.address_key, &site.by().await, seen, &onto, Tell::Nobody, site.now()).await.unwrap();

        assert_eq!(site.chosen(&row).await.len(), 2);
        assert_eq!((site.counters(&lathe).await, site.counters(&stone).await), ((1, 0, 0), (1, 0, 0)));
        let ticket = site.get(&format!("/t/{}", row.token)).await.main_text();
        assert!(ticket.contains("“车工”和“石雕”时间重叠，请只选一个"), "{ticket}");
        let seat = site.sign_in(&site.officer("li", entity::officer_role::Role::Scheduler, None).await).await;
        let agenda = seat.get("/admin/events/salon/sessions").await.main_text();
        assert_eq!(agenda.matches("1 人同时还选了别的场次").count(), 2, "{agenda}");
        let page = seat.get(&format!("/admin/events/salon/sessions/{}/places", stone.id)).await.main_text();
        assert!(page.contains("有 1 人同时还选了另一个场次"), "{page}");
        let asked = [ask_to_choose(&site.app.db, &site.app.address_key, site.now()).await.unwrap(), ask_to_choose(&site.app.db, &site.app.address_key, site.now()).await.unwrap()];
        assert_eq!(asked, [1, 0], "once");
        let letter = site.deliver().await.last().map(Letter::from).unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("fang@example.cn", "请选一个：车工、石雕，学徒导师沙龙：把手艺写成培养计划"));
        let one = site.post(&format!("/t/{}/sessions", row.token), &[("session", &stone.id.to_string())]).await;
        assert_eq!((one.status, site.chosen(&row).await), (303, vec![held("石雕")]));
        site.recount().await;
    }
}

on_both! {
    async fn a_letter_s_link_proves_the_address_by_choosing(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let row = site.register_for(&event, "fang", &[]).await;

        let answer = site.post(&format!("/t/{}/sessions", row.letter_token), &[("session", &lathe.id.to_string())]).await;

        assert_eq!(answer.location(), format!("/t/{}", row.letter_token));
        assert!(site.registrations(&event).await[0].proven_at.is_some());
    }
}

on_both! {
    async fn two_that_began_at_the_same_time_keep_nobody_from_changing_the_others(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 1).await];
        let later = site.choice(&event, "参观", (60, 30), 1).await;
        let row = site.register_for(&event, "fang", &[&lathe, &stone, &later]).await;
        let item = xingtan::events::session(site.db(), event.id, stone.id).await.unwrap().unwrap();
        let onto = NewSession { starts_at: lathe.starts_at, ..NewSession::from(&item) };
        let seen = SeenSession { event: event.id, id: stone.id, revision: 1, status: event.status, despite: "" };
        let (db, key) = (&site.app.db, &site.app.address_key);
        change_session(db, key, &site.by().await, seen, &onto, Tell::Nobody, site.now()).await.unwrap();
        site.advance(event.starts_at + Duration::minutes(1) - site.now());

        let sent = site.post(&format!("/t/{}/sessions", row.token), &[]).await;

        assert_eq!((sent.status, sent.errors()), (303, vec![]));
        assert_eq!(site.chosen(&row).await.len(), 2, "what began stays, the other went");
    }
}

on_both! {
    async fn one_that_is_held_and_began_while_the_form_was_open_refuses_nothing(site: Site) {
        let event = site.event("salon").publish().await;
        let [early, lathe] = [site.choice(&event, "参观", (-5_000, 30), 1).await, site.choice(&event, "车工", (0, 30), 1).await];
        let row = site.register_for(&event, "fang", &[&early]).await;
        let path = format!("/t/{}/sessions", row.token);
        let form = site.get(&path).await;
        site.advance(Duration::hours(13));

        let sent = site.post(&path, &[("session", &early.id.to_string()), ("session", &lathe.id.to_string())]).await;

        assert!(form.body.contains(&format!("value=\"{}\" checked", early.id)), "{}", form.body);
        assert_eq!((sent.status, sent.errors()), (303, vec![]));
        assert_eq!(site.chosen(&row).await, [held("参观"), held("车工")]);
    }
}

on_both! {
    async fn that_nothing_was_chosen_is_not_told_again_once_something_is(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let row = site.register_for(&event, "fang", &[&lathe]).await;
        let path = format!("/t/{}/sessions", row.token);
        site.post(&path, &[]).await;
        site.deliver().await;
        let changed = letter::Entity::find().filter(letter::COLUMN.kind.eq("registrations-sessions-changed"));
        let changed = changed.one(site.db()).await.unwrap().unwrap();
        let again = async || {
            repeat(&site.app.db, &site.app.address_key, &site.by().await, changed.id, site.now()).await.unwrap();
            site.deliver().await.last().map(Letter::from).unwrap().subject
        };

        let still_so = again().await;
        site.post(&path, &[("session", &lathe.id.to_string())]).await;
        site.deliver().await;
        let no_more = again().await;

        assert_eq!(Some(&still_so), changed.subject.as_ref());
        assert_ne!(no_more, still_so);
        let kinds: Vec<String> = site.outbox().await.into_iter().map(|(_, kind, _)| kind).collect();
        assert_eq!(kinds.last().map(String::as_str), Some("registrations-link"));
    }
}
