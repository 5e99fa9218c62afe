//! An event as pages show it: one row of a list, with everything in words.
use super::form::FIELDS;
use crate::{
    web::view::View,
    words::{
        names,
        spoken::Spoken,
        thousands,
        when::{self, Local, local},
    },
};
use entity::event::{self, Kind, Phase, Status};

pub use crate::words::names::district as district_key;

/// The leaf of a calendar: month, day, weekday.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub machine: String,
    pub month: String,
    pub day: String,
    pub weekday: String,
}

impl Leaf {
    pub fn of(view: &View, at: Local) -> Self {
        Self {
            machine: when::machine(at),
            month: view.words.month_short(at),
            day: at.format("%-d").to_string(),
            weekday: view.words.weekday_short(at),
        }
    }
}

/// Places in words, and how full the bar is in percent (none without a limit).
#[derive(Clone, Debug)]
pub struct Places {
    pub text: String,
    pub number: String,
    pub after: String,
    pub percent: Option<i32>,
}

#[derive(Clone, Debug)]
pub struct EventCard {
    pub slug: String,
    pub leaf: Leaf,
    pub title: Spoken,
    pub kind: String,
    pub hours: String,
    pub place: Spoken,
    pub places: Option<Places>,
    /// A word for what is not simply open, and the sentence beside it.
    pub state: Option<State>,
    pub is_cancelled: bool,
    pub month: String,
}

#[derive(Clone, Debug)]
pub struct State {
    pub word: String,
    /// Class of the tint: `ok`, `warn`, `bad`, `info`, or none.
    pub tint: &'static str,
    pub note: Option<Spoken>,
}

impl EventCard {
    pub fn of(view: &View, event: &event::Model) -> Self {
        let locale = view.locale();
        let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
        let phase = event.phase(view.now);
        Self {
            slug: event.slug.clone(),
            leaf: Leaf::of(view, starts),
            title: Spoken::of(event.title(locale), locale),
            kind: view.t(kind_key(event.kind)),
            hours: view.words.hours(starts, ends),
            place: Spoken::of(event.place(locale), locale),
            places: (phase == Phase::Open).then(|| places(view, event)),
            state: state(view, event, phase),
            is_cancelled: phase == Phase::Cancelled,
            month: view.words.month(starts),
        }
    }
}

/// 余 118 席，共 600 席 · 118 of 600 places left
pub fn places(view: &View, event: &event::Model) -> Places {
    let Some(capacity) = event.capacity else {
        return Places {
            text: view.t("events-places-unlimited"),
            number: String::new(),
            after: String::new(),
            percent: None,
        };
    };
    let left = event.places_left().unwrap_or_default();
    let (before, number, after) = if left > 0 {
        ("events-places-left-before", left, view.count("events-places-left-after", capacity))
    } else {
        ("events-places-full-before", event.waiting, view.count("events-places-full-after", event.waiting))
    };
    Places {
        text: view.t(before),
        number: thousands(number.into()),
        after,
        percent: Some((event.taken * 100).checked_div(capacity).unwrap_or(100).min(100)),
    }
}

fn state(view: &View, event: &event::Model, phase: Phase) -> Option<State> {
    let opens = || view.words.short(local(event.opens_at, &event.zone), view.now);
    let (word, tint, note) = match phase {
        Phase::Open => return None,
        Phase::Cancelled => (
            "events-state-cancelled",
            "bad",
            event.cancel_reason.as_deref().map(|reason| Spoken::chinese(reason, view.locale())),
        ),
        Phase::NotYetOpen => (
            "events-state-not-yet-open",
            "info",
            Some(Spoken { text: view.with("events-opens", "when", &opens()), lang: None }),
        ),
        Phase::Closed => ("events-state-closed", "", None),
        Phase::Running => ("events-state-running", "warn", None),
        Phase::Over => ("events-state-over", "", None),
    };
    Some(State { word: view.t(word), tint, note })
}

pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::JobFair => "events-kind-job-fair",
        Kind::Salon => "events-kind-salon",
        Kind::Matchmaking => "events-kind-matchmaking",
        Kind::Conference => "events-kind-conference",
        Kind::Roadshow => "events-kind-roadshow",
        Kind::Training => "events-kind-training",
    }
}

/// Word and tint of where an event stands, drafts too, as officers see it.
pub fn desk_state(view: &View, event: &event::Model) -> (String, &'static str) {
    let (key, tint) = match event.status {
        Status::Draft | Status::Archived => (names::event(event.status), ""),
        Status::InReview => (names::event(event.status), "info"),
        Status::Published | Status::Cancelled => match event.phase(view.now) {
            Phase::Open => ("events-state-open", "ok"),
            Phase::Cancelled => ("events-state-cancelled", "bad"),
            Phase::NotYetOpen => ("events-state-not-yet-open", "info"),
            Phase::Closed => ("events-state-closed", ""),
            Phase::Running => ("events-state-running", "warn"),
            Phase::Over => ("events-state-over", ""),
        },
    };
    (view.t(key), tint)
}

/// How many places are taken, of how many, and how many wait.
pub fn taken(view: &View, event: &event::Model) -> String {
    let capacity = event.capacity.map_or_else(|| view.t("events-no-limit"), |places| thousands(places.into()));
    let numbers = [
        ("taken", thousands(event.taken.into()).into()),
        ("capacity", capacity.into()),
        ("waiting", thousands(event.waiting.into()).into()),
    ];
    view.fill("events-taken", &numbers)
}

/// Text key of the label of a field of an event's form; `None`: it has no such field.
pub fn field_key(name: &str) -> Option<&'static str> {
    const LABELS: [&str; FIELDS.len()] = [
        "events-field-slug",
        "events-field-kind",
        "events-field-district",
        "events-field-title_zh",
        "events-field-title_en",
        "events-field-summary_zh",
        "events-field-summary_en",
        "events-field-text_zh",
        "events-field-text_en",
        "events-field-zone",
        "events-field-starts_at",
        "events-field-ends_at",
        "events-field-room",
        "events-field-setup",
        "events-field-clearing",
        "events-field-place_zh",
        "events-field-place_en",
        "events-field-contact",
        "events-field-opens_at",
        "events-field-closes_at",
        "events-field-answers_until",
        "events-field-capacity",
        "events-field-line",
        "events-field-waiting_limit",
        "events-field-approval",
    ];
    FIELDS.iter().position(|field| *field == name).map(|at| LABELS[at])
}
