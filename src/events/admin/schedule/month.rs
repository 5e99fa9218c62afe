//! A month in whole weeks.
use super::{
    is_on,
    slot::{SlotWords, Teller},
};
use crate::events::form::Span;
use chrono::{Datelike, NaiveDate};

/// As many as a day shows; the others stand on its own page.
const SHOWN: usize = 6;

pub struct Month {
    pub weekdays: Vec<String>,
    pub weeks: Vec<Vec<MonthDay>>,
}

pub struct MonthDay {
    /// 5, or 11/30 of another month.
    pub number: String,
    /// Read aloud in place of it.
    pub name: String,
    pub machine: String,
    pub href: String,
    pub is_out: bool,
    pub is_today: bool,
    pub slots: Vec<SlotWords>,
    /// How many more, in words.
    pub more: Option<String>,
}

impl Month {
    pub fn of(teller: &Teller, shown: &[usize], days: &[NaiveDate], month: NaiveDate) -> Self {
        let day = |day: &NaiveDate| {
            let mut on: Vec<usize> =
                shown.iter().copied().filter(|nth| is_on(&teller.board.slots[*nth], *day)).collect();
            // What takes place comes before what is not to be had, which often is so all day.
            on.sort_by_key(|nth| teller.board.slots[*nth].event().is_none());
            let is_out = day.month() != month.month();
            let more = on.len().saturating_sub(SHOWN);
            MonthDay {
                number: if is_out { format!("{}/{}", day.month(), day.day()) } else { day.day().to_string() },
                name: teller.view.words.date(*day),
                machine: day.to_string(),
                href: teller.filter.seen_on(Span::Day, *day),
                is_out,
                is_today: *day == teller.view.today(),
                slots: on.iter().take(SHOWN).map(|nth| teller.slot(*nth, *day)).collect(),
                more: (more > 0)
                    .then(|| teller.view.count("events-schedule-more", i64::try_from(more).unwrap_or(i64::MAX))),
            }
        };
        Self {
            weekdays: days.iter().take(7).map(|day| teller.view.words.weekday_short(*day)).collect(),
            weeks: days.chunks(7).map(|week| week.iter().map(day).collect()).collect(),
        }
    }
}
