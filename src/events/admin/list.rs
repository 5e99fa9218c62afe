//! Officers' events, shelf by shelf.
use crate::{
    accounts,
    app::App,
    error::Answer,
    events::{
        card,
        form::EventFilter,
        shelf::{Shelf, shelf as on_shelf, shelf_count},
    },
    roles::{
        Officer,
        rights::{MarkPresent, ReadEvents, WriteEvents},
    },
    web::{form::Query, page::page, view::View},
    words::{spoken::Spoken, thousands, when::local},
};
use askama::Template;
use axum::extract::State;
use entity::event;
use std::{collections::HashMap, mem};
use uuid::Uuid;

const SHELVES: [(Shelf, &str, &str); 6] = [
    (Shelf::InReview, "review", "events-shelf-review"),
    (Shelf::Coming, "", "events-shelf-coming"),
    (Shelf::Drafts, "drafts", "events-shelf-drafts"),
    (Shelf::Over, "over", "events-shelf-over"),
    (Shelf::Cancelled, "cancelled", "events-shelf-cancelled"),
    (Shelf::Archived, "archived", "events-shelf-archived"),
];

/// So many of those in review stand before all else.
const FIRST: usize = 5;

#[derive(Template)]
#[template(path = "events/admin/list.html")]
struct ListPage {
    view: View,
    shelf: &'static str,
    tabs: Vec<Tab>,
    filter: EventFilter,
    rows: Vec<Row>,
    /// In review, the longest first: before all else, and on a shelf of their own.
    waiting: Vec<Waiting>,
    /// Where the others that wait are.
    more_waiting: Option<String>,
    next: Option<String>,
    can_write: bool,
    /// May be on duty.
    can_attend: bool,
}

struct Waiting {
    slug: String,
    title: Spoken,
    when: String,
    district: String,
    drafter: String,
    age: String,
}

struct Tab {
    href: String,
    label: String,
    count: String,
    is_current: bool,
}

struct Row {
    slug: String,
    title: Spoken,
    kind: String,
    when: String,
    district: String,
    state: (String, &'static str),
    places: String,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEvents>,
    writer: Option<Officer<WriteEvents>>,
    attends: Option<Officer<MarkPresent>>,
    query: Query,
) -> Answer {
    let named = query.0.get("shelf").to_owned();
    let (shelf, name, _) = SHELVES.into_iter().find(|(_, name, _)| *name == named).unwrap_or(SHELVES[1]);
    let filter = EventFilter::from(query);
    let mut shown = on_shelf(app.db.read(), &who, shelf, &filter, view.now).await?;
    let next = shown.next.map(|cursor| at(&filter, name, &cursor));
    let waits = match shelf {
        Shelf::InReview => mem::take(&mut shown.events),
        Shelf::Coming if filter.after.is_empty() => {
            on_shelf(app.db.read(), &who, Shelf::InReview, &filter, view.now).await?.events
        }
        _ => vec![],
    };
    let most = if shelf == Shelf::InReview { waits.len() } else { FIRST };
    let names = accounts::names(app.db.read(), waits.iter().filter_map(|event| event.drafted_by)).await?;
    let mut tabs = Vec::new();
    for (each, name, key) in SHELVES {
        let count = shelf_count(app.db.read(), &who, each, &filter, view.now).await?;
        let (href, count) = (at(&filter, name, ""), thousands(count as i64));
        tabs.push(Tab { href, label: view.t(key), count, is_current: each == shelf });
    }
    page(&ListPage {
        tabs,
        rows: shown.events.iter().map(|event| row(&view, event)).collect(),
        more_waiting: (waits.len() > most).then(|| at(&filter, SHELVES[0].1, "")),
        waiting: waits.iter().take(most).map(|event| waiting(&view, event, &names)).collect(),
        next,
        can_write: writer.is_some(),
        can_attend: attends.is_some(),
        shelf: name,
        filter,
        view,
    })
}

fn at(filter: &EventFilter, shelf: &str, after: &str) -> String {
    let pairs = [("shelf", shelf), ("q", filter.q.as_str()), ("after", after)];
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    format!("/admin/events?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}

fn waiting(view: &View, event: &event::Model, names: &HashMap<Uuid, String>) -> Waiting {
    let locale = view.locale();
    let drafter = event.drafted_by.and_then(|id| names.get(&id));
    let days = event.review_since.map_or(0, |since| (view.now - since).num_days());
    Waiting {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(locale), locale),
        when: view.words.date_time(local(event.starts_at, &event.zone)),
        district: view.t(card::district_key(event.district)),
        drafter: drafter.cloned().unwrap_or_else(|| view.t("audit-closed")),
        age: view.count("events-review-waits", days),
    }
}

fn row(view: &View, event: &event::Model) -> Row {
    let locale = view.locale();
    Row {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(locale), locale),
        kind: view.t(card::kind_key(event.kind)),
        when: view.words.date_time(local(event.starts_at, &event.zone)),
        district: view.t(card::district_key(event.district)),
        state: card::desk_state(view, event),
        places: card::taken(view, event),
    }
}
