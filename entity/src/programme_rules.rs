//! A version of a programme's rules. A change is a new version: what a placement was agreed under stays.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub programme_id: Uuid,
    /// For placements whose first day is this one or later. Of several from one day the last made holds.
    pub valid_from: Date,
    pub made_at: DateTimeUtc,
    /// Months from the first day to the last.
    pub months_min: i32,
    pub months_max: i32,
    /// How far the first day may lie behind, in days, and ahead, in months.
    pub days_back: i32,
    pub months_ahead: i32,
    /// Years on the first day; under the second a guardian says yes too.
    pub age_min: i32,
    pub age_guardian: i32,
    /// Hours a week at most, for everybody and under 18.
    pub hours_max: i32,
    pub hours_minor: i32,
    /// People whom one mentor looks after at a time.
    pub mentor_load: i32,
    /// The longest probation in months, by the length of the labour contract.
    pub probation_under_3_months: i32,
    pub probation_under_1_year: i32,
    pub probation_under_3_years: i32,
    pub probation_longer: i32,
    /// Pay in probation, of the pay after it.
    pub probation_pay_percent: i32,
    /// Fen a month before tax.
    pub pay_floor: i64,
    /// Days of all pauses together.
    pub pause_days_max: i32,
    /// Whether the stamped form and the labour contract are handed in.
    pub needs_form: bool,
    pub needs_contract: bool,
}

impl ActiveModelBehavior for ActiveModel {}
