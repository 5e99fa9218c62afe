//! Withdraw an invitation: its letter's link opens nothing any more.
use super::{links, people};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::ManagePeople},
};
use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum WithdrawInvitationError {
    #[error("there is no such open invitation within reach")]
    NoSuchInvitation,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<WithdrawInvitationError> for AppError {
    fn from(error: WithdrawInvitationError) -> Self {
        match error {
            WithdrawInvitationError::NoSuchInvitation => Self::NotFound,
            WithdrawInvitationError::Db(error) => error.into(),
        }
    }
}

pub async fn withdraw_invitation(
    db: &Db,
    who: &Officer<ManagePeople>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), WithdrawInvitationError> {
    let tx = db.begin().await?;
    let open = people::invited(&tx, who, now).await?;
    let link = open.into_iter().find(|link| link.id == id).ok_or(WithdrawInvitationError::NoSuchInvitation)?;
    links::end_invitations(&tx, &link.email_key, now).await?;
    let entry = Entry::new("accounts.withdraw_invitation", "account_link", id).district(link.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
