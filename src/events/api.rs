//! Door for programs: events as JSON.
use super::{named::taking_part, queries, sessions};
use crate::{
    app::App,
    error::{Answer, AppError},
    web::{
        form::Query,
        json::{self, instant},
        view::View,
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{
    event::{self, Phase},
    question, session,
};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};

pub async fn list(State(app): State<App>, view: View, query: Query) -> Answer {
    let page = queries::list(app.db.read(), &query.into(), view.now).await?;
    let events: Vec<Value> = page.events.iter().map(|event| shape(&view, event)).collect();
    json::list("events", &events, page.next.as_deref())
}

pub async fn show(State(app): State<App>, view: View, Path(slug): Path<String>) -> Answer {
    let event = queries::by_slug(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    let questions = queries::questions(app.db.read(), event.id).await?;
    let enterprises = taking_part(app.db.read(), event.id).await?;
    let mut body = shape(&view, &event);
    body["text"] = json!({ "zh-CN": event.text_zh, "en": event.text_en });
    body["questions"] = questions.iter().map(asked).collect();
    body["enterprises"] = enterprises.iter().map(|each| json!({ "slug": each.slug, "name": each.name })).collect();
    let sessions = sessions::choosable(app.db.read(), event.id).await?;
    if !sessions.is_empty() {
        body["sessions"] = sessions.iter().map(session).collect();
    }
    json::answer(StatusCode::OK, "event", &body)
}

/// One that can be chosen when registering.
fn session(session: &session::Model) -> Value {
    json!({
        "id": session.id,
        "title": { "zh-CN": session.title_zh, "en": session.title_en },
        "starts_at": instant(session.starts_at),
        "ends_at": instant(session.ends_at),
        "places": { "capacity": session.places, "taken": session.taken, "waiting": session.waiting },
    })
}

fn shape(view: &View, event: &event::Model) -> Value {
    json!({
        "slug": event.slug,
        "kind": event.kind.to_value(),
        "district": event.district.to_value(),
        "state": phase(event.phase(view.now)),
        "title": { "zh-CN": event.title_zh, "en": event.title_en },
        "summary": { "zh-CN": event.summary_zh, "en": event.summary_en },
        "place": { "zh-CN": event.place_zh, "en": event.place_en },
        "starts_at": instant(event.starts_at),
        "ends_at": instant(event.ends_at),
        "opens_at": instant(event.opens_at),
        "closes_at": instant(event.closes_at),
        "answers_until": instant(event.answers_until),
        "zone": event.zone,
        "approval": event.needs_approval,
        "waiting_list": { "limit": event.waiting_limit },
        "places": { "capacity": event.capacity, "taken": event.taken, "waiting": event.waiting },
        "url": view.absolute(&format!("/events/{}", event.slug)),
    })
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Cancelled => "cancelled",
        Phase::NotYetOpen => "not_yet_open",
        Phase::Open => "open",
        Phase::Closed => "closed",
        Phase::Running => "running",
        Phase::Over => "over",
    }
}

fn asked(question: &question::Model) -> Value {
    json!({
        "key": question.key,
        "kind": question.kind.to_value(),
        "required": question.required,
        "label": { "zh-CN": question.label_zh, "en": question.label_en },
        "options": question.options.0.iter().map(|choice| json!({ "key": choice.key, "label": { "zh-CN": choice.zh, "en": choice.en } })).collect::<Vec<_>>(),
    })
}
