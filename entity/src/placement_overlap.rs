//! Somebody who is to begin in one place asks to leave another on a day: its enterprise answers, or a reviewer decides.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    #[sea_orm(string_value = "open")]
    Open,
    /// By the enterprise that is left; it waits for a reviewer.
    #[sea_orm(string_value = "refused")]
    Refused,
    /// The days are free: it was agreed to, or the other ended anyway.
    #[sea_orm(string_value = "ended")]
    Ended,
    /// The draft has other days now.
    #[sea_orm(string_value = "re-dated")]
    ReDated,
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
    #[sea_orm(string_value = "decided")]
    Decided,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        match self {
            Self::Open => next != Self::Open,
            Self::Refused => !matches!(next, Self::Open | Self::Refused),
            Self::Ended | Self::ReDated | Self::Withdrawn | Self::Decided => false,
        }
    }

    /// Somebody still has to answer, decide, or give it up.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Open | Self::Refused)
    }
}

/// Why the enterprise that is left says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Refusal {
    /// They may go, on another day.
    #[sea_orm(string_value = "other-day")]
    OtherDay,
    #[sea_orm(string_value = "hand-over")]
    HandOver,
    #[sea_orm(string_value = "contract")]
    Contract,
    /// They said that they stay.
    #[sea_orm(string_value = "stays")]
    Stays,
    #[sea_orm(string_value = "other")]
    Other,
}

/// What a reviewer decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))")]
pub enum Outcome {
    /// The day that was wished is the last.
    #[sea_orm(string_value = "leaves")]
    Leaves,
    #[sea_orm(string_value = "stays")]
    Stays,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_overlap")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The draft whose days meet the other's.
    pub draft_id: Uuid,
    /// The placement that is to be left.
    pub other_id: Uuid,
    /// The draft's first day when it was asked.
    pub first_day: Date,
    /// On which they wish to leave.
    pub last_day: Date,
    pub status: Status,
    pub refusal: Option<Refusal>,
    /// In words of the enterprise that is left.
    pub words: Option<String>,
    pub outcome: Option<Outcome>,
    /// In the reviewer's words.
    pub reason: Option<String>,
    pub asked_at: DateTimeUtc,
    pub reminded_at: Option<DateTimeUtc>,
    /// Since when the bureau has it.
    pub queued_at: Option<DateTimeUtc>,
    pub over_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
