//! Door to the schedule: a month, a week or a day of all that takes place, by venue and room, and as a list.
pub mod export;
mod grid;
mod meets;
mod month;
pub mod reschedule;
mod reschedule_page;
mod rows;
mod shown;
mod slot;
mod tools;
mod when;

use crate::{
    accounts,
    app::App,
    error::{Answer, AppError},
    events::{
        form::{ScheduleFilter, Span},
        schedule::{Board, Slot, board},
    },
    holidays,
    roles::{
        self, Officer,
        rights::{ReadEvents, WriteEvents},
    },
    web::{
        form::{Fields, Query},
        page::page,
        view::View,
    },
    words::when::{ZONE, at, local},
};
use askama::Template;
use axum::extract::State;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use grid::{Grid, Piece};
use meets::ClashLine;
use rows::{ListDay, list};
use slot::Teller;
use tools::{Tools, Undo};

#[derive(Template)]
#[template(path = "events/admin/schedule/board.html")]
struct SchedulePage {
    view: View,
    tools: Tools,
    undo: Option<Undo>,
    /// That lie in it.
    holidays: Vec<String>,
    grid: Grid,
    list: Vec<ListDay>,
    /// What cannot both be: cause, when, and both with links; the hard ones first.
    clashes: Vec<ClashLine>,
    /// How many more there are, in words.
    more_clashes: Option<String>,
    /// Something is of a district that is not theirs to know.
    has_far: bool,
    can_write: bool,
}

/// So many are told in full.
const CLASHES: usize = 5;

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEvents>,
    writer: Option<Officer<WriteEvents>>,
    Query(query): Query,
) -> Answer {
    let (filter, day, board) = looked_at(&app, &view, &query).await?;
    let (first, behind) = filter.span.days(day);
    let [from, until] = [first, behind].map(midnight);
    let teller = Teller::new(&view, &who, writer.as_ref(), &board, &filter);
    let shown = teller.shown();
    let days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day < behind).collect();
    let clashes = teller.clashes(&shown);
    let undo = match &writer {
        Some(writer) => Undo::of(&app, writer, &query, &filter).await?,
        None => None,
    };
    let officer = chosen_officer(&app, &view, &who, &filter).await?;
    page(&SchedulePage {
        holidays: holidays::notes(app.db.read(), view.words, (from, until), ZONE).await?,
        grid: Grid::of(&teller, &shown, &days, day),
        list: list(&teller, &shown, &days),
        more_clashes: (clashes.len() > CLASHES).then(|| more(&view, clashes.len() - CLASHES)),
        clashes: clashes.into_iter().take(CLASHES).map(|clash| teller.clash(clash)).collect(),
        undo,
        has_far: shown.iter().map(|nth| &board.slots[*nth]).any(|slot| slot.event().is_some() && !teller.knows(slot)),
        tools: Tools::of(&teller, day, title(&view, filter.span, day), officer.as_deref()),
        can_write: writer.is_some(),
        view: view.clone(),
    })
}

/// What an address asks for: its filter, the day around which one looks, and all of that span.
async fn looked_at(app: &App, view: &View, query: &Fields) -> Result<(ScheduleFilter, NaiveDate, Board), AppError> {
    let filter = ScheduleFilter::from(query);
    let day = filter.day.unwrap_or_else(|| view.today());
    let (first, behind) = filter.span.days(day);
    let [from, until] = [first, behind].map(midnight);
    let board = board(app.db.read(), from, until).await?;
    Ok((filter, day, board))
}

/// By name, where the officer who looks may know who is one.
async fn chosen_officer(
    app: &App,
    view: &View,
    who: &Officer<ReadEvents>,
    filter: &ScheduleFilter,
) -> Result<Option<String>, AppError> {
    let Some(officer) = filter.officer else { return Ok(None) };
    let held = roles::held_by(app.db.read(), [officer]).await?.remove(&officer).unwrap_or_default();
    let is_known = held.iter().any(|role| role.district.is_none_or(|district| who.reaches(district)));
    let names = accounts::names(app.db.read(), is_known.then_some(officer).into_iter()).await?;
    Ok(Some(names.get(&officer).cloned().unwrap_or_else(|| view.t("events-schedule-officer-other"))))
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    at(day, NaiveTime::MIN)
}

fn more(view: &View, clashes: usize) -> String {
    view.count("events-schedule-more-clashes", i64::try_from(clashes).unwrap_or(i64::MAX))
}

/// What is looked at, in words.
fn title(view: &View, span: Span, day: NaiveDate) -> String {
    let (first, behind) = span.days(day);
    let there = |day: NaiveDate| local(midnight(day), ZONE);
    match span {
        Span::Month => view.words.month(there(day)),
        Span::Week => {
            let [from, to] = [first, behind - Days::new(1)].map(|day| view.day(day).into());
            view.fill("events-schedule-week", &[("from", from), ("to", to)])
        }
        Span::Day => view.words.date(there(day)),
    }
}

/// Whether a slot lasts on some of a day.
fn is_on(slot: &Slot, day: NaiveDate) -> bool {
    let [begins, ends] = [day, day + Days::new(1)].map(|day| at(day, NaiveTime::MIN));
    slot.starts_at < ends && slot.ends_at > begins
}

impl SchedulePage {
    fn month(&self) -> Option<&month::Month> {
        if let Grid::Month(month) = &self.grid { Some(month) } else { None }
    }

    fn week(&self) -> Option<&grid::Week> {
        if let Grid::Week(week) = &self.grid { Some(week) } else { None }
    }

    fn day(&self) -> Option<&grid::Day> {
        if let Grid::Day(day) = &self.grid { Some(day) } else { None }
    }
}
