//! What one placement says of itself, as far as whoever reads may know it (rules.md, *Who may do and see what*).
use crate::{
    placements::{Case, fields::label, guards::years_on},
    roles::{MemberRight, TendEnterprise},
    web::view::View,
    words::{Value, names, spoken::Spoken, yuan},
};
use chrono::NaiveDate;
use entity::{membership::Role, placement};

pub type Fact = (String, Spoken);

/// The whole birth date, or the age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Born {
    Whole,
    Age,
}

pub fn facts(view: &View, case: &Case, role: Role, born: Born) -> Vec<Fact> {
    let row = &case.row;
    let mut facts = vec![
        (view.t("placements-occupation"), occupation(view, case)),
        (view.t("placements-level"), plain(row.level.map(|level| view.t(names::level(level))))),
        (view.t("placements-term"), plain(term(view, row.first_day, row.until()))),
    ];
    if TendEnterprise::has(role) || role == Role::Mentor && row.shares_contact {
        facts.extend(told(view, contact(row)));
    }
    if TendEnterprise::has(role) {
        facts.extend(told(view, person(view, row, born)));
        facts.extend(told(view, work(view, case)));
        let programme = Spoken::of(case.programme.name(view.locale()), view.locale());
        facts.insert(0, (view.t("placements-programme"), programme));
        facts.extend(told(view, [("number", row.number.clone())]));
    }
    facts.retain(|(_, value)| !value.text.is_empty());
    facts
}

fn told<const N: usize>(view: &View, facts: [(&'static str, Option<String>); N]) -> Vec<Fact> {
    facts.into_iter().map(|(field, value)| (view.t(key(field)), plain(value))).collect()
}

fn key(field: &str) -> &'static str {
    match field {
        "age" => "placements-enterprise-age",
        "mentors" => "placements-enterprise-mentors",
        "number" => "placements-number",
        "contract_kind" => "placements-enterprise-contract",
        field => label(field),
    }
}

fn plain(text: Option<String>) -> Spoken {
    Spoken { text: text.unwrap_or_default(), lang: None }
}

fn contact(row: &placement::Model) -> [(&'static str, Option<String>); 2] {
    [("email", Some(row.email.clone())), ("mobile", row.mobile.clone())]
}

fn person(view: &View, row: &placement::Model, born: Born) -> [(&'static str, Option<String>); 4] {
    let birth = match born {
        Born::Whole => ("birth_date", row.birth_date.map(|day| view.day(day))),
        Born::Age => ("age", row.birth_date.map(|day| years_on(day, view.today()).to_string())),
    };
    let of = |text: &String| Some(text.clone());
    [
        birth,
        ("guardian_name", of(&row.guardian_name)),
        ("guardian_relation", of(&row.guardian_relation)),
        ("guardian_email", of(&row.guardian_email)),
    ]
}

fn work(view: &View, case: &Case) -> [(&'static str, Option<String>); 10] {
    let row = &case.row;
    let mentors: Vec<&str> = case.mentors.iter().map(|(_, mentor)| mentor.name.as_str()).collect();
    [
        ("contract_kind", contract(view, row)),
        ("probation_last", row.probation_last.map(|day| view.day(day))),
        ("hours_week", row.hours_week.map(|hours| hours.to_string())),
        ("pay", row.pay.map(yuan)),
        ("probation_pay", row.probation_pay.map(yuan)),
        ("place", Some(row.place.clone())),
        ("mentors", Some(view.words.list(mentors))),
        ("school", Some(row.school.clone())),
        ("tutor_name", Some(row.tutor_name.clone())),
        ("tutor_contact", Some(row.tutor_contact.clone())),
    ]
}

fn contract(view: &View, row: &placement::Model) -> Option<String> {
    let kind = view.t(names::contract(row.contract_kind?));
    let days = term(view, row.contract_first, row.contract_last)
        .or_else(|| row.contract_first.map(|first| view.with("placements-enterprise-from", "first", &view.day(first))));
    Some(days.map_or(kind.clone(), |days| format!("{kind} · {days}")))
}

pub fn term(view: &View, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Option<String> {
    let args: [(_, Value); 2] = [("first", view.day(first?).into()), ("last", view.day(last?).into())];
    Some(view.fill("placements-days", &args))
}

pub fn occupation(view: &View, case: &Case) -> Spoken {
    let name = case.occupation.as_ref().map(|occupation| Spoken::of(occupation.name(view.locale()), view.locale()));
    name.unwrap_or_else(|| plain(None))
}
