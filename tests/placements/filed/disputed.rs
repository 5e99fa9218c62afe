//! What becomes of an objection that waits: it outlasts every act but those that take away what it is against, and some
//! acts wait for it.
use super::cells::{self, Scene, VERBS, across, disputes, prepare};
use super::{ground, verbs::run};
use crate::{on_both, support::Site};
use entity::{placement::Side, placement_objection::Outcome};
use sea_orm::Iterable;
use xingtan::placements::{Act, Hand, Stage, life::objections, may};

/// What the objection comes to, or the code of what refuses the act as long as it waits.
fn comes_to(act: Act, verb: &str) -> Result<Option<Outcome>, String> {
    match (act, verb) {
        (Act::Object | Act::ObjectToChange, _) => Err("placements.objection_waits".to_owned()),
        (_, "complete") => Err("placements.objection_first".to_owned()),
        (Act::TakeEndBack | Act::Reopen, _) => Ok(Some(Outcome::Lapsed)),
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
                disputes(&site, &scene.row, objector(hand)).await;

                let done = run(&site, &scene, hand, verb).await;

                let made = objections(site.db(), scene.row.id).await.unwrap();
                let came_to = done.map(|()| made[0].outcome);
                assert_eq!((made.len(), came_to), (1, comes_to(act, verb)), "{stage:?} {hand:?} {act:?} {verb}");
            }
        }
    }
}
