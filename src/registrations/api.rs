//! Door for programs: register, look, cancel.
use super::{
    cancel::cancel,
    correct::Details,
    form::{self, Key, NewRegistration, Raw},
    holder::Holder,
    pages::my,
    queries,
    register::Outcome,
    sessions::{Chosen, chosen_of},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events, notices,
    person::{Email, Mobile, Name},
    secret,
    web::{
        form::{FieldErrors, Wrong, wrong},
        json::{self, Object},
        view::View,
    },
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use entity::{Locale, event, question, registration};
use sea_orm::ActiveEnum;
use serde_json::{Map, Value, json};
use uuid::Uuid;

const FIELDS: [&str; 7] = ["name", "email", "mobile", "locale", "consent", "answers", "sessions"];
const KEY_HEADER: &str = "idempotency-key";

pub async fn create(
    State(app): State<App>,
    view: View,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Object(body): Object,
) -> Answer {
    let event = events::by_slug(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    let questions = events::questions(app.db.read(), event.id).await?;
    let notice = notices::current(app.db.read()).await?.version;
    let new = parse(&event, &questions, notice, &view, &headers, &body).map_err(AppError::Invalid)?;
    let chooses = !new.sessions.is_empty();
    let (status, row, rank) = match app.desk.register(new, view.now).await? {
        Outcome::New(row, rank) => (StatusCode::CREATED, row, rank),
        Outcome::Again(row) => {
            let rank = queries::waiting_position(app.db.read(), &row).await?;
            (StatusCode::OK, row, rank)
        }
        Outcome::Known => {
            return json::answer(StatusCode::ACCEPTED, "registration", &json!({ "status": "already_registered" }));
        }
    };
    let token = row.token.clone();
    let may_have = chooses || status != StatusCode::CREATED;
    let chosen = if may_have { chosen_of(app.db.read(), row.id).await? } else { vec![] };
    json::answer(status, "registration", &shape(&view, &event, &row, &token, rank, &chosen))
}

pub async fn show(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    let row = queries::by_id(app.db.read(), who.registration).await?.ok_or(AppError::NotFound)?;
    answer(&app, &view, &row, &token).await
}

pub async fn cancel_one(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    let row = cancel(&app.db, &app.address_key, &who, view.now).await?;
    answer(&app, &view, &row, &token).await
}

async fn answer(app: &App, view: &View, row: &registration::Model, token: &str) -> Answer {
    let event = events::by_id(app.db.read(), row.event_id).await?.ok_or(AppError::NotFound)?;
    let rank = queries::waiting_position(app.db.read(), row).await?;
    let chosen = chosen_of(app.db.read(), row.id).await?;
    json::answer(StatusCode::OK, "registration", &shape(view, &event, row, token, rank, &chosen))
}

fn shape(
    view: &View,
    event: &event::Model,
    row: &registration::Model,
    token: &str,
    rank: Option<i64>,
    chosen: &[Chosen],
) -> Value {
    let mut body = json!({
        "token": token,
        "code": row.code,
        "status": row.status.to_value(),
        "event": event.slug,
        "ticket_url": view.absolute(&format!("/t/{token}")),
    });
    if let Some(rank) = rank {
        body["waiting_position"] = json!(rank);
    }
    if !chosen.is_empty() {
        body["sessions"] = chosen.iter().map(my::session).collect();
    }
    body
}

fn parse(
    event: &event::Model,
    questions: &[question::Model],
    notice: i32,
    view: &View,
    headers: &HeaderMap,
    body: &Map<String, Value>,
) -> Result<NewRegistration, FieldErrors> {
    let mut errors = FieldErrors::default();
    for field in body.keys().filter(|field| !FIELDS.contains(&field.as_str())) {
        errors.add(field, wrong("unknown_field"));
    }
    let details = details(body, &mut errors);
    let locale = locale(body, view.locale(), &mut errors);
    if body.get("consent") != Some(&Value::Bool(true)) {
        errors.add("consent", wrong("consent_missing"));
    }
    let answers = answers(questions, body, &mut errors);
    let sessions = sessions(body, &mut errors);
    let key = key(headers, body, &mut errors);
    match (details, answers, sessions) {
        (Some(details), Some(answers), Some(sessions)) if errors.is_empty() => {
            Ok(NewRegistration { sessions, ..form::new(event.id, details, answers, notice, locale, key) })
        }
        _ => Err(errors),
    }
}

fn details(body: &Map<String, Value>, errors: &mut FieldErrors) -> Option<Details> {
    let name = errors.keep("name", text(body, "name").and_then(Name::parse));
    let email = errors.keep("email", text(body, "email").and_then(Email::parse));
    let mobile = errors.keep("mobile", text(body, "mobile").and_then(Mobile::parse));
    Some(Details { name: name?, email: email?, mobile: mobile? })
}

/// A string, or nothing; anything else is an error at the field.
fn text<'a>(body: &'a Map<String, Value>, field: &str) -> Result<&'a str, Wrong> {
    match body.get(field) {
        None | Some(Value::Null) => Ok(""),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(wrong("not_text")),
    }
}

fn locale(body: &Map<String, Value>, asked: Locale, errors: &mut FieldErrors) -> Locale {
    match body.get("locale") {
        None | Some(Value::Null) => asked,
        Some(tag) => tag
            .as_str()
            .and_then(|tag| Locale::ALL.into_iter().find(|locale| locale.tag() == tag))
            .unwrap_or_else(|| {
                errors.add("locale", wrong("locale"));
                asked
            }),
    }
}

fn answers(
    questions: &[question::Model],
    body: &Map<String, Value>,
    errors: &mut FieldErrors,
) -> Option<entity::Answers> {
    let none = Map::new();
    let given = match body.get("answers") {
        None | Some(Value::Null) => &none,
        Some(Value::Object(given)) => given,
        Some(_) => {
            errors.add("answers", wrong("answer_type"));
            return None;
        }
    };
    for key in given.keys().filter(|key| !questions.iter().any(|question| question.key == **key)) {
        errors.add(&form::field(key), wrong("unknown_field"));
    }
    form::answers(questions, |question| raw(given.get(&question.key)), errors)
}

/// Ids, as the event lists them.
fn sessions(body: &Map<String, Value>, errors: &mut FieldErrors) -> Option<Vec<Uuid>> {
    let ids = match body.get("sessions") {
        None | Some(Value::Null) => Some(vec![]),
        Some(Value::Array(items)) => items.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
        Some(_) => None,
    };
    let parsed = ids.ok_or(wrong("answer_type")).and_then(|ids| form::sessions(&ids));
    errors.keep("sessions", parsed)
}

fn raw(value: Option<&Value>) -> Raw {
    match value {
        None | Some(Value::Null) => Raw::Absent,
        Some(Value::String(text)) => Raw::Text(text.clone()),
        Some(Value::Bool(yes)) => Raw::Yes(*yes),
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect::<Option<Vec<_>>>()
            .map_or(Raw::Other, Raw::Several),
        Some(_) => Raw::Other,
    }
}

/// The header with the hash of the body, members in the order of their names.
fn key(headers: &HeaderMap, body: &Map<String, Value>, errors: &mut FieldErrors) -> Option<Key> {
    let header = headers.get(KEY_HEADER)?;
    let value = errors.keep("Idempotency-Key", Key::check(header.to_str().unwrap_or_default()))?;
    let body = serde_json::to_vec(body).unwrap_or_default();
    Some(Key::Idempotency { value, body_hash: secret::digest(&body) })
}
