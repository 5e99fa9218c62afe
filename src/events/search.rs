//! What is searched of an event, folded as queries are (`words/folded.rs`).
use super::draft::NewEvent;
use crate::words::folded::folded;
use entity::event;

/// All that is searched of an event to be; `place` in words.
pub fn of(new: &NewEvent, place: &[String; 2]) -> String {
    folded(&[&new.title, &new.summary, place, &new.text].map(|both| both.join("\n")).join("\n"))
}

/// The same of one that is.
pub fn of_event(event: &event::Model) -> String {
    let title = [&*event.title_zh, &event.title_en, &event.summary_zh, &event.summary_en];
    let rest = [&*event.place_zh, &event.place_en, &event.text_zh, &event.text_en];
    folded(&[title, rest].concat().join("\n"))
}
