//! Events that come again by a rule: each is an event of its own, which knows its series and the day the rule names.
use sea_orm::entity::prelude::*;

/// How often; a month that has no such day is left out (RFC 5545, 3.3.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Every {
    #[sea_orm(string_value = "week")]
    Week,
    #[sea_orm(string_value = "second-week")]
    SecondWeek,
    /// On the date of the first.
    #[sea_orm(string_value = "month-date")]
    MonthDate,
    /// On the weekday of the first, the same one in the month.
    #[sea_orm(string_value = "month-weekday")]
    MonthWeekday,
    /// On the weekday of the first, the last one in the month.
    #[sea_orm(string_value = "month-last-weekday")]
    MonthLastWeekday,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "series")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub every: Every,
    /// The last day, included; either this or `times`.
    pub until: Option<Date>,
    /// How many events.
    pub times: Option<i32>,
    /// Whether days off are left out.
    pub skips_holidays: bool,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
