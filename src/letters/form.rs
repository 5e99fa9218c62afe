//! The filters of the list, from an address's query; what cannot be understood is ignored, for a filter is
//! no form: the page shows which filters hold.
use super::kinds;
use crate::web::form::Query;
use entity::letter::State;
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

const LONGEST: usize = 254;

/// Believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterFilter {
    pub state: Option<State>,
    pub kind: Option<&'static str>,
    /// The row that letters are about.
    pub about: Option<Uuid>,
    /// The event's slug.
    pub event: String,
    /// As typed; compared as a whole.
    pub address: String,
    /// Cursor of the last letter on the page before.
    pub after: String,
}

impl From<Query> for LetterFilter {
    fn from(Query(query): Query) -> Self {
        let typed = |name: &str| -> String {
            query.get(name).trim().chars().filter(|mark| !mark.is_control()).take(LONGEST).collect()
        };
        Self {
            state: State::iter().find(|state| state.to_value() == query.get("state")),
            kind: kinds::of(query.get("kind")),
            about: query.get("about").parse().ok(),
            event: typed("event"),
            address: typed("address"),
            after: query.get("after").to_owned(),
        }
    }
}

impl LetterFilter {
    /// Path and query of the list with this filter, from its first page.
    pub fn path(&self) -> String {
        self.path_with(None)
    }

    /// The same from a cursor on.
    pub fn path_after(&self, cursor: &str) -> String {
        self.path_with(Some(cursor))
    }

    pub fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    /// What the form has no field for and keeps.
    pub fn hidden(&self) -> Vec<(&'static str, String)> {
        self.pairs().into_iter().filter(|(name, _)| !matches!(*name, "kind" | "address")).collect()
    }

    fn path_with(&self, cursor: Option<&str>) -> String {
        let pairs = self.pairs().into_iter().chain(cursor.map(|cursor| ("after", cursor.to_owned())));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() { "/admin/letters".to_owned() } else { format!("/admin/letters?{query}") }
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let texts = [("event", &self.event), ("address", &self.address)];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        self.state
            .map(|state| ("state", state.to_value()))
            .into_iter()
            .chain(self.kind.map(|kind| ("kind", kind.to_owned())))
            .chain(self.about.map(|about| ("about", about.to_string())))
            .chain(texts.map(|(name, text)| (name, text.clone())))
            .collect()
    }
}
