//! Door for administrators and auditors: who decided what, newest first.
use super::audit_words;
use crate::{
    accounts,
    app::App,
    audit::{self, AuditFilter},
    error::{Answer, AppError},
    events,
    person::Email,
    roles::{Officer, rights::ReadAudit},
    web::{form::Query, page::page, view::View},
    words::names,
};
use askama::Template;
use axum::extract::State;
use entity::audit as entry;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "front/audit.html")]
struct AuditPage {
    view: View,
    person: String,
    object: String,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    at: String,
    who: String,
    act: String,
    object_id: String,
    district: Option<&'static str>,
    change: String,
    /// Kind of reason.
    code: Option<String>,
    reason: Option<String>,
    request_id: String,
}

pub async fn audit(State(app): State<App>, view: View, who: Officer<ReadAudit>, Query(query): Query) -> Answer {
    let (person, object) = (query.get("person").trim().to_owned(), query.get("object").trim().to_owned());
    let filter = AuditFilter {
        actor: actor(&app, &person).await?,
        object_id: object_id(&app, &who, &object).await?,
        after: query.get("after").to_owned(),
    };
    let found = audit::list(app.db.read(), &who, &filter).await?;
    let names = accounts::addresses(app.db.read(), found.entries.iter().filter_map(|entry| entry.actor_id)).await?;
    let name = |id: Option<Uuid>| match id {
        Some(id) => names.get(&id).cloned().unwrap_or_else(|| view.t("audit-closed")),
        None => view.t("audit-command-line"),
    };
    let rows = found.entries.iter().map(|entry| row(&view, entry, name(entry.actor_id))).collect();
    let path = |cursor: String| {
        let pairs = [("person", person.clone()), ("object", object.clone()), ("after", cursor)];
        let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        format!("/admin/audit?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    };
    let next = found.next.map(path);
    page(&AuditPage { rows, next, person, object, view })
}

/// The account of an address; one that has none did nothing.
async fn actor(app: &App, person: &str) -> Result<Option<Uuid>, AppError> {
    if person.is_empty() {
        return Ok(None);
    }
    let Ok(email) = Email::parse(person) else { return Ok(Some(Uuid::nil())) };
    let account = accounts::by_address(app.db.read(), email.key()).await?;
    Ok(Some(account.map_or(Uuid::nil(), |account| account.id)))
}

/// A number as it is, an event's address as its number.
async fn object_id(app: &App, who: &Officer<ReadAudit>, object: &str) -> Result<Option<String>, AppError> {
    if object.is_empty() {
        return Ok(None);
    }
    let event = events::within(app.db.read(), who, object).await?;
    let is_text = object.bytes().all(|byte| byte.is_ascii_graphic());
    let typed = if is_text { object } else { "-" };
    Ok(Some(event.map_or_else(|| typed.to_owned(), |event| event.id.to_string())))
}

fn row(view: &View, entry: &entry::Model, who: String) -> Row {
    let fields: Vec<String> = serde_json::from_value(entry.fields.clone()).unwrap_or_default();
    let fields: Vec<String> = fields.iter().map(|name| audit_words::field(view.words, name)).collect();
    let states =
        [entry.before.as_deref(), entry.after.as_deref()].into_iter().flatten().filter(|state| !state.is_empty());
    let states: Vec<String> = states.map(|state| audit_words::state(view.words, state)).collect();
    Row {
        at: view.moment(entry.at),
        who,
        act: view.t(&format!("audit-{}", entry.act)),
        object_id: entry.object_id.clone(),
        district: entry.district.map(names::district),
        change: [states.join(" → "), fields.join(", ")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("; "),
        code: entry.reason_code.as_deref().map(|code| audit_words::code(view.words, &entry.object, code)),
        reason: entry.reason.clone(),
        request_id: entry.request_id.clone(),
    }
}
