//! What a mail server refuses: a letter for good, a letter for now, or us.
use super::{copies, deliveries, letters, message_ids, people, until_idle, worker};
use crate::{
    on_both,
    support::{
        Site,
        database::settings,
        smtp::{Habits, Server},
    },
};
use chrono::Duration;
use entity::{
    letter::State,
    letter_delivery::Outcome::{GivenBack, PutOff, Refused, Sent},
    officer_role::Role,
};
use xingtan::mail::{
    transport::Transport,
    worker::{Round, Worker},
};

on_both! {
    async fn refused_for_good_is_shown_and_not_tried_again(site: Site) {
        people(&site, 3).await;
        let account = site.officer("chief", Role::Administrator, None).await;
        let server = Server::start(Habits { rcpt: vec!["550 no such user"], message: vec!["554 spam"], ..Habits::default() }).await;
        let worker = worker(&site, &server);

        until_idle(&worker).await;
        site.advance(Duration::days(2));
        until_idle(&worker).await;

        let letters = letters(&site).await;
        let states: Vec<_> = letters.iter().map(|letter| (letter.state, letter.attempts)).collect();
        assert_eq!(states, [(State::Failed, 1), (State::Failed, 1), (State::Sent, 1)]);
        let outcomes: Vec<_> = deliveries(&site).await.into_iter().map(|one| one.outcome).collect();
        assert_eq!(outcomes, [Refused, Refused, Sent].map(Some));
        let seat = site.sign_in(&account).await;
        assert_eq!(seat.get("/admin/letters?state=failed").await.body.matches("没送到</span>").count(), 2);
        for (letter, why) in letters.iter().zip(["550", "554"]) {
            let page = seat.get(&format!("/admin/letters/{}", letter.id)).await.main_text();
            assert!(page.contains("没送到") && page.contains("被拒收，不再发") && page.contains(why), "{page}");
        }
    }
}

on_both! {
    async fn refused_for_now_is_tried_again_and_each_try_is_kept(site: Site) {
        people(&site, 1).await;
        let server = Server::start(Habits { rcpt: vec!["451 try later"], message: vec!["452 no room"], ..Habits::default() }).await;
        let worker = worker(&site, &server);

        let begun = site.now();
        for _ in 0..3 {
            until_idle(&worker).await;
            site.advance(Duration::hours(1));
        }

        let tries: Vec<_> = deliveries(&site).await.into_iter().map(|one| (one.started_at, one.ended_at, one.outcome)).collect();
        let hour = |number| begun + Duration::hours(number);
        let expected = [(0, PutOff), (1, PutOff), (2, Sent)].map(|(at, outcome)| (hour(at), Some(hour(at)), Some(outcome)));
        assert_eq!(tries, expected);
        assert_eq!(server.taken().len(), 1);
    }
}

on_both! {
    async fn a_wrong_password_ends_no_letter_and_uses_up_no_try(site: Site) {
        people(&site, 3).await;
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let seat = site.sign_in(&auditor).await;
        let password = |password: &str| Habits { password: Some(("xingtan".into(), password.into())), ..Habits::default() };
        let server = Server::start(password("changed")).await;
        let url = format!("smtp://xingtan:s3cret@127.0.0.1:{}", server.port);
        let worker = Worker { transport: Transport::open(&settings(&["--smtp-url", &url])).unwrap(), ..site.app.worker() };

        for _ in 0..10 {
            assert_eq!(worker.round().await.unwrap(), Round::Stopped);
            site.advance(Duration::seconds(20));
        }

        assert!(letters(&site).await.iter().all(|letter| (letter.state, letter.attempts) == (State::Queued, 0)));
        let tries = deliveries(&site).await;
        assert!(tries.iter().all(|one| one.outcome == Some(GivenBack) && one.error.as_ref().unwrap().contains("535")));
        assert!(seat.get("/admin/events").await.body.contains("邮件服务器不接受我们，信都在等"), "at once");
        server.becomes(password("s3cret"));
        until_idle(&worker).await;
        assert!(!seat.get("/admin/events").await.body.contains("邮件服务器不接受我们"));
        assert_eq!(copies(&server), message_ids(&site).await.into_iter().map(|id| (id, 1)).collect());
        assert!(letters(&site).await.iter().all(|letter| (letter.state, letter.attempts) == (State::Sent, 1)));
    }
}
