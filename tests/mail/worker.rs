//! The worker: retries with back-off, what ends a letter and what does not, secrets blanked, no doubles.
use super::{unreachable, worker};
use crate::{
    on_both,
    support::{
        Site,
        letters::Letter,
        smtp::{Habits, Moment, Server},
    },
};
use chrono::Duration;
use entity::letter::{self, State};
use sea_orm::EntityTrait;
use std::sync::Arc;
use xingtan::mail::worker::{Round, Worker};

async fn letter(site: &Site) -> letter::Model {
    letter::Entity::find().one(site.db()).await.unwrap().unwrap()
}

on_both! {
    async fn a_delivered_letter_keeps_no_secret(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        site.deliver().await;

        let letter = letter(&site).await;
        assert_eq!((letter.state, letter.attempts, letter.sent_at), (State::Sent, 1, Some(site.now())));
        for text in [letter.facts.to_string(), letter.secrets.to_string(), letter.text.clone().unwrap(), letter.html.clone().unwrap()] {
            assert!(!text.contains(&row.letter_token) && !text.contains(&row.not_me_token), "{text}");
        }
        assert!(letter.text.unwrap().contains("/t/••••••"), "the rest of the text stays to be read");
    }
}

on_both! {
    async fn greylisting_only_delays(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;
        let server = Server::start(Habits { rcpt: vec!["451 try later"], message: vec!["452 no room"], ..Habits::default() }).await;
        let worker = worker(&site, &server);

        worker.round().await.unwrap();
        let first = letter(&site).await;
        assert_eq!((first.state, first.attempts), (State::Queued, 1));
        assert!((24..=36).contains(&(first.next_try_at - site.now()).num_seconds()), "half a minute and some jitter");
        assert_eq!(worker.round().await.unwrap(), Round::Idle, "not before its time");
        for _ in 0..2 {
            site.advance(Duration::minutes(2));
            worker.round().await.unwrap();
        }

        assert_eq!((letter(&site).await.state, server.taken().len()), (State::Sent, 1));
    }
}

on_both! {
    async fn retries_are_the_same_mail(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;
        let server = Server::start(Habits { drops: vec![Moment::Message], ..Habits::default() }).await;
        let worker = worker(&site, &server);

        worker.round().await.unwrap();
        site.advance(Duration::minutes(2));
        worker.round().await.unwrap();

        let mail = Letter::read(&server.taken()[0]);
        assert_eq!(mail.message_id, format!("{}@xingtan.test", letter(&site).await.id));
    }
}

on_both! {
    async fn a_refused_recipient_ends_the_letter(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;
        let server = Server::start(Habits { rcpt: vec!["550 no such user"], ..Habits::default() }).await;

        worker(&site, &server).round().await.unwrap();

        let letter = letter(&site).await;
        assert_eq!(letter.state, State::Failed);
        assert!(letter.last_error.unwrap().contains("550"));
    }
}

on_both! {
    async fn a_refused_sender_stops_the_transport_and_uses_up_no_try(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;
        let server = Server::start(Habits { mail: Some("550 who are you"), ..Habits::default() }).await;

        let round = worker(&site, &server).round().await.unwrap();

        let letter = letter(&site).await;
        assert_eq!((round, letter.state, letter.attempts), (Round::Stopped, State::Queued, 0));
    }
}

on_both! {
    async fn a_server_that_is_away_for_five_days_ends_it(site: Site) {
        let event = site.event("salon").with(|new| new.ends_at += Duration::days(30)).publish().await;
        site.register(&event, "fang").await;
        let server = Server::start(Habits::default()).await;
        let away = Worker { transport: unreachable(), ..site.app.worker() };

        for _ in 0..4 {
            away.round().await.unwrap();
            site.advance(Duration::days(1));
        }
        assert_eq!(letter(&site).await.state, State::Queued);
        worker(&site, &server).round().await.unwrap();

        assert_eq!((letter(&site).await.state, server.taken().len()), (State::Sent, 1), "four days away lose nothing");
    }
}

on_both! {
    async fn a_letter_whose_time_is_over_lapses(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;
        site.advance(Duration::days(5));

        let sent = site.deliver().await;

        assert_eq!((sent.len(), letter(&site).await.state), (0, State::Lapsed));
    }
}

on_both! {
    async fn a_dead_workers_letter_is_taken_over_when_its_lease_ends(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;
        let stalled = Server::start(Habits { stalls: Some(Moment::Message), ..Habits::default() }).await;
        let gone = worker(&site, &stalled);
        tokio::select! { _ = gone.round() => panic!("it cannot end"), () = stalled.stalled.notified() => {} }
        assert_eq!(letter(&site).await.state, State::Sending);
        assert_eq!(site.deliver().await.len(), 0, "not while the lease runs");

        site.advance(Duration::minutes(6));
        let sent = site.deliver().await;

        assert_eq!((sent.len(), letter(&site).await.state), (1, State::Sent));
    }
}

on_both! {
    async fn several_workers_send_each_letter_once(site: Site) {
        let event = site.event("salon").publish().await;
        for number in 0..30 {
            site.register(&event, &format!("n{number}")).await;
        }
        let server = Server::start(Habits::default()).await;
        let workers: Vec<Arc<Worker>> = (0..4).map(|_| Arc::new(worker(&site, &server))).collect();

        let running: Vec<_> = workers.into_iter().map(|worker| tokio::spawn(async move { while worker.round().await.unwrap() != Round::Idle {} })).collect();
        for one in running {
            one.await.unwrap();
        }

        let mut to: Vec<String> = server.taken().iter().map(|raw| Letter::read(raw).to).collect();
        assert_eq!(to.len(), 30);
        to.sort();
        to.dedup();
        assert_eq!(to.len(), 30);
    }
}

on_both! {
    async fn letters_about_one_registration_keep_their_order(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.post(&format!("/t/{}/cancellation", row.token), &[]).await;
        let server = Server::start(Habits { rcpt: vec!["451 try later"], ..Habits::default() }).await;
        let worker = worker(&site, &server);

        while worker.round().await.unwrap() != Round::Idle {}
        assert_eq!(server.taken().len(), 0, "the cancellation waits for the confirmation");
        site.advance(Duration::minutes(2));
        while worker.round().await.unwrap() != Round::Idle {}

        let subjects: Vec<String> = server.taken().iter().map(|raw| Letter::read(raw).subject).collect();
        assert_eq!(
            subjects,
            [
                "报名成功：学徒导师沙龙：把手艺写成培养计划，12月5日（周六）10:00",
                "已取消报名：学徒导师沙龙：把手艺写成培养计划",
            ]
        );
    }
}
