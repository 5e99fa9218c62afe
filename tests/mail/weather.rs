//! Bad weather: servers that stall, are slow, drop the line or are away. No letter is lost, and none
//! goes out again after an acknowledgement that was committed.
use super::{copies, deliveries, letters, message_ids, people, unreachable, until_idle, worker};
use crate::{
    on_both,
    support::{
        Site,
        database::settings,
        letters::Letter,
        smtp::{Habits, Moment, Server},
    },
};
use chrono::Duration;
use entity::{
    letter::State,
    letter_delivery::Outcome::{PutOff, Sent},
};
use std::{collections::BTreeMap, time};
use xingtan::mail::{
    transport::Transport,
    worker::{Round, Worker},
};

/// One that waits no longer than so for each answer.
fn impatient(site: &Site, server: &Server, patience: time::Duration) -> Worker {
    let mut settings = settings(&["--smtp-url", &server.url()]);
    settings.mail_patience = patience;
    Worker { transport: Transport::open(&settings).unwrap(), ..site.app.worker() }
}

on_both! {
    async fn a_stalled_server_is_given_up_and_the_letter_goes_out_later(site: Site) {
        people(&site, 1).await;
        let server = Server::start(Habits::default()).await;
        let impatient = impatient(&site, &server, time::Duration::from_millis(100));

        for (number, moment) in [Moment::Greeting, Moment::Recipient, Moment::Message].into_iter().enumerate() {
            server.becomes(Habits { stalls: Some(moment), ..Habits::default() });
            let round = tokio::time::timeout(time::Duration::from_secs(30), impatient.round()).await;
            assert_eq!(round.expect("it is given up").unwrap(), Round::Done, "{moment:?}");
            let letter = &letters(&site).await[0];
            assert_eq!((letter.state, letter.attempts), (State::Queued, number as i32 + 1), "{moment:?}");
            site.advance(Duration::hours(1));
        }
        server.becomes(Habits::default());
        until_idle(&worker(&site, &server)).await;

        let tries = deliveries(&site).await;
        assert_eq!(tries.iter().map(|one| one.outcome).collect::<Vec<_>>(), [PutOff, PutOff, PutOff, Sent].map(Some));
        assert_eq!(tries[2].error.as_deref(), Some("the mail server took too long to answer"));
        assert_eq!(copies(&server).into_values().collect::<Vec<_>>(), [1]);
    }
}

on_both! {
    /// It has the letter already: who hangs up on it would send it again and again.
    async fn a_server_that_looks_into_a_letter_for_long_is_waited_for(site: Site) {
        people(&site, 1).await;
        let habits = Habits {
            slow: time::Duration::from_millis(50),
            ponders: time::Duration::from_millis(1200),
            ..Habits::default()
        };
        let server = Server::start(habits).await;

        impatient(&site, &server, time::Duration::from_secs(1)).round().await.unwrap();

        assert_eq!((letters(&site).await[0].state, server.taken().len()), (State::Sent, 1));
    }
}

on_both! {
    async fn a_line_dropped_before_the_acknowledgement_only_delays(site: Site) {
        people(&site, 1).await;
        let drops = vec![Moment::Greeting, Moment::Recipient, Moment::Message];
        let server = Server::start(Habits { drops, ..Habits::default() }).await;
        let worker = worker(&site, &server);

        for _ in 0..4 {
            until_idle(&worker).await;
            site.advance(Duration::hours(1));
        }

        let outcomes: Vec<_> = deliveries(&site).await.into_iter().map(|one| one.outcome).collect();
        assert_eq!(outcomes, [PutOff, PutOff, PutOff, Sent].map(Some));
        assert_eq!(copies(&server).into_values().collect::<Vec<_>>(), [1]);
    }
}

on_both! {
    async fn after_a_lost_acknowledgement_the_same_mail_is_repeated(site: Site) {
        people(&site, 1).await;
        let server = Server::start(Habits { drops: vec![Moment::Acknowledgement], ..Habits::default() }).await;
        let worker = worker(&site, &server);

        for _ in 0..3 {
            until_idle(&worker).await;
            site.advance(Duration::hours(1));
        }

        assert_eq!(copies(&server), BTreeMap::from([(message_ids(&site).await[0].clone(), 2)]));
        let [one, two] = [0, 1].map(|number| Letter::read(&server.taken()[number]));
        assert_eq!((one.subject, one.text, one.html, one.calendars), (two.subject, two.text, two.html, two.calendars));
    }
}

on_both! {
    async fn what_is_acknowledged_is_committed_whatever_comes_after(site: Site) {
        people(&site, 2).await;
        let habits = |stalls, drops| Habits { stalls, drops, ..Habits::default() };
        let server = Server::start(habits(None, vec![Moment::Goodbye])).await;
        let worker = worker(&site, &server);

        worker.round().await.unwrap();
        server.becomes(habits(Some(Moment::Goodbye), vec![]));
        let round = tokio::time::timeout(time::Duration::from_secs(10), worker.round()).await;
        round.expect("nobody waits for a goodbye").unwrap();
        site.advance(Duration::hours(1));
        until_idle(&worker).await;

        let states: Vec<_> = letters(&site).await.into_iter().map(|letter| (letter.state, letter.attempts)).collect();
        assert_eq!(states, [(State::Sent, 1), (State::Sent, 1)]);
        assert_eq!(copies(&server).into_values().collect::<Vec<_>>(), [1, 1]);
    }
}

on_both! {
    async fn a_server_that_is_away_for_two_days_loses_nothing(site: Site) {
        people(&site, 4).await;
        let away = Worker { transport: unreachable(), ..site.app.worker() };
        let server = Server::start(Habits::default()).await;
        let back = worker(&site, &server);

        for _ in 0..24 {
            until_idle(&away).await;
            site.advance(Duration::hours(2));
        }
        let waiting = letters(&site).await;
        assert!(waiting.iter().all(|letter| (letter.state, letter.attempts) == (State::Queued, 24)), "{waiting:?}");
        until_idle(&back).await;
        site.advance(Duration::days(1));
        until_idle(&back).await;

        assert_eq!(copies(&server), message_ids(&site).await.into_iter().map(|id| (id, 1)).collect());
        assert!(letters(&site).await.iter().all(|letter| letter.state == State::Sent));
        assert_eq!(deliveries(&site).await.len(), 4 * 25);
    }
}

on_both! {
    async fn pages_never_wait_for_mail(site: Site) {
        people(&site, 1).await;
        let server = Server::start(Habits { stalls: Some(Moment::Message), ..Habits::default() }).await;
        let sending = worker(&site, &server);
        let sending = tokio::spawn(async move { sending.round().await });
        server.stalled.notified().await;

        let fields = crate::support::builders::fields("王芳", "fang@example.cn");
        let answers = async {
            let registered = site.post("/events/salon/registration", &fields).await;
            [site.get("/events/salon").await.status, registered.status, site.get(&registered.location()).await.status]
        };
        let answers = tokio::time::timeout(time::Duration::from_secs(10), answers).await;

        assert_eq!(answers.expect("it does not wait"), [200, 303, 200]);
        assert!(!sending.is_finished(), "the letter is still in hand");
        let states: Vec<_> = letters(&site).await.into_iter().map(|letter| letter.state).collect();
        assert_eq!(states, [State::Sending, State::Queued]);
        sending.abort();
    }
}

on_both! {
    async fn a_storm_loses_nothing_and_repeats_only_what_was_not_acknowledged(site: Site) {
        people(&site, 12).await;
        let storm = Habits {
            drops: vec![Moment::Recipient, Moment::Acknowledgement, Moment::Goodbye, Moment::Message, Moment::Acknowledgement],
            rcpt: vec!["451 try later"; 3],
            message: vec!["452 no room"; 2],
            ..Habits::default()
        };
        let server = Server::start(storm).await;
        let workers = [worker(&site, &server), worker(&site, &server)];

        for _ in 0..12 {
            tokio::join!(until_idle(&workers[0]), until_idle(&workers[1]));
            site.advance(Duration::hours(1));
        }

        let copies = copies(&server);
        assert_eq!(copies.keys().cloned().collect::<Vec<_>>(), message_ids(&site).await);
        assert_eq!(copies.values().sum::<usize>(), 12 + 2, "two acknowledgements were lost: {copies:?}");
        let sent = deliveries(&site).await.into_iter().filter(|one| one.outcome == Some(Sent));
        assert_eq!(sent.count(), 12, "one committed acknowledgement each");
    }
}
