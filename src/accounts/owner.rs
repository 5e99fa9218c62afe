//! The owner of an account: signed in, and with the password given again just now. What could shut an
//! owner out takes this as its proof, so that a browser left open is not enough.
use super::queries;
use crate::{
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    roles::Candidate,
    secret::password::{Passwords, Verified},
};
use chrono::{DateTime, Utc};
use entity::account;
use sea_orm::{ConnectionTrait, DbErr};
use std::sync::Arc;
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct Owner {
    account: Arc<account::Model>,
    /// The open door they came through.
    pub sign_in: Uuid,
    pub request_id: Arc<str>,
}

#[derive(Debug, Error)]
pub enum OwnerError {
    #[error("this is not the password")]
    Wrong,
    #[error("tried too often")]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
    #[error("the password cannot be compared")]
    Failed(AppError),
}

impl From<OwnerError> for AppError {
    fn from(error: OwnerError) -> Self {
        match error {
            OwnerError::Wrong => Self::Refused("accounts.password_wrong"),
            OwnerError::TooMany(wait) => wait.into(),
            OwnerError::Db(error) => error.into(),
            OwnerError::Failed(error) => error,
        }
    }
}

/// Wrong tries are counted for this sign-in alone: whoever found the browser open delays nobody else.
pub async fn prove(
    db: &Db,
    passwords: &Passwords,
    who: &Candidate,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<Owner, OwnerError> {
    let slow = format!("own password {}", who.sign_in);
    limits::take_slowly(db, &slow, now).await?.map_err(OwnerError::TooMany)?;
    match passwords.verify(typed, Some(&who.account.password)).await.map_err(OwnerError::Failed)? {
        Verified::Wrong => Err(OwnerError::Wrong),
        Verified::Right | Verified::Renewed(_) => {
            limits::forgive(db, &slow).await?;
            Ok(Owner { account: who.account.clone(), sign_in: who.sign_in, request_id: who.request_id.clone() })
        }
    }
}

impl Owner {
    pub fn id(&self) -> Uuid {
        self.account.id
    }

    /// The account's row, locked; `None` if it was closed, or its password changed, since it was given.
    pub(super) async fn lock(&self, tx: &impl ConnectionTrait) -> Result<Option<account::Model>, DbErr> {
        let account = queries::lock(tx, self.account.id).await?;
        Ok(account.filter(|account| account.password == self.account.password))
    }
}
