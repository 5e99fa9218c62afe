//! Where a letter's link leads whoever opens it, before anything is done by it.
use super::{
    case::Case,
    links,
    open::{OpenError, opened},
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Reason},
    placement_link::{self, For},
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use uuid::Uuid;

#[derive(Debug)]
pub enum Visit {
    Open(placement_link::Model, Box<Case>),
    /// It was used by the very account that is signed in.
    Own(Uuid),
}

pub async fn visit(
    db: &impl ConnectionTrait,
    token: &str,
    account: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<Visit, OpenError> {
    match opened(db, token, For::Apprentice, now).await {
        Ok((link, case)) => Ok(Visit::Open(link, Box::new(case))),
        Err(OpenError::Over) => {
            let row = row(db, token).await?.filter(|row| account.is_some() && row.account_id == account);
            row.map(|row| Visit::Own(row.id)).ok_or(OpenError::Over)
        }
        Err(error) => Err(error),
    }
}

/// Whether somebody said by this link that they are not meant.
pub async fn is_disowned(db: &impl ConnectionTrait, token: &str) -> Result<bool, DbErr> {
    Ok(row(db, token).await?.is_some_and(|row| row.reason_code == Some(Reason::NotMe)))
}

async fn row(db: &impl ConnectionTrait, token: &str) -> Result<Option<placement::Model>, DbErr> {
    let Some(link) = links::by_token(db, token).await?.filter(|link| link.reader == For::Apprentice) else {
        return Ok(None);
    };
    placement::Entity::find_by_id(link.placement_id).one(db).await
}
