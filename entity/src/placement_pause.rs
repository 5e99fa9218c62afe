//! A stretch of days in which a placement rests. They count as load, and the end moves by those that were really used.
use crate::placement::Reason;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_pause")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub placement_id: Uuid,
    pub first_day: Date,
    /// As it is planned; can be moved while it lasts.
    pub last_day: Date,
    /// The first day of work again.
    pub ended_on: Option<Date>,
    pub reason_code: Reason,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Days really used, or planned as long as it lasts.
    pub fn days(&self) -> i64 {
        let end = self.ended_on.or_else(|| self.last_day.succ_opt()).unwrap_or(self.last_day);
        (end - self.first_day).num_days()
    }
}
