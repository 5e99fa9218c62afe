//! An event as an officer types it, both languages on one screen; and how what two officers typed at the
//! same time is brought together.
use crate::{
    events::draft::NewEvent,
    secret,
    web::form::{FieldErrors, Fields, Wrong, line, lines, wrong, wrong_limit},
};
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use entity::event::{self, District, Kind};
use sea_orm::{ActiveEnum, Iterable};

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
const MOST_PLACES: i32 = 100_000;

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

    pub fn parse(&self) -> Result<NewEvent, FieldErrors> {
        let mut errors = FieldErrors::default();
        let slug = errors.keep("slug", self.slug());
        let kind = errors.keep("kind", named::<Kind>(self.get("kind")));
        let district = errors.keep("district", named::<District>(self.get("district")));
        let both = |errors: &mut FieldErrors, name: &str, max: usize, is_needed: bool| {
            let zh =
                errors.keep(&format!("{name}_zh"), needed(text(self.get(&format!("{name}_zh")), name, max), is_needed));
            let en =
                errors.keep(&format!("{name}_en"), needed(text(self.get(&format!("{name}_en")), name, max), false));
            Some([zh?, en?])
        };
        let title = both(&mut errors, "title", 80, true);
        let summary = both(&mut errors, "summary", 200, false);
        let body = both(&mut errors, "text", 10_000, false);
        let place = both(&mut errors, "place", 120, true);
        let contact = errors.keep("contact", line(self.get("contact"), 120).map(Option::unwrap_or_default));
        let zone = errors.keep("zone", self.get("zone").parse::<Tz>().map_err(|_| wrong("zone")));
        let mut at = |name: &str| errors.keep(name, moment(self.get(name), zone.unwrap_or(chrono_tz::Asia::Shanghai)));
        let [starts, ends, opens, closes] = ["starts_at", "ends_at", "opens_at", "closes_at"].map(&mut at);
        let answers = if self.get("answers_until").is_empty() { closes } else { at("answers_until") };
        self.order(&mut errors, [starts, ends, opens, closes, answers]);
        let capacity = errors.keep("capacity", number(self.get("capacity")));
        let waiting_limit = errors.keep("waiting_limit", self.waiting_limit());
        (|| {
            Some(NewEvent {
                slug: slug?,
                kind: kind?,
                district: district?,
                title: title?,
                summary: summary?,
                text: body?,
                place: place?,
                contact: contact?,
                zone: zone?.name().to_owned(),
                starts_at: starts?,
                ends_at: ends?,
                opens_at: opens?,
                closes_at: closes?,
                answers_until: answers?,
                needs_approval: self.get("approval") == "yes",
                capacity: capacity?,
                waiting_limit: waiting_limit?,
                questions: vec![],
            })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }

    /// Lower-case ASCII letters, digits and hyphens: it stands in the address for ever.
    fn slug(&self) -> Result<String, Wrong> {
        let slug = line(self.get("slug"), 60)?.ok_or(wrong("slug_missing"))?;
        let fits = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || mark == '-';
        if !slug.chars().all(fits) || slug.starts_with('-') || slug.ends_with('-') {
            return Err(wrong("slug_marks"));
        }
        Ok(slug)
    }

    fn waiting_limit(&self) -> Result<Option<i32>, Wrong> {
        match self.get("line") {
            "none" => Ok(Some(0)),
            "unlimited" => Ok(None),
            "limit" => {
                number(self.get("waiting_limit"))?.filter(|limit| *limit > 0).map(Some).ok_or(wrong("line_limit"))
            }
            _ => Err(wrong("answer_not_chosen")),
        }
    }

    /// Each time at the field where it is out of order.
    fn order(&self, errors: &mut FieldErrors, [starts, ends, opens, closes, answers]: [Option<DateTime<Utc>>; 5]) {
        let mut before = |first: Option<DateTime<Utc>>, then: Option<DateTime<Utc>>, field: &str, code| {
            if first.zip(then).is_some_and(|(first, then)| then <= first) {
                errors.add(field, wrong(code));
            }
        };
        before(starts, ends, "ends_at", "ends_before_start");
        before(opens, closes, "closes_at", "closes_before_opening");
        let second = chrono::Duration::seconds(1);
        before(closes.map(|at| at - second), ends, "closes_at", "closes_after_end");
        before(answers.map(|at| at - second), ends, "answers_until", "answers_after_end");
    }
}

fn named<T: ActiveEnum<Value = String> + Iterable>(text: &str) -> Result<T, Wrong> {
    T::iter().find(|value| value.to_value() == text).ok_or(wrong("answer_not_chosen"))
}

/// A line, or for the text itself several.
fn text(typed: &str, name: &str, max: usize) -> Result<Option<String>, Wrong> {
    if name == "text" { lines(typed, max) } else { line(typed, max) }
}

fn needed(text: Result<Option<String>, Wrong>, is_needed: bool) -> Result<String, Wrong> {
    match text? {
        None if is_needed => Err(wrong("text_missing")),
        text => Ok(text.unwrap_or_default()),
    }
}

/// A clock time in a zone; one that the clocks skip is none.
fn moment(typed: &str, zone: Tz) -> Result<DateTime<Utc>, Wrong> {
    if typed.is_empty() {
        return Err(wrong("time_missing"));
    }
    let local =
        NaiveDateTime::parse_from_str(typed.get(..16).unwrap_or(typed), FORMAT).map_err(|_| wrong("time_format"))?;
    let year = chrono::Datelike::year(&local);
    if !(2000..=2200).contains(&year) {
        return Err(wrong("time_format"));
    }
    zone.from_local_datetime(&local).earliest().map(|at| at.to_utc()).ok_or(wrong("time_skipped"))
}

/// A number of places; none is no limit.
fn number(typed: &str) -> Result<Option<i32>, Wrong> {
    let Some(typed) = line(typed, 12)? else { return Ok(None) };
    match typed.parse() {
        Ok(places) if (0..=MOST_PLACES).contains(&places) => Ok(Some(places)),
        _ => Err(wrong_limit("places_number", MOST_PLACES as usize)),
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

    #[test]
    fn times_that_the_clocks_skip_are_none() {
        let berlin: Tz = "Europe/Berlin".parse().unwrap();
        assert_eq!(moment("2027-03-28T02:30", berlin), Err(wrong("time_skipped")));
        assert!(moment("2027-03-28T03:30", berlin).is_ok());
        for bad in ["yesterday", "2027-02-30T10:00", "0001-01-01T00:00"] {
            assert_eq!(moment(bad, berlin), Err(wrong("time_format")), "{bad}");
        }
    }
}
