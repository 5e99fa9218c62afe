//! Follows up what happened to accounts upstream: a confirmed one claims what was registered with its
//! address, a moved one takes its registrations along, of a closed one they are forgotten.
use super::{claim, correct, forget::forget_row, letters, queries};
use crate::{
    accounts,
    db::Db,
    events,
    mail::{address::AddressKey, outbox},
    person::Email,
};
use chrono::{DateTime, Utc};
use entity::{
    account,
    account_fact::{self, Follower, Kind},
    event, registration,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, DbErr};

const AT_A_TIME: u64 = 100;

/// Says how many facts were followed up. Each may be followed up twice without harm.
pub async fn follow_accounts(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let facts = accounts::open_facts(db.read(), Follower::Registrations, AT_A_TIME).await?;
    for fact in &facts {
        follow(db, key, fact, now).await?;
        accounts::follow_up(db.write(), fact.id, now).await?;
    }
    Ok(facts.len() as u64)
}

async fn follow(db: &Db, key: &AddressKey, fact: &account_fact::Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    let Some(account) = accounts::by_id(db.read(), fact.account_id).await? else { return Ok(()) };
    let rows = match fact.kind {
        Kind::Confirmed => {
            queries::unclaimed(db.read(), fact.email_key.as_deref().unwrap_or_default(), fact.at).await?
        }
        Kind::Moved | Kind::Closed => queries::ids_of_account(db.read(), account.id).await?,
    };
    for (event, id) in rows {
        let tx = db.begin().await?;
        let event = events::lock(&tx, event).await?;
        // Again under the lock: its holder may have acted meanwhile.
        let row = queries::by_id(&tx, id).await?.filter(|row| !row.is_forgotten());
        let (Some(event), Some(row)) = (event, row) else { continue };
        match fact.kind {
            Kind::Confirmed => drop(claim::tie(&tx, key, row, account.id, now).await?),
            Kind::Moved => take_along(&tx, key, &account, &event, row, now).await?,
            Kind::Closed => forget_row(&tx, key, event, row, now).await?,
        }
        tx.commit().await?;
    }
    Ok(())
}

/// To the address that the account has now, by a letter of the correcting kind; where that address has a
/// registration of its own there, this one keeps the old address.
async fn take_along(
    tx: &DatabaseTransaction,
    key: &AddressKey,
    account: &account::Model,
    event: &event::Model,
    row: registration::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let email = account.email.as_deref().and_then(|email| Email::parse(email).ok());
    let Some(email) = email.filter(|_| row.status.is_live() && now < event.ends_at) else { return Ok(()) };
    let is_there = row.email_key.as_deref() == Some(email.key());
    if is_there || queries::by_address(tx, event.id, email.key()).await?.is_some() {
        return Ok(());
    }
    let mut moved = correct::move_address(tx, key, row, now).await?;
    moved.email = Set(Some(email.as_str().to_owned()));
    moved.email_key = Set(Some(email.key().to_owned()));
    // The account pressed the link at this address.
    moved.proven_at = Set(Some(now));
    let moved = moved.update(tx).await?;
    outbox::put(tx, letters::corrected(key, event, &moved, now), now).await
}
