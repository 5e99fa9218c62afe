//! What happened to an account, left for domains downstream to follow up.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    /// Its first address was confirmed: what was registered with it is claimed once.
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
    /// It moved to the address that it has now.
    #[sea_orm(string_value = "moved")]
    Moved,
    #[sea_orm(string_value = "closed")]
    Closed,
}

/// A domain downstream. Each has a row of its own, so that none waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Follower {
    #[sea_orm(string_value = "registrations")]
    Registrations,
    #[sea_orm(string_value = "placements")]
    Placements,
}

impl Kind {
    /// Whom it concerns.
    pub fn followers(self) -> &'static [Follower] {
        match self {
            Self::Confirmed => &[Follower::Registrations],
            Self::Moved | Self::Closed => &[Follower::Registrations, Follower::Placements],
        }
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_fact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub kind: Kind,
    pub follower: Follower,
    /// The address it is about; blanked when followed up.
    pub email_key: Option<String>,
    pub at: DateTimeUtc,
    pub followed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
