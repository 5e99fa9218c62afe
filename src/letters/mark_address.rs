//! Mark the address of a letter as dead, because letters to it come back; or take the mark away. Nothing but
//! what its owner asks for goes to a dead one, until they prove it again.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::address,
    roles::{Officer, rights::SendLetters},
};
use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Dead,
    Alive,
}

#[derive(Debug, Error)]
pub enum MarkAddressError {
    #[error("there is no such letter")]
    NoSuchLetter,
    #[error("the address is not kept any more")]
    NothingKept,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<MarkAddressError> for AppError {
    fn from(error: MarkAddressError) -> Self {
        match error {
            MarkAddressError::NoSuchLetter => Self::NotFound,
            MarkAddressError::NothingKept => Self::Refused("letters.nothing_kept"),
            MarkAddressError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn mark_address(
    db: &Db,
    who: &Officer<SendLetters>,
    letter: Uuid,
    mark: Mark,
    now: DateTime<Utc>,
) -> Result<(), MarkAddressError> {
    let tx = db.begin().await?;
    let letter = queries::find(&tx, who, letter).await?.ok_or(MarkAddressError::NoSuchLetter)?.letter;
    if letter.address.is_empty() {
        return Err(MarkAddressError::NothingKept);
    }
    let is_dead = address::lock(&tx, &letter.address).await?.is_some_and(|address| address.is_dead());
    let (act, states) = match mark {
        Mark::Dead => ("letters.mark_dead", ["alive", "dead"]),
        Mark::Alive => ("letters.unmark_dead", ["dead", "alive"]),
    };
    match mark {
        Mark::Dead if !is_dead => address::mark_dead(&tx, &letter.address, now).await?,
        Mark::Alive if is_dead => address::unmark_dead(&tx, &letter.address, now).await?,
        _ => return Ok(()),
    }
    let district = queries::event(&tx, &letter).await?.map(|event| event.district);
    let entry = Entry::new(act, "letter", letter.id).district(district).states(states[0], states[1]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
