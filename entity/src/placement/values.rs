//! What stands in a placement's columns besides its state: kinds, reasons, and what is kept as JSON.
use super::Side;
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// Of the labour contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))")]
#[serde(rename_all = "snake_case")]
pub enum ContractKind {
    #[sea_orm(string_value = "fixed")]
    Fixed,
    #[sea_orm(string_value = "open")]
    Open,
}

/// Why it ended, or never began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Reason {
    #[sea_orm(string_value = "own-wish")]
    OwnWish,
    #[sea_orm(string_value = "pay")]
    Pay,
    #[sea_orm(string_value = "housing")]
    Housing,
    #[sea_orm(string_value = "commute")]
    Commute,
    #[sea_orm(string_value = "family")]
    Family,
    #[sea_orm(string_value = "health")]
    Health,
    #[sea_orm(string_value = "study")]
    Study,
    #[sea_orm(string_value = "military")]
    Military,
    #[sea_orm(string_value = "content")]
    Content,
    #[sea_orm(string_value = "mentor")]
    Mentor,
    #[sea_orm(string_value = "conduct")]
    Conduct,
    #[sea_orm(string_value = "not-suited")]
    NotSuited,
    #[sea_orm(string_value = "enterprise-shrank")]
    EnterpriseShrank,
    #[sea_orm(string_value = "changed-enterprise")]
    ChangedEnterprise,
    #[sea_orm(string_value = "other")]
    Other,
    /// The link reached somebody else.
    #[sea_orm(string_value = "not-me")]
    NotMe,
    #[sea_orm(string_value = "never-came")]
    NeverCame,
    /// Nobody did anything about the draft.
    #[sea_orm(string_value = "silence")]
    Silence,
}

/// Why a draft came back to its enterprise: by whom, at which fields, and in which words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Returned {
    /// `None`: a guard failed when the second side approved.
    pub by: Option<Side>,
    pub fields: Vec<String>,
    pub words: Option<String>,
    /// Codes of what does not hold, with what their sentences name.
    pub faults: Vec<Fault>,
    /// Parts that the apprentice said no to, each with what is wrong with it: it outlasts the edits of the part.
    #[serde(default)]
    pub noes: Vec<(String, String)>,
}

impl Returned {
    pub fn no_to(&self, part: &str) -> Option<&str> {
        self.noes.iter().find(|(said, _)| said == part).map(|(_, words)| words.as_str())
    }
}

/// One thing that does not hold: at which field, the tail of its text key `error-…`, and what the sentence names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub field: String,
    pub code: String,
    pub args: Vec<(String, String)>,
}

pub fn fault(code: &str) -> Fault {
    Fault { field: String::new(), code: code.to_owned(), args: vec![] }
}

impl Fault {
    pub fn at(self, field: &str) -> Self {
        Self { field: field.to_owned(), ..self }
    }

    /// What stands in for `{$name}` in its sentence.
    pub fn naming(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}

/// The last day that a side named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedEnd {
    pub side: Side,
    pub day: Date,
    pub told_at: DateTimeUtc,
    /// As it is stored.
    pub code: String,
    pub words: Option<String>,
}

/// One for each side at most; the earliest stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Ends(pub Vec<NamedEnd>);
