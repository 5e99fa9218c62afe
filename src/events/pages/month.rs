//! The public calendar: a month of the city's days, each event on every day on which it takes place.
use super::list::{Chip, chips, districts, venue_of};
use crate::{
    app::App,
    error::Answer,
    events::{card, form::EventFilter, queries},
    web::{choice::Choice, form::Query, page::page, view::View},
    words::{
        spoken::Spoken,
        when::{ZONE, at, local, time},
    },
};
use askama::Template;
use axum::extract::State;
use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, NaiveTime, Utc, Weekday};
use entity::event::{self, Kind};

/// What happens beyond is on no calendar.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

#[derive(Template)]
#[template(path = "events/month.html")]
struct MonthPage {
    view: View,
    filter: EventFilter,
    name: String,
    /// As it stands in the address.
    month: String,
    before: Option<String>,
    after: Option<String>,
    /// The list with the same filters.
    list: String,
    kinds: Vec<Choice>,
    districts: Vec<Choice>,
    chips: Vec<Chip>,
    /// The same month without filters.
    clear: String,
    weekdays: Vec<String>,
    days: Vec<Day>,
    is_empty: bool,
}

struct Day {
    /// 2026-12-05
    machine: String,
    number: u32,
    name: String,
    /// Monday is 1.
    weekday: u32,
    is_today: bool,
    events: Vec<Item>,
}

struct Item {
    slug: String,
    title: Spoken,
    /// None on a later day of one that lasts.
    time: Option<String>,
    /// On which it is, where its event's are others.
    clocks: Option<String>,
    is_cancelled: bool,
}

pub async fn show(State(app): State<App>, view: View, Query(query): Query) -> Answer {
    let first = named(query.get("month")).unwrap_or_else(|| first_of(view.today()));
    let filter = EventFilter { from: None, to: None, after: String::new(), ..EventFilter::from(Query(query)) };
    let venue = venue_of(&app, &filter).await?;
    let days: Vec<NaiveDate> = first.iter_days().take_while(|day| day.month() == first.month()).collect();
    let last = days.last().copied().unwrap_or(first);
    let events = queries::on_days(app.db.read(), &filter, first, last, view.now).await?;
    let week = days.iter().skip_while(|day| day.weekday() != Weekday::Mon).take(7);
    page(&MonthPage {
        name: view.words.month(local(at(first, NaiveTime::MIN), ZONE)),
        month: first.format("%Y-%m").to_string(),
        before: first.checked_sub_months(Months::new(1)).filter(is_shown).map(|month| path(&filter, month)),
        after: first.checked_add_months(Months::new(1)).filter(is_shown).map(|month| path(&filter, month)),
        list: filter.path("/events"),
        kinds: kinds(&view, &filter),
        districts: districts(&view, &filter),
        chips: chips(&view, &filter, venue.as_ref(), |without| path(without, first)),
        clear: path(&EventFilter::default(), first),
        weekdays: week.map(|day| view.words.weekday_short(*day)).collect(),
        days: days.iter().map(|day| of_day(&view, *day, &events)).collect(),
        is_empty: events.is_empty(),
        view,
        filter,
    })
}

fn kinds(view: &View, filter: &EventFilter) -> Vec<Choice> {
    let chosen = filter.kind_value().unwrap_or_default();
    let all = Choice::of("", view.t("events-all-kinds"), &chosen);
    std::iter::once(all).chain(Choice::all::<Kind>(view, card::kind_key, &chosen)).collect()
}

/// The first day of a month as it stands in an address.
fn named(month: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok().filter(is_shown)
}

fn is_shown(month: &NaiveDate) -> bool {
    YEARS.contains(&month.year())
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn path(filter: &EventFilter, month: NaiveDate) -> String {
    filter.path_with("/events/calendar", "month", &month.format("%Y-%m").to_string())
}

fn of_day(view: &View, day: NaiveDate, events: &[event::Model]) -> Day {
    let begins = at(day, NaiveTime::MIN);
    let on = events.iter().filter(|event| event.starts_at < begins + Duration::days(1) && event.ends_at > begins);
    Day {
        machine: day.to_string(),
        number: day.day(),
        name: view.words.date(local(begins, ZONE)),
        weekday: day.weekday().number_from_monday(),
        is_today: day == view.today(),
        events: on.map(|event| item(view, begins, event)).collect(),
    }
}

fn item(view: &View, begins: DateTime<Utc>, event: &event::Model) -> Item {
    let begins_then = event.starts_at >= begins;
    Item {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(view.locale()), view.locale()),
        time: begins_then.then(|| time(local(event.starts_at, ZONE))),
        clocks: (begins_then && event.zone != ZONE).then(|| view.t("when-zone-shanghai")),
        is_cancelled: event.is_cancelled(),
    }
}
