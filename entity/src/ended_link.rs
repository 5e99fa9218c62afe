//! A link that once opened a ticket, kept so that it can say why it no longer does.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    #[sea_orm(string_value = "ticket")]
    Ticket,
    #[sea_orm(string_value = "not_me")]
    NotMe,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ended_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    pub registration_id: Uuid,
    pub kind: Kind,
    /// Keyed hash of the address that the link was sent to.
    pub address: Option<String>,
    pub ended_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
