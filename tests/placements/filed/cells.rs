//! Every cell of the table in `acts.rs` against the verbs: an act is refused exactly where the table says no, and then
//! nothing has changed.
use super::{ground, verbs::run};
use crate::{
    on_both,
    support::{Site, placements::Ground},
};
use chrono::Days;
use entity::{
    account, audit, letter, mentor,
    placement::{self, Reason, Side, Status},
    placement_completion,
    placement_objection::{self, About},
    placement_step, placement_wish,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, Iterable, PaginatorTrait, QueryFilter,
};
use uuid::Uuid;
use xingtan::placements::{
    Act, Decision, Draft, Hand, Stage, Why, cancel,
    life::{self, Ender, Override},
    may, take_back,
};

/// Each verb with its hand and its act. What is not here no verb can be called with: hands are types.
pub const VERBS: [(Hand, Act, &str); 47] = [
    (Hand::Enterprise, Act::Save, "save"),
    (Hand::Enterprise, Act::Send, "send"),
    (Hand::Enterprise, Act::TakeBack, "take_back"),
    (Hand::Enterprise, Act::Cancel, "cancel"),
    (Hand::Enterprise, Act::NeverCame, "never_came"),
    (Hand::Enterprise, Act::Pause, "pause"),
    (Hand::Enterprise, Act::RefusePause, "refuse_pause"),
    (Hand::Enterprise, Act::Resume, "resume"),
    (Hand::Enterprise, Act::Resume, "move_pause"),
    (Hand::Enterprise, Act::End, "end"),
    (Hand::Enterprise, Act::TakeEndBack, "take_end_back"),
    (Hand::Enterprise, Act::Object, "object"),
    (Hand::Enterprise, Act::Declare, "declare"),
    (Hand::Enterprise, Act::HandOver, "hand_over"),
    (Hand::Enterprise, Act::HandIn, "hand_in"),
    (Hand::Enterprise, Act::Change, "propose"),
    (Hand::Enterprise, Act::Change, "accept_change"),
    (Hand::Apprentice, Act::Open, "open"),
    (Hand::Apprentice, Act::Answer, "answer"),
    (Hand::Apprentice, Act::Redate, "redate"),
    (Hand::Apprentice, Act::Cancel, "decline"),
    (Hand::Apprentice, Act::Cancel, "not_me"),
    (Hand::Apprentice, Act::AskPause, "ask_pause"),
    (Hand::Apprentice, Act::WithdrawPause, "withdraw_pause"),
    (Hand::Apprentice, Act::End, "end"),
    (Hand::Apprentice, Act::TakeEndBack, "take_end_back"),
    (Hand::Apprentice, Act::Object, "object"),
    (Hand::Apprentice, Act::ObjectToChange, "object_to_change"),
    (Hand::Apprentice, Act::State, "state"),
    (Hand::Apprentice, Act::Share, "share"),
    (Hand::Apprentice, Act::Change, "propose"),
    (Hand::Apprentice, Act::Change, "accept_change"),
    (Hand::Guardian, Act::Consent, "consent"),
    (Hand::Reviewer, Act::File, "file"),
    (Hand::Reviewer, Act::Return, "return"),
    (Hand::Reviewer, Act::Refuse, "refuse"),
    (Hand::Reviewer, Act::Pause, "pause"),
    (Hand::Reviewer, Act::Resume, "resume"),
    (Hand::Reviewer, Act::Resume, "move_pause"),
    (Hand::Reviewer, Act::End, "end"),
    (Hand::Reviewer, Act::TakeEndBack, "take_end_back"),
    (Hand::Reviewer, Act::DecideObjection, "decide_objection"),
    (Hand::Reviewer, Act::Reopen, "reopen"),
    (Hand::Reviewer, Act::Change, "propose"),
    (Hand::Reviewer, Act::Change, "judge"),
    (Hand::Reviewer, Act::Complete, "complete"),
    (Hand::Reviewer, Act::Complete, "override_it"),
];

#[test]
fn where_there_is_no_verb_the_table_says_no() {
    for hand in Hand::iter() {
        for act in Act::iter().filter(|act| VERBS.iter().all(|verb| (verb.0, verb.1) != (hand, *act))) {
            assert!(Stage::iter().all(|stage| !may(hand, act, stage)), "{hand:?} {act:?}");
        }
    }
}

/// One with a mentor of its own, so that none is full.
pub struct Scene {
    pub on: Ground,
    pub name: String,
    pub account: account::Model,
    pub row: placement::Model,
    /// Who could teach instead.
    pub heir: mentor::Model,
}

pub async fn at(site: &Site, like: &Ground, number: usize, stage: Stage) -> Scene {
    let mentor = site.mentor(&like.enterprise, &format!("导师{number}")).await;
    let mentor = site.bring_mentor(&like.enterprise, mentor, mentor::Status::Approved).await;
    let (programme, occupation, enterprise) =
        (like.programme.clone(), like.occupation.clone(), like.enterprise.clone());
    let on = Ground { programme, occupation, enterprise, mentor };
    let name = format!("cell{number}");
    let account = site.account_called(&name).await;
    let draft = Draft { first_day: Some(first_day(site, stage)), ..on.draft(site, &name) };
    let draft = Draft { contract_first: draft.first_day, ..draft };
    let row = site.begin(&on, draft).await;
    let row = site.send_placement(&on, &row).await;
    let row = site.open_placement(&row, &account).await;
    let heir = site.mentor(&on.enterprise, &format!("接班{number}")).await;
    let heir = site.bring_mentor(&on.enterprise, heir, mentor::Status::Approved).await;
    let scene = Scene { on, name, account, row, heir };
    let row = brought(site, &scene, stage).await;
    assert_eq!(Stage::of(&row), stage);
    Scene { row, ..scene }
}

fn first_day(site: &Site, stage: Stage) -> chrono::NaiveDate {
    let is_begun = matches!(stage, Stage::Running | Stage::Paused | Stage::EndedEarly | Stage::Completed);
    if is_begun { site.today() } else { site.today() + Days::new(10) }
}

async fn brought(site: &Site, scene: &Scene, stage: Stage) -> placement::Model {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let who = site.tending(&scene.on.enterprise).await;
    match stage {
        Stage::WithApprentice => return scene.row.clone(),
        Stage::WithEnterprise => return take_back(db, key, &who, scene.row.id, now).await.unwrap(),
        _ => (),
    }
    let row = site.agree(&scene.row, &scene.account).await;
    if stage == Stage::WithReviewer {
        return row;
    }
    let row = site.judge_placement(&row, &Decision::File).await.unwrap();
    match stage {
        Stage::Paused => {
            life::pause(db, key, Ender::Enterprise(&who), row.id, site.today(), &why(), now).await.unwrap()
        }
        Stage::EndedEarly => {
            life::end(db, key, Ender::Enterprise(&who), row.id, site.today(), &why(), now).await.unwrap()
        }
        Stage::Completed => {
            let (one, other) = (site.reviewer().await, site.other_reviewer().await);
            life::override_it(db, key, &one, row.id, &Override::Propose("学完".into()), now).await.unwrap();
            life::override_it(db, key, &other, row.id, &Override::Grant, now).await.unwrap()
        }
        Stage::Cancelled => cancel(db, key, &who, row.id, &why(), now).await.unwrap(),
        _ => row,
    }
}

/// Another placement of the same person, on the same days.
async fn meets(site: &Site, row: &placement::Model) {
    let mut other = row.clone().into_active_model().reset_all();
    (other.id, other.number) = (Set(Uuid::now_v7()), Set(None));
    (other.status, other.party) = (Set(Status::Running), Set(Side::Nobody));
    other.approved_at = Set(Some(site.now()));
    other.insert(site.app.db.write()).await.unwrap();
}

/// For a pause that its apprentice waits for.
async fn wishes(site: &Site, row: &placement::Model) {
    placement_wish::Entity::delete_by_id(row.id).exec(site.app.db.write()).await.unwrap();
    let wish = placement_wish::ActiveModel {
        placement_id: Set(row.id),
        last_day: Set(site.today() + Days::new(5)),
        words: Set("家里有事".into()),
        asked_at: Set(site.now()),
    };
    wish.insert(site.app.db.write()).await.unwrap();
}

/// The one objection, that a side waits with against what the other told.
pub async fn disputes(site: &Site, row: &placement::Model, side: Side) -> Uuid {
    let its = placement_objection::Entity::delete_many().filter(placement_objection::COLUMN.placement_id.eq(row.id));
    its.exec(site.app.db.write()).await.unwrap();
    let objection = placement_objection::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(row.id),
        about: Set(About::End),
        change_id: Set(None),
        side: Set(side),
        against: Set(Some(across(side))),
        words: Set("没有这回事".into()),
        made_at: Set(site.now()),
        outcome: Set(None),
        reason: Set(None),
        decided_at: Set(None),
    };
    objection.insert(site.app.db.write()).await.unwrap().id
}

pub fn across(side: Side) -> Side {
    if side == Side::Apprentice { Side::Enterprise } else { Side::Apprentice }
}

pub fn why() -> Why {
    Why { code: Reason::Family, words: None }
}

/// All that an act asks for besides the stage, so that nothing but the stage can refuse it.
pub async fn prepare(site: &Site, row: &placement::Model, hand: Hand, act: Act) {
    let mut ready = placement::ActiveModel { id: Set(row.id), ..Default::default() };
    match act {
        Act::TakeEndBack => {
            ready.end_day = Set(Some(site.today() + Days::new(5)));
            ready.end_side = Set(Some(hand.side()));
            ready.end_told_at = Set(Some(site.now()));
        }
        Act::Object => {
            ready.end_side = Set(Some(across(hand.side())));
            ready.end_told_at = Set(Some(site.now()));
            if row.status == Status::Cancelled {
                ready.reason_code = Set(Some(Reason::NeverCame));
            }
        }
        Act::DecideObjection => {
            disputes(site, row, Side::Apprentice).await;
            return;
        }
        Act::Declare | Act::State | Act::Complete => ready.last_day = Set(Some(site.today())),
        Act::Reopen => ready.over_at = Set(Some(site.now())),
        Act::RefusePause | Act::WithdrawPause => return wishes(site, row).await,
        Act::Redate => return meets(site, row).await,
        _ => return,
    }
    ready.update(site.app.db.write()).await.unwrap();
    if act == Act::Complete {
        let said = placement_completion::ActiveModel {
            placement_id: Set(row.id),
            declared_at: Set(Some(site.now())),
            stated_at: Set(Some(site.now())),
            ..Default::default()
        };
        placement_completion::Entity::delete_by_id(row.id).exec(site.app.db.write()).await.unwrap();
        said.insert(site.app.db.write()).await.unwrap();
    }
}

/// The codes of what is read where the table says no: whose it is, how far it is; a link is over.
fn codes(stage: Stage) -> [&'static str; 3] {
    let [whose, how_far] = match stage {
        Stage::WithEnterprise => ["placements.with_enterprise"; 2],
        Stage::WithApprentice => ["placements.with_apprentice"; 2],
        Stage::WithReviewer => ["placements.with_reviewer"; 2],
        Stage::Agreed => ["placements.filed", "placements.not_begun"],
        Stage::Running => ["placements.filed", "placements.running"],
        Stage::Paused => ["placements.filed", "placements.paused"],
        Stage::EndedEarly | Stage::Completed => ["placements.filed", "placements.over"],
        Stage::Cancelled => ["placements.cancelled", "placements.over"],
    };
    [whose, how_far, "placements.link_over"]
}

/// Row, steps, letters, and what the audit kept.
async fn stands(site: &Site, row: &placement::Model) -> (placement::Model, [u64; 3]) {
    let steps = placement_step::Entity::find().filter(placement_step::COLUMN.placement_id.eq(row.id));
    let letters = letter::Entity::find().count(site.db()).await.unwrap();
    let kept = audit::Entity::find().filter(audit::COLUMN.object_id.eq(row.id.to_string()));
    let numbers = [steps.count(site.db()).await.unwrap(), letters, kept.count(site.db()).await.unwrap()];
    (site.placement_now(row).await, numbers)
}

on_both! {
    async fn each_verb_is_refused_exactly_where_the_table_says_no(site: Site) {
        let like = ground(&site).await;
        let mut number = 0;
        for stage in Stage::iter() {
            let quiet = at(&site, &like, number, stage).await;
            for (hand, act, verb) in VERBS {
                number += 1;
                let is_allowed = may(hand, act, stage);
                let fresh = if is_allowed { Some(at(&site, &like, number, stage).await) } else { None };
                let scene = fresh.as_ref().unwrap_or(&quiet);
                prepare(&site, &scene.row, hand, act).await;
                let before = stands(&site, &scene.row).await;

                let outcome = run(&site, scene, hand, verb).await;

                let after = stands(&site, &scene.row).await;
                let is_as_told = outcome.as_ref().map_or_else(|code| codes(stage).contains(&code.as_str()), |()| true);
                assert_eq!(outcome.is_ok(), is_allowed, "{stage:?} {hand:?} {act:?} {verb}: {outcome:?}");
                assert!(is_as_told, "{stage:?} {hand:?} {act:?} {verb}: {outcome:?}");
                assert_eq!(before == after, !is_allowed, "{stage:?} {hand:?} {act:?} {verb} changes what it may");
                quiet.row.clone().into_active_model().reset_all().update(site.app.db.write()).await.unwrap();
            }
            number += 1;
        }
    }
}
