//! That an enterprise is recognised: by which certificate, and for which days.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    #[sea_orm(string_value = "claimed")]
    Claimed,
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
    #[sea_orm(string_value = "rejected")]
    Rejected,
    /// Its last day is over.
    #[sea_orm(string_value = "lapsed")]
    Lapsed,
    /// Taken back by the enterprise, or by the bureau that gave it.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        use Status::{Claimed, Confirmed, Lapsed, Rejected, Withdrawn};
        matches!((self, next), (Claimed, Confirmed | Rejected | Withdrawn) | (Confirmed, Lapsed | Withdrawn))
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recognition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enterprise_id: Uuid,
    /// Key of its kind.
    pub kind: String,
    pub number: String,
    /// The day of issue.
    pub valid_from: Date,
    /// The last day on which it is valid, in Asia/Shanghai.
    pub valid_to: Date,
    pub status: Status,
    /// `None`: from a list of the bureau's.
    pub claimed_by: Option<Uuid>,
    pub claimed_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    /// In the officer's words.
    pub reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether the public may see it.
    pub fn is_valid(&self, today: Date) -> bool {
        self.status == Status::Confirmed && self.valid_from <= today && today <= self.valid_to
    }
}
