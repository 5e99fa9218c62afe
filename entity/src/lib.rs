//! What is: one file per table, with the row, its states and their arrows, and what one row can
//! answer alone. No queries, no saving, no hooks, and no shape for the outside.
pub mod account;
pub mod account_fact;
pub mod account_link;
pub mod address;
pub mod agenda_notice;
pub mod attempt;
pub mod audit;
pub mod calendar_feed;
pub mod device;
pub mod duty;
pub mod ended_link;
pub mod enterprise;
pub mod enterprise_mentor;
pub mod event;
pub mod event_enterprise;
pub mod event_version;
pub mod file;
pub mod fresh_token;
pub mod holiday;
pub mod import;
pub mod installation;
pub mod job;
pub mod letter;
pub mod letter_delivery;
pub mod mailing;
pub mod member_invitation;
pub mod membership;
pub mod mentor;
pub mod merged_enterprise;
pub mod notice;
pub mod occupation;
pub mod officer_role;
pub mod person;
pub mod person_match;
pub mod placement;
pub mod placement_change;
pub mod placement_completion;
pub mod placement_link;
pub mod placement_mentor;
pub mod placement_objection;
pub mod placement_overlap;
pub mod placement_part;
pub mod placement_pause;
pub mod placement_step;
pub mod placement_wish;
pub mod programme;
pub mod programme_enterprise;
pub mod programme_rules;
pub mod proposal;
pub mod question;
pub mod quota;
pub mod recognition;
pub mod recognition_kind;
pub mod recovery_code;
pub mod registration;
pub mod registration_key;
pub mod room;
pub mod room_block;
pub mod room_use;
pub mod series;
pub mod session;
pub mod session_place;
pub mod session_speaker;
pub mod sign_in;
pub mod speaker;
pub mod venue;

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// The languages of the house. Stored as their BCP 47 tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))")]
pub enum Locale {
    #[default]
    #[sea_orm(string_value = "zh-CN")]
    Zh,
    #[sea_orm(string_value = "en")]
    En,
}

impl Locale {
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// BCP 47 tag, as in `<html lang>` and `?lang=`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a tag; `zh-…` and `en-…` count as their base language.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// Text in one of the two languages, and which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    pub text: &'a str,
    pub locale: Locale,
}

/// Where English is missing the Chinese stands, marked as Chinese.
pub fn said<'a>(zh: &'a str, en: &'a str, locale: Locale) -> Said<'a> {
    match locale {
        Locale::En if !en.trim().is_empty() => Said { text: en, locale },
        _ => Said { text: zh, locale: Locale::Zh },
    }
}

/// One choice of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub key: String,
    pub zh: String,
    pub en: String,
}

/// The choices of a question, in order; empty for text and yes/no.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Choices(pub Vec<Choice>);

/// What somebody answered: text, one choice's key, yes or no, or several keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Yes(bool),
    Text(String),
    Several(Vec<String>),
}

/// Answers by the question's key; a question left open is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Answers(pub std::collections::BTreeMap<String, Answer>);
