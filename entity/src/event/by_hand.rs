//! What was changed in one event of a series alone.
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

/// Names of fields of the editor, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct ByHand(pub Vec<String>);

/// Change together, for a part of them alone would not fit the rest.
const TOGETHER: [&[&str]; 3] = [
    &["zone", "starts_at", "ends_at", "opens_at", "closes_at", "answers_until"],
    &["room", "setup", "clearing", "place_zh", "place_en"],
    &["line", "waiting_limit"],
];

impl ByHand {
    /// Whether this field, or one that changes together with it, was changed by hand.
    pub fn holds(&self, field: &str) -> bool {
        let is_of = |own: &String| {
            own == field || TOGETHER.iter().any(|group| [own, field].iter().all(|name| group.contains(name)))
        };
        self.0.iter().any(is_of)
    }

    pub fn with(&self, fields: &[&str]) -> Self {
        let new = fields.iter().filter(|field| self.0.iter().all(|own| own != *field)).map(|field| (*field).to_owned());
        Self(self.0.iter().cloned().chain(new).collect())
    }

    /// Without these; what changes together with them stays.
    pub fn without(&self, fields: &[&str]) -> Self {
        Self(self.0.iter().filter(|own| !fields.contains(&own.as_str())).cloned().collect())
    }
}
