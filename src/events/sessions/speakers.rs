//! Speakers: found by name and affiliation, made where nobody named them before; called otherwise everywhere at once.
use super::Named;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, Right, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Status},
    session, session_speaker, speaker,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Iterable, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationTrait, SqlErr,
    sea_query::{LockType, OnConflict},
};
use std::collections::BTreeSet;
use thiserror::Error;
use uuid::Uuid;

/// As many as a form offers to choose from.
const OFFERED: u64 = 500;

impl From<&speaker::Model> for Named {
    fn from(row: &speaker::Model) -> Self {
        Self { name: row.name_zh.clone(), affiliation: row.affiliation_zh.clone() }
    }
}

/// Their rows in the same order; of one who is named twice the first counts.
pub async fn named(tx: &impl ConnectionTrait, all: &[Named]) -> Result<Vec<speaker::Model>, DbErr> {
    // In one order for all, so that two who name the same new people never wait for each other in a ring.
    let in_order: BTreeSet<&Named> = all.iter().collect();
    for Named { name, affiliation } in in_order {
        let new = speaker::ActiveModel {
            id: Set(Uuid::now_v7()),
            name_zh: Set(name.clone()),
            name_en: Set(String::new()),
            affiliation_zh: Set(affiliation.clone()),
            affiliation_en: Set(String::new()),
            revision: Set(1),
        };
        let known =
            OnConflict::columns([speaker::Column::NameZh, speaker::Column::AffiliationZh]).do_nothing().to_owned();
        speaker::Entity::insert(new).on_conflict(known).exec_without_returning(tx).await?;
    }
    let mut rows: Vec<speaker::Model> = vec![];
    for Named { name, affiliation } in all {
        let known = speaker::Entity::find()
            .filter(speaker::COLUMN.name_zh.eq(name))
            .filter(speaker::COLUMN.affiliation_zh.eq(affiliation));
        rows.extend(known.one(tx).await?.filter(|row| rows.iter().all(|other| other.id != row.id)));
    }
    Ok(rows)
}

/// Locks them in the order of their ids until the transaction ends, but for rows that refer to them.
pub async fn lock(tx: &impl ConnectionTrait, ids: impl IntoIterator<Item = Uuid>) -> Result<(), DbErr> {
    let these = speaker::Entity::find().filter(speaker::COLUMN.id.is_in(ids)).order_by_asc(speaker::Column::Id);
    these.lock(LockType::NoKeyUpdate).all(tx).await.map(|_| ())
}

/// Those who speak at what is public or within the officer's reach; who was known last comes first.
pub async fn to_choose<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>) -> Result<Vec<speaker::Model>, DbErr> {
    let public = event::COLUMN.status.is_in(Status::iter().filter(|status| status.is_public()));
    let within = who.reach.districts().map(|districts| event::COLUMN.district.is_in(districts.to_vec()));
    let seen = within.map(|within| Condition::any().add(public).add(within));
    let speak = session_speaker::Entity::find()
        .select_only()
        .column(session_speaker::Column::SpeakerId)
        .join(JoinType::InnerJoin, session_speaker::Relation::Session.def())
        .join(JoinType::InnerJoin, session::Relation::Event.def())
        .filter(Condition::all().add_option(seen))
        .into_query();
    let these = speaker::Entity::find().filter(speaker::COLUMN.id.in_subquery(speak));
    these.order_by_desc(speaker::Column::Id).limit(OFFERED).all(db).await
}

/// `[Chinese, English]`; of the affiliation both may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    pub name: [String; 2],
    pub affiliation: [String; 2],
}

#[derive(Debug, Error)]
pub enum SpeakerError {
    #[error("there is no such speaker")]
    NoSuchSpeaker,
    #[error("another is called so, at the same place")]
    Known,
    #[error("another saved it meanwhile")]
    Stale(Box<speaker::Model>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<SpeakerError> for AppError {
    fn from(error: SpeakerError) -> Self {
        match error {
            SpeakerError::NoSuchSpeaker => Self::NotFound,
            SpeakerError::Known => Self::Refused("events.speaker_known"),
            SpeakerError::Stale(_) => Self::Refused("events.stale"),
            SpeakerError::Db(error) => error.into(),
        }
    }
}

/// Calls a speaker otherwise, wherever they speak; anybody who writes events may, for speakers belong to no district.
/// Twice is once.
pub async fn call_speaker(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    revision: i32,
    called: Called,
    now: DateTime<Utc>,
) -> Result<speaker::Model, SpeakerError> {
    let tx = db.begin().await?;
    let was = speaker::Entity::find_by_id(id).lock_exclusive().one(&tx).await?.ok_or(SpeakerError::NoSuchSpeaker)?;
    if Called::from(&was) == called {
        return Ok(was);
    }
    if was.revision != revision {
        return Err(SpeakerError::Stale(Box::new(was)));
    }
    let ([name_zh, name_en], [affiliation_zh, affiliation_en]) = (called.name, called.affiliation);
    let row = speaker::ActiveModel {
        id: Set(id),
        name_zh: Set(name_zh),
        name_en: Set(name_en),
        affiliation_zh: Set(affiliation_zh),
        affiliation_en: Set(affiliation_en),
        revision: Set(revision + 1),
    };
    let is = row.update(&tx).await.map_err(known)?;
    audit::put(&tx, &who.actor(), Entry::new("events.call_speaker", "speaker", id), now).await?;
    tx.commit().await?;
    Ok(is)
}

impl From<&speaker::Model> for Called {
    fn from(row: &speaker::Model) -> Self {
        Self {
            name: [row.name_zh.clone(), row.name_en.clone()],
            affiliation: [row.affiliation_zh.clone(), row.affiliation_en.clone()],
        }
    }
}

/// The unique index is the one that decides.
fn known(error: DbErr) -> SpeakerError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => SpeakerError::Known,
        _ => error.into(),
    }
}
