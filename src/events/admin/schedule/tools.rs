//! What stands above the schedule: where it leads, what is filtered, and the way back from a move.
use crate::{
    db::slug::is_slug,
    events::{
        card,
        form::{ScheduleFilter, Span},
        schedule::Board,
    },
    venues,
    web::{choice::Choice, form::Fields, view::View},
    words::names,
};
use chrono::{Datelike, NaiveDate};
use entity::event::{District, Kind, Status};
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

pub struct Tools {
    pub title: String,
    pub before: String,
    pub today: String,
    pub after: String,
    /// Address, words, whether it is this one.
    pub spans: Vec<(String, String, bool)>,
    /// What is filtered, in words.
    pub chosen: String,
    pub span: &'static str,
    pub day: String,
    pub districts: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub states: Vec<Choice>,
    pub venues: Vec<Choice>,
    /// Whoever is on duty then.
    pub officers: Vec<Choice>,
}

impl Tools {
    pub fn of(view: &View, board: &Board, filter: &ScheduleFilter, day: NaiveDate, title: String) -> Self {
        let to = |by| {
            let there = filter.span.beside(day, by);
            filter.seen_on(filter.span, if (2000..=2200).contains(&there.year()) { there } else { day })
        };
        let span = |span: Span| (filter.seen_on(span, day), view.t(span_name(span)), span == filter.span);
        let chosen = filter.venue.clone().unwrap_or_default();
        let venue = |(venue, _): &(entity::venue::Model, Vec<entity::room::Model>)| {
            Choice::of(venue.slug.clone(), venues::card::name(view.words, venue).text, &chosen)
        };
        let all = |key: &str| Choice::of("", view.t(key), "-");
        let with = |key: &str, rest: Vec<Choice>| std::iter::once(all(key)).chain(rest).collect::<Vec<_>>();
        let districts = Choice::all::<District>(view, names::district, &stored(filter.district));
        let kinds = Choice::all::<Kind>(view, card::kind_key, &stored(filter.kind));
        let planned = Status::iter().filter(|state| state.is_planned());
        let states = Choice::these(view, planned, names::event, &stored(filter.state));
        let one = filter.officer.map(|officer| officer.to_string()).unwrap_or_default();
        let mut named: Vec<(&String, &Uuid)> = board.officers.iter().map(|(id, name)| (name, id)).collect();
        named.sort();
        let officers = named.into_iter().map(|(name, id)| Choice::of(id.to_string(), name.clone(), &one)).collect();
        let [districts, kinds, states, venues, officers] = [
            with("events-all-districts", districts),
            with("events-schedule-all-kinds", kinds),
            with("events-schedule-all-states", states),
            with("events-schedule-all-venues", board.venues.iter().map(venue).collect()),
            with("events-schedule-everybody", officers),
        ];
        Self {
            title,
            before: to(-1),
            today: ScheduleFilter { day: None, ..filter.clone() }.path(),
            after: to(1),
            spans: Span::ALL.map(span).to_vec(),
            chosen: chosen_of(view, [&districts, &kinds, &states, &venues, &officers]),
            span: filter.span.name(),
            day: day.to_string(),
            districts,
            kinds,
            states,
            venues,
            officers,
        }
    }
}

/// Of each filter the value that is chosen, or that all are.
fn chosen_of(view: &View, filters: [&Vec<Choice>; 5]) -> String {
    let chosen = |choices: &Vec<Choice>| choices.iter().find(|choice| choice.is_chosen).or(choices.first()).cloned();
    let labels: Vec<String> = filters.into_iter().filter_map(chosen).map(|choice| choice.label).collect();
    labels.join(&view.t("events-schedule-and"))
}

fn stored<T: ActiveEnum<Value = String>>(value: Option<T>) -> String {
    value.map(|value| value.to_value()).unwrap_or_default()
}

/// Text key.
fn span_name(span: Span) -> &'static str {
    match span {
        Span::Month => "events-schedule-by-month",
        Span::Week => "events-schedule-by-week",
        Span::Day => "events-schedule-by-day",
    }
}

/// The way back from what was just moved: where it was.
pub struct Undo {
    pub path: String,
    pub starts: String,
    pub room: String,
    pub revision: i32,
}

impl Undo {
    pub fn of(query: &Fields, filter: &ScheduleFilter) -> Option<Self> {
        let slug = Some(query.get("moved")).filter(|slug| is_slug(slug))?;
        let own = match query.get("session").parse::<Uuid>() {
            Ok(session) => format!("/admin/events/{slug}/sessions/{session}/shift"),
            Err(_) => format!("/admin/events/{slug}/shift"),
        };
        Some(Self {
            path: filter.path_to(&own),
            starts: query.get("was").to_owned(),
            room: query.get("room").to_owned(),
            revision: query.get("revision").parse().ok()?,
        })
    }
}
