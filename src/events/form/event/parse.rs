//! From what an officer typed to an event that may be.
use super::{EventForm, FORMAT};
use crate::{
    events::draft::NewEvent,
    web::form::{FieldErrors, Wrong, line, lines, named, number, wrong, wrong_limit},
};
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use entity::event::{District, Kind};

const MOST_PLACES: i32 = 100_000;

impl EventForm {
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
        let capacity = errors.keep("capacity", places(self.get("capacity")));
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
                places(self.get("waiting_limit"))?.filter(|limit| *limit > 0).map(Some).ok_or(wrong("line_limit"))
            }
            _ => Err(wrong("answer_not_chosen")),
        }
    }

    /// Each time at the field where it is out of order.
    fn order(&self, errors: &mut FieldErrors, [starts, ends, opens, closes, answers]: [Option<DateTime<Utc>>; 5]) {
        let mut before = |first: Option<DateTime<Utc>>, then: Option<DateTime<Utc>>, field: &str, order: Wrong| {
            if first.zip(then).is_some_and(|(first, then)| then <= first) {
                errors.add(field, order);
            }
        };
        before(starts, ends, "ends_at", wrong("ends_before_start"));
        before(opens, closes, "closes_at", wrong("closes_before_opening"));
        let second = chrono::Duration::seconds(1);
        before(closes.map(|at| at - second), ends, "closes_at", wrong("closes_after_end"));
        before(answers.map(|at| at - second), ends, "answers_until", wrong("answers_after_end"));
    }
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
pub fn places(typed: &str) -> Result<Option<i32>, Wrong> {
    number(typed, MOST_PLACES, wrong_limit("places_number", MOST_PLACES as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

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
