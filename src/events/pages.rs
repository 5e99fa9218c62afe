//! Door for everybody: the list, one event, and their calendars.
use super::{
    calendar::{self, Entry, Method},
    card::{self, EventCard, Leaf, Places, Spoken, State},
    filter::{EventFilter, Query},
    queries, structured,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    web::{
        page::{self, page},
        prose::Prose,
        route::Piece,
        view::View,
    },
    words::when::{local, machine},
};
use askama::Template;
use axum::extract::{Path, Query as UrlQuery, State as AppState};
use entity::event::{self, District, Kind, Phase};
use sea_orm::{ActiveEnum, Iterable};

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
}

struct Tab {
    href: String,
    label: String,
    count: i64,
    is_current: bool,
}

struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

/// A filter that holds, and the list without it.
struct Chip {
    label: String,
    href: String,
}

struct Month {
    name: String,
    events: Vec<EventCard>,
}

pub async fn list(AppState(app): AppState<App>, view: View, UrlQuery(query): UrlQuery<Query>) -> Answer {
    let filter = EventFilter::from(query);
    let shown = queries::list(app.db.read(), &filter, view.now).await?;
    let counts = queries::count(app.db.read(), &filter, view.now).await?;
    let tabs = tabs(&view, &filter, &counts);
    page(&ListPage {
        found: tabs.iter().find(|tab| tab.is_current).map_or(0, |tab| tab.count),
        tabs,
        districts: districts(&view, &filter),
        chips: chips(&view, &filter),
        months: months(&view, &shown.events),
        next: shown.next.map(|cursor| filter.path_after("/events", &cursor)),
        feed: filter.path("/events.ics"),
        view,
        filter,
    })
}

/// Subscribed to: every event that the filters find, cancelled ones included for some weeks.
pub async fn feed(AppState(app): AppState<App>, view: View, UrlQuery(query): UrlQuery<Query>) -> Answer {
    let events = queries::feed(app.db.read(), &query.into(), view.now).await?;
    let entries: Vec<Entry> = events.iter().map(|event| entry(&app, &view, event)).collect();
    page::calendar("events", calendar::calendar(&entries, Method::Publish, Some(&view.t("events-feed-name")), view.now))
}

#[derive(Template)]
#[template(path = "events/show.html")]
struct ShowPage {
    view: View,
    slug: String,
    kind: String,
    district: String,
    title: Spoken,
    summary: Spoken,
    text: Prose,
    text_lang: Option<&'static str>,
    leaf: Leaf,
    starts: String,
    when: String,
    hours: String,
    zone: String,
    place: Spoken,
    contact: String,
    places: Option<Places>,
    state: Option<State>,
    deadlines: String,
    can_register: bool,
    can_wait: bool,
    is_full: bool,
    json_ld: String,
}

pub async fn show(AppState(app): AppState<App>, view: View, Path(piece): Path<Piece>) -> Answer {
    match piece {
        Piece::Page(slug) => show_page(&app, view, &slug).await,
        Piece::Calendar(slug) => {
            let event = find(&app, &slug).await?;
            page::calendar(&slug, calendar::calendar(&[entry(&app, &view, &event)], Method::Publish, None, view.now))
        }
    }
}

async fn show_page(app: &App, view: View, slug: &str) -> Answer {
    let event = find(app, slug).await?;
    let locale = view.locale();
    let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
    let is_open = event.phase(view.now) == Phase::Open;
    let text = Spoken::of(event.text(locale), locale);
    page(&ShowPage {
        slug: event.slug.clone(),
        kind: view.t(card::kind_key(event.kind)),
        district: view.t(card::district_key(event.district)),
        title: Spoken::of(event.title(locale), locale),
        summary: Spoken::of(event.summary(locale), locale),
        text: Prose::of(&text.text),
        text_lang: text.lang,
        leaf: Leaf::of(&view, starts),
        starts: machine(starts),
        when: view.words.span(starts, ends),
        hours: view.words.hours(starts, ends),
        zone: view.words.zone(starts),
        place: Spoken::of(event.place(locale), locale),
        contact: event.contact.clone(),
        places: is_open.then(|| card::places(&view, &event)),
        state: EventCard::of(&view, &event).state,
        deadlines: deadlines(&view, &event),
        can_register: is_open && event.has_place(),
        can_wait: is_open && !event.has_place() && event.has_room_in_line(),
        is_full: is_open && !event.has_place() && !event.has_room_in_line(),
        json_ld: structured::json_ld(&view, &event),
        view,
    })
}

async fn find(app: &App, slug: &str) -> Result<event::Model, AppError> {
    queries::by_slug(app.db.read(), slug).await?.ok_or(AppError::NotFound)
}

fn entry(app: &App, view: &View, event: &event::Model) -> Entry {
    Entry::of(event, view.locale(), view.absolute(&format!("/events/{}", event.slug)), &app.calendar_host)
}

/// Until when one may register, change answers and cancel.
fn deadlines(view: &View, event: &event::Model) -> String {
    let short = |at| view.words.short(local(at, &event.zone), view.now).into();
    view.fill("events-deadlines", &[("closes", short(event.closes_at)), ("answers", short(event.answers_until))])
}

fn tabs(view: &View, filter: &EventFilter, counts: &std::collections::HashMap<Kind, i64>) -> Vec<Tab> {
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

fn districts(view: &View, filter: &EventFilter) -> Vec<Choice> {
    let all =
        Choice { value: String::new(), label: view.t("events-all-districts"), is_chosen: filter.district.is_none() };
    let each = District::iter().map(|district| Choice {
        value: district.to_value(),
        label: view.t(card::district_key(district)),
        is_chosen: filter.district == Some(district),
    });
    std::iter::once(all).chain(each).collect()
}

fn chips(view: &View, filter: &EventFilter) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut chip = |label: String, without: EventFilter| chips.push(Chip { label, href: without.path("/events") });
    if !filter.q.is_empty() {
        chip(view.with("events-chip-query", "query", &filter.q), EventFilter { q: String::new(), ..filter.clone() });
    }
    if let Some(district) = filter.district {
        chip(view.t(card::district_key(district)), EventFilter { district: None, ..filter.clone() });
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
