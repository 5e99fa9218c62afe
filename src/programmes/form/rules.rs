//! A version of the rules as an officer types it: each number labelled, with its unit and what it may be.
use crate::{
    programmes::rules::NewRules,
    web::form::{FieldErrors, Fields, day, fen, number_between, typed::Typed, wrong, wrong_limit},
    words::yuan,
};
use chrono::NaiveDate;
use entity::programme_rules;
use std::ops::{Deref, DerefMut};

/// Numbers that stand together on a page: text key of their heading, and how many of [`NUMBERS`] they are.
pub const GROUPS: [(&str, usize); 4] = [
    ("programmes-rules-time", 4),
    ("programmes-rules-work", 5),
    ("programmes-rules-probation", 5),
    ("programmes-rules-pause", 1),
];

/// One number of the rules.
pub struct Number {
    pub name: &'static str,
    /// Text keys.
    pub label: &'static str,
    pub unit: &'static str,
    pub least: i32,
    pub most: i32,
}

const fn number(name: &'static str, label: &'static str, unit: &'static str, [least, most]: [i32; 2]) -> Number {
    Number { name, label, unit, least, most }
}

const MONTHS: &str = "programmes-unit-months";
const DAYS: &str = "programmes-unit-days";
const YEARS: &str = "programmes-unit-years";
const HOURS: &str = "programmes-unit-hours";
const PEOPLE: &str = "programmes-unit-people";
const PERCENT: &str = "programmes-unit-percent";

pub const NUMBERS: [Number; 15] = [
    number("months_min", "programmes-rule-months_min", MONTHS, [1, 60]),
    number("months_max", "programmes-rule-months_max", MONTHS, [1, 60]),
    number("days_back", "programmes-rule-days_back", DAYS, [0, 365]),
    number("months_ahead", "programmes-rule-months_ahead", MONTHS, [0, 36]),
    number("age_min", "programmes-rule-age_min", YEARS, [16, 60]),
    number("age_guardian", "programmes-rule-age_guardian", YEARS, [16, 60]),
    number("hours_max", "programmes-rule-hours_max", HOURS, [1, 60]),
    number("hours_minor", "programmes-rule-hours_minor", HOURS, [1, 60]),
    number("mentor_load", "programmes-rule-mentor_load", PEOPLE, [1, 50]),
    number("probation_under_3_months", "programmes-rule-probation_under_3_months", MONTHS, [0, 6]),
    number("probation_under_1_year", "programmes-rule-probation_under_1_year", MONTHS, [0, 6]),
    number("probation_under_3_years", "programmes-rule-probation_under_3_years", MONTHS, [0, 6]),
    number("probation_longer", "programmes-rule-probation_longer", MONTHS, [0, 6]),
    number("probation_pay_percent", "programmes-rule-probation_pay_percent", PERCENT, [1, 100]),
    number("pause_days_max", "programmes-rule-pause_days_max", DAYS, [0, 730]),
];

/// The numbers between the day and the rest, in the order of the page.
const NAMES: [&str; 19] = [
    "valid_from",
    "months_min",
    "months_max",
    "days_back",
    "months_ahead",
    "age_min",
    "age_guardian",
    "hours_max",
    "hours_minor",
    "mentor_load",
    "probation_under_3_months",
    "probation_under_1_year",
    "probation_under_3_years",
    "probation_longer",
    "probation_pay_percent",
    "pause_days_max",
    "pay_floor",
    "needs_form",
    "needs_contract",
];

const MOST_YUAN: i32 = 1_000_000;

/// As typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesForm(Typed);

impl Deref for RulesForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl DerefMut for RulesForm {
    fn deref_mut(&mut self) -> &mut Typed {
        &mut self.0
    }
}

impl From<&Fields> for RulesForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&NAMES, fields))
    }
}

impl From<&programme_rules::Model> for RulesForm {
    fn from(row: &programme_rules::Model) -> Self {
        let yes = |is: bool| if is { "yes" } else { "" }.to_owned();
        let value = |name: &str| match name {
            "valid_from" => row.valid_from.to_string(),
            "months_min" => row.months_min.to_string(),
            "months_max" => row.months_max.to_string(),
            "days_back" => row.days_back.to_string(),
            "months_ahead" => row.months_ahead.to_string(),
            "age_min" => row.age_min.to_string(),
            "age_guardian" => row.age_guardian.to_string(),
            "hours_max" => row.hours_max.to_string(),
            "hours_minor" => row.hours_minor.to_string(),
            "mentor_load" => row.mentor_load.to_string(),
            "probation_under_3_months" => row.probation_under_3_months.to_string(),
            "probation_under_1_year" => row.probation_under_1_year.to_string(),
            "probation_under_3_years" => row.probation_under_3_years.to_string(),
            "probation_longer" => row.probation_longer.to_string(),
            "probation_pay_percent" => row.probation_pay_percent.to_string(),
            "pause_days_max" => row.pause_days_max.to_string(),
            "pay_floor" => yuan(row.pay_floor).replace(',', ""),
            "needs_form" => yes(row.needs_form),
            _ => yes(row.needs_contract),
        };
        Self(Typed::of(&NAMES, value))
    }
}

impl RulesForm {
    /// For a programme's first version.
    pub fn blank(from: NaiveDate) -> Self {
        Self(Typed::of(&NAMES, |name| if name == "valid_from" { from.to_string() } else { String::new() }))
    }

    pub fn parse(&self) -> Result<NewRules, FieldErrors> {
        let mut errors = FieldErrors::default();
        let from = day(self.get("valid_from")).and_then(|day| day.ok_or(wrong("day_missing")));
        let from = errors.keep("valid_from", from);
        let numbers = NUMBERS.map(|each| {
            errors
                .keep(each.name, number_between(self.get(each.name), each.least, each.most))
                .map(|number| (each.name, number))
        });
        let floor = errors.keep("pay_floor", fen(self.get("pay_floor"), MOST_YUAN));
        let get = |name: &str| numbers.iter().flatten().find(|(each, _)| *each == name).map(|(_, number)| *number);
        for (least, most) in [("months_min", "months_max"), ("age_min", "age_guardian"), ("hours_minor", "hours_max")] {
            if let Some((floor, _)) = get(least).zip(get(most)).filter(|(least, most)| most < least) {
                errors.add(most, wrong_limit("number_below", usize::try_from(floor).unwrap_or_default()));
            }
        }
        (|| {
            Some(NewRules {
                valid_from: from?,
                months_min: get("months_min")?,
                months_max: get("months_max")?,
                days_back: get("days_back")?,
                months_ahead: get("months_ahead")?,
                age_min: get("age_min")?,
                age_guardian: get("age_guardian")?,
                hours_max: get("hours_max")?,
                hours_minor: get("hours_minor")?,
                mentor_load: get("mentor_load")?,
                probation_under_3_months: get("probation_under_3_months")?,
                probation_under_1_year: get("probation_under_1_year")?,
                probation_under_3_years: get("probation_under_3_years")?,
                probation_longer: get("probation_longer")?,
                probation_pay_percent: get("probation_pay_percent")?,
                pay_floor: floor?,
                pause_days_max: get("pause_days_max")?,
                needs_form: self.get("needs_form") == "yes",
                needs_contract: self.get("needs_contract") == "yes",
            })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }
}
