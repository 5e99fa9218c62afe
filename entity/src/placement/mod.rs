//! A placement: person, enterprise, mentors, days, and where it stands.
mod values;

pub use values::{ContractKind, Ends, Fault, NamedEnd, Reason, Returned, fault};

use crate::occupation::Level;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    #[sea_orm(string_value = "draft")]
    Draft,
    /// Filed; its first day is still to come.
    #[sea_orm(string_value = "agreed")]
    Agreed,
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
    #[sea_orm(string_value = "running")]
    Running,
    #[sea_orm(string_value = "paused")]
    Paused,
    #[sea_orm(string_value = "ended-early")]
    EndedEarly,
    #[sea_orm(string_value = "completed")]
    Completed,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        use Status::{Agreed, Cancelled, Completed, Draft, EndedEarly, Paused, Running};
        match self {
            Draft => matches!(next, Agreed | Running | Cancelled),
            Agreed => matches!(next, Running | Cancelled),
            Running => matches!(next, Paused | EndedEarly | Completed | Cancelled),
            Paused => matches!(next, Running | EndedEarly),
            // Reopened, or an objection was right.
            EndedEarly | Cancelled => next == Running,
            Completed => false,
        }
    }

    /// Filed and not over.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Agreed | Self::Running | Self::Paused)
    }

    /// Whoever learns, learns now.
    pub fn is_learning(self) -> bool {
        matches!(self, Self::Running | Self::Paused)
    }
}

/// With whom a draft is, and who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
#[serde(rename_all = "snake_case")]
pub enum Side {
    #[sea_orm(string_value = "enterprise")]
    Enterprise,
    #[sea_orm(string_value = "apprentice")]
    Apprentice,
    #[sea_orm(string_value = "reviewer")]
    Reviewer,
    /// The timetable.
    #[sea_orm(string_value = "nobody")]
    Nobody,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Given at filing: readable, with a check digit.
    #[sea_orm(unique)]
    pub number: Option<String>,
    pub enterprise_id: Uuid,
    pub programme_id: Uuid,
    pub status: Status,
    /// With whom a draft is.
    pub party: Side,
    /// Rises with each save; both sides approve one of them.
    pub revision: i32,
    /// Who wrote the draft and reads what becomes of it.
    pub writer_id: Uuid,

    /// What the enterprise says of the person: a claim, until somebody signed in says the same.
    pub name: String,
    /// The name, folded.
    pub search_text: String,
    pub birth_date: Option<Date>,
    pub email: String,
    pub email_key: String,
    /// E.164.
    pub mobile: Option<String>,
    pub guardian_name: String,
    pub guardian_relation: String,
    pub guardian_email: String,
    /// Version of the notice that the enterprise ticked it has told the person of.
    pub notice_told: Option<i32>,

    /// Who it is: tied when somebody signed in typed the same birth date.
    pub account_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    /// Of birth dates that did not fit.
    pub wrong_tries: i32,
    /// Mentors may see e-mail and mobile.
    pub shares_contact: bool,

    pub occupation_id: Option<Uuid>,
    pub level: Option<Level>,
    pub contract_kind: Option<ContractKind>,
    pub contract_first: Option<Date>,
    /// Of a fixed one.
    pub contract_last: Option<Date>,
    pub first_day: Option<Date>,
    /// As it is planned; moves with pauses.
    pub last_day: Option<Date>,
    /// The planned one of which both sides were told that it has passed.
    pub last_day_told: Option<Date>,
    pub probation_last: Option<Date>,
    pub hours_week: Option<i32>,
    /// Fen a month before tax.
    pub pay: Option<i64>,
    pub probation_pay: Option<i64>,
    pub place: String,
    pub school: String,
    pub tutor_name: String,
    pub tutor_contact: String,
    pub form_id: Option<Uuid>,
    pub contract_id: Option<Uuid>,

    /// The version of the rules that it was agreed under.
    pub rules_id: Option<Uuid>,
    /// When the second side approved: from then on it holds its places.
    pub approved_at: Option<DateTimeUtc>,
    /// That it was approved, by the letter of the day.
    pub is_writer_told: bool,
    pub guardian_said_at: Option<DateTimeUtc>,
    pub returned: Option<Returned>,
    /// Since when whoever it is with has had it.
    pub with_since: DateTimeUtc,
    /// The last day of waiting on which a letter went out: 0, 7 or 14.
    pub reminded: i32,

    /// The day on which it really ends, or ended, where that is not the planned one.
    pub end_day: Option<Date>,
    pub end_side: Option<Side>,
    /// Those that were named, also the later ones.
    pub ends: Option<Ends>,
    /// When the other side was told, which may object for a while.
    pub end_told_at: Option<DateTimeUtc>,
    pub reason_code: Option<Reason>,
    pub reason: Option<String>,
    /// What reviewers look at first: names apart by spaces, tails of the text keys `placements-exception-…`.
    pub exception: Option<String>,
    /// Since when somebody teaches who may not any more.
    pub unled_since: Option<DateTimeUtc>,

    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub filed_at: Option<DateTimeUtc>,
    pub over_at: Option<DateTimeUtc>,
    /// Since when nobody is left in it.
    pub blanked_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Holds its mentors, its place in the quota, and its person's days.
    pub fn holds(&self) -> bool {
        self.approved_at.is_some() && self.status != Status::Cancelled
    }

    /// The last day that counts: the real one where it is known.
    pub fn until(&self) -> Option<Date> {
        self.end_day.or(self.last_day)
    }

    /// As every guard sees it: what is agreed runs from its first day on, whether or not that is written down yet.
    pub fn status_on(&self, today: Date) -> Status {
        match self.status {
            Status::Agreed if self.first_day.is_some_and(|first| first <= today) => Status::Running,
            status => status,
        }
    }
}
