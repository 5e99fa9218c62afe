//! Send a letter again. What still waits goes to the head of the line; of what went out or was given up a
//! new one is written, for secrets are blanked when a letter ends. Never one whose secret is made when it
//! leaves: its reader asks for a new one.
use super::{kinds, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events,
    mail::{
        address::{self, AddressKey},
        due, outbox,
    },
    registrations,
    roles::{Officer, rights::SendLetters},
};
use chrono::{DateTime, Utc};
use entity::{
    event,
    letter::{self, State},
};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum RepeatError {
    #[error("there is no such letter")]
    NoSuchLetter,
    #[error("its secret is made when it leaves")]
    SecretInside,
    #[error("it tells officers of an event what was so then")]
    OfThen,
    #[error("a worker has it in hand")]
    BeingSent,
    #[error("it was taken back: what it is about is no more, or has changed")]
    Withdrawn,
    #[error("the address is closed by its owner or marked as dead")]
    AddressShut,
    #[error("nothing is kept of it that could be sent")]
    NothingKept,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<RepeatError> for AppError {
    fn from(error: RepeatError) -> Self {
        match error {
            RepeatError::NoSuchLetter => Self::NotFound,
            RepeatError::SecretInside => Self::Refused("letters.secret_inside"),
            RepeatError::OfThen => Self::Refused("letters.of_then"),
            RepeatError::BeingSent => Self::Refused("letters.being_sent"),
            RepeatError::Withdrawn => Self::Refused("letters.withdrawn"),
            RepeatError::AddressShut => Self::Refused("letters.address_shut"),
            RepeatError::NothingKept => Self::Refused("letters.nothing_kept"),
            RepeatError::Db(error) => error.into(),
        }
    }
}

/// Twice is once, while what was put the first time is still to go out.
pub async fn repeat(
    db: &Db,
    key: &AddressKey,
    who: &Officer<SendLetters>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), RepeatError> {
    let tx = db.begin().await?;
    let letter = queries::find(&tx, who, id).await?.ok_or(RepeatError::NoSuchLetter)?.letter;
    // In the order in which every act locks: the event, then its letters.
    let event = match letter.event_id {
        Some(event) => events::lock(&tx, event).await?,
        None => None,
    };
    let letter = queries::lock(&tx, letter.id).await?.ok_or(RepeatError::NoSuchLetter)?;
    let address = address::find(&tx, &letter.address).await?;
    refuse(&letter, address.as_ref(), now)?;
    let waits = matches!(letter.state, State::Queued | State::Withheld);
    if !waits && queries::is_under_way(&tx, &letter, who.account).await? {
        return Ok(());
    }
    let entry = Entry::new("letters.repeat", "letter", letter.id)
        .district(event.as_ref().map(|event| event.district))
        .states(letter.state.to_value(), State::Queued.to_value());
    if waits {
        due::hurry(&tx, letter, now).await?;
    } else {
        write_again(&tx, key, who, event.as_ref(), &letter, now).await?;
    }
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Why it cannot be sent again; a page asks it before it offers to.
pub fn refuse(
    letter: &letter::Model,
    address: Option<&entity::address::Model>,
    now: DateTime<Utc>,
) -> Result<(), RepeatError> {
    let is_shut = |address: &entity::address::Model| address.is_dead() || !letter.proven && address.is_closed(now);
    let waits = matches!(letter.state, State::Queued | State::Withheld);
    match letter.state {
        _ if letter.fresh_token => Err(RepeatError::SecretInside),
        State::Sending => Err(RepeatError::BeingSent),
        State::Withdrawn => Err(RepeatError::Withdrawn),
        _ if letter.email.is_none() => Err(RepeatError::NothingKept),
        _ if address.is_some_and(is_shut) => Err(RepeatError::AddressShut),
        _ if !waits && is_of_then(letter) => Err(RepeatError::OfThen),
        _ => Ok(()),
    }
}

/// Written to officers about an event and their duties there, which may be otherwise by now: a page says how it is.
fn is_of_then(letter: &letter::Model) -> bool {
    letter.kind.starts_with("events-")
}

async fn write_again(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Officer<SendLetters>,
    event: Option<&event::Model>,
    letter: &letter::Model,
    now: DateTime<Utc>,
) -> Result<(), RepeatError> {
    let kind = kinds::of(&letter.kind).ok_or(RepeatError::NothingKept)?;
    let again = match event {
        Some(event) => registrations::letter_again(tx, key, event, letter, kind, now).await?,
        None => outbox::again(letter, kind, now),
    };
    let again = again.ok_or(RepeatError::NothingKept)?;
    Ok(outbox::put_by(tx, who.account, vec![again], now).await?)
}
