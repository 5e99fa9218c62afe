//! Promote in sessions' lines: freed places go to the first in each, in the transaction that freed them.
use super::{
    book::Book,
    queries::{chosen, its},
};
use crate::{
    mail::{address::AddressKey, outbox::NewLetter},
    registrations::letters,
};
use chrono::{DateTime, Utc};
use entity::{
    event, registration,
    session_place::{self, State},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

/// In every session that has a place for its line. The book is open, and the caller keeps it. Nobody moves up once a
/// session began.
pub async fn promote(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &event::Model,
    book: &mut Book,
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    let mut moved: Vec<(Uuid, Uuid)> = vec![];
    for (session, free) in book.moving(event, now) {
        let first = first_in_line(tx, session, free).await?;
        session_place::Entity::update_many()
            .set(session_place::ActiveModel { state: Set(State::Held), ..Default::default() })
            .filter(session_place::COLUMN.session_id.eq(session))
            .filter(session_place::COLUMN.registration_id.is_in(first.iter().copied()))
            .exec(tx)
            .await?;
        book.move_up(session, i32::try_from(first.len()).unwrap_or_default());
        moved.extend(first.into_iter().map(|registration| (session, registration)));
    }
    if moved.is_empty() {
        return Ok(vec![]);
    }
    letters(tx, key, event, book, &moved).await
}

/// The same of an event that nobody left, where its sessions come to stand anew. Opens and keeps the book.
pub async fn promote_all(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &event::Model,
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    let mut book = Book::open(tx, event.id).await?;
    let letters = promote(tx, key, event, &mut book, now).await?;
    book.keep(tx).await?;
    Ok(letters)
}

async fn first_in_line(tx: &impl ConnectionTrait, session: Uuid, free: i32) -> Result<Vec<Uuid>, DbErr> {
    session_place::Entity::find()
        .select_only()
        .column(session_place::Column::RegistrationId)
        .filter(session_place::COLUMN.session_id.eq(session))
        .filter(session_place::COLUMN.state.eq(State::Waiting))
        .order_by_asc(session_place::Column::Number)
        .limit(u64::try_from(free).unwrap_or_default())
        .into_tuple()
        .all(tx)
        .await
}

async fn letters(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &event::Model,
    book: &Book,
    moved: &[(Uuid, Uuid)],
) -> Result<Vec<NewLetter>, DbErr> {
    let ids = || moved.iter().map(|(_, registration)| *registration);
    let rows = registration::Entity::find()
        .filter(registration::COLUMN.id.is_in(ids()))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .all(tx)
        .await?;
    let rows: HashMap<Uuid, registration::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let chosen = chosen(tx, ids()).await?;
    let letter = |(session, id): &(Uuid, Uuid)| {
        let (row, session) = (rows.get(id)?, book.get(*session)?);
        Some(letters::session_promoted(key, event, row, session).with_sessions(its(&chosen, *id)))
    };
    Ok(moved.iter().filter_map(letter).collect())
}
