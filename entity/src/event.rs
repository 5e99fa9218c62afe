//! An event: its text in both languages, its times, its places.
mod by_hand;
mod places;
mod reminders;
mod status;

pub use by_hand::ByHand;
pub use reminders::Reminders;
pub use status::Status;

use crate::{Locale, Said, said};
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    #[sea_orm(string_value = "job-fair")]
    JobFair,
    #[sea_orm(string_value = "salon")]
    Salon,
    #[sea_orm(string_value = "matchmaking")]
    Matchmaking,
    #[sea_orm(string_value = "conference")]
    Conference,
    #[sea_orm(string_value = "roadshow")]
    Roadshow,
    #[sea_orm(string_value = "training")]
    Training,
}

/// The eleven districts, cities and counties of Jining (GB/T 2260, 3708xx), in the customary order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum District {
    #[sea_orm(string_value = "rencheng")]
    Rencheng,
    #[sea_orm(string_value = "yanzhou")]
    Yanzhou,
    #[sea_orm(string_value = "qufu")]
    Qufu,
    #[sea_orm(string_value = "zoucheng")]
    Zoucheng,
    #[sea_orm(string_value = "weishan")]
    Weishan,
    #[sea_orm(string_value = "yutai")]
    Yutai,
    #[sea_orm(string_value = "jinxiang")]
    Jinxiang,
    #[sea_orm(string_value = "jiaxiang")]
    Jiaxiang,
    #[sea_orm(string_value = "wenshang")]
    Wenshang,
    #[sea_orm(string_value = "sishui")]
    Sishui,
    #[sea_orm(string_value = "liangshan")]
    Liangshan,
}

/// Where an event stands at a moment; derived from the clock, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Cancelled,
    NotYetOpen,
    Open,
    Closed,
    Running,
    Over,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub slug: String,
    pub kind: Kind,
    pub district: District,
    pub status: Status,
    pub title_zh: String,
    pub title_en: String,
    pub summary_zh: String,
    pub summary_en: String,
    /// Markdown of paragraphs, headings, lists and links; HTML in it is shown as typed.
    pub text_zh: String,
    pub text_en: String,
    pub place_zh: String,
    pub place_en: String,
    pub contact: String,
    /// Everything that search looks at, folded by `events::search`.
    pub search_text: String,
    /// IANA name, such as `Asia/Shanghai`.
    pub zone: String,
    pub starts_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    pub opens_at: DateTimeUtc,
    pub closes_at: DateTimeUtc,
    pub answers_until: DateTimeUtc,
    pub closed_by_hand: bool,
    pub needs_approval: bool,
    /// Places in all; `None`: as many as come.
    pub capacity: Option<i32>,
    /// Places in the line: 0 no line, `None` without limit.
    pub waiting_limit: Option<i32>,
    /// Confirmed and pending registrations.
    pub taken: i32,
    pub waiting: i32,
    /// The number that the next registration draws, under the lock on this row.
    pub next_number: i64,
    /// iCalendar SEQUENCE of the public entry: rises when time, place or state changes.
    pub sequence: i32,
    pub cancel_reason: Option<String>,
    pub updated_at: DateTimeUtc,
    /// The officer's account that drafted it.
    pub drafted_by: Option<Uuid>,
    /// Counts what was saved in the editor, and turns of the review: whoever saves says which one they edited.
    pub revision: i32,
    /// Since when it waits for review, and who sent it; only while it does.
    pub review_since: Option<DateTimeUtc>,
    pub review_by: Option<Uuid>,
    /// When, by whom and why it was last sent back, until it is published.
    pub returned_at: Option<DateTimeUtc>,
    pub returned_by: Option<Uuid>,
    pub return_reason: Option<String>,
    /// Where it takes place, if that is one of the city's rooms; `place` says it in words then.
    pub room_id: Option<Uuid>,
    /// Minutes in which the room is taken before the start and after the end.
    pub setup_minutes: i32,
    pub clearing_minutes: i32,
    /// Why it takes place as it is despite conflicts that ask for a reason.
    pub despite: Option<String>,
    pub reminders: Reminders,
    /// When it was published, last moved, or its reminders last changed: what was due before is not sent.
    pub timed_at: Option<DateTimeUtc>,
    /// The series that it belongs to, and the day that the rule names, wherever it was moved since.
    pub series_id: Option<Uuid>,
    pub series_day: Option<Date>,
    pub by_hand: ByHand,
    #[sea_orm(has_many)]
    pub questions: HasMany<super::question::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn title(&self, locale: Locale) -> Said<'_> {
        said(&self.title_zh, &self.title_en, locale)
    }

    pub fn summary(&self, locale: Locale) -> Said<'_> {
        said(&self.summary_zh, &self.summary_en, locale)
    }

    pub fn text(&self, locale: Locale) -> Said<'_> {
        said(&self.text_zh, &self.text_en, locale)
    }

    pub fn place(&self, locale: Locale) -> Said<'_> {
        said(&self.place_zh, &self.place_en, locale)
    }

    pub fn phase(&self, now: DateTimeUtc) -> Phase {
        match self.status {
            _ if self.is_cancelled() => Phase::Cancelled,
            _ if now >= self.ends_at => Phase::Over,
            _ if self.accepts_registrations(now) => Phase::Open,
            _ if now >= self.starts_at => Phase::Running,
            _ if now < self.opens_at && !self.closed_by_hand => Phase::NotYetOpen,
            _ => Phase::Closed,
        }
    }

    /// Also once it is archived.
    pub fn is_cancelled(&self) -> bool {
        self.status == Status::Cancelled || self.status == Status::Archived && self.cancel_reason.is_some()
    }

    /// Drafted by an account, or sent for review by it: another decides.
    pub fn is_by(&self, account: Uuid) -> bool {
        [self.drafted_by, self.review_by].contains(&Some(account))
    }

    /// Published, inside the window, and not closed by hand; there may still be no place.
    pub fn accepts_registrations(&self, now: DateTimeUtc) -> bool {
        self.status == Status::Published
            && !self.closed_by_hand
            && (self.opens_at..self.closes_at).contains(&now)
            && now < self.ends_at
    }

    /// Published and not over: people plan by it.
    pub fn is_to_come(&self, now: DateTimeUtc) -> bool {
        self.status == Status::Published && now < self.ends_at
    }

    /// Published and not started: the time in which freed places go to the line.
    pub fn promotes(&self, now: DateTimeUtc) -> bool {
        self.status == Status::Published && now < self.starts_at
    }

    pub fn has_started(&self, now: DateTimeUtc) -> bool {
        now >= self.starts_at
    }

    pub fn takes_answers(&self, now: DateTimeUtc) -> bool {
        self.status == Status::Published && now < self.answers_until
    }
}
