//! A change in words: each field as it was, and as it is to be.
use crate::{
    placements::{changes::Called, fields::label},
    web::view::View,
    words::{names, yuan},
};
use chrono::NaiveDate;
use entity::{
    placement::ContractKind,
    placement_change::{self, Terms},
};

pub struct Row {
    pub field: &'static str,
    pub label: String,
    pub was: String,
    pub is: String,
}

pub fn rows(view: &View, called: &Called, change: &placement_change::Model) -> Vec<Row> {
    let row = |field: &'static str| Row {
        field,
        label: view.t(label(field)),
        was: said(view, called, &change.before, field),
        is: said(view, called, &change.after, field),
    };
    change.touched().into_iter().map(row).collect()
}

fn said(view: &View, called: &Called, terms: &Terms, field: &str) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| view.day(day));
    let text = |text: &String| Some(text.clone());
    let said = match field {
        "programme" => {
            let programme = terms.programme.and_then(|id| called.programmes.get(&id));
            programme.map(|row| row.name(view.locale()).text.to_owned())
        }
        "occupation" => {
            let occupation = terms.occupation.and_then(|id| called.occupations.get(&id));
            occupation.map(|row| row.name(view.locale()).text.to_owned())
        }
        "level" => terms.level.map(|level| view.t(names::level(level))),
        "first_day" => day(terms.first_day),
        "last_day" => day(terms.last_day),
        "contract_kind" => terms.contract_kind.map(|kind| view.t(names::contract(kind))),
        "contract_first" => day(terms.contract_first),
        "contract_last" if terms.contract_kind == Some(ContractKind::Open) && terms.contract_last.is_none() => {
            Some(view.t("placements-contract-no-end"))
        }
        "contract_last" => day(terms.contract_last),
        "probation_last" => day(terms.probation_last),
        "hours_week" => terms.hours_week.map(|hours| hours.to_string()),
        "pay" => terms.pay.map(yuan),
        "probation_pay" => terms.probation_pay.map(yuan),
        "place" => text(&terms.place),
        "guardian_name" => text(&terms.guardian_name),
        "guardian_relation" => text(&terms.guardian_relation),
        "guardian_email" => text(&terms.guardian_email),
        "mentors" => Some(teachers(view, called, terms)),
        _ => None,
    };
    said.filter(|text| !text.is_empty()).unwrap_or_else(|| view.t("placements-enterprise-empty"))
}

fn teachers(view: &View, called: &Called, terms: &Terms) -> String {
    let names: Vec<&str> = terms.mentors.iter().filter_map(|id| called.mentors.get(id)).map(String::as_str).collect();
    view.words.list(names)
}
