//! Follows up what happened to accounts upstream: a moved one takes its placements along, of a closed one what is not
//! filed is cancelled. What is filed stays as it is, for its years are kept.
use super::{
    approve::tell_writer,
    cancel::close,
    case::{self, Case},
    letters, queries,
    steps::{self, Step},
};
use crate::{accounts, db::Db, mail::address::AddressKey, person::Email};
use chrono::{DateTime, Utc};
use entity::{
    account,
    account_fact::{self, Follower, Kind},
    placement::{Reason, Side, Status},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};

const AT_A_TIME: u64 = 100;

/// Says how many facts were followed up. Each may be followed up twice without harm.
pub async fn follow_accounts(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let facts = accounts::open_facts(db.read(), Follower::Placements, AT_A_TIME).await?;
    for fact in &facts {
        follow(db, key, fact, now).await?;
        accounts::follow_up(db.write(), fact.id, now).await?;
    }
    Ok(facts.len() as u64)
}

async fn follow(db: &Db, key: &AddressKey, fact: &account_fact::Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    let Some(account) = accounts::by_id(db.read(), fact.account_id).await? else { return Ok(()) };
    for row in queries::mine(db.read(), account.id).await? {
        let tx = db.begin().await?;
        let case = case::lock(&tx, row.id).await?;
        // Again under the lock: it may be somebody else's by now.
        let Some(mut case) = case.filter(|case| case.row.account_id == Some(account.id)) else { continue };
        match fact.kind {
            Kind::Confirmed => {}
            Kind::Moved => take_along(&tx, &case, &account).await?,
            Kind::Closed => let_go(&tx, key, &mut case, now).await?,
        }
        tx.commit().await?;
    }
    Ok(())
}

/// To the address that the account has now. An editor that was open meanwhile must not put the old one back.
async fn take_along(tx: &impl ConnectionTrait, case: &Case, account: &account::Model) -> Result<(), DbErr> {
    let email = account.email.as_deref().and_then(|email| Email::parse(email).ok());
    let is_over = !(case.row.status == Status::Draft || case.row.status.is_live());
    let Some(email) = email.filter(|email| !is_over && email.key() != case.row.email_key) else { return Ok(()) };
    let is_written = case.row.status == Status::Draft && case.row.party == Side::Enterprise;
    let mut row = case.row.clone().into_active_model();
    row.email = Set(email.as_str().to_owned());
    row.email_key = Set(email.key().to_owned());
    row.revision = Set(case.row.revision + i32::from(is_written));
    row.update(tx).await?;
    Ok(())
}

async fn let_go(tx: &impl ConnectionTrait, key: &AddressKey, case: &mut Case, now: DateTime<Utc>) -> Result<(), DbErr> {
    if case.row.status != Status::Draft {
        return Ok(());
    }
    close(tx, key, case, Side::Apprentice, Reason::OwnWish, None, now).await?;
    let step = Step::new("cancelled", Side::Apprentice, case.row.account_id);
    steps::put(tx, &case.row, step.naming("reason", Reason::OwnWish.to_value()), now).await?;
    tell_writer(tx, key, letters::CANCELLED, case, now).await
}
