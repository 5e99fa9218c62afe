//! Call a speaker otherwise, everywhere at once.
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{session, session_speaker, speaker};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, SqlErr, sea_query::Expr,
};
use thiserror::Error;
use uuid::Uuid;

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
/// Their sessions are saved with it, so that a form which was opened before does not call them as they were. Twice is
/// once.
pub async fn call_speaker(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    revision: i32,
    called: Called,
    now: DateTime<Utc>,
) -> Result<speaker::Model, SpeakerError> {
    let tx = db.begin().await?;
    let sessions = lock_sessions(&tx, id).await?;
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
    session::Entity::update_many()
        .col_expr(session::Column::Revision, Expr::col(session::Column::Revision).add(1))
        .filter(session::COLUMN.id.is_in(sessions))
        .exec(&tx)
        .await?;
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

/// At which they speak, before the speaker, in the order of the house.
async fn lock_sessions(tx: &impl ConnectionTrait, speaker: Uuid) -> Result<Vec<Uuid>, DbErr> {
    let at = session_speaker::Entity::find()
        .select_only()
        .column(session_speaker::Column::SessionId)
        .filter(session_speaker::COLUMN.speaker_id.eq(speaker))
        .into_query();
    let these = session::Entity::find().filter(session::COLUMN.id.in_subquery(at)).order_by_asc(session::Column::Id);
    Ok(these.lock_exclusive().all(tx).await?.into_iter().map(|session| session.id).collect())
}

/// The unique index is the one that decides.
fn known(error: DbErr) -> SpeakerError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => SpeakerError::Known,
        _ => error.into(),
    }
}
