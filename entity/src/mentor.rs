//! Somebody who teaches apprentices: one row each, for however many enterprises.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    #[sea_orm(string_value = "enterprise")]
    Enterprise,
    #[sea_orm(string_value = "school")]
    School,
    #[sea_orm(string_value = "expert")]
    Expert,
}

/// Of skill, or of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(20))")]
pub enum Grade {
    #[sea_orm(string_value = "none")]
    None,
    #[sea_orm(string_value = "junior")]
    Junior,
    #[sea_orm(string_value = "intermediate")]
    Intermediate,
    #[sea_orm(string_value = "senior")]
    Senior,
    #[sea_orm(string_value = "technician")]
    Technician,
    #[sea_orm(string_value = "senior_technician")]
    SeniorTechnician,
    #[sea_orm(string_value = "engineer")]
    Engineer,
    #[sea_orm(string_value = "senior_engineer")]
    SeniorEngineer,
    #[sea_orm(string_value = "professor")]
    Professor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    #[sea_orm(string_value = "proposed")]
    Proposed,
    #[sea_orm(string_value = "approved")]
    Approved,
    #[sea_orm(string_value = "refused")]
    Refused,
    /// Takes nobody on for now.
    #[sea_orm(string_value = "resting")]
    Resting,
    #[sea_orm(string_value = "retired")]
    Retired,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        use Status::{Approved, Proposed, Refused, Resting, Retired};
        match self {
            Proposed => matches!(next, Approved | Refused),
            Approved => matches!(next, Resting | Retired | Proposed),
            Resting => matches!(next, Approved | Retired | Proposed),
            Refused | Retired => next == Proposed,
        }
    }
}

/// Why an officer refused them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Reason {
    /// Of the grade: missing or outdated.
    #[sea_orm(string_value = "certificate")]
    Certificate,
    /// Or works elsewhere.
    #[sea_orm(string_value = "no-such-person")]
    NoSuchPerson,
    /// Too few years, or another occupation.
    #[sea_orm(string_value = "experience")]
    Experience,
    /// May not teach now.
    #[sea_orm(string_value = "barred")]
    Barred,
    #[sea_orm(string_value = "other")]
    Other,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who it is, where they can sign in.
    #[sea_orm(unique)]
    pub account_id: Option<Uuid>,
    /// Empty once the account is closed.
    pub name: String,
    /// The name, folded.
    pub search_text: String,
    pub kind: Kind,
    pub occupation: String,
    pub grade: Grade,
    pub years: i32,
    /// How many they can look after at a time, over all enterprises.
    pub max_load: i32,
    /// How many they teach.
    pub teaching: i32,
    pub status: Status,
    /// Of a refusal.
    pub reason_code: Option<Reason>,
    /// In the officer's words.
    pub reason: Option<String>,
    pub proposed_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
