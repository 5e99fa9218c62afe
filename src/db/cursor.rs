//! Where a page of a list ends: a moment and an id, as text for addresses.
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Datelike, Utc};
use uuid::Uuid;

pub fn write(at: DateTime<Utc>, id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}.{id}", at.timestamp_micros()))
}

/// A cursor that is not one counts as none: the list starts at its beginning.
pub fn read(text: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let (micros, id) = decoded.split_once('.')?;
    let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
    // What every database can compare with.
    (1..=9999).contains(&at.year()).then_some(())?;
    Some((at, id.parse().ok()?))
}

/// Of one row more than a page holds: the page, and where the next one begins, if there is one.
pub fn cut<T>(rows: &mut Vec<T>, page: u64, place: impl FnOnce(&T) -> String) -> Option<String> {
    let more = rows.len() as u64 > page;
    rows.truncate(page as usize);
    rows.last().filter(|_| more).map(place)
}
