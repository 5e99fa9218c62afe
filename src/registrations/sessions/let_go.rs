//! Let sessions go as a registration ends: what it held there goes to the first in each line at once.
use super::{book::Book, promote::promote, queries::places_of};
use crate::mail::{address::AddressKey, outbox::NewLetter};
use chrono::{DateTime, Utc};
use entity::{event, registration, session_place};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those that have not begun: a place at the others says who was there.
    Ahead,
}

/// Under the event's lock; one statement where nothing was chosen.
pub async fn let_go(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    which: Which,
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    let mut places = places_of(tx, row.id).await?;
    if places.is_empty() {
        return Ok(vec![]);
    }
    let mut book = Book::open(tx, event.id).await?;
    places.retain(|place| which == Which::All || !book.has_begun(place.session_id, now));
    leave(tx, &mut book, row.id, &places).await?;
    let letters = promote(tx, key, event, &mut book, now).await?;
    book.keep(tx).await?;
    Ok(letters)
}

/// Rows and counters; the caller promotes and keeps the counters.
pub(super) async fn leave(
    tx: &impl ConnectionTrait,
    book: &mut Book,
    registration: Uuid,
    places: &[session_place::Model],
) -> Result<(), DbErr> {
    if places.is_empty() {
        return Ok(());
    }
    session_place::Entity::delete_many()
        .filter(session_place::COLUMN.registration_id.eq(registration))
        .filter(session_place::COLUMN.session_id.is_in(places.iter().map(|place| place.session_id)))
        .exec(tx)
        .await?;
    places.iter().for_each(|place| book.leave(place.session_id, place.state));
    Ok(())
}
