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

/// Why an officer did not confirm it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Reason {
    /// No list of the bureau's has the number.
    #[sea_orm(string_value = "not-listed")]
    NotListed,
    #[sea_orm(string_value = "other-enterprise")]
    OtherEnterprise,
    #[sea_orm(string_value = "other-kind")]
    OtherKind,
    #[sea_orm(string_value = "other-dates")]
    OtherDates,
    /// By whoever gave it.
    #[sea_orm(string_value = "revoked")]
    Revoked,
    #[sea_orm(string_value = "other")]
    Other,
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
    /// Of a rejection.
    pub reason_code: Option<Reason>,
    /// In the officer's words.
    pub reason: Option<String>,
    /// Days before its end of the reminder that went out last.
    pub reminded: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Days before the end at which its owners are reminded, the earlier first.
pub const REMINDERS: [i64; 3] = [90, 30, 7];

impl Model {
    /// Whether the public may see it.
    pub fn is_valid(&self, today: Date) -> bool {
        self.status == Status::Confirmed && self.valid_from <= today && today <= self.valid_to
    }

    /// Its last day is over, and its row does not say so yet.
    pub fn is_over(&self, today: Date) -> bool {
        self.status == Status::Confirmed && self.valid_to < today
    }

    /// Days after this one on which it is still valid; `None`: it is not.
    pub fn days_left(&self, today: Date) -> Option<i64> {
        self.is_valid(today).then(|| (self.valid_to - today).num_days())
    }

    /// Valid, and ends so soon that its owners are reminded.
    pub fn is_lapsing(&self, today: Date) -> bool {
        self.days_left(today).is_some_and(|left| left <= REMINDERS[0])
    }

    /// The newest reminder that is due and has not gone out; an older one that was missed never follows.
    pub fn reminder(&self, today: Date) -> Option<i64> {
        let left = self.days_left(today)?;
        let due = REMINDERS.into_iter().rfind(|days| left <= *days)?;
        self.reminded.is_none_or(|told| due < told.into()).then_some(due)
    }
}
