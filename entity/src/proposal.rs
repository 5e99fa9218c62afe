//! What somebody asks of officers about a verified enterprise: that its name, code and licence are others now, or
//! that it is theirs.
use crate::enterprise::Reason;
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    /// An owner's: other values for what the licence says.
    #[sea_orm(string_value = "change")]
    Change,
    /// Somebody's who is no member: *this is ours*.
    #[sea_orm(string_value = "claim")]
    Claim,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    #[sea_orm(string_value = "open")]
    Open,
    #[sea_orm(string_value = "checking")]
    Checking,
    #[sea_orm(string_value = "accepted")]
    Accepted,
    #[sea_orm(string_value = "refused")]
    Refused,
    /// Before an officer took it up.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        use Status::{Accepted, Checking, Open, Refused, Withdrawn};
        matches!((self, next), (Open, Checking | Withdrawn) | (Checking, Accepted | Refused))
    }

    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Checking)
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enterprise_id: Uuid,
    pub kind: Kind,
    /// Who asks.
    pub account_id: Uuid,
    /// Of a change.
    pub name: Option<String>,
    pub code: Option<String>,
    pub is_odd_code: bool,
    pub licence_id: Uuid,
    /// In the words of whoever asks; may be empty.
    pub words: String,
    pub status: Status,
    pub reason_code: Option<Reason>,
    /// In the officer's words.
    pub reason: Option<String>,
    pub created_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "enterprise_id", to = "id")]
    pub enterprise: HasOne<super::enterprise::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
