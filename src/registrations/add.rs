//! Add somebody by hand, with a reason: on the telephone, or at the door. Whoever adds has approved; where no
//! place is free one is added, so that nobody in line loses theirs.
use super::{
    form::{self, NewRegistration},
    letters, places, queries,
    register::{self, Ask, Outcome},
    sessions::{self, Books, Unfit},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideRegistrations},
};
use chrono::{DateTime, Utc};
use entity::{
    event,
    registration::{self, Status},
};
use sea_orm::{ActiveEnum, DbErr};
use thiserror::Error;
use uuid::Uuid;

const ACT: &str = "registrations.add";

#[derive(Debug, Error)]
pub enum AddError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("the event is not published")]
    NotPublished,
    #[error("the event is over")]
    Over,
    #[error(transparent)]
    Sessions(#[from] Unfit),
    #[error("the address is registered there, or was rejected")]
    Known { registration: Uuid },
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<AddError> for AppError {
    fn from(error: AddError) -> Self {
        match error {
            AddError::NoSuchEvent => Self::NotFound,
            AddError::NotPublished => Self::Refused("registrations.decide_not_published"),
            AddError::Over => Self::Refused("registrations.add_over"),
            AddError::Known { .. } => Self::Refused("registrations.add_known"),
            AddError::Sessions(unfit) => Self::Invalid(form::unfit(unfit)),
            AddError::Db(error) => error.into(),
        }
    }
}

/// The form's key makes twice once.
pub async fn add(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideRegistrations>,
    new: NewRegistration,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<registration::Model, AddError> {
    let tx = db.begin().await?;
    let mut event = events::lock_within(&tx, who, new.event).await?.ok_or(AddError::NoSuchEvent)?;
    let mut ask = Ask { new, now };
    match register::same_key(&tx, &event, &ask).await? {
        Some(Ok(Outcome::Again(row))) if row.name.as_deref() == Some(ask.new.name.as_str()) => return Ok(row),
        // Back in the browser, and somebody else typed into the same form.
        Some(_) => ask.new.key = None,
        None => {}
    }
    refuse(&event, now)?;
    if let Some(known) = queries::by_address(&tx, event.id, ask.new.email.key()).await? {
        return Err(AddError::Known { registration: known.id });
    }
    let mut books = Books::default();
    let book = books.of(&tx, event.id, &ask.new.sessions).await?;
    book.fit(&ask.new.sessions, &[], now)?;
    let was = event.clone();
    places::add(&mut event);
    let row = register::insert(&tx, &mut event, &ask, Status::Confirmed).await?;
    register::remember_key(&tx, &row, &ask).await?;
    let chosen = sessions::join(&tx, book, &row, &ask.new.sessions, now).await?;
    books.keep(&tx).await?;
    let letter = letters::added(key, &event, &row).with_sessions(&chosen);
    let entry = Entry::new(ACT, "registration", row.id)
        .district(event.district)
        .states("", Status::Confirmed.to_value())
        .reason(reason);
    events::keep_version(&tx, Some(who.account), ACT, Some(&was), &event, now).await?;
    places::keep(&tx, event).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    outbox::put_by(&tx, who.account, vec![letter], now).await?;
    tx.commit().await?;
    Ok(row)
}

/// Why nobody can be added any more; a page asks it before anybody types.
pub fn refuse(event: &event::Model, now: DateTime<Utc>) -> Result<(), AddError> {
    match event.status {
        event::Status::Published if now < event.ends_at => Ok(()),
        event::Status::Published => Err(AddError::Over),
        _ => Err(AddError::NotPublished),
    }
}
