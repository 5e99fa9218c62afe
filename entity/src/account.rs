//! Somebody who can sign in: one e-mail, one password.
use crate::Locale;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Confirmed by a letter's link; `None` once closed, like the other personal columns.
    pub email: Option<String>,
    /// The address in lower case; at most one account has it.
    #[sea_orm(unique)]
    pub email_key: Option<String>,
    pub name: Option<String>,
    /// E.164.
    pub mobile: Option<String>,
    /// Of pages while signed in, and of letters.
    pub locale: Locale,
    /// PHC string of argon2id; empty once closed.
    pub password: String,
    /// Base32 secret of the second factor (RFC 6238).
    pub factor_secret: Option<String>,
    /// The last time step that was used, so that no code opens twice.
    pub factor_step: Option<i64>,
    /// Since when the second factor holds; a secret without it is still being set up.
    pub factor_since: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub closed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_closed(&self) -> bool {
        self.closed_at.is_some()
    }

    pub fn has_factor(&self) -> bool {
        self.factor_since.is_some()
    }
}
