//! Whoever holds a registration: by the link shown at registering, or by the one in a letter.
use crate::mail::address::{self, AddressKey};
use chrono::{DateTime, Utc};
use entity::{ended_link, registration};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

/// How the holder came: a letter's link proves that they read the address, as the account did that claimed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    Shown,
    Letter,
    /// Signed in with the account that claimed it.
    Account,
}

/// May see, correct and cancel this registration; with a letter's link also take along and erase.
#[derive(Clone, Debug)]
pub struct Holder {
    pub registration: Uuid,
    pub event: Uuid,
    pub by: Proof,
}

/// What a link of a ticket opens.
#[derive(Debug)]
pub enum Held {
    Open(Holder),
    /// It opened a ticket once.
    Ended,
    /// The ticket's person was forgotten.
    Forgotten,
    Nothing,
}

/// `account`: whoever is signed in.
pub async fn find(db: &impl ConnectionTrait, token: &str, account: Option<Uuid>) -> Result<Held, DbErr> {
    if !crate::secret::is_token(token) {
        return Ok(Held::Nothing);
    }
    let by_either = registration::COLUMN.token.eq(token).or(registration::COLUMN.letter_token.eq(token));
    let Some(row) = registration::Entity::find().filter(by_either).one(db).await? else {
        let ended = ended_link::Entity::find_by_id(token).one(db).await?;
        let was_ticket = ended.is_some_and(|link| link.kind == ended_link::Kind::Ticket);
        return Ok(if was_ticket { Held::Ended } else { Held::Nothing });
    };
    if row.is_forgotten() {
        return Ok(Held::Forgotten);
    }
    let by = match row.account_id {
        _ if row.letter_token == token => Proof::Letter,
        Some(owner) if account == Some(owner) => Proof::Account,
        _ => Proof::Shown,
    };
    Ok(Held::Open(Holder { registration: row.id, event: row.event_id, by }))
}

/// The holder's row as it is under the event's lock; `None` once forgotten.
pub async fn row(tx: &impl ConnectionTrait, who: &Holder) -> Result<Option<registration::Model>, DbErr> {
    let row = registration::Entity::find_by_id(who.registration).one(tx).await?;
    Ok(row.filter(|row| !row.is_forgotten()))
}

/// The first act by a letter's link proves the address, and ends the link shown at registering.
pub async fn prove(
    tx: &impl ConnectionTrait,
    who: &Holder,
    row: registration::Model,
    key: &AddressKey,
    now: DateTime<Utc>,
) -> Result<registration::Model, DbErr> {
    let Some(email) = row.email.clone() else { return Ok(row) };
    if who.by != Proof::Letter {
        return Ok(row);
    }
    address::prove(tx, &key.hash(&email), now).await?;
    if row.proven_at.is_some() {
        return Ok(row);
    }
    end_link(tx, &row, row.token.clone(), ended_link::Kind::Ticket, None, now).await?;
    let mut proven = row.into_active_model();
    proven.proven_at = Set(Some(now));
    proven.token = Set(crate::secret::token());
    proven.update(tx).await
}

/// Remembers that a link ended, so that it can say so.
pub async fn end_link(
    tx: &impl ConnectionTrait,
    row: &registration::Model,
    token: String,
    kind: ended_link::Kind,
    address: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let link = ended_link::ActiveModel {
        token: Set(token),
        registration_id: Set(row.id),
        kind: Set(kind),
        address: Set(address),
        ended_at: Set(now),
    };
    ended_link::Entity::insert(link).exec_without_returning(tx).await?;
    Ok(())
}

impl Holder {
    /// The link by which the holder goes on after an act: the one they came by, if it still opens the row.
    pub fn link(&self, row: &registration::Model, came_by: &str) -> String {
        if came_by == row.letter_token { came_by.to_owned() } else { row.token.clone() }
    }
}
