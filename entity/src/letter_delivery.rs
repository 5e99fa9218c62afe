//! One try to deliver a letter, and how it ended.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Outcome {
    /// The server took it.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// Refused for good.
    #[sea_orm(string_value = "refused")]
    Refused,
    /// Refused for now, stalled or dropped: tried again.
    #[sea_orm(string_value = "put_off")]
    PutOff,
    /// The transport is set up wrong; the try does not count.
    #[sea_orm(string_value = "given_back")]
    GivenBack,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter_delivery")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub letter_id: Uuid,
    pub started_at: DateTimeUtc,
    /// `None`: under way, or its process died and nobody knows.
    pub ended_at: Option<DateTimeUtc>,
    pub outcome: Option<Outcome>,
    pub error: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
