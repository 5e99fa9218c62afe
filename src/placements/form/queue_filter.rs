//! Which placements an officer looks at, from an address's query; what cannot be understood is the queue.
use crate::{
    placements::{acts::Stage, stages},
    web::form::Query,
};
use chrono::NaiveDate;
use entity::event::District;
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

const LONGEST_QUERY: usize = 80;
const ALL: &str = "all";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// What waits for the bureau.
    #[default]
    Queue,
    All,
    Stage(Stage),
}

impl Shown {
    pub fn code(self) -> &'static str {
        match self {
            Self::Queue => "",
            Self::All => ALL,
            Self::Stage(stage) => stages::code(stage),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueFilter {
    pub shown: Shown,
    pub programme: Option<Uuid>,
    pub district: Option<District>,
    /// Of the first day, as its own first.
    pub month: Option<NaiveDate>,
    /// Part of a name.
    pub q: String,
    /// Cursor of the last row on the page before.
    pub after: String,
}

impl From<Query> for QueueFilter {
    fn from(Query(query): Query) -> Self {
        let stage = Stage::iter().find(|stage| stages::code(*stage) == query.get("stage")).map(Shown::Stage);
        let all = (query.get("stage") == ALL).then_some(Shown::All);
        Self {
            shown: stage.or(all).unwrap_or_default(),
            programme: query.get("programme").parse().ok(),
            district: District::iter().find(|district| district.to_value() == query.get("district")),
            month: format!("{}-01", query.get("month")).parse().ok(),
            q: query.get("q").trim().chars().filter(|mark| !mark.is_control()).take(LONGEST_QUERY).collect(),
            after: query.get("after").to_owned(),
        }
    }
}

impl QueueFilter {
    /// As `<input type="month">` has it.
    pub fn month_typed(&self) -> String {
        self.month.map(|first| first.format("%Y-%m").to_string()).unwrap_or_default()
    }

    /// Path and query of the list with this filter, from a cursor on.
    pub fn path(&self, after: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.pairs().into_iter().chain([("after", after.to_owned())]) {
            if !value.is_empty() {
                query.append_pair(name, &value);
            }
        }
        let query = query.finish();
        if query.is_empty() { "/admin/placements".to_owned() } else { format!("/admin/placements?{query}") }
    }

    /// All but the cursor, as an address has it.
    pub fn pairs(&self) -> [(&'static str, String); 5] {
        [
            ("stage", self.shown.code().to_owned()),
            ("programme", self.programme.map(|id| id.to_string()).unwrap_or_default()),
            ("district", self.district.map(|district| district.to_value()).unwrap_or_default()),
            ("month", self.month_typed()),
            ("q", self.q.clone()),
        ]
    }
}
