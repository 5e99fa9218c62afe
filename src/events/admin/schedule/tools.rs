//! What stands above the schedule: where it leads, what is filtered, and the way back from a move.
use super::slot::Teller;
use crate::{
    app::App,
    error::AppError,
    events::{
        card,
        form::{ScheduleFilter, Span},
        queries, sessions,
    },
    roles::{Officer, rights::WriteEvents},
    venues,
    web::{choice::Choice, form::Fields, view::View},
    words::names,
};
use chrono::NaiveDate;
use entity::event::{District, Kind, Status};
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

pub struct Tools {
    pub title: String,
    /// None where the calendar ends.
    pub before: Option<String>,
    pub today: String,
    pub after: Option<String>,
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
    /// Whoever is on duty then, and whoever is chosen.
    pub officers: Vec<Choice>,
    /// The same as a file: address, and text key of its kind.
    pub files: [(String, &'static str); 2],
}

impl Tools {
    /// `officer`: whoever is in the filter, by name.
    pub fn of(teller: &Teller, day: NaiveDate, title: String, officer: Option<&str>) -> Self {
        let (view, board, filter) = (teller.view, teller.board, teller.filter);
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
        let mut named = teller.on_duty();
        // A filter that holds is seen, though whoever is chosen has nothing to do then.
        named.extend(officer.zip(filter.officer).filter(|(_, id)| named.iter().all(|(_, known)| known != id)));
        let officers = named.into_iter().map(|(name, id)| Choice::of(id.to_string(), name.to_owned(), &one)).collect();
        let [districts, kinds, states, venues, officers] = [
            with("events-all-districts", districts),
            with("events-schedule-all-kinds", kinds),
            with("events-schedule-all-states", states),
            with("events-schedule-all-venues", board.venues.iter().map(venue).collect()),
            with("events-schedule-everybody", officers),
        ];
        let looked_at = ScheduleFilter { day: Some(day), ..filter.clone() };
        Self {
            title,
            before: filter.beside(day, -1),
            today: ScheduleFilter { day: None, ..filter.clone() }.path(),
            after: filter.beside(day, 1),
            spans: Span::ALL.map(span).to_vec(),
            chosen: chosen_of(view, [&districts, &kinds, &states, &venues, &officers]),
            files: [("xlsx", "sheets-take-xlsx"), ("csv", "sheets-take-csv")]
                .map(|(ending, key)| (looked_at.path_to(&format!("/admin/schedule.{ending}")), key)),
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
    view.words.list(filters.into_iter().filter_map(chosen).map(|choice| choice.label))
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
    /// Of what is still as that move left it.
    pub async fn of(
        app: &App,
        who: &Officer<WriteEvents>,
        query: &Fields,
        filter: &ScheduleFilter,
    ) -> Result<Option<Self>, AppError> {
        let revision = query.get("revision").parse::<i32>().ok();
        let found = queries::within(app.db.read(), who, query.get("moved")).await?;
        let Some((revision, event)) = revision.zip(found) else { return Ok(None) };
        let (is, own) = match query.get("session") {
            "" => (event.revision, format!("/admin/events/{}/reschedule", event.slug)),
            session => {
                let Ok(id) = session.parse::<Uuid>() else { return Ok(None) };
                let Some(item) = sessions::find(app.db.read(), event.id, id).await? else { return Ok(None) };
                (item.session.revision, format!("/admin/events/{}/sessions/{id}/reschedule", event.slug))
            }
        };
        let (starts, room) = (query.get("was").to_owned(), query.get("room").to_owned());
        Ok((is == revision).then(|| Self { path: filter.path_to(&own), starts, room, revision }))
    }
}
