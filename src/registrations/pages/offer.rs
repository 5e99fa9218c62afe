//! The sessions that can be chosen, as a form shows them: day by day, with what is left of each.
use crate::{
    app::App,
    error::AppError,
    events::{self, AgendaDay, Item},
    registrations::sessions::{Chosen, meeting},
    web::{problems::Problems, view::View},
    words::{spoken::Spoken, when::local},
};
use chrono::{DateTime, Utc};
use entity::{event, session, session_place::State};
use uuid::Uuid;

pub struct Offer {
    pub days: Vec<AgendaDay>,
    /// Ticked.
    chosen: Vec<Uuid>,
}

impl Offer {
    pub async fn of(
        app: &App,
        view: &View,
        event: &event::Model,
        offered: &[session::Model],
        typed: &[String],
    ) -> Result<Self, AppError> {
        let items: Vec<Item> =
            offered.iter().map(|session| Item { session: session.clone(), speakers: vec![] }).collect();
        let chosen = typed.iter().filter_map(|id| id.parse().ok()).collect();
        Ok(Self { days: events::agenda_days(app, view, event, &items).await?, chosen })
    }

    pub fn is_chosen(&self, id: &Uuid) -> bool {
        self.chosen.contains(id)
    }

    /// The error summary leads to the first.
    pub fn id(&self, session: &Uuid) -> String {
        let first = self.days.first().and_then(|day| day.sessions.first()).map(|card| card.id);
        if first == Some(*session) { "sessions".to_owned() } else { format!("session.{session}") }
    }
}

/// Those of an event that have places of their own and are still to come.
pub async fn offered(app: &App, event: &event::Model, now: DateTime<Utc>) -> Result<Vec<session::Model>, AppError> {
    let mut sessions = events::choosable(app.db.read(), event.id).await?;
    sessions.retain(|session| !session.has_begun(now));
    Ok(sessions)
}

/// With both named where two of those that are ticked are at the same time.
pub fn naming(view: &View, problems: Problems, offered: &[session::Model], typed: &[String]) -> Problems {
    let ticked: Vec<&session::Model> =
        offered.iter().filter(|session| typed.iter().any(|id| id.parse() == Ok(session.id))).collect();
    problems.saying(|problem| overlap(view, &ticked).filter(|_| problem.field == "sessions"))
}

/// Two that are at the same time, by their titles.
fn overlap(view: &View, sessions: &[&session::Model]) -> Option<String> {
    let [one, other] = meeting(sessions)?.map(|session| session.title(view.locale()).text.to_owned().into());
    Some(view.fill("registrations-sessions-two", &[("one", one), ("other", other)]))
}

/// A chosen session, as the ticket and officers read it.
pub struct Line {
    pub title: Spoken,
    pub when: String,
    pub state: String,
    pub tint: &'static str,
}

pub fn lines(view: &View, event: &event::Model, chosen: &[Chosen]) -> Vec<Line> {
    let line = |chosen: &Chosen| {
        let [from, until] = [chosen.session.starts_at, chosen.session.ends_at].map(|at| local(at, &event.zone));
        let (state, tint) = stands(view, chosen.state, chosen.rank);
        Line {
            title: Spoken::of(chosen.session.title(view.locale()), view.locale()),
            when: view.words.span(from, until),
            state,
            tint,
        }
    };
    chosen.iter().map(line).collect()
}

/// In words, and the tint.
pub fn stands(view: &View, state: State, rank: Option<i64>) -> (String, &'static str) {
    match state {
        State::Held => (view.t("registrations-sessions-held"), "ok"),
        State::Waiting => (view.count("registrations-sessions-waiting", rank.unwrap_or_default()), "warn"),
        State::Wished => (view.t("registrations-sessions-wished"), "info"),
    }
}

/// Two of them are at the same time, for an officer moved one: their titles.
pub fn two(view: &View, chosen: &[Chosen]) -> Option<String> {
    let sessions: Vec<&session::Model> =
        chosen.iter().map(|chosen| &chosen.session).filter(|session| !session.has_begun(view.now)).collect();
    overlap(view, &sessions)
}
