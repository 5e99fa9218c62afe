//! The rules of a programme, in versions: a change is a further version, and none is ever altered or deleted, for
//! placements are tied to the one that held on their first day.
pub mod add;
pub mod says;

use super::keep::KeepError;
use crate::error::AppError;
use chrono::NaiveDate;
use entity::programme_rules;
use sea_orm::DbErr;
use thiserror::Error;

/// A version to be; what each number means stands at the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRules {
    pub valid_from: NaiveDate,
    pub months_min: i32,
    pub months_max: i32,
    pub days_back: i32,
    pub months_ahead: i32,
    pub age_min: i32,
    pub age_guardian: i32,
    pub hours_max: i32,
    pub hours_minor: i32,
    pub mentor_load: i32,
    pub probation_under_3_months: i32,
    pub probation_under_1_year: i32,
    pub probation_under_3_years: i32,
    pub probation_longer: i32,
    pub probation_pay_percent: i32,
    /// In fen.
    pub pay_floor: i64,
    pub pause_days_max: i32,
    pub needs_form: bool,
    pub needs_contract: bool,
}

impl From<&programme_rules::Model> for NewRules {
    fn from(row: &programme_rules::Model) -> Self {
        Self {
            valid_from: row.valid_from,
            months_min: row.months_min,
            months_max: row.months_max,
            days_back: row.days_back,
            months_ahead: row.months_ahead,
            age_min: row.age_min,
            age_guardian: row.age_guardian,
            hours_max: row.hours_max,
            hours_minor: row.hours_minor,
            mentor_load: row.mentor_load,
            probation_under_3_months: row.probation_under_3_months,
            probation_under_1_year: row.probation_under_1_year,
            probation_under_3_years: row.probation_under_3_years,
            probation_longer: row.probation_longer,
            probation_pay_percent: row.probation_pay_percent,
            pay_floor: row.pay_floor,
            pause_days_max: row.pause_days_max,
            needs_form: row.needs_form,
            needs_contract: row.needs_contract,
        }
    }
}

#[derive(Debug, Error)]
pub enum RulesError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("another made a version since the form was filled in")]
    Stale(Box<programme_rules::Model>),
    #[error("the day is past, and the programme has rules that held on it")]
    Past,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<RulesError> for AppError {
    fn from(error: RulesError) -> Self {
        match error {
            RulesError::Keep(error) => error.into(),
            RulesError::Stale(_) => Self::Refused("programmes.stale"),
            RulesError::Past => Self::Refused("programmes.rules_past"),
            RulesError::Db(error) => error.into(),
        }
    }
}
