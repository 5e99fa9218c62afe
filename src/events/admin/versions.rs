//! What changed in an event, who changed it and when, newest first.
use super::{questions::kind as kind_of, show::find};
use crate::{
    accounts,
    app::App,
    error::Answer,
    events::{card, questions::REQUIRED, versions::versions},
    roles::{Officer, rights::ReadEvents},
    web::{
        form::{Query, named},
        page::page,
        view::View,
    },
    words::{
        names,
        spoken::Spoken,
        when::{ZONE, local, machine},
    },
};
use askama::Template;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use entity::{
    Locale, Said, event,
    event_version::{self, Change},
};
use std::collections::HashMap;
use uuid::Uuid;

/// What is longer is folded.
const SHORT: usize = 60;

#[derive(Template)]
#[template(path = "events/admin/versions.html")]
struct VersionsPage {
    view: View,
    slug: String,
    title: Spoken,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    act: String,
    at: String,
    /// The moment for `<time datetime>`.
    machine: String,
    who: String,
    revision: String,
    changes: Vec<Line>,
}

struct Line {
    label: String,
    /// None of a new event.
    old: Option<Spoken>,
    new: Spoken,
    is_long: bool,
}

impl Row {
    fn has_short(&self) -> bool {
        self.changes.iter().any(|change| !change.is_long)
    }
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEvents>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let found = versions(app.db.read(), event.id, query.get("after")).await?;
    let names = accounts::names(app.db.read(), found.versions.iter().filter_map(|row| row.account_id)).await?;
    page(&VersionsPage {
        title: Spoken::of(event.title(view.locale()), view.locale()),
        rows: found.versions.iter().map(|version| row(&view, &event, version, &names)).collect(),
        next: found.next.map(|cursor| format!("/admin/events/{slug}/versions?after={cursor}")),
        slug,
        view,
    })
}

fn row(view: &View, event: &event::Model, version: &event_version::Model, names: &HashMap<Uuid, String>) -> Row {
    let is_new = version.act == "events.draft";
    Row {
        act: view.t(&format!("audit-{}", version.act)),
        at: view.moment(version.at),
        machine: machine(local(version.at, ZONE)),
        who: match version.account_id {
            Some(id) => names.get(&id).cloned().unwrap_or_else(|| view.t("audit-closed")),
            None => view.t("events-version-by-itself"),
        },
        revision: version.revision.to_string(),
        changes: version.changes.0.iter().map(|change| line(view, event, change, is_new)).collect(),
    }
}

fn line(view: &View, event: &event::Model, change: &Change, is_new: bool) -> Line {
    let say = |value: &str| value_of(view, event, &change.field, value);
    let is_long = [&change.old, &change.new].iter().any(|text| text.chars().count() > SHORT || text.contains('\n'));
    let old = (!is_new).then(|| say(&change.old));
    Line { label: label(view, &change.field), old, new: say(&change.new), is_long }
}

fn label(view: &View, field: &str) -> String {
    let key = match field {
        "status" => Some("events-desk-state"),
        "needs_approval" => Some("events-field-approval"),
        "closed_by_hand" => Some("events-version-closed"),
        "cancel_reason" => Some("events-version-cancel-reason"),
        "return_reason" => Some("events-version-return-reason"),
        "despite" => Some("events-despite"),
        "session" => Some("events-session"),
        "question" => Some("events-question-label"),
        "questions" => Some("events-version-questions"),
        "series" => Some("events-version-series"),
        "reminders" => Some("events-reminders"),
        _ => card::field_key(field),
    };
    key.map_or_else(|| field.to_owned(), |key| view.t(key))
}

/// As it reads on pages; what people wrote stays as they wrote it, in its language.
fn value_of(view: &View, event: &event::Model, field: &str, value: &str) -> Spoken {
    let here = |text: String| Spoken { text, lang: None };
    let key = match (field, value) {
        ("capacity", "") => Some("events-no-limit"),
        ("waiting_limit", "") => Some("events-field-line-unlimited"),
        ("waiting_limit", "0") => Some("events-field-line-none"),
        ("needs_approval" | "closed_by_hand", "true") => Some("events-version-yes"),
        ("needs_approval" | "closed_by_hand", "false") => Some("events-version-no"),
        ("series", "") => Some("events-version-no-series"),
        ("series", _) => Some("events-version-of-series"),
        (_, "") => Some("events-version-nothing"),
        ("kind", _) => named(value).ok().map(card::kind_key),
        ("district", _) => named(value).ok().map(names::district),
        ("status", _) => named(value).ok().map(names::event),
        _ => None,
    };
    if let Some(key) = key {
        return here(view.t(key));
    }
    if field.ends_with("_at") || field == "answers_until" {
        let moment = |at: DateTime<Utc>| view.words.date_time(local(at, &event.zone));
        return here(value.parse().map_or_else(|_| value.to_owned(), moment));
    }
    if field == "reminders" {
        return here(names::reminders(view.words, value.split(' ').filter_map(|minutes| minutes.parse().ok())));
    }
    if field == "question" {
        return Spoken::chinese(&question(view, value), view.locale());
    }
    match field {
        "title_en" | "summary_en" | "text_en" | "place_en" => {
            Spoken::of(Said { text: value, locale: Locale::En }, view.locale())
        }
        "slug" | "zone" | "capacity" | "waiting_limit" | "setup" | "clearing" => here(value.to_owned()),
        _ => Spoken::chinese(value, view.locale()),
    }
}

/// What kind of a question it is, and below it what stands there in both languages.
fn question(view: &View, value: &str) -> String {
    let (head, rest) = value.split_once('\n').unwrap_or((value, ""));
    let (kind, demand) = head.split_once(' ').unwrap_or((head, ""));
    let Ok(kind) = named(kind) else { return value.to_owned() };
    let demand = if demand == REQUIRED { "events-version-required" } else { "events-version-optional" };
    format!("{} · {}\n{rest}", view.t(kind_of(kind)), view.t(demand))
}
