//! A list that an officer handed in: looked at first, then carried out once, or given up.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    #[sea_orm(string_value = "enterprises")]
    Enterprises,
    /// Sessions of one event.
    #[sea_orm(string_value = "agenda")]
    Agenda,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    /// Looked at; nothing is written yet.
    #[sea_orm(string_value = "dry")]
    Dry,
    #[sea_orm(string_value = "committed")]
    Committed,
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        matches!((self, next), (Self::Dry, Self::Committed | Self::Cancelled))
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: Kind,
    /// Whose agenda it is for.
    pub event_id: Option<Uuid>,
    /// `None`: gone, some time after the decision.
    pub file_id: Option<Uuid>,
    /// What the officer called it.
    pub name: String,
    /// SHA-256 of the file.
    pub hash: String,
    /// Of a CSV, as IANA names it.
    pub encoding: Option<String>,
    /// Of a workbook.
    pub sheet: Option<String>,
    /// As they stood when they were last looked at; of a committed one, what was taken and what was left.
    pub rows: i32,
    pub good: i32,
    pub bad: i32,
    pub status: Status,
    pub made_by: Uuid,
    pub made_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
