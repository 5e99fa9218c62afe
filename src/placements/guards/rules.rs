//! The rules of the programme, and what a row can say of itself: nothing here asks the database.
use crate::placements::case::Case;
use chrono::{Months, NaiveDate};
use entity::{
    placement::{self, ContractKind, Fault, fault},
    programme, programme_rules,
};

pub fn faults(case: &Case, rules: &programme_rules::Model, today: NaiveDate) -> Vec<Fault> {
    let row = &case.row;
    let is_new = row.status == placement::Status::Draft;
    [missing(case, rules), closed(case).filter(|_| is_new), occupation(case)]
        .into_iter()
        .flatten()
        .chain(days(row, &case.programme, rules, today))
        .chain(age(row, rules))
        .chain(probation(row, rules))
        .chain(pay(row, rules))
        .chain(hours(row, rules))
        .collect()
}

/// Nobody comes to a programme that enrols nobody; who is there goes on.
pub fn closed(case: &Case) -> Option<Fault> {
    let is_open = case.programme.status == programme::Status::Published;
    (!is_open).then(|| fault("programme_closed").at("programme"))
}

/// What is still to be filled in, all in one sentence.
fn missing(case: &Case, rules: &programme_rules::Model) -> Option<Fault> {
    let row = &case.row;
    let is_fixed = row.contract_kind == Some(ContractKind::Fixed);
    let fields = [
        ("name", row.name.is_empty()),
        ("birth_date", row.birth_date.is_none()),
        ("email", row.email.is_empty()),
        ("told", row.notice_told.is_none()),
        ("occupation", row.occupation_id.is_none()),
        ("level", row.level.is_none()),
        ("first_day", row.first_day.is_none()),
        ("last_day", row.last_day.is_none()),
        ("contract_kind", row.contract_kind.is_none()),
        ("contract_first", row.contract_first.is_none()),
        ("contract_last", is_fixed && row.contract_last.is_none()),
        ("hours_week", row.hours_week.is_none()),
        ("pay", row.pay.is_none()),
        ("probation_pay", row.probation_last.is_some() && row.probation_pay.is_none()),
        ("place", row.place.is_empty()),
        ("lead", case.mentors.is_empty()),
        ("form", rules.needs_form && row.form_id.is_none()),
        ("contract", rules.needs_contract && row.contract_id.is_none()),
    ];
    let lacking: Vec<&str> = fields.into_iter().filter_map(|(field, lacks)| lacks.then_some(field)).collect();
    let first = lacking.first()?;
    Some(fault("parts_missing").at(first).naming("fields", lacking.join(" ")))
}

fn occupation(case: &Case) -> Option<Fault> {
    let occupation = case.occupation.as_ref()?;
    if occupation.programme_id != case.programme.id {
        return Some(fault("occupation_elsewhere").at("occupation"));
    }
    if occupation.retired_at.is_some() {
        return Some(fault("occupation_gone").at("occupation"));
    }
    let is_taught = case.row.level.is_none_or(|level| occupation.teaches(level));
    (!is_taught).then(|| fault("level_not_taught").at("level"))
}

fn days(
    row: &placement::Model,
    programme: &programme::Model,
    rules: &programme_rules::Model,
    today: NaiveDate,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let (Some(first), Some(last)) = (row.contract_first, row.contract_last)
        && last <= first
    {
        faults.push(fault("days_order").at("contract_last"));
    }
    let Some(first) = row.first_day else { return faults };
    if first < today - chrono::Days::new(rules.days_back.unsigned_abs().into()) {
        faults.push(fault("first_day_back").at("first_day").naming("count", rules.days_back));
    }
    if first > months_after(today, rules.months_ahead) {
        faults.push(fault("first_day_ahead").at("first_day").naming("count", rules.months_ahead));
    }
    if !programme.takes(first) {
        faults.push(fault("outside_programme").at("first_day"));
    }
    let Some(last) = row.last_day else { return faults };
    // Half-open: of a placement from 1 March on for twelve months the last day is 28 February.
    let end = last.succ_opt().unwrap_or(last);
    if last <= first {
        faults.push(fault("days_order").at("last_day"));
    } else if end < months_after(first, rules.months_min) || end > months_after(first, rules.months_max) {
        let between = fault("length").at("last_day").naming("least", rules.months_min);
        faults.push(between.naming("most", rules.months_max));
    }
    faults
}

fn age(row: &placement::Model, rules: &programme_rules::Model) -> Option<Fault> {
    let years = years_on(row.birth_date?, row.first_day?);
    if years < rules.age_min {
        return Some(fault("too_young").at("birth_date").naming("age", rules.age_min));
    }
    let is_named = !row.guardian_name.is_empty() && !row.guardian_relation.is_empty() && !row.guardian_email.is_empty();
    if years < rules.age_guardian && !is_named {
        return Some(fault("guardian_missing").at("guardian_name").naming("age", rules.age_guardian));
    }
    None
}

/// As long as the labour contract allows (Labour Contract Law, article 19).
fn probation(row: &placement::Model, rules: &programme_rules::Model) -> Option<Fault> {
    let (last, first) = (row.probation_last?, row.first_day?);
    if last < first {
        return Some(fault("probation_before").at("probation_last"));
    }
    let most = longest_probation(row, rules)?;
    if most == 0 {
        return Some(fault("probation_none").at("probation_last"));
    }
    let is_longer = last.succ_opt()? > months_after(first, most);
    is_longer.then(|| fault("probation").at("probation_last").naming("count", most))
}

/// In months; `None` as long as the contract's days are unknown.
fn longest_probation(row: &placement::Model, rules: &programme_rules::Model) -> Option<i32> {
    if row.contract_kind? == ContractKind::Open {
        return Some(rules.probation_longer);
    }
    let (first, end) = (row.contract_first?, row.contract_last?.succ_opt()?);
    let rows =
        [(3, rules.probation_under_3_months), (12, rules.probation_under_1_year), (36, rules.probation_under_3_years)];
    let row = rows.into_iter().find(|(months, _)| end < months_after(first, *months));
    Some(row.map_or(rules.probation_longer, |(_, most)| most))
}

fn pay(row: &placement::Model, rules: &programme_rules::Model) -> Vec<Fault> {
    let under = |field: &str, paid: Option<i64>| {
        let is_under = paid.is_some_and(|fen| fen < rules.pay_floor);
        is_under.then(|| fault("pay_floor").at(field).naming("yuan", rules.pay_floor / 100))
    };
    let share = match (row.pay, row.probation_pay) {
        (Some(pay), Some(less)) if less * 100 < pay * i64::from(rules.probation_pay_percent) => {
            Some(fault("probation_pay").at("probation_pay").naming("percent", rules.probation_pay_percent))
        }
        _ => None,
    };
    [under("pay", row.pay), share.or(under("probation_pay", row.probation_pay))].into_iter().flatten().collect()
}

fn hours(row: &placement::Model, rules: &programme_rules::Model) -> Option<Fault> {
    let hours = row.hours_week?;
    let is_minor = row.birth_date.zip(row.first_day).is_some_and(|(born, first)| years_on(born, first) < 18);
    if is_minor && hours > rules.hours_minor {
        return Some(fault("hours_minor").at("hours_week").naming("count", rules.hours_minor));
    }
    (hours > rules.hours_max).then(|| fault("hours").at("hours_week").naming("count", rules.hours_max))
}

/// Completed years of age.
pub fn years_on(born: NaiveDate, day: NaiveDate) -> i32 {
    day.years_since(born).map_or(0, |years| i32::try_from(years).unwrap_or(i32::MAX))
}

fn months_after(day: NaiveDate, months: i32) -> NaiveDate {
    day.checked_add_months(Months::new(months.unsigned_abs())).unwrap_or(NaiveDate::MAX)
}
