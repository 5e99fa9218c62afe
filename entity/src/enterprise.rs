//! An enterprise: who it is, where it stands with the bureau, and what it says of itself.
use crate::{Locale, Said, event::District, said};
use sea_orm::entity::prelude::*;

/// By the law that it is registered under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Kind {
    #[sea_orm(string_value = "company")]
    Company,
    #[sea_orm(string_value = "sole-trader")]
    SoleTrader,
    #[sea_orm(string_value = "cooperative")]
    Cooperative,
    #[sea_orm(string_value = "institution")]
    Institution,
    #[sea_orm(string_value = "association")]
    Association,
}

/// The industry chain that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Chain {
    #[sea_orm(string_value = "equipment")]
    Equipment,
    #[sea_orm(string_value = "chemistry")]
    Chemistry,
    #[sea_orm(string_value = "information")]
    Information,
    #[sea_orm(string_value = "energy")]
    Energy,
    #[sea_orm(string_value = "materials")]
    Materials,
    #[sea_orm(string_value = "medicine")]
    Medicine,
    #[sea_orm(string_value = "textiles")]
    Textiles,
    #[sea_orm(string_value = "food")]
    Food,
    #[sea_orm(string_value = "culture")]
    Culture,
    #[sea_orm(string_value = "logistics")]
    Logistics,
    #[sea_orm(string_value = "other")]
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Status {
    #[sea_orm(string_value = "applied")]
    Applied,
    #[sea_orm(string_value = "checking")]
    Checking,
    #[sea_orm(string_value = "verified")]
    Verified,
    #[sea_orm(string_value = "refused")]
    Refused,
    #[sea_orm(string_value = "listed")]
    Listed,
    #[sea_orm(string_value = "suspended")]
    Suspended,
    #[sea_orm(string_value = "closed")]
    Closed,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        use Status::{Applied, Checking, Closed, Listed, Refused, Suspended, Verified};
        matches!(
            (self, next),
            (Applied, Checking)
                | (Checking, Verified | Refused)
                | (Listed, Verified)
                | (Verified, Suspended | Closed)
                | (Suspended, Verified)
        )
    }

    /// In the directory.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Verified | Self::Listed)
    }

    /// Its people work in it: verified once, and not closed.
    pub fn is_active(self) -> bool {
        matches!(self, Self::Verified | Self::Suspended)
    }

    /// Holds its credit code against others.
    pub fn holds_code(self) -> bool {
        matches!(self, Self::Verified | Self::Listed | Self::Suspended)
    }
}

/// Why an officer decided against an enterprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Reason {
    #[sea_orm(string_value = "unreadable")]
    Unreadable,
    #[sea_orm(string_value = "other-code")]
    OtherCode,
    #[sea_orm(string_value = "other-name")]
    OtherName,
    #[sea_orm(string_value = "not-active")]
    NotActive,
    #[sea_orm(string_value = "already-verified")]
    AlreadyVerified,
    /// What it handed in was not renewed.
    #[sea_orm(string_value = "outdated")]
    Outdated,
    /// Of the rules of the programme.
    #[sea_orm(string_value = "breach")]
    Breach,
    /// The enterprise asked for it.
    #[sea_orm(string_value = "own-wish")]
    OwnWish,
    #[sea_orm(string_value = "other")]
    Other,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enterprise")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Made at applying, and survives a rename.
    #[sea_orm(unique)]
    pub slug: String,
    pub status: Status,
    /// Unified social credit code (GB 32100-2015); unique among those that hold it.
    pub code: String,
    /// Its inner check fails, and the applicant said that the licence reads so.
    pub is_odd_code: bool,
    pub name: String,
    pub kind: Kind,
    /// `None`: from elsewhere.
    pub district: Option<District>,
    pub chain: Chain,
    pub staff: i32,
    pub science_staff: i32,
    pub address: String,
    pub intro_zh: String,
    pub intro_en: String,
    /// Everything that search looks at, folded.
    pub search_text: String,
    pub licence_id: Option<Uuid>,
    /// File of the picture that everybody sees.
    pub logo_id: Option<Uuid>,
    /// How many placements are filed and not over; kept by their verbs.
    pub placements: i32,
    pub applied_by: Option<Uuid>,
    pub applied_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    pub reason_code: Option<Reason>,
    /// In the officer's words.
    pub reason: Option<String>,
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whether a text can be an enterprise's slug at all; PostgreSQL would not even compare some other text.
pub fn is_slug(text: &str) -> bool {
    text.chars().all(|mark| mark.is_ascii_lowercase() || mark.is_ascii_digit() || mark == '-')
}

impl Model {
    pub fn intro(&self, locale: Locale) -> Said<'_> {
        said(&self.intro_zh, &self.intro_en, locale)
    }
}
