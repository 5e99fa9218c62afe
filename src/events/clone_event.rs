//! Clone an event into a new draft, a week later, with its questions and its agenda.
use super::{
    draft::{DraftError, NewEvent, NewQuestion, draft},
    place::Place,
    queries,
    sessions::{self, NewSession},
};
use crate::{
    db::Db,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Duration, Utc};
use entity::{event, question};

/// How often a free address is looked for.
const TRIES: usize = 50;

pub async fn clone_event(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: &event::Model,
    now: DateTime<Utc>,
) -> Result<event::Model, DraftError> {
    let questions = queries::questions(db.read(), event.id).await?;
    let agenda = sessions::shifted(sessions::of(db.read(), event.id).await?, Duration::weeks(1));
    let base = event.slug.trim_end_matches(|mark: char| mark.is_ascii_digit()).trim_end_matches('-');
    let later = NewEvent::from(event).shifted(Duration::weeks(1));
    for number in 2..TRIES {
        let new = NewEvent {
            slug: format!("{base}-{number}"),
            questions: questions.iter().map(NewQuestion::from).collect(),
            sessions: agenda.iter().map(NewSession::from).collect(),
            ..later.clone()
        };
        match draft(db, who, new, now).await {
            Err(DraftError::SlugTaken) => {}
            outcome => return outcome,
        }
    }
    Err(DraftError::SlugTaken)
}

impl NewEvent {
    /// All its times by as much; its sessions are the caller's to move.
    pub fn shifted(&self, by: Duration) -> Self {
        Self {
            starts_at: self.starts_at + by,
            ends_at: self.ends_at + by,
            opens_at: self.opens_at + by,
            closes_at: self.closes_at + by,
            answers_until: self.answers_until + by,
            ..self.clone()
        }
    }
}

/// Another like it, without questions and agenda.
impl From<&event::Model> for NewEvent {
    fn from(event: &event::Model) -> Self {
        let both = |zh: &str, en: &str| [zh.to_owned(), en.to_owned()];
        Self {
            slug: event.slug.clone(),
            kind: event.kind,
            district: event.district,
            title: both(&event.title_zh, &event.title_en),
            summary: both(&event.summary_zh, &event.summary_en),
            text: both(&event.text_zh, &event.text_en),
            place: Place::from(event),
            contact: event.contact.clone(),
            zone: event.zone.clone(),
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            opens_at: event.opens_at,
            closes_at: event.closes_at,
            answers_until: event.answers_until,
            needs_approval: event.needs_approval,
            capacity: event.capacity,
            waiting_limit: event.waiting_limit,
            reminders: event.reminders.clone(),
            questions: vec![],
            sessions: vec![],
        }
    }
}

impl From<&question::Model> for NewQuestion {
    fn from(question: &question::Model) -> Self {
        Self {
            key: question.key.clone(),
            kind: question.kind,
            required: question.required,
            label: [question.label_zh.clone(), question.label_en.clone()],
            hint: [question.hint_zh.clone(), question.hint_en.clone()],
            options: question.options.0.clone(),
        }
    }
}
