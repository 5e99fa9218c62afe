//! The same as a list, day by day: for phones, for screen readers, and for moving without a mouse.
use super::{
    is_on,
    slot::{SlotWords, Teller},
};
use crate::words::spoken::Spoken;
use chrono::NaiveDate;

pub struct ListDay {
    pub name: String,
    pub rows: Vec<(SlotWords, Spoken)>,
}

/// Each with where it takes place; days on which nothing does are left out.
pub fn list(teller: &Teller, shown: &[usize], days: &[NaiveDate]) -> Vec<ListDay> {
    let day = |day: &NaiveDate| {
        let on = shown.iter().filter(|nth| is_on(&teller.board.slots[**nth], *day));
        let rows: Vec<_> = on.map(|nth| (teller.slot(*nth, *day), teller.place(*nth))).collect();
        let name = teller.view.words.date(*day);
        (!rows.is_empty()).then_some(ListDay { name, rows })
    };
    days.iter().filter_map(day).collect()
}
