//! Ask somebody by letter to be an officer: holds when they set a password by its link.
use super::{add_officer::link_to, letters, people};
use crate::{
    db::Db,
    error::AppError,
    mail::{address::AddressKey, outbox},
    person::Email,
    roles::{Officer, rights::ManagePeople},
};
use chrono::{DateTime, Utc};
use entity::{event::District, officer_role::Role};
use sea_orm::DbErr;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum InviteOfficerError {
    #[error("the administrator's district is another")]
    OutOfReach,
    #[error("the account has roles beyond the administrator's reach")]
    OfficerElsewhere,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<InviteOfficerError> for AppError {
    fn from(error: InviteOfficerError) -> Self {
        match error {
            InviteOfficerError::OutOfReach => Self::Refused("accounts.out_of_reach"),
            InviteOfficerError::OfficerElsewhere => Self::Refused("accounts.officer_elsewhere"),
            InviteOfficerError::Db(error) => error.into(),
        }
    }
}

pub async fn invite_officer(
    db: &Db,
    key: &AddressKey,
    who: &Officer<ManagePeople>,
    email: &Email,
    role: Role,
    district: Option<District>,
    now: DateTime<Utc>,
) -> Result<(), InviteOfficerError> {
    if !people::may_give(who, district) {
        return Err(InviteOfficerError::OutOfReach);
    }
    let tx = db.begin().await?;
    if people::has_roles_beyond(&tx, who, email).await? {
        return Err(InviteOfficerError::OfficerElsewhere);
    }
    let link = link_to(&tx, &who.actor(), email, role, district, now).await?;
    outbox::put_by(&tx, who.account, vec![letters::officer(key, &link)], now).await?;
    tx.commit().await?;
    Ok(())
}
