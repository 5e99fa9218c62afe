//! What becomes of an objection that waits: it outlasts every act but those that take away what it is against, and some
//! acts wait for it.
use super::cells::{self, Scene, VERBS, across, disputes, prepare};
use super::{ground, verbs::run};
use crate::{
    on_both,
    placements::running,
    support::{Site, enterprises::candidate},
};
use entity::{
    placement::{Reason, Side, Status},
    placement_objection::{About, Outcome},
};
use sea_orm::Iterable;
use xingtan::placements::{
    Act, Hand, Stage, Why,
    life::{self, Ender, objections},
    may,
};

/// What the objection comes to, or the code of what refuses the act as long as it waits.
fn comes_to(act: Act, verb: &str) -> Result<Option<Outcome>, String> {
    match (act, verb) {
        (_, "complete") => Err("placements.objection_first".to_owned()),
        (Act::TakeEndBack | Act::Reopen | Act::NeverCame, _) => Ok(Some(Outcome::Lapsed)),
        (Act::DecideObjection, _) => Ok(Some(Outcome::Dismissed)),
        _ => Ok(None),
    }
}

/// Whoever did not do the act objects, against whoever did.
fn objector(hand: Hand) -> Side {
    if hand == Hand::Reviewer { Side::Apprentice } else { across(hand.side()) }
}

on_both! {
    async fn an_objection_outlasts_every_act_but_those_that_take_away_what_it_is_against(site: Site) {
        let like = ground(&site).await;
        let mut number = 0;
        for stage in Stage::iter().filter(|stage| !stage.is_draft()) {
            for (hand, act, verb) in VERBS.into_iter().filter(|(hand, act, _)| may(*hand, *act, stage)) {
                number += 1;
                let scene: Scene = cells::at(&site, &like, number, stage).await;
                prepare(&site, &scene.row, hand, act).await;
                let waits = disputes(&site, &scene.row, objector(hand)).await;

                let done = run(&site, &scene, hand, verb).await;

                let made = objections(site.db(), scene.row.id).await.unwrap();
                let its = made.iter().find(|made| made.id == waits).unwrap();
                assert_eq!(done.map(|()| its.outcome), comes_to(act, verb), "{stage:?} {hand:?} {act:?} {verb}");
            }
        }
    }
}

on_both! {
    async fn whoever_never_came_leaves_no_objection_to_an_end_behind_and_comes_back_whole(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let (enterprise, li) = (site.tending(&on.enterprise).await, candidate(&site.account_called("li").await));
        let why = Why { code: Reason::Family, words: None };
        let last = site.today() + chrono::Days::new(9);
        let [theirs, mine] = [Ender::Enterprise(&enterprise), Ender::Apprentice(&li)];
        life::end(db, key, mine, row.id, last, &why, site.now()).await.unwrap();
        life::object(db, key, theirs, row.id, "说好学到年底", site.now()).await.unwrap();

        life::never_came(db, key, &enterprise, row.id, site.now()).await.unwrap();
        let gone = site.placement_now(&row).await;
        let waits = life::object(db, key, mine, row.id, "我来了", site.now()).await.unwrap().id;
        let officer = site.reviewer().await;
        life::decide_objection(db, key, &officer, waits, Outcome::Upheld, "有考勤", site.now()).await.unwrap();

        assert_eq!((gone.status, gone.end_day, gone.exception), (Status::Cancelled, None, None));
        let made = objections(site.db(), row.id).await.unwrap();
        let mut outcomes: Vec<_> = made.iter().map(|one| (one.about, one.outcome)).collect();
        outcomes.sort_by_key(|(_, outcome)| *outcome == Some(Outcome::Upheld));
        assert_eq!(outcomes, [(About::End, Some(Outcome::Lapsed)), (About::NeverCame, Some(Outcome::Upheld))]);
        let is = site.placement_now(&row).await;
        assert_eq!((is.status, is.end_day, is.end_side), (Status::Running, Some(last), Some(Side::Apprentice)), "their own day");
    }
}
