//! Register: admit who waits at the desk to places, to the line, or not at all.
use super::{
    form::{self, Key, NewRegistration},
    letters, places, queries, send_link,
    sessions::{self, Books, Unfit},
};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::{
        address::AddressKey,
        outbox::{self, NewLetter},
    },
    secret,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event::{self, Phase},
    registration::{self, Status},
    registration_key,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;
use uuid::Uuid;

const KEYS_KEPT: Duration = Duration::hours(24);

/// One who waits at the desk.
#[derive(Clone, Debug)]
pub struct Ask {
    pub new: NewRegistration,
    pub now: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub enum Outcome {
    /// Newly in, with the rank in line if waiting.
    New(registration::Model, Option<i64>),
    /// The same key again: the same registration.
    Again(registration::Model),
    /// The address is registered (or was rejected) already: its link goes there by letter.
    Known,
}

#[derive(Clone, Debug, Error)]
pub enum RegisterError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("registration has not opened yet")]
    NotOpen,
    #[error("registration is closed")]
    Closed,
    #[error("no place is left, nor room in line")]
    Full,
    #[error("the event is cancelled")]
    EventCancelled,
    #[error("the form was sent before for another address")]
    OtherAddress {
        /// Link of the registration that the same form made.
        token: String,
    },
    #[error("the key came before with another body")]
    KeyUsed,
    #[error(transparent)]
    Sessions(#[from] Unfit),
    #[error("too many wait at the desk")]
    Overloaded,
    #[error("the desk is closing")]
    Closing,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<RegisterError> for AppError {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::NoSuchEvent => Self::NotFound,
            RegisterError::NotOpen => Self::Refused("registrations.not_open"),
            RegisterError::Closed => Self::Refused("registrations.closed"),
            RegisterError::Full => Self::Refused("registrations.full"),
            RegisterError::EventCancelled => Self::Refused("registrations.event_cancelled"),
            RegisterError::OtherAddress { .. } => Self::Refused("registrations.other_address"),
            RegisterError::KeyUsed => Self::Unprocessable("registrations.key_used"),
            RegisterError::Sessions(unfit) => Self::Invalid(form::unfit(unfit)),
            RegisterError::Overloaded => Self::Overloaded { seconds: rand::random_range(5..20) },
            RegisterError::Closing => Self::Unavailable,
            RegisterError::Db(error) => error.into(),
        }
    }
}

pub type Admitted = Result<Outcome, RegisterError>;

/// One transaction for all who wait, in their order; one or five hundred run the same code.
pub async fn admit(db: &Db, key: &AddressKey, asks: &[Ask]) -> Result<Vec<Admitted>, DbErr> {
    let tx = db.begin().await?;
    let mut events = lock_all(&tx, asks).await?;
    let mut books = Books::default();
    let mut letters = Vec::new();
    let mut admitted = Vec::with_capacity(asks.len());
    for ask in asks {
        admitted.push(match events.get_mut(&ask.new.event) {
            Some(event) => decide(&tx, key, (event, &mut books), ask, &mut letters).await?,
            None => Err(RegisterError::NoSuchEvent),
        });
    }
    for event in events.into_values() {
        places::keep(&tx, event).await?;
    }
    books.keep(&tx).await?;
    outbox::put_all(&tx, letters, asks.iter().map(|ask| ask.now).max().unwrap_or_default()).await?;
    tx.commit().await?;
    Ok(admitted)
}

/// In the order of their ids, so that two desks never wait for each other in a ring.
async fn lock_all(tx: &impl ConnectionTrait, asks: &[Ask]) -> Result<BTreeMap<Uuid, event::Model>, DbErr> {
    let ids: BTreeSet<Uuid> = asks.iter().map(|ask| ask.new.event).collect();
    let mut events = BTreeMap::new();
    for id in ids {
        if let Some(event) = events::lock(tx, id).await?.filter(|event| event.status.is_public()) {
            events.insert(id, event);
        }
    }
    Ok(events)
}

/// Same key, known address, refusals, place: in this order (contract, *Rules of a registration*).
async fn decide(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    (event, books): (&mut event::Model, &mut Books),
    ask: &Ask,
    letters: &mut Vec<NewLetter>,
) -> Result<Admitted, DbErr> {
    if let Some(answer) = same_key(tx, event, ask).await? {
        return Ok(answer);
    }
    if ask.now < event.ends_at
        && let Some(known) = queries::by_address(tx, event.id, ask.new.email.key()).await?
    {
        letters.extend(send_link::take_link(tx, key, event, known, ask.now).await?);
        return Ok(Ok(Outcome::Known));
    }
    if let Some(refusal) = refusal(event, ask.now) {
        return Ok(Err(refusal));
    }
    let wanted = &ask.new.sessions;
    let book = books.of(tx, event.id, wanted).await?;
    if let Err(unfit) = book.fit(wanted, &[], ask.now) {
        return Ok(Err(unfit.into()));
    }
    let status = places::take(event);
    let row = insert(tx, event, ask, status).await?;
    remember_key(tx, &row, ask).await?;
    let chosen = sessions::join(tx, book, &row, wanted, ask.now).await?;
    let rank = (status == Status::Waiting).then(|| i64::from(event.waiting));
    letters.push(letters::registered(key, event, &row, rank).with_sessions(&chosen));
    Ok(Ok(Outcome::New(row, rank)))
}

pub(super) async fn same_key(
    tx: &impl ConnectionTrait,
    event: &event::Model,
    ask: &Ask,
) -> Result<Option<Admitted>, DbErr> {
    let Some(key) = &ask.new.key else { return Ok(None) };
    let Some(kept) = registration_key::Entity::find_by_id((event.id, key.value().to_owned())).one(tx).await? else {
        return Ok(None);
    };
    if ask.now >= kept.created_at + KEYS_KEPT {
        kept.into_active_model().delete(tx).await?;
        return Ok(None);
    }
    let Some(row) = registration::Entity::find_by_id(kept.registration_id).one(tx).await? else { return Ok(None) };
    Ok(Some(match key {
        _ if kept.body_hash == ask.new.key_hash() => {
            Ok(Outcome::Again(registration::Model { token: kept.token, ..row }))
        }
        Key::Form(_) => Err(RegisterError::OtherAddress { token: kept.token }),
        Key::Idempotency { .. } => Err(RegisterError::KeyUsed),
    }))
}

/// Why nobody new can register now, whoever they are; a page asks it too, so that no form is filled in in vain.
pub fn refusal(event: &event::Model, now: DateTime<Utc>) -> Option<RegisterError> {
    match event.phase(now) {
        Phase::Cancelled => Some(RegisterError::EventCancelled),
        Phase::NotYetOpen => Some(RegisterError::NotOpen),
        Phase::Closed | Phase::Running | Phase::Over => Some(RegisterError::Closed),
        Phase::Open if event.takes_more(now) => None,
        Phase::Open => Some(RegisterError::Full),
    }
}

pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    event: &mut event::Model,
    ask: &Ask,
    status: Status,
) -> Result<registration::Model, DbErr> {
    let number = event.next_number;
    event.next_number += 1;
    let new = &ask.new;
    let row = registration::ActiveModel {
        id: Set(Uuid::now_v7()),
        event_id: Set(event.id),
        status: Set(status),
        number: Set(number),
        name: Set(Some(new.name.as_str().to_owned())),
        email: Set(Some(new.email.as_str().to_owned())),
        email_key: Set(Some(new.email.key().to_owned())),
        mobile: Set(new.mobile.as_ref().map(|mobile| mobile.as_str().to_owned())),
        locale: Set(new.locale),
        answers: Set(new.answers.clone()),
        notice_version: Set(new.notice_version),
        code: Set(secret::code()),
        token: Set(secret::token()),
        letter_token: Set(secret::token()),
        not_me_token: Set(secret::token()),
        sequence: Set(0),
        created_at: Set(ask.now),
        proven_at: Set(new.account.map(|_| ask.now)),
        confirmed_at: Set((status == Status::Confirmed).then_some(ask.now)),
        cancelled_at: Set(None),
        link_sent_at: Set(None),
        forgotten_at: Set(None),
        account_id: Set(new.account),
        present_at: Set(None),
        reason: Set(None),
    };
    row.insert(tx).await
}

pub(super) async fn remember_key(tx: &impl ConnectionTrait, row: &registration::Model, ask: &Ask) -> Result<(), DbErr> {
    let Some(key) = &ask.new.key else { return Ok(()) };
    let kept = registration_key::ActiveModel {
        event_id: Set(row.event_id),
        key: Set(key.value().to_owned()),
        body_hash: Set(ask.new.key_hash()),
        token: Set(row.token.clone()),
        registration_id: Set(row.id),
        created_at: Set(ask.now),
    };
    registration_key::Entity::insert(kept).exec_without_returning(tx).await?;
    Ok(())
}
