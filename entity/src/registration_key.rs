//! A key that came with a registration (`Idempotency-Key`, or the form's own), kept 24 hours.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// SHA-256 of what was sent with the key, in hex.
    pub body_hash: String,
    /// The link that was shown for it: asked again, this one is given again, ended or not.
    pub token: String,
    pub registration_id: Uuid,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
