//! Claim: ties a registration to an account, once. From then on the account finds it whatever addresses
//! become of, for addresses change hands.
use super::holder::{self, Holder, Proof};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::address::{self, AddressKey},
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::{ended_link::Kind, registration};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum ClaimError {
    #[error("there is no such registration any more")]
    Gone,
    #[error("the link in hand does not prove the address")]
    Unproven,
    #[error("another account has claimed it")]
    Taken,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ClaimError> for AppError {
    fn from(error: ClaimError) -> Self {
        match error {
            ClaimError::Gone => Self::Gone("registrations.forgotten"),
            ClaimError::Unproven => Self::Forbidden("registrations.letter_link_needed"),
            ClaimError::Taken => Self::Refused("registrations.claimed"),
            ClaimError::Db(error) => error.into(),
        }
    }
}

/// By the link of a letter, signed in. Twice is once.
pub async fn claim(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    held: &Holder,
    now: DateTime<Utc>,
) -> Result<registration::Model, ClaimError> {
    if held.by == Proof::Shown {
        return Err(ClaimError::Unproven);
    }
    let tx = db.begin().await?;
    events::lock(&tx, held.event).await?.ok_or(ClaimError::Gone)?;
    let row = holder::row(&tx, held).await?.ok_or(ClaimError::Gone)?;
    if row.account_id.is_some_and(|account| account != who.account.id) {
        return Err(ClaimError::Taken);
    }
    let row = tie(&tx, key, row, who.account.id, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// The address counts as proven, and the link that was shown at registering ends. Under the event's lock.
pub async fn tie(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    row: registration::Model,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<registration::Model, DbErr> {
    if row.account_id.is_some() {
        return Ok(row);
    }
    let was_proven = row.proven_at.is_some();
    if let Some(email) = &row.email {
        address::prove(tx, &key.hash(email), now).await?;
    }
    if !was_proven {
        holder::end_link(tx, &row, row.token.clone(), Kind::Ticket, None, now).await?;
    }
    let mut tied = row.into_active_model();
    tied.account_id = Set(Some(account));
    if !was_proven {
        tied.proven_at = Set(Some(now));
        tied.token = Set(crate::secret::token());
    }
    tied.update(tx).await
}
