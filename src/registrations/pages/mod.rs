//! Door for candidates: the form, the ticket and what can be done there. Files in the order one meets them.
pub mod answers;
pub mod ask;
pub mod asked;
pub mod data;
pub mod details;
pub mod feeds;
pub mod form;
pub mod link;
pub mod my;
pub mod not_me;
pub mod offer;
pub mod sessions;
pub mod ticket;

use super::{
    form::field,
    holder::{self, Held, Holder},
    queries,
};
use crate::{
    app::App,
    error::AppError,
    events,
    roles::Visitor,
    web::{form::FieldErrors, problems::Problems, view::View},
    words::{spoken::Spoken, when::local},
};
use axum::{
    extract::{FromRequestParts, MatchedPath, Path},
    http::request::Parts,
};
use entity::{event, question, registration};

impl FromRequestParts<App> for Holder {
    type Rejection = AppError;

    /// A link that ended, or whose person was forgotten, says so; any other text is not found.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let Path(token) = Path::<String>::from_request_parts(parts, app).await.map_err(|_| AppError::NotFound)?;
        // Only the ticket itself comes as a calendar file too.
        let is_ticket = parts.extensions.get::<MatchedPath>().is_some_and(|path| path.as_str() == "/t/{token}");
        let token = token.strip_suffix(".ics").filter(|_| is_ticket).unwrap_or(&token);
        let signed_in = parts.extensions.get::<Visitor>().and_then(Visitor::known).map(|known| known.account.id);
        match holder::find(app.db.read(), token, signed_in).await? {
            Held::Open(holder) => Ok(holder),
            Held::Ended => Err(AppError::Gone("registrations.link_ended")),
            Held::Forgotten => Err(AppError::Gone("registrations.forgotten")),
            Held::Nothing => Err(AppError::NotFound),
        }
    }
}

/// The rows behind a ticket.
async fn held(app: &App, who: &Holder) -> Result<(event::Model, registration::Model), AppError> {
    let row = queries::by_id(app.db.read(), who.registration).await?.ok_or(AppError::NotFound)?;
    let event = events::by_id(app.db.read(), row.event_id).await?.ok_or(AppError::NotFound)?;
    Ok((event, row))
}

/// What every page of a registration says about its event.
pub struct About {
    pub slug: String,
    pub title: Spoken,
    pub when: String,
    pub place: Spoken,
    pub starts: String,
    /// On whose clocks.
    pub zone: String,
}

impl About {
    pub fn of(view: &View, event: &event::Model) -> Self {
        let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
        Self {
            slug: event.slug.clone(),
            title: Spoken::of(event.title(view.locale()), view.locale()),
            when: view.words.span(starts, ends),
            place: Spoken::of(event.place(view.locale()), view.locale()),
            starts: view.words.short(starts, view.now),
            zone: event.zone.clone(),
        }
    }
}

/// With the question named in each error about an answer, for several may be wrong in the same way.
pub fn with_questions(view: &View, errors: &FieldErrors, questions: &[question::Model]) -> Problems {
    Problems::of(view, errors).saying(|problem| {
        let question = questions.iter().find(|question| field(&question.key) == problem.field)?;
        let label = question.label(view.locale()).text.to_owned();
        Some(view.fill("form-about-question", &[("message", problem.message.clone().into()), ("label", label.into())]))
    })
}
