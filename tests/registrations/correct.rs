//! Correcting one's details: a new address gets new links, and the old ones end and say so.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use entity::letter::State::{Queued, Withdrawn};
use xingtan::registrations::cancel_event;

on_both! {
    async fn a_new_name_keeps_the_links(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        let answer = site.post(&format!("/t/{}/details", row.token), &[("name", "王芳"), ("email", "fang@example.cn"), ("mobile", "138 0537 0000")]).await;

        assert_eq!(answer.location(), format!("/t/{}", row.token));
        let now = &site.registrations(&event).await[0];
        assert_eq!((now.name.as_deref(), now.mobile.as_deref()), (Some("王芳"), Some("+8613805370000")));
        assert_eq!((&now.token, &now.letter_token), (&row.token, &row.letter_token));
    }
}

on_both! {
    async fn a_new_address_ends_the_old_links(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        let answer = site.post(&format!("/t/{}/details", row.token), &[("name", "fang"), ("email", "new@example.cn")]).await;

        let now = site.registrations(&event).await.remove(0);
        assert_eq!(answer.location(), format!("/t/{}", now.token), "the correcting browser gets a fresh link");
        assert!(now.token != row.token && now.letter_token != row.letter_token && now.not_me_token != row.not_me_token);
        assert_eq!((now.email.as_deref(), now.proven_at), (Some("new@example.cn"), None));
        for old in [&row.token, &row.letter_token] {
            let ended = site.get(&format!("/t/{old}")).await;
            assert_eq!((ended.status, ended.heading().as_str()), (410, "这个链接已经失效"));
        }
        assert_eq!(
            site.outbox().await,
            [
                ("fang@example.cn".into(), "registrations-confirmed".into(), Withdrawn),
                ("new@example.cn".into(), "registrations-corrected".into(), Queued),
            ]
        );
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(letters[0].token(), now.letter_token);
    }
}

on_both! {
    async fn an_address_that_is_registered_there_already_changes_nothing(site: Site) {
        let event = site.event("salon").publish().await;
        let mine = site.register(&event, "mine").await;
        let taken = site.register(&event, "taken").await;
        site.deliver().await;

        let answer = site
            .post(&format!("/t/{}/details", mine.token), &[("name", "mine"), ("email", "Taken@example.cn")])
            .await;

        assert_eq!(answer.status, 422);
        assert!(answer.errors()[0].1.starts_with("这个邮箱已经报过这场活动，链接已发到那里"), "{:?}", answer.errors());
        assert_eq!(site.registrations(&event).await[0], mine);
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(
            (letters.len(), letters[0].to.as_str(), letters[0].token()),
            (1, "taken@example.cn", taken.letter_token)
        );
    }
}

on_both! {
    async fn on_a_cancelled_event_the_new_address_reads_that_it_is_cancelled(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "", site.now()).await.unwrap();

        site.post(&format!("/t/{}/details", row.token), &[("name", "fang"), ("email", "new@example.cn")]).await;

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!((letters.len(), letters[0].to.as_str()), (1, "new@example.cn"));
        assert_eq!(letters[0].calendars[0].0, "CANCEL", "nothing puts the event back into a calendar");
        assert!(letters[0].subject.starts_with("活动已取消"));
    }
}

on_both! {
    async fn the_same_details_again_promise_no_letter(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        let answer = site
            .post(&format!("/t/{}/details", row.token), &[("name", "fang"), ("email", "fang@example.cn")])
            .await;

        assert_eq!(answer.header("location"), format!("/t/{}", row.token));
        assert_eq!(site.outbox().await.len(), 1);
    }
}

on_both! {
    async fn the_first_act_by_the_letters_link_ends_the_other(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        let answer = site.post(&format!("/t/{}/details", row.letter_token), &[("name", "王芳"), ("email", "fang@example.cn")]).await;

        assert_eq!(answer.location(), format!("/t/{}", row.letter_token));
        assert_eq!(site.get(&format!("/t/{}", row.token)).await.status, 410);
        assert_eq!(site.registrations(&event).await[0].proven_at, Some(site.now()));
        assert_eq!(site.get(&format!("/t/{}", row.letter_token)).await.status, 200);
    }
}

on_both! {
    async fn what_is_wrong_is_said_at_each_field(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;

        let answer = site.post(&format!("/t/{}/details", row.token), &[("name", "去evil.com领奖"), ("email", "fang"), ("mobile", "1386421755")]).await;

        assert_eq!(answer.status, 422);
        let fields: Vec<String> = answer.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "email", "mobile"]);
        assert!(answer.body.contains("value=\"1386421755\""));
        assert_eq!(site.registrations(&event).await[0], row);
    }
}
