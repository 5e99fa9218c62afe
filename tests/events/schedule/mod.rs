//! The schedule: a month, a week, a day of all that takes place, and moving it.
mod files;
mod looks;
mod moves;
mod pairs;
mod reach;

use crate::support::Answer;

/// What stands in the cells of a day, by room: titles in their order.
fn cells(page: &Answer, day: &str) -> Vec<Vec<String>> {
    let cell = format!("<td data-day=\"{day}\"");
    let of_cell = |part: &str| -> Vec<String> {
        let inside = part.split("</td>").next().unwrap_or_default();
        inside
            .split("<b")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('>')?.1.split_once("</b>")?.0.to_owned()))
            .collect()
    };
    page.body.split(&cell).skip(1).map(of_cell).filter(|titles| !titles.is_empty()).collect()
}
