//! An address that is marked as dead: what still goes there, and what ends the mark.
use super::{audited, reload, the_letter};
use crate::{
    on_both,
    support::{Site, letters::Letter, people::email},
};
use entity::letter::{self, State};
use sea_orm::{EntityTrait, QueryOrder};
use xingtan::{
    letters::{Mark, MarkAddressError, mark_address},
    mail::address,
};

async fn mark(site: &Site, letter: &letter::Model, mark: Mark) -> Result<(), MarkAddressError> {
    mark_address(&site.app.db, &site.by().await, letter.id, mark, site.now()).await
}

/// A delivered letter to an address that was then marked as dead.
async fn marked(site: &Site, name: &str) -> letter::Model {
    let event = site.event("first").publish().await;
    let row = site.register(&event, name).await;
    site.deliver().await;
    let letter = the_letter(site, &row).await;
    mark(site, &letter, Mark::Dead).await.unwrap();
    letter
}

async fn is_dead(site: &Site, name: &str) -> bool {
    let hash = site.app.address_key.hash(email(name).as_str());
    address::find(site.db(), &hash).await.unwrap().is_some_and(|address| address.is_dead())
}

async fn last(site: &Site) -> letter::Model {
    letter::Entity::find().order_by_desc(letter::Column::Id).one(site.db()).await.unwrap().unwrap()
}

on_both! {
    async fn letters_to_a_dead_address_are_held_back_until_the_mark_is_taken_away(site: Site) {
        let letter = marked(&site, "fang").await;
        let event = site.event("second").publish().await;
        site.register(&event, "fang").await;
        site.register(&event, "other").await;

        let others: Vec<String> = site.deliver().await.into_iter().map(|kept| kept.to).collect();
        assert_eq!(others, ["other@example.cn"]);
        mark(&site, &letter, Mark::Alive).await.unwrap();
        let released: Vec<String> = site.deliver().await.into_iter().map(|kept| kept.to).collect();

        assert_eq!(released, ["fang@example.cn"]);
        let id = letter.id.to_string();
        let entry = |act: &str, before: &str, after: &str| {
            (format!("letters.{act}"), id.clone(), Some(before.to_owned()), Some(after.to_owned()))
        };
        assert_eq!(audited(&site).await, [entry("mark_dead", "alive", "dead"), entry("unmark_dead", "dead", "alive")]);
    }
}

on_both! {
    async fn marking_twice_is_once(site: Site) {
        let letter = marked(&site, "fang").await;

        mark(&site, &letter, Mark::Dead).await.unwrap();
        mark(&site, &letter, Mark::Alive).await.unwrap();
        mark(&site, &letter, Mark::Alive).await.unwrap();

        assert!(!is_dead(&site, "fang").await);
        assert_eq!(audited(&site).await.len(), 2);
    }
}

on_both! {
    async fn what_its_owner_asks_for_goes_to_a_dead_address(site: Site) {
        site.account("fang").await;
        let letter = marked(&site, "fang").await;

        site.post("/password-reset", &[("email", "fang@example.cn")]).await;
        let reset: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert!(reset[0].link("/password-reset/").len() > 20);
        site.post("/sign-up", &[("email", "dead@example.cn")]).await;
        let link = site.deliver().await;

        assert_eq!((reset.len(), link.len()), (1, 1));
        assert!(is_dead(&site, "fang").await, "asking is no proof");
        assert_eq!(reload(&site, &letter).await.state, State::Sent);
    }
}

on_both! {
    async fn sign_up_and_reopening_go_to_a_dead_address(site: Site) {
        let letter = marked(&site, "fang").await;
        address::close(site.app.db.write(), &letter.address, site.now()).await.unwrap();
        mark(&site, &letter, Mark::Alive).await.unwrap();
        let event = site.event("second").publish().await;
        site.register(&event, "fang").await;
        while site.app.worker().round().await.unwrap() != xingtan::mail::worker::Round::Done {}
        mark(&site, &letter, Mark::Dead).await.unwrap();
        site.post("/sign-up", &[("email", "fang@example.cn")]).await;

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();

        let subjects: Vec<&str> = letters.iter().map(|letter| letter.subject.as_str()).collect();
        assert_eq!(subjects, ["有人填了你关闭的邮箱", "确认邮箱，设置密码"]);
        site.post(&letters[0].link("/closed-addresses/"), &[]).await;
        assert!(!is_dead(&site, "fang").await, "reopening is a proof");
        assert_eq!(site.deliver().await.len(), 1, "what was held back goes out");
    }
}

on_both! {
    async fn a_proof_of_the_address_ends_the_mark(site: Site) {
        let event = site.event("first").publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;
        mark(&site, &the_letter(&site, &row).await, Mark::Dead).await.unwrap();
        let other = site.event("second").publish().await;
        site.register(&other, "fang").await;
        assert_eq!((site.deliver().await.len(), last(&site).await.state), (0, State::Withheld));

        let details = [("name", "王芳"), ("email", "fang@example.cn")];
        site.post(&format!("/t/{}/details", row.letter_token), &details).await;

        assert!(!is_dead(&site, "fang").await);
        assert_eq!(site.deliver().await.len(), 2, "what was held back, and what the act itself wrote");
    }
}

on_both! {
    async fn of_a_forgotten_person_no_address_is_left_to_mark(site: Site) {
        let event = site.event("first").publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;
        let letter = the_letter(&site, &row).await;
        site.post(&format!("/t/{}/erasure", row.letter_token), &[]).await;

        let refused = mark(&site, &letter, Mark::Dead).await;

        assert!(matches!(refused, Err(MarkAddressError::NothingKept)), "{refused:?}");
    }
}
