//! The filters of lists and feeds, from an address's query; what cannot be understood is ignored, for
//! a filter is no form: the page shows which filters hold.
use crate::{db::slug::is_slug, web::form::Query};
use chrono::{Datelike, NaiveDate};
use entity::event::{District, Kind};
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

const LONGEST_QUERY: usize = 80;

/// Believed. Days are the city's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    pub kind: Option<Kind>,
    pub district: Option<District>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Slug of the venue in whose rooms they take place.
    pub venue: Option<String>,
    /// To which they belong.
    pub series: Option<Uuid>,
    pub q: String,
    /// Cursor of the last event on the page before.
    pub after: String,
}

impl From<Query> for EventFilter {
    fn from(Query(query): Query) -> Self {
        let visible = |mark: &char| !mark.is_control();
        Self {
            kind: Kind::iter().find(|kind| kind.to_value() == query.get("kind")),
            district: District::iter().find(|district| district.to_value() == query.get("district")),
            from: day(query.get("from")),
            to: day(query.get("to")),
            venue: Some(query.get("venue").to_owned()).filter(|slug| is_slug(slug)),
            series: query.get("series").parse().ok(),
            q: query.get("q").trim().chars().filter(visible).take(LONGEST_QUERY).collect(),
            after: query.get("after").to_owned(),
        }
    }
}

/// A day that every database can compare with.
fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|day: &NaiveDate| (1..=9999).contains(&day.year()))
}

impl EventFilter {
    /// Path and query of a list with this filter, from its first page.
    pub fn path(&self, list: &str) -> String {
        let pairs = self.pairs();
        if pairs.is_empty() {
            return list.to_owned();
        }
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        format!("{list}?{query}")
    }

    /// The same from a cursor on.
    pub fn path_after(&self, list: &str, cursor: &str) -> String {
        self.path_with(list, "after", cursor)
    }

    /// The same with something more, that needs no escaping.
    pub fn path_with(&self, list: &str, name: &str, value: &str) -> String {
        let mark = if self.pairs().is_empty() { '?' } else { '&' };
        format!("{}{mark}{name}={value}", self.path(list))
    }

    /// The kind as it stands in addresses.
    pub fn kind_value(&self) -> Option<String> {
        self.kind.map(|kind| kind.to_value())
    }

    pub fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let dates = [("from", self.from), ("to", self.to)];
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        pairs.extend(self.kind.map(|kind| ("kind", kind.to_value())));
        pairs.extend(self.district.map(|district| ("district", district.to_value())));
        pairs.extend(self.venue.clone().map(|slug| ("venue", slug)));
        pairs.extend(self.series.map(|id| ("series", id.to_string())));
        pairs.extend(dates.into_iter().filter_map(|(name, date)| Some((name, date?.to_string()))));
        pairs.extend((!self.q.is_empty()).then(|| ("q", self.q.clone())));
        pairs
    }
}
