//! Choose sessions later, by the ticket: a whole new set. What stays keeps its number; what goes, goes to the first in
//! its line.
use super::{
    Unfit,
    book::Book,
    let_go::leave,
    promote::promote,
    queries::{chosen_of, places_of},
    take::join,
};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::{address::AddressKey, outbox},
    registrations::{
        form,
        holder::{self, Holder},
        letters,
    },
};
use chrono::{DateTime, Utc};
use entity::{event, registration, session_place};
use sea_orm::DbErr;
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum ChooseError {
    #[error("there is no such registration any more")]
    Gone,
    #[error("the event is cancelled")]
    EventCancelled,
    #[error("the event is over")]
    Over,
    #[error("the registration is not live")]
    NotLive,
    #[error(transparent)]
    Unfit(#[from] Unfit),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ChooseError> for AppError {
    fn from(error: ChooseError) -> Self {
        match error {
            ChooseError::Gone => Self::Gone("registrations.forgotten"),
            ChooseError::EventCancelled => Self::Refused("registrations.event_cancelled"),
            ChooseError::Over => Self::Refused("registrations.sessions_over"),
            ChooseError::NotLive => Self::Refused("registrations.not_live"),
            ChooseError::Unfit(unfit) => Self::Invalid(form::unfit(unfit)),
            ChooseError::Db(error) => error.into(),
        }
    }
}

/// What has begun is neither taken nor given back. The same set again changes nothing and writes no letter.
pub async fn choose(
    db: &Db,
    key: &AddressKey,
    who: &Holder,
    sessions: &[Uuid],
    now: DateTime<Utc>,
) -> Result<registration::Model, ChooseError> {
    let tx = db.begin().await?;
    let event = events::lock(&tx, who.event).await?.ok_or(ChooseError::Gone)?;
    let row = holder::row(&tx, who).await?.ok_or(ChooseError::Gone)?;
    refuse(&event, &row, now)?;
    let mut book = Book::open(&tx, event.id).await?;
    let (stay, go) = places_of(&tx, row.id)
        .await?
        .into_iter()
        .partition::<Vec<_>, _>(|place| sessions.contains(&place.session_id) || book.has_begun(place.session_id, now));
    let new = new_ones(&book, sessions, &stay, now)?;
    let row = holder::prove(&tx, who, row, key, now).await?;
    if new.is_empty() && go.is_empty() {
        tx.commit().await?;
        return Ok(row);
    }
    leave(&tx, &mut book, row.id, &go).await?;
    let promoted = promote(&tx, key, &event, &mut book, now).await?;
    join(&tx, &mut book, &row, &new, now).await?;
    book.keep(&tx).await?;
    let letter = letters::sessions_changed(key, &event, &row).with_sessions(&chosen_of(&tx, row.id).await?);
    outbox::put_all(&tx, std::iter::once(letter).chain(promoted).collect(), now).await?;
    tx.commit().await?;
    Ok(row)
}

/// Of a set those that are not there yet, if it can be had.
fn new_ones(
    book: &Book,
    sessions: &[Uuid],
    stay: &[session_place::Model],
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>, Unfit> {
    let stay: Vec<Uuid> = stay.iter().map(|place| place.session_id).collect();
    let new: Vec<Uuid> = sessions.iter().copied().filter(|id| !stay.contains(id)).collect();
    book.fit(&new, &stay, now)?;
    Ok(new)
}

/// Why nothing can be chosen any more; a page asks it before it shows a form.
pub fn refuse(event: &event::Model, row: &registration::Model, now: DateTime<Utc>) -> Result<(), ChooseError> {
    if event.is_cancelled() {
        return Err(ChooseError::EventCancelled);
    }
    if !event.is_to_come(now) {
        return Err(ChooseError::Over);
    }
    if !row.status.is_live() {
        return Err(ChooseError::NotLive);
    }
    Ok(())
}
