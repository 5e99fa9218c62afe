//! Possible matches: another placement's person has the same mobile, or the same name and birth date. Reviewers alone
//! see it and say whether it is one person; as long as they have not, nothing is filed. Accounts are never joined, and
//! no side reads anything of it.
mod left;

pub use left::{left, to_judge};

use super::{
    acts::Stage,
    case::{self, Case},
    decide::is_own,
    draft::wrong_turn,
};
use crate::{
    accounts,
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{enterprise, person, person_match, placement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use std::collections::BTreeSet;
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Same,
    Different,
}

#[derive(Debug, Error)]
pub enum MatchError {
    #[error("there is no such placement within the officer's reach, or nothing was said of it")]
    NoSuchPlacement,
    #[error("the officer is a member of one of the enterprises, or one of the apprentices")]
    Member,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("the other does not look alike, or somebody said so already")]
    NotAlike,
    #[error("whoever said it cannot undo it")]
    SameOfficer,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<MatchError> for AppError {
    fn from(error: MatchError) -> Self {
        match error {
            MatchError::NoSuchPlacement => Self::NotFound,
            MatchError::Member => Self::Refused("placements.member"),
            MatchError::WithAnother(code) => Self::Refused(code),
            MatchError::NotAlike => Self::Refused("placements.not_alike"),
            MatchError::SameOfficer => Self::Refused("placements.same_undo"),
            MatchError::Db(error) => error.into(),
        }
    }
}

/// What holds of a placement, from either end.
pub async fn said(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<person_match::Model>, DbErr> {
    let column = person_match::COLUMN;
    person_match::Entity::find()
        .filter(column.placement_id.eq(id).or(column.other_id.eq(id)))
        .filter(column.undone_at.is_null())
        .order_by_asc(person_match::Column::At)
        .all(db)
        .await
}

pub fn is_about(said: &person_match::Model, id: Uuid) -> bool {
    said.placement_id == id || said.other_id == id
}

pub async fn say(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    other: Uuid,
    verdict: Verdict,
    now: DateTime<Utc>,
) -> Result<(), MatchError> {
    let tx = db.begin().await?;
    let [case, other] = both(&tx, who, id, other).await?;
    if Stage::of(&case.row) != Stage::WithReviewer {
        return Err(MatchError::WithAnother(wrong_turn(&case.row)));
    }
    if left(&tx, &case.row).await?.iter().all(|alike| alike.id != other.row.id) {
        return Err(MatchError::NotAlike);
    }
    let row = person_match::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(id),
        other_id: Set(other.row.id),
        is_same: Set(verdict == Verdict::Same),
        by: Set(who.account),
        at: Set(now),
        undone_by: Set(None),
        undone_at: Set(None),
    };
    row.insert(&tx).await?;
    if let (Verdict::Same, Some(person)) = (verdict, other.row.person_id) {
        tie(&tx, &case, person).await?;
    }
    let act = if verdict == Verdict::Same { "placements.say_same" } else { "placements.say_different" };
    audit::put(&tx, &who.actor(), Entry::new(act, "placement", id).district(case.enterprise.district), now).await?;
    tx.commit().await?;
    Ok(())
}

/// By another reviewer than the one who said it; whom *same* tied are two again.
pub async fn undo(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    said_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), MatchError> {
    let tx = db.begin().await?;
    let found = said(&tx, id).await?.into_iter().find(|said| said.id == said_id);
    let found = found.ok_or(MatchError::NoSuchPlacement)?;
    let other = if found.placement_id == id { found.other_id } else { found.placement_id };
    let [case, other] = both(&tx, who, id, other).await?;
    let found = said(&tx, id).await?.into_iter().find(|said| said.id == said_id);
    let found = found.ok_or(MatchError::NoSuchPlacement)?;
    if found.by == who.account {
        return Err(MatchError::SameOfficer);
    }
    if found.is_same {
        let person = person::ActiveModel { id: Set(Uuid::now_v7()), created_at: Set(now) }.insert(&tx).await?;
        let moved = if found.placement_id == id { &case } else { &other };
        part(&tx, moved, person.id).await?;
    }
    let mut row = found.into_active_model();
    row.undone_by = Set(Some(who.account));
    row.undone_at = Set(Some(now));
    row.update(&tx).await?;
    let entry = Entry::new("placements.undo_match", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Both, held; the first within reach, the other wherever it lies.
async fn both(
    tx: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    other: Uuid,
) -> Result<[Case; 2], MatchError> {
    let held = case::lock_all(tx, &[id, other]).await?.ok_or(MatchError::NoSuchPlacement)?;
    let pair: [Case; 2] = held.try_into().map_err(|_| MatchError::NoSuchPlacement)?;
    if !who.reaches(pair[0].enterprise.district) {
        return Err(MatchError::NoSuchPlacement);
    }
    for case in &pair {
        if is_own(tx, who, case).await? {
            return Err(MatchError::Member);
        }
    }
    // Whoever opens a draft meanwhile asks who the account is, with the account locked.
    let accounts: BTreeSet<Uuid> = pair.iter().filter_map(|case| case.row.account_id).collect();
    for account in accounts {
        accounts::lock(tx, account).await?;
    }
    Ok(pair)
}

/// All placements of one person are the other's from now on.
async fn tie(tx: &impl ConnectionTrait, case: &Case, to: Uuid) -> Result<(), DbErr> {
    let Some(was) = case.row.person_id else { return Ok(()) };
    placement::Entity::update_many()
        .set(placement::ActiveModel { person_id: Set(Some(to)), ..Default::default() })
        .filter(placement::COLUMN.person_id.eq(was))
        .exec(tx)
        .await?;
    Ok(())
}

/// Those of the account are a person of their own again.
async fn part(tx: &impl ConnectionTrait, case: &Case, to: Uuid) -> Result<(), DbErr> {
    let column = placement::COLUMN;
    let own = case.row.account_id.map(|account| column.account_id.eq(account));
    placement::Entity::update_many()
        .set(placement::ActiveModel { person_id: Set(Some(to)), ..Default::default() })
        .filter(Condition::any().add(column.id.eq(case.row.id)).add_option(own))
        .filter(column.person_id.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Each with its enterprise.
pub async fn named(
    db: &impl ConnectionTrait,
    rows: Vec<placement::Model>,
) -> Result<Vec<(placement::Model, enterprise::Model)>, DbErr> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.enterprise_id).collect();
    let found = enterprise::Entity::find().filter(enterprise::COLUMN.id.is_in(ids)).all(db).await?;
    let of = |row: placement::Model| {
        let its = found.iter().find(|enterprise| enterprise.id == row.enterprise_id)?.clone();
        Some((row, its))
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// The other placement of each that was said of one.
pub async fn others(
    db: &impl ConnectionTrait,
    id: Uuid,
    said: &[person_match::Model],
) -> Result<Vec<placement::Model>, DbErr> {
    let ids = said.iter().map(|said| if said.placement_id == id { said.other_id } else { said.placement_id });
    placement::Entity::find().filter(placement::COLUMN.id.is_in(ids)).all(db).await
}
