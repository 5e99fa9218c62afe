//! What the house knows of a mail address, under a keyed hash: proven, or closed by its owner.
use super::outbox;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use entity::{address, installation, letter};
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use sha2::Sha256;
use std::sync::Arc;

/// How long an address stays closed after *this was not me*.
pub const CLOSED_FOR: Duration = Duration::days(30);

/// The installation's key for address hashes (HMAC-SHA-256, RFC 2104).
#[derive(Clone)]
pub struct AddressKey(Arc<str>);

impl AddressKey {
    pub fn of(installation: &installation::Model) -> Self {
        Self(installation.address_key.as_str().into())
    }

    /// Hash of an address; case does not matter.
    pub fn hash(&self, email: &str) -> String {
        #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_bytes()).expect("any length");
        mac.update(email.to_lowercase().as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }
}

pub async fn find(db: &impl ConnectionTrait, hash: &str) -> Result<Option<address::Model>, DbErr> {
    address::Entity::find_by_id(hash).one(db).await
}

/// Its owner reads our letters there: ends its being closed, and lets withheld letters go out. The
/// reopening link stays known, so that it can say that the address is open.
pub async fn prove(tx: &impl ConnectionTrait, hash: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    use address::Column::{ClosedUntil, DeadAt, Hash, ProvenAt, TouchedAt};
    let row = address::ActiveModel { proven_at: Set(Some(now)), ..blank(hash, now) };
    let proven = OnConflict::column(Hash).update_columns([ProvenAt, ClosedUntil, DeadAt, TouchedAt]).to_owned();
    address::Entity::insert(row).on_conflict(proven).exec_without_returning(tx).await?;
    release(tx, hash, now).await
}

/// Its owner wants no letters caused by others; whoever types it is answered as ever. What was proven
/// stays so: letters about the owner's own registrations go on.
pub async fn close(tx: &impl ConnectionTrait, hash: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    use address::Column::{ClosedUntil, Hash, ReopenToken, TouchedAt};
    let row = address::ActiveModel {
        closed_until: Set(Some(now + CLOSED_FOR)),
        reopen_token: Set(Some(crate::secret::token())),
        ..blank(hash, now)
    };
    let closed = OnConflict::column(Hash)
        .update_columns([ClosedUntil, TouchedAt])
        .value(ReopenToken, Expr::cust("COALESCE(address.reopen_token, excluded.reopen_token)"))
        .to_owned();
    address::Entity::insert(row).on_conflict(closed).exec_without_returning(tx).await?;
    Ok(())
}

/// An officer saw that letters to it come back: none but those that its owner asks for go there until
/// the address is proven again.
pub async fn mark_dead(tx: &impl ConnectionTrait, hash: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    use address::Column::{DeadAt, Hash, TouchedAt};
    let row = address::ActiveModel { dead_at: Set(Some(now)), ..blank(hash, now) };
    let dead = OnConflict::column(Hash).update_columns([DeadAt, TouchedAt]).to_owned();
    address::Entity::insert(row).on_conflict(dead).exec_without_returning(tx).await?;
    Ok(())
}

/// The mark was wrong, or the mailbox is back: what was withheld for it goes out.
pub async fn unmark_dead(tx: &impl ConnectionTrait, hash: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = address::ActiveModel {
        hash: Set(hash.to_owned()),
        dead_at: Set(None),
        touched_at: Set(now),
        ..Default::default()
    };
    row.update(tx).await?;
    release(tx, hash, now).await
}

/// Its owner followed the link that we sent there: a proof like any other. The link stays known.
pub async fn reopen(tx: &impl ConnectionTrait, address: address::Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    let hash = address.hash.clone();
    let mut row = address.into_active_model();
    row.proven_at = Set(Some(now));
    row.closed_until = Set(None);
    row.dead_at = Set(None);
    row.touched_at = Set(now);
    row.update(tx).await?;
    release(tx, &hash, now).await
}

/// The address's row, locked: what is decided by it now still holds when the decision is committed.
pub async fn lock(tx: &impl ConnectionTrait, hash: &str) -> Result<Option<address::Model>, DbErr> {
    address::Entity::find_by_id(hash).lock_exclusive().one(tx).await
}

/// The address that a reopening link names.
pub async fn by_reopen_token(db: &impl ConnectionTrait, token: &str) -> Result<Option<address::Model>, DbErr> {
    if !crate::secret::is_token(token) {
        return Ok(None);
    }
    address::Entity::find().filter(address::COLUMN.reopen_token.eq(token)).one(db).await
}

/// Forgets closed addresses whose time is over, and proofs that were not given again for a year.
pub async fn purge(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let over = address::COLUMN.proven_at.is_null().and(address::COLUMN.closed_until.lt(now));
    let unused = address::COLUMN.touched_at.lt(now - Duration::days(365));
    let gone = address::Entity::delete_many().filter(over.or(unused)).exec(db).await?;
    Ok(gone.rows_affected)
}

/// Tells the owner of a closed address, once a day, that somebody typed it and how to reopen it.
pub(super) async fn tell_once_a_day(
    tx: &impl ConnectionTrait,
    row: address::Model,
    letter: &letter::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if row.told_at.is_some_and(|told| now < told + Duration::days(1)) {
        return Ok(());
    }
    let (Some(email), Some(token)) = (letter.email.clone(), row.reopen_token.clone()) else {
        return Ok(());
    };
    outbox::put(tx, super::letters::closed(email, row.hash.clone(), token, letter.locale, now), now).await?;
    let mut row = row.into_active_model();
    row.told_at = Set(Some(now));
    row.update(tx).await?;
    Ok(())
}

fn blank(hash: &str, now: DateTime<Utc>) -> address::ActiveModel {
    address::ActiveModel {
        hash: Set(hash.to_owned()),
        proven_at: Set(None),
        closed_until: Set(None),
        reopen_token: Set(None),
        told_at: Set(None),
        dead_at: Set(None),
        touched_at: Set(now),
    }
}

async fn release(tx: &impl ConnectionTrait, hash: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    letter::Entity::update_many()
        .set(letter::ActiveModel {
            state: Set(letter::State::Queued),
            next_try_at: Set(now),
            due_at: Set(now),
            ..Default::default()
        })
        .filter(letter::COLUMN.address.eq(hash))
        .filter(letter::COLUMN.state.eq(letter::State::Withheld))
        .exec(tx)
        .await?;
    Ok(())
}
