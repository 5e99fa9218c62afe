//! Rooms down, time across: a week in days, a day in half hours. What is in no room stands in a row of its own.
use super::{
    is_on,
    month::Month,
    slot::{SlotWords, Teller},
};
use crate::{
    events::{form::Span, schedule::Slot},
    venues,
    words::{spoken::Spoken, when::at},
};
use chrono::{Datelike, Duration, NaiveDate, NaiveTime};
use entity::{room, venue};
use uuid::Uuid;

pub enum Grid {
    Month(Month),
    Week(Week),
    Day(Day),
}

impl Grid {
    pub fn of(teller: &Teller, shown: &[usize], days: &[NaiveDate], day: NaiveDate) -> Self {
        match teller.filter.span {
            Span::Month => Self::Month(Month::of(teller, shown, days, day)),
            Span::Week => Self::Week(Week::of(teller, shown, days)),
            Span::Day => Self::Day(Day::of(teller, shown, day)),
        }
    }
}

/// Rooms of one venue; without a name those that are in none.
pub struct Group<T> {
    pub venue: Option<Spoken>,
    pub rows: Vec<T>,
}

/// What a row is called.
pub struct Head {
    /// Id; empty: no room.
    pub room: String,
    pub name: Spoken,
    pub people: Option<String>,
}

pub struct Week {
    pub days: Vec<DayHead>,
    pub groups: Vec<Group<(Head, Vec<Cell>)>>,
}

pub struct DayHead {
    pub number: u32,
    pub weekday: String,
    pub is_today: bool,
    pub href: String,
    /// Read aloud in place of the number.
    pub name: String,
}

pub struct Cell {
    pub day: String,
    pub is_shut: bool,
    pub slots: Vec<SlotWords>,
}

impl Week {
    fn of(teller: &Teller, shown: &[usize], days: &[NaiveDate]) -> Self {
        let head = |day: &NaiveDate| DayHead {
            number: day.day(),
            weekday: teller.view.words.weekday_short(*day),
            is_today: *day == teller.view.today(),
            href: teller.filter.seen_on(Span::Day, *day),
            name: teller.view.words.date(*day),
        };
        let row = |venue: Option<&venue::Model>, its: &[usize]| {
            let cell = |day: &NaiveDate| {
                let on = its.iter().filter(|nth| is_on(&teller.board.slots[**nth], *day));
                Cell {
                    day: day.to_string(),
                    is_shut: venue.is_some_and(|venue| is_shut(venue, *day)),
                    slots: on.map(|nth| teller.slot(*nth, *day)).collect(),
                }
            };
            days.iter().map(cell).collect()
        };
        Self { days: days.iter().map(head).collect(), groups: groups(teller, shown, row) }
    }
}

fn is_shut(venue: &venue::Model, day: NaiveDate) -> bool {
    let of_day = venue.hours.0[day.weekday().num_days_from_monday() as usize];
    venue.hours.are_told() && of_day.is_none()
}

/// A row for each room in use, or in which something is shown, under its venue; in the end what is in no room.
fn groups<T>(
    teller: &Teller,
    shown: &[usize],
    mut row: impl FnMut(Option<&venue::Model>, &[usize]) -> T,
) -> Vec<Group<(Head, T)>> {
    let filter = teller.filter;
    let of = |room: Option<Uuid>| -> Vec<usize> {
        shown.iter().copied().filter(|nth| teller.board.slots[*nth].room == room).collect()
    };
    let mut groups = Vec::new();
    for (venue, rooms) in &teller.board.venues {
        let is_looked_at = filter.venue.as_ref().is_none_or(|slug| *slug == venue.slug)
            && filter.district.is_none_or(|district| district == venue.district);
        let mut rows = Vec::new();
        for each in rooms {
            let its = of(Some(each.id));
            let is_in_use = venue.retired_at.is_none() && each.retired_at.is_none();
            if !its.is_empty() || is_looked_at && is_in_use {
                rows.push((head(teller, each), row(Some(venue), &its)));
            }
        }
        if !rows.is_empty() {
            groups.push(Group { venue: Some(venues::card::name(teller.view.words, venue)), rows });
        }
    }
    let elsewhere = of(None);
    if !elsewhere.is_empty() {
        let name = Spoken { text: teller.view.t("events-schedule-no-room"), lang: None };
        let head = Head { room: String::new(), name, people: None };
        groups.push(Group { venue: None, rows: vec![(head, row(None, &elsewhere))] });
    }
    groups
}

fn head(teller: &Teller, room: &room::Model) -> Head {
    Head {
        room: room.id.to_string(),
        name: venues::card::room(teller.view.words, room),
        people: Some(teller.view.count("venues-people", room.capacity)),
    }
}

pub struct Day {
    pub hours: Vec<i64>,
    /// Half hours, and what rows are called.
    pub columns: i64,
    pub date: String,
    pub groups: Vec<Group<(Head, Vec<Lane>)>>,
}

/// What stands beside each other in a room without meeting.
pub type Lane = Vec<Piece>;

pub enum Piece {
    /// A free half hour and when it begins.
    Free(String),
    /// So many half hours.
    Taken(i64, Box<SlotWords>),
}

/// Hours that are shown in any case: the first, and the one in which the last ends.
const HOURS: (i64, i64) = (8, 18);

const HALF: i64 = 30;

impl Day {
    fn of(teller: &Teller, shown: &[usize], day: NaiveDate) -> Self {
        let half = |nth: usize| halves(&teller.board.slots[nth], day);
        let first = shown.iter().map(|nth| half(*nth).0 / 2).chain([HOURS.0]).min().unwrap_or(HOURS.0);
        let last = shown.iter().map(|nth| (half(*nth).1 + 1) / 2).chain([HOURS.1]).max().unwrap_or(HOURS.1);
        let row = |_: Option<&venue::Model>, its: &[usize]| lanes(teller, its, day, (first * 2, last * 2));
        Self {
            hours: (first..last).collect(),
            columns: (last - first) * 2 + 1,
            date: day.to_string(),
            groups: groups(teller, shown, row),
        }
    }
}

/// The first half hour of the day that it takes, and the one behind the last.
fn halves(slot: &Slot, day: NaiveDate) -> (i64, i64) {
    let begins = at(day, NaiveTime::MIN);
    let first = ((slot.starts_at - begins).num_minutes().max(0)) / HALF;
    let minutes = (slot.ends_at - begins).min(Duration::days(1)).num_minutes();
    (first, ((minutes + HALF - 1) / HALF).max(first + 1))
}

fn lanes(teller: &Teller, its: &[usize], day: NaiveDate, (first, behind): (i64, i64)) -> Vec<Lane> {
    let mut lanes: Vec<(i64, Lane)> = vec![];
    for nth in its {
        let (from, until) = halves(&teller.board.slots[*nth], day);
        let free_lane = lanes.iter().position(|(end, _)| *end <= from).unwrap_or_else(|| {
            lanes.push((first, vec![]));
            lanes.len() - 1
        });
        let (end, lane) = &mut lanes[free_lane];
        lane.extend((*end..from).map(free));
        lane.push(Piece::Taken(until - from, Box::new(teller.slot(*nth, day))));
        *end = until;
    }
    if lanes.is_empty() {
        lanes.push((first, vec![]));
    }
    for (end, lane) in &mut lanes {
        lane.extend((*end..behind).map(free));
    }
    lanes.into_iter().map(|(_, lane)| lane).collect()
}

fn free(half: i64) -> Piece {
    Piece::Free(format!("{:02}:{:02}", half / 2, half % 2 * HALF))
}
