//! Which mentors an officer looks at, from an address's query; what cannot be understood is the queue.
use crate::web::form::Query;
use entity::mentor::Status;
use sea_orm::{ActiveEnum, Iterable};

const LONGEST_QUERY: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorFilter {
    pub status: Status,
    pub q: String,
    /// Cursor of the last row on the page before.
    pub after: String,
}

impl From<Query> for MentorFilter {
    fn from(Query(query): Query) -> Self {
        Self {
            status: Status::iter().find(|each| each.to_value() == query.get("status")).unwrap_or(Status::Proposed),
            q: query.get("q").trim().chars().filter(|mark| !mark.is_control()).take(LONGEST_QUERY).collect(),
            after: query.get("after").to_owned(),
        }
    }
}

impl MentorFilter {
    /// Path and query of the list with this filter, from a cursor on.
    pub fn path(&self, after: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("status", &self.status.to_value());
        for (name, value) in [("q", self.q.as_str()), ("after", after)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("/admin/mentors?{}", query.finish())
    }
}
