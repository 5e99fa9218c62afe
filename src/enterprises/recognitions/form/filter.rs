//! What of the recognitions an officer looks at, from an address's query; what cannot be understood is the queue.
use crate::web::form::Query;
use entity::recognition::Status;
use sea_orm::{ActiveEnum, Iterable};

/// Farther ahead nobody plans.
const MOST_DAYS: u64 = 366;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    State(Status),
    /// Valid today, and for so many days more at most.
    Lapsing(u64),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecognitionFilter {
    pub shown: Shown,
    /// Cursor of the last row on the page before.
    pub after: String,
}

impl From<Query> for RecognitionFilter {
    fn from(Query(query): Query) -> Self {
        let days = query.get("lapsing").parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
        let status = Status::iter().find(|each| each.to_value() == query.get("status")).unwrap_or(Status::Claimed);
        Self { shown: days.map_or(Shown::State(status), Shown::Lapsing), after: query.get("after").to_owned() }
    }
}

impl RecognitionFilter {
    /// Path and query of a list with this filter, from a cursor on.
    pub fn path(shown: Shown, after: &str) -> String {
        let (name, value) = match shown {
            Shown::State(status) => ("status", status.to_value()),
            Shown::Lapsing(days) => ("lapsing", days.to_string()),
        };
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair(name, &value);
        if !after.is_empty() {
            query.append_pair("after", after);
        }
        format!("/admin/recognitions?{}", query.finish())
    }
}
