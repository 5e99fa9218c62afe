//! An account's open door on one device.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the cookie's secret.
    #[sea_orm(unique)]
    pub token_hash: String,
    pub account_id: Uuid,
    /// What the browser says that it is.
    pub device: String,
    /// Whether the second factor was given; true where the account has none.
    pub passed_factor: bool,
    pub created_at: DateTimeUtc,
    /// To within a minute.
    pub seen_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
