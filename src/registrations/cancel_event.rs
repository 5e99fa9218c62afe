//! Cancel an event: everybody with a live registration gets one letter; their states stay as they were.
use super::letters;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Status},
    registration,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr,
};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum CancelEventError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("only a published event can be cancelled")]
    NotPublished,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CancelEventError> for AppError {
    fn from(error: CancelEventError) -> Self {
        match error {
            CancelEventError::NoSuchEvent => Self::NotFound,
            CancelEventError::NotPublished => Self::Refused("registrations.event_not_published"),
            CancelEventError::Db(error) => error.into(),
        }
    }
}

/// `reason` stands in the letters and on the pages, as plain text. Twice is once.
pub async fn cancel_event(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    event: Uuid,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, CancelEventError> {
    let tx = db.begin().await?;
    let event = events::lock_within(&tx, who, event).await?.ok_or(CancelEventError::NoSuchEvent)?;
    if event.status == Status::Cancelled {
        return Ok(event);
    }
    if !event.status.can_become(Status::Cancelled) {
        return Err(CancelEventError::NotPublished);
    }
    let entry = Entry::new("registrations.cancel_event", "event", event.id)
        .district(event.district)
        .states(event.status.to_value(), Status::Cancelled.to_value())
        .reason(reason);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let sequence = event.sequence + 1;
    let mut row = event.into_active_model();
    row.status = Set(Status::Cancelled);
    row.cancel_reason = Set(Some(reason.to_owned()));
    row.sequence = Set(sequence);
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    let letters =
        live(&tx, event.id).await?.iter().map(|row| letters::event_cancelled(key, &event, row, now)).collect();
    raise_sequences(&tx, event.id).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(event)
}

async fn live(tx: &impl ConnectionTrait, event: Uuid) -> Result<Vec<registration::Model>, DbErr> {
    use registration::Status::{Confirmed, Pending, Waiting};
    registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.status.is_in([Confirmed, Pending, Waiting]))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .order_by_asc(registration::Column::Number)
        .all(tx)
        .await
}

/// Each entry in a calendar changes its state: RFC 5546, 2.1.4.
async fn raise_sequences(tx: &impl ConnectionTrait, event: Uuid) -> Result<(), DbErr> {
    registration::Entity::update_many()
        .col_expr(registration::Column::Sequence, Expr::col(registration::Column::Sequence).add(1))
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.status.eq(registration::Status::Confirmed))
        .exec(tx)
        .await?;
    Ok(())
}
