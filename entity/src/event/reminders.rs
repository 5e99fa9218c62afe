//! When those who come are reminded.
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

/// Minutes before the start, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Reminders(pub Vec<i32>);
