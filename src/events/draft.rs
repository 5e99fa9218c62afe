//! Draft an event: everything about it but being seen.
use super::{
    RESERVED, conflicts,
    place::Place,
    search,
    sessions::{self, NewSession},
    versions::keep_version,
};
use crate::{
    audit::{self, Entry},
    db::{Db, slug::is_slug},
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    Choice, Choices,
    event::{self, ByHand, District, Kind, Reminders, Status},
    question,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter, SqlErr};
use thiserror::Error;
use uuid::Uuid;

pub const ACT: &str = "events.draft";

/// What is known of an event to be. Chinese is needed, English may be empty.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Lower-case ASCII letters, digits and hyphens.
    pub slug: String,
    pub kind: Kind,
    pub district: District,
    pub title: [String; 2],
    pub summary: [String; 2],
    pub text: [String; 2],
    pub place: Place,
    pub contact: String,
    pub zone: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub answers_until: DateTime<Utc>,
    pub needs_approval: bool,
    pub capacity: Option<i32>,
    pub waiting_limit: Option<i32>,
    pub reminders: Reminders,
    pub questions: Vec<NewQuestion>,
    pub sessions: Vec<NewSession>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    /// Lower-case ASCII, unique within the event.
    pub key: String,
    pub kind: question::Kind,
    pub required: bool,
    pub label: [String; 2],
    pub hint: [String; 2],
    pub options: Vec<Choice>,
}

#[derive(Debug, Error)]
pub enum DraftError {
    #[error("the address is reserved or has other characters than a-z, 0-9 and hyphens")]
    Slug,
    #[error("the times are not in order: opens, closes, ends; starts, ends")]
    Times,
    #[error("another event has this address, or had it")]
    SlugTaken,
    #[error("the officer's district is another")]
    OutOfReach,
    #[error("there is no such room")]
    NoSuchRoom,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DraftError> for AppError {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Slug => Self::Refused("events.slug"),
            DraftError::SlugTaken => Self::Refused("events.slug_taken"),
            DraftError::Times => Self::Refused("events.times"),
            DraftError::OutOfReach => Self::Refused("events.out_of_reach"),
            DraftError::NoSuchRoom => Self::Refused("events.room_gone"),
            DraftError::Db(error) => error.into(),
        }
    }
}

/// Twice is once: who sends the same form again, or clones again, gets the draft that nobody touched since.
pub async fn draft(
    db: &Db,
    who: &Officer<WriteEvents>,
    new: NewEvent,
    now: DateTime<Utc>,
) -> Result<event::Model, DraftError> {
    if !who.reaches(new.district) {
        return Err(DraftError::OutOfReach);
    }
    if !is_slug(&new.slug) || RESERVED.contains(&new.slug.as_str()) {
        return Err(DraftError::Slug);
    }
    if new.starts_at >= new.ends_at || new.opens_at > new.closes_at || new.closes_at > new.ends_at {
        return Err(DraftError::Times);
    }
    let tx = db.begin().await?;
    let known = event::Entity::find().filter(event::COLUMN.slug.eq(&new.slug)).one(&tx).await?;
    if let Some(event) = known.filter(|event| is_untouched(event, who.account, &new)) {
        return Ok(event);
    }
    let place = new.place.in_words(&tx, None).await?.ok_or(DraftError::NoSuchRoom)?;
    let event = put(&tx, who, new, place, None, now).await?;
    tx.commit().await?;
    Ok(event)
}

/// The draft with its questions and agenda, in the transaction of an act; `of` is its series and the day in it.
pub(super) async fn put(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    new: NewEvent,
    place: [String; 2],
    of: Option<(Uuid, NaiveDate)>,
    now: DateTime<Utc>,
) -> Result<event::Model, DraftError> {
    let id = Uuid::now_v7();
    let questions: Vec<question::ActiveModel> =
        new.questions.iter().zip(1..).map(|(question, position)| asked(id, position, question)).collect();
    let agenda = new.sessions.clone();
    let row = row((id, who.account), new, place, of, now);
    let event = event::Entity::insert(row).exec_with_returning(tx).await.map_err(taken)?;
    sessions::put_all(tx, id, &agenda.iter().collect::<Vec<_>>()).await?;
    conflicts::keep(tx, &event).await?;
    question::Entity::insert_many(questions).exec_without_returning(tx).await?;
    let entry = Entry::new(ACT, "event", event.id).district(event.district);
    audit::put(tx, &who.actor(), entry, now).await?;
    keep_version(tx, Some(who.account), ACT, None, &event, now).await?;
    Ok(event)
}

fn is_untouched(event: &event::Model, account: Uuid, new: &NewEvent) -> bool {
    let is_own = event.drafted_by == Some(account) && event.status == Status::Draft && event.revision == 1;
    is_own && event.title_zh == new.title[0] && event.starts_at == new.starts_at && Place::from(event) == new.place
}

fn row(
    (id, drafted_by): (Uuid, Uuid),
    new: NewEvent,
    place: [String; 2],
    of: Option<(Uuid, NaiveDate)>,
    now: DateTime<Utc>,
) -> event::ActiveModel {
    let searched = search::of(&new, &place);
    let [title_zh, title_en] = new.title;
    let [summary_zh, summary_en] = new.summary;
    let [text_zh, text_en] = new.text;
    let (room_id, setup, clearing) = new.place.room();
    let [place_zh, place_en] = place;
    event::ActiveModel {
        id: Set(id),
        slug: Set(new.slug),
        kind: Set(new.kind),
        district: Set(new.district),
        status: Set(Status::Draft),
        title_zh: Set(title_zh),
        title_en: Set(title_en),
        summary_zh: Set(summary_zh),
        summary_en: Set(summary_en),
        text_zh: Set(text_zh),
        text_en: Set(text_en),
        place_zh: Set(place_zh),
        place_en: Set(place_en),
        contact: Set(new.contact),
        search_text: Set(searched),
        zone: Set(new.zone),
        starts_at: Set(new.starts_at),
        ends_at: Set(new.ends_at),
        opens_at: Set(new.opens_at),
        closes_at: Set(new.closes_at),
        answers_until: Set(new.answers_until),
        closed_by_hand: Set(false),
        needs_approval: Set(new.needs_approval),
        capacity: Set(new.capacity),
        waiting_limit: Set(new.waiting_limit),
        taken: Set(0),
        waiting: Set(0),
        next_number: Set(1),
        sequence: Set(0),
        cancel_reason: Set(None),
        updated_at: Set(now),
        drafted_by: Set(Some(drafted_by)),
        revision: Set(1),
        review_since: Set(None),
        review_by: Set(None),
        returned_at: Set(None),
        returned_by: Set(None),
        return_reason: Set(None),
        room_id: Set(room_id),
        setup_minutes: Set(setup),
        clearing_minutes: Set(clearing),
        despite: Set(None),
        reminders: Set(new.reminders),
        timed_at: Set(None),
        series_id: Set(of.map(|(series, _)| series)),
        series_day: Set(of.map(|(_, day)| day)),
        by_hand: Set(ByHand::default()),
    }
}

pub(super) fn asked(event: Uuid, position: i32, new: &NewQuestion) -> question::ActiveModel {
    let [label_zh, label_en] = new.label.clone();
    let [hint_zh, hint_en] = new.hint.clone();
    question::ActiveModel {
        id: Set(Uuid::now_v7()),
        event_id: Set(event),
        key: Set(new.key.clone()),
        position: Set(position),
        kind: Set(new.kind),
        required: Set(new.required),
        label_zh: Set(label_zh),
        label_en: Set(label_en),
        hint_zh: Set(hint_zh),
        hint_en: Set(hint_en),
        options: Set(Choices(new.options.clone())),
        retired_at: Set(None),
    }
}

/// The unique index on the address is the one that decides.
fn taken(error: DbErr) -> DraftError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => DraftError::SlugTaken,
        _ => error.into(),
    }
}
