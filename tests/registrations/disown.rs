//! *This was not me*: cancelled, forgotten, and the address closed until its owner opens it again.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::{letter::State, registration::Status::Cancelled};
use sea_orm::EntityTrait;
use xingtan::registrations::cancel_event;

fn last(letters: &[xingtan::mail::transport::Kept]) -> Letter {
    Letter::from(letters.last().expect("a letter"))
}

on_both! {
    async fn asking_changes_nothing_and_confirming_forgets(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "victim").await;
        let link = last(&site.deliver().await).link("/not-me/");

        let asked = site.get(&link).await;
        assert_eq!((asked.status, site.registrations(&event).await[0].forgotten_at), (200, None));
        let done = site.post(&link, &[]).await;
        let again = site.post(&link, &[]).await;

        assert_eq!((done.status, again.status), (303, 303));
        assert_eq!(site.get(&done.location()).await.heading(), "已经处理");
        let row = &site.registrations(&event).await[0];
        assert_eq!((row.status, row.email.as_deref(), row.forgotten_at), (Cancelled, None, Some(site.now())));
        assert_eq!(site.deliver().await.len(), 0);
    }
}

on_both! {
    async fn a_closed_address_gets_one_letter_a_day_until_it_is_reopened(site: Site) {
        let event = site.event("salon").publish().await;
        let other = site.event("other").publish().await;
        site.register(&event, "victim").await;
        let link = last(&site.deliver().await).link("/not-me/");
        site.post(&link, &[]).await;

        let again = site.register(&event, "victim").await;
        site.register(&other, "victim").await;
        let letters = site.deliver().await;

        assert_eq!(letters.len(), 1, "one a day, whatever others type");
        let told = last(&letters);
        assert_eq!(told.subject, "有人填了你关闭的邮箱");
        let reopen = told.link("/closed-addresses/");
        assert_eq!(site.get(&reopen).await.heading(), "重新接收报名信吗？");
        site.post(&reopen, &[]).await;
        let released: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(released.len(), 2, "what was held back goes out");
        assert!(released.iter().any(|letter| letter.token() == again.letter_token));
    }
}

on_both! {
    async fn after_thirty_days_the_address_is_open_again(site: Site) {
        let event = site.event("salon").with(|new| {
            for at in [&mut new.starts_at, &mut new.ends_at, &mut new.closes_at, &mut new.answers_until] {
                *at += Duration::days(60);
            }
        }).publish().await;
        site.register(&event, "victim").await;
        let link = last(&site.deliver().await).link("/not-me/");
        site.post(&link, &[]).await;

        site.advance(Duration::days(30));
        site.register(&event, "victim").await;

        assert_eq!(last(&site.deliver().await).subject, "报名成功：学徒导师沙龙：把手艺写成培养计划，2027年2月3日（周三）10:00");
    }
}

on_both! {
    async fn a_proven_address_cannot_be_disowned(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.post(&format!("/t/{}/details", row.letter_token), &[("name", "王芳"), ("email", "fang@example.cn")]).await;

        let answer = site.post(&format!("/not-me/{}", row.not_me_token), &[]).await;

        assert_eq!((answer.status, answer.heading().as_str()), (409, "这次报名已经由邮箱的主人确认过"));
        assert!(site.states(&event).await[0].is_live());
    }
}

on_both! {
    async fn after_a_correction_the_old_link_closes_only_its_own_address(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "typo").await;
        site.post(&format!("/t/{}/details", row.token), &[("name", "王芳"), ("email", "fang@example.cn")]).await;

        site.post(&format!("/not-me/{}", row.not_me_token), &[]).await;

        assert!(site.states(&event).await[0].is_live(), "the corrected registration stands");
        site.register(&event, "typo").await;
        site.deliver().await;
        let states: Vec<(String, State)> = site.outbox().await.into_iter().filter(|(to, kind, _)| to == "typo@example.cn" || kind == "mail-closed").map(|(_, kind, state)| (kind, state)).collect();
        assert_eq!(
            states,
            [
                ("registrations-confirmed".into(), State::Withdrawn),
                ("registrations-confirmed".into(), State::Withheld),
                ("mail-closed".into(), State::Sent),
            ]
        );
    }
}

on_both! {
    async fn the_owners_own_letters_go_on(site: Site) {
        let event = site.event("salon").publish().await;
        let other = site.event("other").publish().await;
        let mine = site.register(&event, "fang").await;
        site.post(&format!("/t/{}/details", mine.letter_token), &[("name", "王芳"), ("email", "fang@example.cn")]).await;
        let foreign = site.register(&other, "fang").await;
        site.post(&format!("/not-me/{}", foreign.not_me_token), &[]).await;
        site.deliver().await;

        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "", site.now()).await.unwrap();

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(letters.len(), 1, "only letters caused by others are withheld");
        assert!(letters[0].subject.starts_with("活动已取消"));
    }
}

on_both! {
    async fn pressing_several_times_at_once_is_pressing_once(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "victim").await;
        let path = format!("/not-me/{}", row.not_me_token);

        let (first, second, third) = tokio::join!(site.post(&path, &[]), site.post(&path, &[]), site.post(&path, &[]));

        assert_eq!([first.status, second.status, third.status], [303, 303, 303]);
        assert_eq!(site.states(&event).await, [Cancelled]);
        site.recount().await;
    }
}

on_both! {
    async fn a_reopening_link_goes_on_saying_that_the_address_is_open(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "victim").await;
        let link = last(&site.deliver().await).link("/not-me/");
        site.post(&link, &[]).await;
        let again = site.register(&event, "victim").await;
        let reopen = last(&site.deliver().await).link("/closed-addresses/");

        site.post(&format!("/t/{}/details", again.letter_token), &[("name", "王芳"), ("email", "victim@example.cn")]).await;

        assert_eq!(site.get(&reopen).await.heading(), "这个邮箱可以接收报名信");
    }
}

on_both! {
    async fn a_registration_that_came_back_to_an_address_is_that_addresss_to_disown(site: Site) {
        let event = site.event("salon").publish().await;
        let first = site.register(&event, "victim").await;
        site.post(&format!("/t/{}/details", first.token), &[("name", "x"), ("email", "other@example.cn")]).await;
        let moved = site.registrations(&event).await.remove(0);
        site.post(&format!("/t/{}/details", moved.token), &[("name", "x"), ("email", "victim@example.cn")]).await;

        site.post(&format!("/not-me/{}", first.not_me_token), &[]).await;

        assert_eq!(site.states(&event).await, [Cancelled]);
        assert_eq!(site.registrations(&event).await[0].email, None);
    }
}

on_both! {
    async fn what_told_the_owner_is_purged_in_time_too(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "victim").await;
        let link = last(&site.deliver().await).link("/not-me/");
        site.post(&link, &[]).await;
        site.register(&event, "victim").await;
        site.deliver().await;

        site.advance(Duration::days(91));
        xingtan::jobs::run_due(&site.app).await.unwrap();

        let letters = entity::letter::Entity::find().all(site.db()).await.unwrap();
        assert!(letters.iter().any(|letter| letter.kind == "mail-closed"));
        assert!(letters.iter().all(|letter| letter.address.is_empty() && letter.text.is_none()));
    }
}
