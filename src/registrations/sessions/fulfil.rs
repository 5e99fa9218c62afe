//! Fulfil wishes: whoever gets a place at the event gets what is free of the sessions they wished, and waits for the
//! rest. What began meanwhile is no longer to be had.
use super::{Chosen, book::Book, let_go::leave, queries::places_of, take::join};
use chrono::{DateTime, Utc};
use entity::{registration, session, session_place::State};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// Whether anybody in an event's line wishes anything: most events have no sessions to choose.
pub async fn any_wished(tx: &impl ConnectionTrait, event: Uuid) -> Result<bool, DbErr> {
    let wished =
        session::Entity::find().filter(session::COLUMN.event_id.eq(event)).filter(session::COLUMN.wished.gt(0));
    Ok(wished.count(tx).await? > 0)
}

/// Under the event's lock, once the row has its place there.
pub async fn fulfil(
    tx: &impl ConnectionTrait,
    row: &registration::Model,
    now: DateTime<Utc>,
) -> Result<Vec<Chosen>, DbErr> {
    let mut wishes = places_of(tx, row.id).await?;
    wishes.retain(|place| place.state == State::Wished);
    if wishes.is_empty() {
        return Ok(vec![]);
    }
    wishes.sort_by_key(|place| place.number);
    let mut book = Book::open(tx, row.event_id).await?;
    leave(tx, &mut book, row.id, &wishes).await?;
    let ahead: Vec<Uuid> =
        wishes.iter().map(|place| place.session_id).filter(|session| !book.has_begun(*session, now)).collect();
    let chosen = join(tx, &mut book, row, &ahead, now).await?;
    book.keep(tx).await?;
    Ok(chosen)
}
