//! Officers' events, shelf by shelf.
use crate::{
    app::App,
    error::Answer,
    events::{
        card,
        form::EventFilter,
        shelf::{Shelf, shelf as on_shelf, shelf_count},
    },
    roles::{
        Officer,
        rights::{ReadEvents, WriteEvents},
    },
    web::{form::Query, page::page, view::View},
    words::{spoken::Spoken, thousands, when::local},
};
use askama::Template;
use axum::extract::State;
use entity::event;

const SHELVES: [(Shelf, &str, &str); 4] = [
    (Shelf::Coming, "", "events-shelf-coming"),
    (Shelf::Drafts, "drafts", "events-shelf-drafts"),
    (Shelf::Over, "over", "events-shelf-over"),
    (Shelf::Cancelled, "cancelled", "events-shelf-cancelled"),
];

#[derive(Template)]
#[template(path = "events/admin/list.html")]
struct ListPage {
    view: View,
    shelf: &'static str,
    tabs: Vec<Tab>,
    filter: EventFilter,
    rows: Vec<Row>,
    next: Option<String>,
    can_write: bool,
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
    query: Query,
) -> Answer {
    let named = query.0.get("shelf").to_owned();
    let (shelf, name, _) = SHELVES.into_iter().find(|(_, name, _)| *name == named).unwrap_or(SHELVES[0]);
    let filter = EventFilter::from(query);
    let shown = on_shelf(app.db.read(), &who, shelf, &filter, view.now).await?;
    let mut tabs = Vec::new();
    for (each, name, key) in SHELVES {
        let count = shelf_count(app.db.read(), &who, each, &filter, view.now).await?;
        let (href, count) = (at(&filter, name, ""), thousands(count as i64));
        tabs.push(Tab { href, label: view.t(key), count, is_current: each == shelf });
    }
    page(&ListPage {
        tabs,
        rows: shown.events.iter().map(|event| row(&view, event)).collect(),
        next: shown.next.map(|cursor| at(&filter, name, &cursor)),
        can_write: writer.is_some(),
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
