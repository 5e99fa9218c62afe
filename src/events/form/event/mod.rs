//! An event as an officer types it, both languages on one screen; and how what two officers typed at the
//! same time is brought together.
mod parse;

pub use parse::places;

use crate::{secret, web::form::Fields};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::event;
use sea_orm::ActiveEnum;

/// Every field, in the order of the page.
pub const FIELDS: [&str; 22] = [
    "slug",
    "kind",
    "district",
    "title_zh",
    "title_en",
    "summary_zh",
    "summary_en",
    "text_zh",
    "text_en",
    "zone",
    "starts_at",
    "ends_at",
    "place_zh",
    "place_en",
    "contact",
    "opens_at",
    "closes_at",
    "answers_until",
    "capacity",
    "line",
    "waiting_limit",
    "approval",
];

const FORMAT: &str = "%Y-%m-%dT%H:%M";

/// As typed: a value for each of [`FIELDS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventForm(Vec<String>);

impl From<&Fields> for EventForm {
    fn from(fields: &Fields) -> Self {
        Self(FIELDS.iter().map(|name| fields.get(name).replace("\r\n", "\n")).collect())
    }
}

impl From<&event::Model> for EventForm {
    fn from(event: &event::Model) -> Self {
        let zone: Tz = event.zone.parse().unwrap_or(chrono_tz::Asia::Shanghai);
        let at = |moment: DateTime<Utc>| moment.with_timezone(&zone).format(FORMAT).to_string();
        let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
        let line = match event.waiting_limit {
            Some(0) => "none",
            Some(_) => "limit",
            None => "unlimited",
        };
        let value = |name: &&str| match *name {
            "slug" => event.slug.clone(),
            "kind" => event.kind.to_value(),
            "district" => event.district.to_value(),
            "title_zh" => event.title_zh.clone(),
            "title_en" => event.title_en.clone(),
            "summary_zh" => event.summary_zh.clone(),
            "summary_en" => event.summary_en.clone(),
            "text_zh" => event.text_zh.clone(),
            "text_en" => event.text_en.clone(),
            "zone" => event.zone.clone(),
            "starts_at" => at(event.starts_at),
            "ends_at" => at(event.ends_at),
            "place_zh" => event.place_zh.clone(),
            "place_en" => event.place_en.clone(),
            "contact" => event.contact.clone(),
            "opens_at" => at(event.opens_at),
            "closes_at" => at(event.closes_at),
            "answers_until" => at(event.answers_until),
            "capacity" => number(event.capacity),
            "line" => line.to_owned(),
            "waiting_limit" => number(event.waiting_limit.filter(|limit| *limit > 0)),
            _ => if event.needs_approval { "yes" } else { "" }.to_owned(),
        };
        Self(FIELDS.iter().map(value).collect())
    }
}

impl EventForm {
    /// A new one, with what most events have.
    pub fn blank() -> Self {
        let value = |name: &&str| match *name {
            "zone" => "Asia/Shanghai",
            "line" => "unlimited",
            "capacity" => "50",
            _ => "",
        };
        Self(FIELDS.iter().map(|name| value(name).to_owned()).collect())
    }

    pub fn get(&self, name: &str) -> &str {
        FIELDS.iter().position(|field| *field == name).map_or("", |at| &self.0[at])
    }

    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(at) = FIELDS.iter().position(|field| *field == name) {
            value.clone_into(&mut self.0[at]);
        }
    }

    /// What the page was filled with, short: sent along, so that it is known which fields were touched.
    pub fn marks(&self) -> String {
        self.0.iter().map(|value| secret::digest(value.as_bytes())[..8].to_owned()).collect::<Vec<_>>().join(" ")
    }

    /// Names of the fields in which two differ.
    pub fn differs(&self, other: &Self) -> Vec<&'static str> {
        let pairs = FIELDS.iter().zip(self.0.iter().zip(&other.0));
        pairs.filter(|(_, (own, other))| own != other).map(|(name, _)| *name).collect()
    }

    /// Brings what was typed together with what another saved meanwhile: a field that only one of them
    /// touched is as that one left it; the names of those that both touched are given back, and keep what
    /// was typed.
    pub fn merge(&mut self, saved: &Self, marks: &str) -> Vec<&'static str> {
        let marks: Vec<&str> = marks.split(' ').collect();
        let mut both = Vec::new();
        for (at, name) in FIELDS.iter().enumerate() {
            let was = marks.get(at).copied().unwrap_or_default();
            let is_touched = |value: &str| secret::digest(value.as_bytes())[..8] != *was;
            match (is_touched(&self.0[at]), is_touched(&saved.0[at])) {
                (false, _) => self.0[at].clone_from(&saved.0[at]),
                (true, true) if self.0[at] != saved.0[at] => both.push(*name),
                _ => {}
            }
        }
        both
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> EventForm {
        let mut form = EventForm::blank();
        pairs.iter().for_each(|(name, value)| form.set(name, value));
        form
    }

    #[test]
    fn what_only_one_of_two_touched_is_as_they_left_it() {
        let was = form(&[("title_zh", "旧"), ("contact", "a"), ("place_zh", "甲")]);
        let saved = form(&[("title_zh", "旧"), ("contact", "theirs"), ("place_zh", "乙")]);
        let mut typed = form(&[("title_zh", "新"), ("contact", "a"), ("place_zh", "丙")]);

        let both = typed.merge(&saved, &was.marks());

        assert_eq!(both, ["place_zh"]);
        assert_eq!([typed.get("title_zh"), typed.get("contact"), typed.get("place_zh")], ["新", "theirs", "丙"]);
    }
}
