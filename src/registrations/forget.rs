//! Forget a person: the registration's state stays, whoever it was is blanked. One verb for the holder
//! and for the retention job; *this was not me* uses it too. No deadline, and no letter is written.
use super::{
    cancel::give_back,
    holder::{self, Holder},
    places,
    promote::promote,
    sessions::{self, Which},
};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::{address::AddressKey, outbox, withdraw::withdraw},
};
use chrono::{DateTime, Utc};
use entity::{Answers, ended_link, event, registration, registration_key};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum ForgetError {
    #[error("there is no such registration any more")]
    Gone,
    #[error("the link in hand does not prove the address")]
    Unproven,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ForgetError> for AppError {
    fn from(error: ForgetError) -> Self {
        match error {
            ForgetError::Gone => Self::Gone("registrations.forgotten"),
            ForgetError::Unproven => Self::Forbidden("registrations.letter_link_needed"),
            ForgetError::Db(error) => error.into(),
        }
    }
}

/// Before the start it cancels (and promotes) first; afterwards sessions that are still to come are let go.
pub async fn forget(db: &Db, key: &AddressKey, who: &Holder, now: DateTime<Utc>) -> Result<(), ForgetError> {
    if who.by == holder::Proof::Shown {
        return Err(ForgetError::Unproven);
    }
    let tx = db.begin().await?;
    let event = events::lock(&tx, who.event).await?.ok_or(ForgetError::Gone)?;
    let row = holder::row(&tx, who).await?.ok_or(ForgetError::Gone)?;
    forget_row(&tx, key, event, row, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Under the event's lock; begins and commits nothing.
pub async fn forget_row(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    mut event: event::Model,
    mut row: registration::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut letters = Vec::new();
    if event.promotes(now) && row.status.is_live() {
        (row, letters) = give_back(tx, key, &mut event, row, now).await?;
        letters.extend(promote(tx, key, &mut event, now).await?);
        places::keep(tx, event).await?;
    } else if event.status == event::Status::Published {
        letters = sessions::let_go(tx, key, &event, &row, Which::Ahead, now).await?;
    }
    withdraw(tx, row.id).await?;
    outbox::forget(tx, row.id).await?;
    blank(tx, row, now).await?;
    outbox::put_all(tx, letters, now).await
}

async fn blank(tx: &impl ConnectionTrait, row: registration::Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    registration_key::Entity::delete_many()
        .filter(registration_key::COLUMN.registration_id.eq(row.id))
        .exec(tx)
        .await?;
    ended_link::Entity::update_many()
        .set(ended_link::ActiveModel { address: Set(None), ..Default::default() })
        .filter(ended_link::COLUMN.registration_id.eq(row.id))
        .exec(tx)
        .await?;
    let mut row = row.into_active_model();
    row.name = Set(None);
    row.email = Set(None);
    row.email_key = Set(None);
    row.mobile = Set(None);
    row.answers = Set(Answers::default());
    row.account_id = Set(None);
    row.reason = Set(None);
    row.forgotten_at = Set(Some(now));
    row.update(tx).await?;
    Ok(())
}
