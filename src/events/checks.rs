//! What is missing or odd about an event, told before it is published: warnings, not refusals.
use chrono::{DateTime, Utc};
use entity::event;

/// Text key of one thing that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    pub key: &'static str,
    pub is_warning: bool,
}

pub fn checks(event: &event::Model, now: DateTime<Utc>) -> Vec<Check> {
    let pairs = [
        (event.title_en.is_empty() || event.place_en.is_empty(), "events-check-english", "events-check-english-fine"),
        (event.text_zh.is_empty(), "events-check-text", "events-check-text-fine"),
        (!event.text_zh.is_empty() && event.text_en.is_empty(), "events-check-text-english", ""),
        (event.contact.is_empty(), "events-check-contact", "events-check-contact-fine"),
        (event.capacity.is_none(), "events-check-capacity", "events-check-capacity-fine"),
        (event.starts_at <= now, "events-check-past", ""),
        (event.closes_at <= now, "events-check-closed", ""),
        (event.closes_at > event.starts_at, "events-check-late", ""),
    ];
    let check = |(is_warning, warning, fine): (bool, &'static str, &'static str)| {
        let key = if is_warning { warning } else { fine };
        (!key.is_empty()).then_some(Check { key, is_warning })
    };
    pairs.into_iter().filter_map(check).collect()
}
