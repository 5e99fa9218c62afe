//! Promote: freed places go to the first in line, in the transaction that freed them.
use super::{letters, sessions};
use crate::mail::{address::AddressKey, outbox::NewLetter};
use chrono::{DateTime, Utc};
use entity::{
    event,
    registration::{self, Status},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

/// Moves up as many as there is room for, each to the sessions they wished as well. The event is locked; its counters
/// change with the rows, and the caller keeps them. Nobody moves up after the start.
pub async fn promote(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &mut event::Model,
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    let mut letters = Vec::new();
    if !event.promotes(now) || !event.has_place_for_the_line() || event.waiting == 0 {
        return Ok(letters);
    }
    let wishes = sessions::any_wished(tx, event.id).await?;
    while event.has_place_for_the_line() && event.waiting > 0 {
        let Some(first) = first_in_line(tx, event).await? else { break };
        event.waiting -= 1;
        event.taken += 1;
        let promoted = move_up(tx, event, first, now).await?;
        let chosen = if wishes { sessions::fulfil(tx, &promoted, now).await? } else { vec![] };
        letters.push(letters::promoted(key, event, &promoted).with_sessions(&chosen));
    }
    Ok(letters)
}

async fn first_in_line(tx: &impl ConnectionTrait, event: &event::Model) -> Result<Option<registration::Model>, DbErr> {
    registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(event.id))
        .filter(registration::COLUMN.status.eq(Status::Waiting))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .order_by_asc(registration::Column::Number)
        .one(tx)
        .await
}

async fn move_up(
    tx: &impl ConnectionTrait,
    event: &event::Model,
    first: registration::Model,
    now: DateTime<Utc>,
) -> Result<registration::Model, DbErr> {
    let sequence = first.sequence + 1;
    let mut row = first.into_active_model();
    row.sequence = Set(sequence);
    if event.needs_approval {
        row.status = Set(Status::Pending);
    } else {
        row.status = Set(Status::Confirmed);
        row.confirmed_at = Set(Some(now));
    }
    row.update(tx).await
}
