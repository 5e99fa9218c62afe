//! The head of a table: sought among the first ten rows, for clerks write titles above it.
use super::{Column, SheetFault, Value};
use crate::words::{Words, folded::folded};
use entity::Locale;

/// Rows in which the head is sought.
const SOUGHT: usize = 10;

pub struct Head {
    pub number: usize,
    /// As the clerk wrote them.
    pub titles: Vec<String>,
    pub places: Vec<(&'static str, usize)>,
    /// Where we wrote why a row was not taken; it is passed over.
    pub reason: Option<usize>,
    pub unknown: Vec<String>,
}

/// The row with the most known heads; two at least, unless the table has one column only.
pub fn find(rows: &[(usize, Vec<Value>)], columns: &[Column]) -> Result<Head, SheetFault> {
    let least = columns.len().min(2);
    let first = rows.iter().take_while(|(number, _)| *number <= SOUGHT);
    let known = |cells: &[Value]| cells.iter().filter(|cell| column_of(&cell.text(), columns).is_some()).count();
    let counted = first.map(|(number, cells)| (known(cells), number, cells)).filter(|(known, ..)| *known >= least);
    // Of rows that know as many the first is the head.
    let best = counted.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let (_, number, cells) = best.ok_or(SheetFault::NoHead)?;
    read(*number, cells, columns)
}

fn read(number: usize, cells: &[Value], columns: &[Column]) -> Result<Head, SheetFault> {
    let titles: Vec<String> = cells.iter().map(|cell| cell.text().into_owned()).collect();
    let (mut places, mut unknown, mut reason) = (Vec::<(&'static str, usize)>::new(), Vec::new(), None);
    for (place, title) in titles.iter().enumerate().filter(|(_, title)| !title.is_empty()) {
        match column_of(title, columns) {
            Some(column) if places.iter().any(|(key, _)| *key == column.key) => {
                return Err(SheetFault::Twice(title.clone()));
            }
            Some(column) => places.push((column.key, place)),
            None if reason.is_none() && is_reason(title) => reason = Some(place),
            None => unknown.push(title.clone()),
        }
    }
    let is_missing = |column: &&Column| column.is_required && places.iter().all(|(key, _)| *key != column.key);
    let missing: Vec<_> = columns.iter().filter(is_missing).map(|column| column.names.clone()).collect();
    if missing.is_empty() {
        return Ok(Head { number, titles, places, reason, unknown });
    }
    Err(SheetFault::Missing { missing, unknown })
}

pub fn column_of<'a>(title: &str, columns: &'a [Column]) -> Option<&'a Column> {
    let title = plain(title);
    let names = |column: &Column| column.names.iter().chain(&column.aliases).any(|name| plain(name) == title);
    columns.iter().find(|column| !title.is_empty() && names(column))
}

/// Width, case, spaces, stars and what stands in brackets do not matter.
fn plain(title: &str) -> String {
    let folded = folded(title);
    let outside = folded.split_once('(').map_or(folded.as_str(), |(outside, _)| outside);
    outside.chars().filter(|mark| !mark.is_whitespace() && !"*:".contains(*mark)).collect()
}

fn is_reason(title: &str) -> bool {
    Locale::ALL.iter().any(|locale| plain(&Words(*locale).t("sheets-reason")) == plain(title))
}

/// The template's own row, which shows how rows are filled in.
pub fn is_sample(cells: &[Value]) -> bool {
    let first = cells.iter().find(|cell| !cell.is_empty()).map(Value::text).unwrap_or_default();
    Locale::ALL.iter().any(|locale| first.starts_with(Words(*locale).t("sheets-sample").trim()))
}
