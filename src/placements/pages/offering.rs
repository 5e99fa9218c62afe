//! Programmes and what is learned under them, as selects offer them.
use crate::{
    placements::offered::Offered,
    web::{choice::Choice, view::View},
};
use entity::{occupation, programme};

pub fn programmes(view: &View, offered: &Offered, chosen: &str) -> Vec<Choice> {
    let choice = |row: &programme::Model| Choice::of(row.id.to_string(), named(view, row), chosen);
    offered.programmes.iter().map(choice).collect()
}

/// Under the name of each programme.
pub fn occupations(view: &View, offered: &Offered, chosen: &str) -> Vec<(String, Vec<Choice>)> {
    let called = |row: &occupation::Model| row.name(view.locale()).text.to_owned();
    let under = |programme: &programme::Model| {
        let its = offered.occupations.iter().filter(|row| row.programme_id == programme.id);
        its.map(|row| Choice::of(row.id.to_string(), called(row), chosen)).collect()
    };
    offered.programmes.iter().map(|row| (named(view, row), under(row))).collect()
}

fn named(view: &View, row: &programme::Model) -> String {
    row.name(view.locale()).text.to_owned()
}
