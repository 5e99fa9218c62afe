//! What every change of a profile begins with, and why it may be refused.
use crate::{
    error::AppError,
    roles::{Member, TendEnterprise},
};
use entity::enterprise;
use sea_orm::{ConnectionTrait, DbErr};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum ProfileError {
    #[error("the right to tend the enterprise is gone")]
    NoRight,
    #[error("the enterprise is not verified, or closed")]
    NotActive,
    #[error("another saved it meanwhile")]
    Stale(Box<enterprise::Model>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ProfileError> for AppError {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::NoRight => Self::NotFound,
            ProfileError::NotActive => Self::Refused("enterprises.not_active"),
            ProfileError::Stale(_) => Self::Refused("enterprises.stale"),
            ProfileError::Db(error) => error.into(),
        }
    }
}

/// The enterprise, locked, while it may say something.
pub async fn open(tx: &impl ConnectionTrait, who: &Member<TendEnterprise>) -> Result<enterprise::Model, ProfileError> {
    let row = who.lock(tx).await?.ok_or(ProfileError::NoRight)?;
    if row.status.is_active() { Ok(row) } else { Err(ProfileError::NotActive) }
}
