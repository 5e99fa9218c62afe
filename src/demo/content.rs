//! The sample city's events: invented, of every kind and state, in all districts, in both languages.
//! They stand in `events.json`, the upcoming ones in the order of their day.
use anyhow::Context;
use chrono::NaiveTime;
use entity::{
    Choice,
    event::{District, Kind},
    question,
};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Deserializer, de::Error};

/// Where a sample event stands when the demo starts.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Draft,
    InReview,
    /// Sent back from review, for this reason.
    Returned(String),
    NotYetOpen,
    Open,
    /// Closing time is past, the event is still ahead.
    Closed,
    /// For this reason.
    Cancelled(String),
    /// In the past.
    Over,
}

/// One event; `[Chinese, English]` everywhere. English may be empty in a few, as in real life.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    pub slug: String,
    #[serde(deserialize_with = "stored")]
    pub kind: Kind,
    #[serde(deserialize_with = "stored")]
    pub district: District,
    pub title: [String; 2],
    pub summary: [String; 2],
    /// Markdown: paragraphs, `##` headings, `- ` lists, links.
    pub text: [String; 2],
    /// Empty where there is a room.
    #[serde(default)]
    pub place: [String; 2],
    /// Address of a venue and Chinese name of its room.
    pub room: Option<[String; 2]>,
    pub contact: String,
    /// Days from today to the event; negative is past.
    pub day: i64,
    /// Local start.
    pub from: NaiveTime,
    pub minutes: i64,
    pub capacity: Option<i32>,
    /// 0: no waiting list; `None`: without limit.
    pub waiting_limit: Option<i32>,
    pub needs_approval: bool,
    pub standing: Standing,
    /// How many people register in the sample (may exceed the capacity: the rest waits, if there is a waiting list;
    /// never more than capacity + waiting_limit; keep each ≤ 60, and at most 700 in all events together).
    pub people: usize,
    pub questions: Vec<Asked>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub key: String,
    #[serde(deserialize_with = "stored")]
    pub kind: question::Kind,
    pub required: bool,
    pub label: [String; 2],
    pub hint: [String; 2],
    pub options: Vec<Choice>,
}

pub fn samples() -> anyhow::Result<Vec<Sample>> {
    serde_json::from_str(include_str!("events.json")).context("events.json of the sample city")
}

/// A value as the database writes it.
fn stored<'de, D: Deserializer<'de>, T: ActiveEnum<Value = String>>(deserializer: D) -> Result<T, D::Error> {
    T::try_from_value(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::Iterable;

    #[test]
    fn the_city_has_every_kind_and_district_and_keeps_to_its_measure() {
        let samples = samples().unwrap();

        assert!(Kind::iter().all(|kind| samples.iter().any(|sample| sample.kind == kind)));
        assert!(District::iter().all(|district| samples.iter().any(|sample| sample.district == district)));
        assert!(samples.iter().map(|sample| sample.people).sum::<usize>() <= 700);
        for Sample { slug, people, capacity, waiting_limit, .. } in samples {
            let most = capacity.zip(waiting_limit).map_or(60, |(capacity, line)| 60.min(capacity + line));
            assert!(people <= most as usize, "{slug}: {people} people, {most} fit");
        }
    }
}
