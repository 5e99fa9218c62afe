//! Correct name, mobile and address. A new address gets new links; the old ones end.
use super::{
    holder::{self, Holder},
    letters, queries, send_link,
};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::{address::AddressKey, outbox, withdraw::withdraw},
    person::{Email, Mobile, Name},
    secret,
};
use chrono::{DateTime, Utc};
use entity::{ended_link::Kind, registration};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;

/// What a person says about themselves.
#[derive(Clone, Debug)]
pub struct Details {
    pub name: Name,
    pub email: Email,
    pub mobile: Option<Mobile>,
}

#[derive(Debug)]
pub enum Corrected {
    /// Done; with a new address the row has a fresh `token` for this browser.
    Done(Box<registration::Model>),
    /// What was typed is what stood there.
    Same(Box<registration::Model>),
    /// The new address has a registration of its own there: nothing changed, its link went to it.
    Known,
}

#[derive(Debug, Error)]
pub enum CorrectError {
    #[error("there is no such registration any more")]
    Gone,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CorrectError> for AppError {
    fn from(error: CorrectError) -> Self {
        match error {
            CorrectError::Gone => Self::Gone("registrations.forgotten"),
            CorrectError::Db(error) => error.into(),
        }
    }
}

pub async fn correct(
    db: &Db,
    key: &AddressKey,
    who: &Holder,
    details: Details,
    now: DateTime<Utc>,
) -> Result<Corrected, CorrectError> {
    let tx = db.begin().await?;
    let event = events::lock(&tx, who.event).await?.ok_or(CorrectError::Gone)?;
    let row = holder::row(&tx, who).await?.ok_or(CorrectError::Gone)?;
    let row = holder::prove(&tx, who, row, key, now).await?;
    let moves = row.email_key.as_deref() != Some(details.email.key());
    if moves && let Some(known) = queries::by_address(&tx, event.id, details.email.key()).await? {
        let letter = send_link::take_link(&tx, key, &event, known, now).await?;
        outbox::put_all(&tx, letter.into_iter().collect(), now).await?;
        tx.commit().await?;
        return Ok(Corrected::Known);
    }
    if is_same(&row, &details) {
        tx.commit().await?;
        return Ok(Corrected::Same(Box::new(row)));
    }
    let row = if moves { move_address(&tx, key, row, now).await? } else { row.into_active_model() };
    let row = write(&tx, row, details).await?;
    outbox::put(&tx, letters::corrected(key, &event, &row, now), now).await?;
    tx.commit().await?;
    Ok(Corrected::Done(Box::new(row)))
}

fn is_same(row: &registration::Model, details: &Details) -> bool {
    row.name.as_deref() == Some(details.name.as_str())
        && row.email.as_deref() == Some(details.email.as_str())
        && row.mobile.as_deref() == details.mobile.as_ref().map(Mobile::as_str)
}

/// All links that went to the old address end, and what is still unsent to it is taken back.
pub async fn move_address(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    row: registration::Model,
    now: DateTime<Utc>,
) -> Result<registration::ActiveModel, DbErr> {
    let old = row.email.as_deref().map(|email| key.hash(email));
    holder::end_link(tx, &row, row.token.clone(), Kind::Ticket, None, now).await?;
    holder::end_link(tx, &row, row.letter_token.clone(), Kind::Ticket, None, now).await?;
    holder::end_link(tx, &row, row.not_me_token.clone(), Kind::NotMe, old, now).await?;
    withdraw(tx, row.id).await?;
    let sequence = row.sequence + 1;
    let mut row = row.into_active_model();
    row.token = Set(secret::token());
    row.letter_token = Set(secret::token());
    row.not_me_token = Set(secret::token());
    row.proven_at = Set(None);
    row.link_sent_at = Set(None);
    row.sequence = Set(sequence);
    Ok(row)
}

async fn write(
    tx: &impl ConnectionTrait,
    mut row: registration::ActiveModel,
    details: Details,
) -> Result<registration::Model, DbErr> {
    row.name = Set(Some(details.name.as_str().to_owned()));
    row.email = Set(Some(details.email.as_str().to_owned()));
    row.email_key = Set(Some(details.email.key().to_owned()));
    row.mobile = Set(details.mobile.map(|mobile| mobile.as_str().to_owned()));
    row.update(tx).await
}
