//! Every cell of the table in `acts.rs` against the verbs: an act is refused exactly where the table says no, and then
//! nothing has changed. Objecting, and deciding on it, follow what was told and stand in no cell.
use super::ground;
use crate::{
    on_both,
    support::{
        Site,
        enterprises::candidate,
        placements::{BORN, Ground},
    },
};
use chrono::{Days, Duration};
use entity::{
    account, audit, letter, mentor,
    placement::{self, Reason, Side},
    placement_completion,
    placement_link::{self, For},
    placement_part::Part,
    placement_step,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, Iterable, PaginatorTrait,
    QueryFilter,
};
use std::fmt::Debug;
use uuid::Uuid;
use xingtan::{
    mail::fresh,
    placements::{
        Act, Consent, Contact, Decision, Draft, Hand, PartAnswer, Stage, Why, answer, cancel, consent, decide, decline,
        life::{self, Ender, Override},
        may, not_me, open, save, send, share, take_back,
    },
};

/// Each verb with its hand and its act. What is not here no verb can be called with: hands are types.
const VERBS: [(Hand, Act, &str); 28] = [
    (Hand::Enterprise, Act::Save, "save"),
    (Hand::Enterprise, Act::Send, "send"),
    (Hand::Enterprise, Act::TakeBack, "take_back"),
    (Hand::Enterprise, Act::Cancel, "cancel"),
    (Hand::Enterprise, Act::NeverCame, "never_came"),
    (Hand::Enterprise, Act::Pause, "pause"),
    (Hand::Enterprise, Act::Resume, "resume"),
    (Hand::Enterprise, Act::Resume, "move_pause"),
    (Hand::Enterprise, Act::End, "end"),
    (Hand::Enterprise, Act::TakeEndBack, "take_end_back"),
    (Hand::Enterprise, Act::Declare, "declare"),
    (Hand::Apprentice, Act::Open, "open"),
    (Hand::Apprentice, Act::Answer, "answer"),
    (Hand::Apprentice, Act::Cancel, "decline"),
    (Hand::Apprentice, Act::Cancel, "not_me"),
    (Hand::Apprentice, Act::AskPause, "ask_pause"),
    (Hand::Apprentice, Act::End, "end"),
    (Hand::Apprentice, Act::TakeEndBack, "take_end_back"),
    (Hand::Apprentice, Act::State, "state"),
    (Hand::Apprentice, Act::Share, "share"),
    (Hand::Guardian, Act::Consent, "consent"),
    (Hand::Reviewer, Act::File, "file"),
    (Hand::Reviewer, Act::Return, "return"),
    (Hand::Reviewer, Act::Refuse, "refuse"),
    (Hand::Reviewer, Act::End, "end"),
    (Hand::Reviewer, Act::Reopen, "reopen"),
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
struct Scene {
    on: Ground,
    name: String,
    account: account::Model,
    row: placement::Model,
}

async fn at(site: &Site, like: &Ground, number: usize, stage: Stage) -> Scene {
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
    let scene = Scene { on, name, account, row };
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
        Stage::Paused => life::pause(db, key, &who, row.id, site.today(), Reason::Health, now).await.unwrap(),
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

fn why() -> Why {
    Why { code: Reason::Family, words: None }
}

/// All that an act asks for besides the stage, so that nothing but the stage can refuse it.
async fn prepare(site: &Site, row: &placement::Model, hand: Hand, act: Act) {
    let mut ready = placement::ActiveModel { id: Set(row.id), ..Default::default() };
    match act {
        Act::TakeEndBack => {
            ready.end_day = Set(Some(site.today() + Days::new(5)));
            ready.end_side = Set(Some(if hand == Hand::Enterprise { Side::Enterprise } else { Side::Apprentice }));
            ready.end_told_at = Set(Some(site.now()));
        }
        Act::Declare | Act::State | Act::Complete => ready.last_day = Set(Some(site.today())),
        Act::Reopen => ready.over_at = Set(Some(site.now())),
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

/// A secret of a link that is open, whatever happened to those that were sent.
async fn link(site: &Site, row: &placement::Model, reader: For) -> String {
    let its = placement_link::Entity::find()
        .filter(placement_link::COLUMN.placement_id.eq(row.id))
        .filter(placement_link::COLUMN.reader.eq(reader))
        .filter(placement_link::COLUMN.ended_at.is_null());
    let id = match its.one(site.db()).await.unwrap() {
        Some(link) => link.id,
        None => {
            let link = placement_link::ActiveModel {
                id: Set(Uuid::now_v7()),
                placement_id: Set(row.id),
                reader: Set(reader),
                created_at: Set(site.now()),
                expires_at: Set(site.now() + Duration::days(30)),
                ended_at: Set(None),
            };
            link.insert(site.app.db.write()).await.unwrap().id
        }
    };
    fresh::make(site.app.db.write(), id, site.now()).await.unwrap()
}

fn told<E: Debug>(answer: Result<placement::Model, E>) -> Result<placement::Model, String> {
    answer.map_err(|error| format!("{error:?}"))
}

async fn run(site: &Site, scene: &Scene, hand: Hand, verb: &str) -> Result<placement::Model, String> {
    let (db, key, now, id) = (&site.app.db, &site.app.address_key, site.now(), scene.row.id);
    let (who, mine) = (site.tending(&scene.on.enterprise).await, candidate(&scene.account));
    let officer = site.reviewer().await;
    let ender = match hand {
        Hand::Enterprise => Ender::Enterprise(&who),
        Hand::Apprentice | Hand::Guardian => Ender::Apprentice(&mine),
        Hand::Reviewer => Ender::Reviewer(&officer),
    };
    let (revision, soon) = (scene.row.revision, site.today() + Days::new(5));
    match verb {
        "save" => told(save(db, &who, id, revision, scene.on.draft(site, &scene.name), now).await),
        "send" => told(send(db, key, &who, id, revision, now).await),
        "take_back" => told(take_back(db, key, &who, id, now).await),
        "cancel" => told(cancel(db, key, &who, id, &why(), now).await),
        "never_came" => told(life::never_came(db, key, &who, id, now).await),
        "pause" => told(life::pause(db, key, &who, id, soon, Reason::Health, now).await),
        "resume" => told(life::resume(db, key, &who, id, now).await),
        "move_pause" => told(life::move_pause(db, key, &who, id, soon, now).await),
        "end" => told(life::end(db, key, ender, id, soon, &why(), now).await),
        "take_end_back" => told(life::take_end_back(db, key, ender, id, now).await),
        "declare" => told(life::declare(db, key, &who, id, "学会了车工", now).await),
        "open" => {
            let token = link(site, &scene.row, For::Apprentice).await;
            told(open(db, key, &mine, &token, BORN.parse().unwrap(), now).await)
        }
        "answer" => {
            let all: Vec<PartAnswer> = Part::iter().map(|part| PartAnswer { part, wrong: None }).collect();
            told(answer(db, key, &mine, id, revision, &all, now).await)
        }
        "decline" => told(decline(db, key, &mine, id, &why(), now).await),
        "not_me" => told(not_me(db, key, &link(site, &scene.row, For::Apprentice).await, now).await),
        "ask_pause" => told(life::ask_pause(db, key, &mine, id, soon, "家里有事", now).await),
        "state" => told(life::state(db, key, &mine, id, "我会用车床", now).await),
        "share" => told(share(db, &mine, id, Contact::Share, now).await),
        "consent" => told(consent(db, key, &link(site, &scene.row, For::Guardian).await, &Consent::Yes, now).await),
        "file" => told(decide(db, key, &officer, id, &Decision::File, now).await),
        "return" => {
            let back = Decision::Return(vec!["pay".into()], "请核对".into());
            told(decide(db, key, &officer, id, &back, now).await)
        }
        "refuse" => told(decide(db, key, &officer, id, &Decision::Refuse("不符合".into()), now).await),
        "reopen" => told(life::reopen(db, key, &officer, id, "双方同意", now).await),
        "complete" => told(life::complete(db, key, &officer, id, now).await),
        "override_it" => told(life::override_it(db, key, &officer, id, &Override::Propose("学完".into()), now).await),
        other => panic!("{other} is no verb"),
    }
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
                assert_eq!(outcome.is_ok(), is_allowed, "{stage:?} {hand:?} {act:?} {verb}: {outcome:?}");
                assert_eq!(before == after, !is_allowed, "{stage:?} {hand:?} {act:?} {verb} changes what it may");
                quiet.row.clone().into_active_model().reset_all().update(site.app.db.write()).await.unwrap();
            }
            number += 1;
        }
    }
}
