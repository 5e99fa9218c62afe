//! Venues and what belongs to them in the reader's words.
use super::form::{FIELDS, WEEK};
use crate::words::{Words, spoken::Spoken, when};
use chrono::{Duration, NaiveTime};
use entity::{
    Said, room, room_block,
    venue::{self, Hours, Span},
};

const DAYS: [&str; 7] = [
    "venues-monday",
    "venues-tuesday",
    "venues-wednesday",
    "venues-thursday",
    "venues-friday",
    "venues-saturday",
    "venues-sunday",
];

pub fn name(words: Words, venue: &venue::Model) -> Spoken {
    Spoken::of(venue.name(words.0), words.0)
}

/// What a room is called; where English is missing the Chinese stands.
pub fn room(words: Words, room: &room::Model) -> Spoken {
    Spoken::of(room.name(words.0), words.0)
}

/// Rooms to choose from under their venues: id, and name with venue and what it holds.
pub fn to_choose(words: Words, venues: &[(venue::Model, Vec<room::Model>)]) -> Vec<(String, Vec<(String, String)>)> {
    let label = |venue: &venue::Model, each: &room::Model| {
        let args = [
            ("venue", name(words, venue).text.into()),
            ("room", room(words, each).text.into()),
            ("people", words.count("venues-people", each.capacity).into()),
        ];
        words.fill("venues-room-of", &args)
    };
    let of = |(venue, rooms): &(venue::Model, Vec<room::Model>)| {
        let rooms = rooms.iter().map(|each| (each.id.to_string(), label(venue, each)));
        (name(words, venue).text, rooms.collect())
    };
    venues.iter().map(of).collect()
}

/// How one gets there and in: text key of the heading, and what is said.
pub fn arriving(words: Words, venue: &venue::Model) -> [(&'static str, Said<'_>); 2] {
    [("venues-directions", venue.directions(words.0)), ("venues-access", venue.access(words.0))]
}

/// Text key of a block's kind.
pub fn kind(kind: room_block::Kind) -> &'static str {
    match kind {
        room_block::Kind::Closed => "venues-block-closed",
        room_block::Kind::Booked => "venues-block-booked",
    }
}

/// Weekday and hours; nothing where nobody said.
pub fn hours(words: Words, hours: &Hours) -> Vec<(String, String)> {
    let of_day =
        |(key, span): (&str, Option<Span>)| (words.t(key), span.map_or_else(|| words.t("venues-closed"), span_of));
    if hours.are_told() { DAYS.into_iter().zip(hours.0).map(of_day).collect() } else { vec![] }
}

/// 8:00–18:00
fn span_of(span: Span) -> String {
    let written = |time: NaiveTime| time.format("%-H:%M").to_string();
    let to = if span.to == NaiveTime::MIN { "24:00".to_owned() } else { written(span.to) };
    format!("{}–{to}", written(span.from))
}

/// From when to when a room is not to be had; whole days as such.
pub fn times(words: Words, block: &room_block::Model) -> String {
    let [from, to] = [block.starts_at, block.ends_at].map(|at| when::local(at, when::ZONE));
    if from.time() != NaiveTime::MIN || to.time() != NaiveTime::MIN {
        return words.span(from, to);
    }
    let (first, last) = (words.date(from), words.date(to - Duration::days(1)));
    if first == last {
        return words.with("venues-block-day", "from", &first);
    }
    words.fill("venues-block-days", &[("from", first.into()), ("to", last.into())])
}

/// Text key of the label of a field of a venue's form; `None`: it has no such field.
pub fn field_key(name: &str) -> Option<&'static str> {
    const LABELS: [&str; 11] = [
        "venues-field-slug",
        "venues-field-district",
        "venues-field-name_zh",
        "venues-field-name_en",
        "venues-field-address_zh",
        "venues-field-address_en",
        "venues-field-directions_zh",
        "venues-field-directions_en",
        "venues-field-access_zh",
        "venues-field-access_en",
        "venues-field-contact",
    ];
    FIELDS.iter().position(|field| *field == name).and_then(|at| LABELS.get(at).copied())
}

/// The label of every field, those of the hours too.
pub fn label(words: Words, name: &str) -> String {
    if let Some(key) = field_key(name) {
        return words.t(key);
    }
    let of_day = WEEK.iter().zip(DAYS).find(|(names, _)| names.contains(&name));
    of_day.map_or_else(
        || name.to_owned(),
        |(names, day)| {
            let key = if name == names[0] { "venues-hours-from" } else { "venues-hours-to" };
            words.with(key, "day", &words.t(day))
        },
    )
}
