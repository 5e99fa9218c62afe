//! Which of an enterprise's placements are looked at, from an address's query; what cannot be understood is all.
use crate::{
    placements::{Stage, stages},
    web::form::Query,
};
use sea_orm::Iterable;
use uuid::Uuid;

const LONGEST_QUERY: usize = 80;

/// What asks to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    WaitsForUs,
    Overdue,
}

impl Only {
    pub const ALL: [Self; 2] = [Self::WaitsForUs, Self::Overdue];

    pub fn code(self) -> &'static str {
        match self {
            Self::WaitsForUs => "waits",
            Self::Overdue => "overdue",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomFilter {
    pub only: Option<Only>,
    pub stage: Option<Stage>,
    pub programme: Option<Uuid>,
    pub q: String,
    /// Cursor of the last row on the page before.
    pub after: String,
}

impl From<Query> for RoomFilter {
    fn from(Query(query): Query) -> Self {
        Self {
            only: Only::ALL.into_iter().find(|only| only.code() == query.get("only")),
            stage: Stage::iter().find(|stage| stages::code(*stage) == query.get("stage")),
            programme: query.get("programme").parse().ok(),
            q: query.get("q").trim().chars().filter(|mark| !mark.is_control()).take(LONGEST_QUERY).collect(),
            after: query.get("after").to_owned(),
        }
    }
}

impl RoomFilter {
    /// Whether all are looked at.
    pub fn is_empty(&self) -> bool {
        *self == Self { after: self.after.clone(), ..Self::default() }
    }

    /// Path and query of an enterprise's list with this filter, from a cursor on.
    pub fn path(&self, slug: &str, after: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.pairs().into_iter().chain([("after", after.to_owned())]) {
            if !value.is_empty() {
                query.append_pair(name, &value);
            }
        }
        let query = query.finish();
        format!("/enterprise/{slug}/placements{}{query}", if query.is_empty() { "" } else { "?" })
    }

    /// All but the cursor, as an address has it.
    pub fn pairs(&self) -> [(&'static str, String); 4] {
        [
            ("only", self.only.map_or("", Only::code).to_owned()),
            ("stage", self.stage.map_or("", stages::code).to_owned()),
            ("programme", self.programme.map(|id| id.to_string()).unwrap_or_default()),
            ("q", self.q.clone()),
        ]
    }
}
