//! The list of events with its filters, and the feed that takes the same.
use super::entry;
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        calendar::{self, Entry, Method},
        card::{self, EventCard},
        form::EventFilter,
        queries,
    },
    venues,
    web::{
        choice::Choice,
        form::Query,
        page::{self, page},
        stamp::Stamp,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::{extract::State, http::HeaderMap};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Kind},
    venue,
};
use sea_orm::{ActiveEnum, Iterable};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/list.html")]
struct ListPage {
    view: View,
    filter: EventFilter,
    tabs: Vec<Tab>,
    districts: Vec<Choice>,
    chips: Vec<Chip>,
    months: Vec<Month>,
    found: i64,
    next: Option<String>,
    feed: String,
    calendar: String,
}

struct Tab {
    href: String,
    label: String,
    count: i64,
    is_current: bool,
}

/// A filter that holds, and the list without it.
pub(super) struct Chip {
    pub(super) label: String,
    pub(super) href: String,
}

struct Month {
    name: String,
    events: Vec<EventCard>,
}

pub async fn list(State(app): State<App>, view: View, query: Query) -> Answer {
    let filter = EventFilter::from(query);
    let shown = queries::list(app.db.read(), &filter, view.now).await?;
    let counts = queries::count(app.db.read(), &filter, view.now).await?;
    let tabs = tabs(&view, &filter, &counts);
    let venue = venue_of(&app, &filter).await?;
    page(&ListPage {
        found: tabs.iter().find(|tab| tab.is_current).map_or(0, |tab| tab.count),
        tabs,
        districts: districts(&view, &filter),
        chips: chips(&view, &filter, venue.as_ref(), |without| without.path("/events")),
        months: months(&view, &shown.events),
        next: shown.next.map(|cursor| filter.path_after("/events", &cursor)),
        feed: view.spoken(&filter.path("/events.ics")),
        calendar: filter.path("/events/calendar"),
        view,
        filter,
    })
}

/// Subscribed to: every event that the filters find, cancelled ones included for some weeks.
/// What a reader has already is not sent again: only an officer's act changes it, or the day.
pub async fn feed(State(app): State<App>, view: View, headers: HeaderMap, query: Query) -> Answer {
    let stamp = queries::last_change(app.db.read()).await?.map(|last| stamp(&view, last));
    if let Some(stamp) = stamp.as_ref().filter(|stamp| stamp.is_known(&headers)) {
        return Ok(stamp.unchanged());
    }
    let events = queries::feed(app.db.read(), &query.into(), view.now).await?;
    let entries: Vec<Entry> = events.iter().map(|event| entry(&app, &view, event)).collect();
    let ics = calendar::calendar(&entries, Method::Publish, Some(&view.t("events-feed-name")), view.now);
    Ok(Stamp::on(stamp.as_ref(), page::calendar("events", ics)?))
}

/// A change whose version is older may be committed only now, and the newest says nothing of it. So while the newest is
/// young its state is one of its own, by tag and by date: whoever took the feed then asks once more, in full, when every
/// act of that time is over.
fn stamp(view: &View, (version, at): (Uuid, DateTime<Utc>)) -> Stamp {
    let (state, at) = match at + queries::UNSETTLED {
        settles_at if settles_at <= view.now => ("settled", settles_at),
        _ => ("unsettled", at),
    };
    Stamp::of(&[&version.to_string(), state, &view.today().to_string(), view.locale().tag()], at)
}

fn tabs(view: &View, filter: &EventFilter, counts: &HashMap<Kind, i64>) -> Vec<Tab> {
    let tab = |kind: Option<Kind>, label: String, count: i64| Tab {
        href: EventFilter { kind, ..filter.clone() }.path("/events"),
        label,
        count,
        is_current: filter.kind == kind,
    };
    let all = tab(None, view.t("events-all-kinds"), counts.values().sum());
    let each =
        Kind::iter().map(|kind| tab(Some(kind), view.t(card::kind_key(kind)), counts.get(&kind).copied().unwrap_or(0)));
    std::iter::once(all).chain(each).collect()
}

pub(super) fn districts(view: &View, filter: &EventFilter) -> Vec<Choice> {
    let chosen = filter.district.map(|district| district.to_value()).unwrap_or_default();
    let all = Choice::of("", view.t("events-all-districts"), &chosen);
    std::iter::once(all).chain(Choice::all(view, names::district, &chosen)).collect()
}

pub(super) async fn venue_of(app: &App, filter: &EventFilter) -> Result<Option<venue::Model>, AppError> {
    let Some(slug) = &filter.venue else { return Ok(None) };
    Ok(venues::by_slug(app.db.read(), slug).await?)
}

/// `path` leads to the page with other filters.
pub(super) fn chips(
    view: &View,
    filter: &EventFilter,
    venue: Option<&venue::Model>,
    path: impl Fn(&EventFilter) -> String,
) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut chip = |label: String, without: EventFilter| chips.push(Chip { label, href: path(&without) });
    if !filter.q.is_empty() {
        chip(view.with("events-chip-query", "query", &filter.q), EventFilter { q: String::new(), ..filter.clone() });
    }
    if let Some(district) = filter.district {
        chip(view.t(card::district_key(district)), EventFilter { district: None, ..filter.clone() });
    }
    if let Some(slug) = &filter.venue {
        let name = venue.map_or_else(|| slug.clone(), |venue| venues::card::name(view.words, venue).text);
        chip(name, EventFilter { venue: None, ..filter.clone() });
    }
    if filter.series.is_some() {
        chip(view.t("events-chip-series"), EventFilter { series: None, ..filter.clone() });
    }
    if let Some(from) = filter.from {
        chip(view.with("events-chip-from", "date", &from.to_string()), EventFilter { from: None, ..filter.clone() });
    }
    if let Some(to) = filter.to {
        chip(view.with("events-chip-to", "date", &to.to_string()), EventFilter { to: None, ..filter.clone() });
    }
    chips
}

/// The list in sections of a month, in its order.
fn months(view: &View, events: &[event::Model]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for card in events.iter().map(|event| EventCard::of(view, event)) {
        match months.last_mut().filter(|month| month.name == card.month) {
            Some(month) => month.events.push(card),
            None => months.push(Month { name: card.month.clone(), events: vec![card] }),
        }
    }
    months
}
