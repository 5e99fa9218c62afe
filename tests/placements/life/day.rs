//! What apprentices agreed to on a day is one letter at five, by two workers at once.
use super::{days, ground, letter, like, told};
use crate::{on_both, support::Site};
use chrono::Duration;
use entity::{membership::Role, placement};
use xingtan::placements::{Decision, Stage, life};

on_both! {
    async fn several_of_a_day_are_one_letter(site: Site) {
        let on = ground(&site).await;
        for name in ["li", "qi", "yan"] {
            site.placed(&on, name, Stage::WithReviewer).await;
        }
        let morning = told(&site).await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(Duration::minutes(6 * 60 + 59));
        let early = life::tell_agreed(db, key, site.now()).await.unwrap();
        site.advance(Duration::minutes(1));
        let (one, other) = tokio::join!(life::tell_agreed(db, key, site.now()), life::tell_agreed(db, key, site.now()));

        assert!(morning.iter().all(|(to, _)| to != "fang"), "{morning:?}");
        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        assert_eq!(told(&site).await, [letter("fang", "3 人已全部同意，等待科技局备案")]);
        site.advance(days(1));
        assert_eq!(life::tell_agreed(db, key, site.now()).await.unwrap(), 0, "told once");
    }
}

on_both! {
    async fn one_of_a_day_is_named_and_what_was_filed_by_then_is_told_as_that(site: Site) {
        let on = ground(&site).await;
        let filed = site.placed(&on, "li", Stage::WithReviewer).await;
        site.placed(&on, "qi", Stage::WithReviewer).await;
        site.judge_placement(&filed, &Decision::File).await.unwrap();
        told(&site).await;

        site.advance(Duration::hours(7));
        let first = life::tell_agreed(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        let letters = told(&site).await;
        site.advance(Duration::minutes(1));
        site.placed(&on, "yan", Stage::WithReviewer).await;
        told(&site).await;
        let same_evening = life::tell_agreed(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        assert_eq!((first, letters), (1, vec![letter("fang", "qi 已全部同意，等待科技局备案")]));
        assert_eq!(same_evening, 0, "after five it is the next day's");
        site.advance(days(1));
        assert_eq!(life::tell_agreed(&site.app.db, &site.app.address_key, site.now()).await.unwrap(), 1);
    }
}

on_both! {
    async fn however_many_of_a_day_are_one_letter(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        like(&site, &row, 230).await;
        told(&site).await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(Duration::hours(7));
        let (one, other) = tokio::join!(life::tell_agreed(db, key, site.now()), life::tell_agreed(db, key, site.now()));

        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(told(&site).await, [letter("fang", "231 人已全部同意，等待科技局备案")]);
        assert_eq!(life::tell_agreed(db, key, site.now()).await.unwrap(), 0);
    }
}

on_both! {
    async fn what_those_wrote_who_have_left_stands_in_the_owners_one_letter(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        let [gone, only_looks] = [site.account("gone").await, site.account("looks").await];
        site.join(&on.enterprise, &site.tending(&on.enterprise).await.account, &only_looks, Role::Viewer).await;
        for writer_id in [gone.id, only_looks.id] {
            like(&site, &placement::Model { writer_id, ..row.clone() }, 1).await;
        }
        told(&site).await;

        site.advance(Duration::hours(7));
        let letters = life::tell_agreed(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        assert_eq!((letters, told(&site).await), (1, vec![letter("fang", "3 人已全部同意，等待科技局备案")]));
    }
}
