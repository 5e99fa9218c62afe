//! One mail in the outbox, with what became of it.
use crate::Locale;
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum State {
    /// Waits for `next_try_at`.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// A worker has it until `next_try_at`, its lease.
    #[sea_orm(string_value = "sending")]
    Sending,
    #[sea_orm(string_value = "sent")]
    Sent,
    /// Refused for good, or given up after the last try.
    #[sea_orm(string_value = "failed")]
    Failed,
    /// Its last useful moment passed before it could be sent.
    #[sea_orm(string_value = "lapsed")]
    Lapsed,
    /// Taken back: the person was forgotten, the address corrected, or what it would remind of has changed.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
    /// The owner closed the address; goes out if they reopen it in time.
    #[sea_orm(string_value = "withheld")]
    Withheld,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    /// Also the local part of the Message-ID, so it stays the same over retries.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Such as `registrations-confirmed`: which domain renders it, and how.
    pub kind: String,
    pub locale: Locale,
    /// `None` once the person was forgotten.
    pub email: Option<String>,
    /// Keyed hash of the address: pacing and closing go by it.
    pub address: String,
    /// The row that the letter is about (a registration).
    pub about: Option<Uuid>,
    /// The facts as they were when the act happened.
    pub facts: Json,
    /// The secrets among the facts: masked in every view, blanked after delivery.
    pub secrets: Json,
    /// Counts towards the five an hour to an address that nobody has confirmed.
    pub paced: bool,
    /// Its reader proved to be who it is about: goes to a closed address too.
    pub proven: bool,
    pub state: State,
    /// Deliveries begun.
    pub attempts: i32,
    pub created_at: DateTimeUtc,
    /// When queued: not before. When sending: the end of the lease.
    pub next_try_at: DateTimeUtc,
    /// Since when it waits to go out: its turn came, or an officer put it in the line again. A try that is
    /// put off does not move it.
    pub due_at: DateTimeUtc,
    pub useful_until: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
    /// The first rendering, kept for retries.
    pub subject: Option<String>,
    pub text: Option<String>,
    pub html: Option<String>,
    /// iCalendar object that goes along.
    pub calendar: Option<String>,
    pub last_error: Option<String>,
    /// The event it is about, so that a district's limit holds here too.
    pub event_id: Option<Uuid>,
    /// The officer's account whose decision it tells of.
    pub caused_by: Option<Uuid>,
    /// The secret in it is made at each rendering, so none is kept, and it is never sent again by hand.
    pub fresh_token: bool,
    /// Not sent at night on the clocks of this zone; what was put later does not wait for it.
    pub quiet_in: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
