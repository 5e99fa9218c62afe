//! A mail address under a keyed hash (HMAC-SHA-256, RFC 2104): proven by its owner, or closed by them.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "address")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub proven_at: Option<DateTimeUtc>,
    pub closed_until: Option<DateTimeUtc>,
    pub reopen_token: Option<String>,
    /// When the owner was last told that the address is closed.
    pub told_at: Option<DateTimeUtc>,
    pub touched_at: DateTimeUtc,
    /// Marked by an officer: letters to it come back.
    pub dead_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Marked by an officer, and not proven since.
    pub fn is_dead(&self) -> bool {
        self.dead_at.is_some()
    }

    pub fn is_closed(&self, now: DateTimeUtc) -> bool {
        self.closed_until.is_some_and(|until| now < until)
    }
}
