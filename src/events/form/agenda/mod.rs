//! An agenda as a file: its columns, and a row of it → a session, by the rules of the form.
mod rooms;

pub use rooms::{Rooms, room_name};

/// One thing to put right in a row: at which column, and in which words.
pub use crate::web::form::FieldError as Fault;

use super::{SessionForm, place_of};
use crate::{
    events::sessions::NewSession,
    sheets::{Column, Limits, Row, Table, Value},
    web::form::{MOMENT, wrong, wrong_limit},
    words::Words,
};
use chrono::NaiveTime;

/// More rows than an agenda has sessions, so that one that is too long is looked at too.
pub const LIMITS: Limits = Limits { bytes: 5 * 1024 * 1024, rows: 500, columns: 60 };

/// Keys in the order in which a file has them; they are the names of the form's fields.
pub const COLUMNS: [&str; 18] = [
    "starts_at",
    "ends_at",
    "title_zh",
    "room",
    "places",
    "speaker_1",
    "speaker_2",
    "speaker_3",
    "speaker_4",
    "speaker_5",
    "speaker_6",
    "track_zh",
    "text_zh",
    "title_en",
    "track_en",
    "text_en",
    "setup",
    "clearing",
];

pub fn columns() -> Vec<Column> {
    let column = |key: &'static str| {
        let named = Column::named(key, |words| column_name(words, key));
        match key {
            "starts_at" => named.also("events-import-also-starts").needed(),
            "ends_at" => named.also("events-import-also-ends").needed(),
            "title_zh" => named.also("events-import-also-title").needed(),
            "room" => named.also("events-import-also-room"),
            "places" => named.also("events-import-also-places"),
            "speaker_1" => named.also("events-import-also-speaker"),
            _ => named,
        }
    };
    COLUMNS.map(column).to_vec()
}

pub fn column_name(words: Words, key: &str) -> String {
    if let Some(place) = place_of(key) {
        return words.with("events-session-speaker", "number", &(place + 1).to_string());
    }
    words.t(match key {
        "starts_at" => "events-field-starts_at",
        "ends_at" => "events-field-ends_at",
        "title_zh" => "events-import-title",
        "title_en" => "events-import-title-english",
        "track_zh" => "events-import-track",
        "track_en" => "events-import-track-english",
        "text_zh" => "events-import-text",
        "text_en" => "events-import-text-english",
        "setup" => "events-field-setup",
        "clearing" => "events-field-clearing",
        "places" => "events-session-places",
        _ => "events-field-room",
    })
}

/// A row of the table, and what came of reading it.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// As Excel counts.
    pub number: usize,
    /// What it calls the session, right or wrong.
    pub title: String,
    pub outcome: Result<NewSession, Vec<Fault>>,
}

/// Its times are on the clocks of the event's zone.
pub fn parse_all(table: &Table, zone: &str, rooms: &Rooms) -> Vec<Parsed> {
    let parsed = |row: &Row| Parsed {
        number: row.number,
        title: table.at(row, "title_zh").text().into_owned(),
        outcome: parse(table, row, zone, rooms),
    };
    table.rows.iter().map(parsed).collect()
}

/// Says the same as a row above, which has this number.
pub fn twin(row: usize) -> Fault {
    wrong_limit("import_twin_session", row).at("title_zh")
}

fn parse(table: &Table, row: &Row, zone: &str, rooms: &Rooms) -> Result<NewSession, Vec<Fault>> {
    let at = |column: &str| table.at(row, column);
    let is_rounded = |column: &str| matches!(at(column), Value::Rounded(_));
    let rounded = COLUMNS.into_iter().filter(|column| is_rounded(column));
    let mut faults: Vec<Fault> = rounded.map(|column| wrong("rounded").at(column)).collect();
    let found = if is_rounded("room") { Ok(None) } else { rooms.find(&at("room").text()) };
    let room = found.map_err(|wrong| faults.push(wrong.at("room"))).ok().flatten();
    let form = SessionForm::of_cells(|column| match column {
        "starts_at" => moment(at(column)),
        "ends_at" => end(at(column)),
        "room" => room.map(|room| room.to_string()).unwrap_or_default(),
        _ => at(column).text().into_owned(),
    });
    match form.parse(zone) {
        Ok(new) if faults.is_empty() => Ok(new),
        Ok(_) => Err(faults),
        Err(errors) => {
            // What follows from a fault that is told already is not told again.
            let is_new = |error: &&Fault| faults.iter().all(|fault| fault.field != error.field);
            let others: Vec<Fault> = errors.iter().filter(is_new).cloned().collect();
            faults.extend(others);
            faults.sort_by_key(|fault| COLUMNS.iter().position(|column| *column == fault.field));
            Err(faults)
        }
    }
}

/// A cell keeps the midnight with which a day begins as the day alone. A session may end then; of a start it is likelier
/// that nobody wrote the time, so it is refused.
fn end(value: &Value) -> String {
    match value {
        Value::Day(day) => day.and_time(NaiveTime::MIN).format(MOMENT).to_string(),
        _ => moment(value),
    }
}

/// As the form's field would send it; what is no moment is left to the form to refuse.
fn moment(value: &Value) -> String {
    value.moment().map_or_else(|| value.text().into_owned(), |moment| moment.format(MOMENT).to_string())
}
