//! A link that lets its reader do one thing once: its tokens are kept as hashes in `fresh_token`.
use crate::{Locale, event::District, officer_role::Role};
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Purpose {
    /// Set the first password: makes the account.
    #[sea_orm(string_value = "sign_up")]
    SignUp,
    #[sea_orm(string_value = "reset")]
    Reset,
    /// Set a new password and become an officer.
    #[sea_orm(string_value = "officer")]
    Officer,
    /// Move the account to this address.
    #[sea_orm(string_value = "email")]
    Email,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub purpose: Purpose,
    pub email: String,
    pub email_key: String,
    pub locale: Locale,
    /// Whose password or address changes; `None` before there is an account.
    pub account_id: Option<Uuid>,
    /// What an officer's link grants.
    pub role: Option<Role>,
    pub district: Option<District>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    /// Used, or made void by a later one.
    pub used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_open(&self, now: DateTimeUtc) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }
}
