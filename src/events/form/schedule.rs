//! How the schedule is looked at, from an address's query; what cannot be understood is ignored, as in other filters.
use crate::{db::slug::is_slug, web::form::Fields};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use entity::event::{District, Kind, Status};
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

/// What lies beyond is on no schedule.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

/// How much is seen at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    Month,
    #[default]
    Week,
    Day,
}

impl Span {
    pub const ALL: [Self; 3] = [Self::Month, Self::Week, Self::Day];

    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
        }
    }

    /// First day and the day behind the last; of a month whole weeks.
    pub fn days(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let (first, last) = match self {
            Self::Month => {
                let first = day.with_day(1).unwrap_or(day);
                (first, first + Months::new(1) - Days::new(1))
            }
            Self::Week | Self::Day => (day, day),
        };
        if self == Self::Day {
            return (day, day + Days::new(1));
        }
        let monday = first.week(Weekday::Mon).first_day();
        (monday, last.week(Weekday::Mon).last_day() + Days::new(1))
    }

    /// The same much before (−1) or after (1).
    fn beside(self, day: NaiveDate, by: i64) -> NaiveDate {
        match self {
            Self::Month => {
                let first = day.with_day(1).unwrap_or(day);
                if by < 0 { first - Months::new(1) } else { first + Months::new(1) }
            }
            Self::Week => day + chrono::Duration::weeks(by),
            Self::Day => day + chrono::Duration::days(by),
        }
    }
}

/// Believed. Days are the city's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScheduleFilter {
    pub span: Span,
    /// `None`: today.
    pub day: Option<NaiveDate>,
    pub district: Option<District>,
    pub kind: Option<Kind>,
    pub state: Option<Status>,
    /// Slug.
    pub venue: Option<String>,
    /// On duty.
    pub officer: Option<Uuid>,
}

impl From<&Fields> for ScheduleFilter {
    fn from(query: &Fields) -> Self {
        let day = query.get("day").parse().ok();
        Self {
            span: Span::ALL.into_iter().find(|span| span.name() == query.get("view")).unwrap_or_default(),
            day: day.filter(|day: &NaiveDate| YEARS.contains(&day.year())),
            district: District::iter().find(|district| district.to_value() == query.get("district")),
            kind: Kind::iter().find(|kind| kind.to_value() == query.get("kind")),
            state: Status::iter()
                .filter(|state| state.is_planned())
                .find(|state| state.to_value() == query.get("state")),
            venue: Some(query.get("venue").to_owned()).filter(|slug| is_slug(slug)),
            officer: query.get("officer").parse().ok(),
        }
    }
}

impl ScheduleFilter {
    pub fn path(&self) -> String {
        self.path_to("/admin/schedule")
    }

    /// Another page that leads back here.
    pub fn path_to(&self, page: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(self.pairs()).finish();
        format!("{page}?{query}")
    }

    pub fn seen_on(&self, span: Span, day: NaiveDate) -> String {
        Self { span, day: Some(day), ..self.clone() }.path()
    }

    /// The same much before (−1) or after (1) a day.
    pub fn beside(&self, day: NaiveDate, by: i64) -> Option<String> {
        let there = self.span.beside(day, by);
        YEARS.contains(&there.year()).then(|| self.seen_on(self.span, there))
    }

    /// As it stands in addresses.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("view", self.span.name().to_owned())];
        pairs.extend(self.day.map(|day| ("day", day.to_string())));
        pairs.extend(self.district.map(|district| ("district", district.to_value())));
        pairs.extend(self.kind.map(|kind| ("kind", kind.to_value())));
        pairs.extend(self.state.map(|state| ("state", state.to_value())));
        pairs.extend(self.venue.clone().map(|slug| ("venue", slug)));
        pairs.extend(self.officer.map(|officer| ("officer", officer.to_string())));
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_whole_weeks() {
        assert_eq!(Span::Month.days(day("2026-12-15")), (day("2026-11-30"), day("2027-01-04")));
        assert_eq!(
            Span::Month.days(day("2027-02-28")),
            (day("2027-02-01"), day("2027-03-01")),
            "four weeks and no more"
        );
        assert_eq!(Span::Week.days(day("2026-12-06")), (day("2026-11-30"), day("2026-12-07")));
        assert_eq!(Span::Day.days(day("2026-12-06")), (day("2026-12-06"), day("2026-12-07")));
    }

    #[test]
    fn beside_a_month_lies_a_month() {
        assert_eq!(Span::Month.beside(day("2026-01-31"), 1), day("2026-02-01"));
        assert_eq!(Span::Month.beside(day("2026-01-31"), -1), day("2025-12-01"));
        assert_eq!(Span::Week.beside(day("2026-12-31"), 1), day("2027-01-07"));
    }

    #[test]
    fn what_cannot_be_understood_is_ignored() {
        let filter =
            ScheduleFilter::from(&Fields::decode(b"view=year&day=9999-01-01&state=cancelled&district=moon&venue=../x"));

        assert_eq!(filter, ScheduleFilter::default());
    }
}
