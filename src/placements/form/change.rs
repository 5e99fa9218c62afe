//! Other terms for a filed placement: a field that nobody touched is as it stands now, also where it was changed since
//! the page was filled.
use super::{Chosen, Draft, DraftForm};
use crate::{
    placements::{
        Case,
        changes::{Asked, FIELDS, terms_of},
    },
    web::form::{FieldErrors, Fields, lines, typed::Typed, wrong},
};
use chrono::NaiveDate;
use entity::{placement::ContractKind, placement_change::Terms};

const LONGEST: usize = 500;

/// What is asked for as far as it can be read, and what cannot.
pub struct Reading {
    pub asked: Asked,
    pub errors: FieldErrors,
}

/// As typed.
#[derive(Clone, Debug)]
pub struct ChangeForm {
    typed: Typed,
    pub words: String,
}

impl ChangeForm {
    /// As it stands.
    pub fn of(case: &Case) -> Self {
        let now = DraftForm::of_case(case);
        Self { typed: Typed::of(&FIELDS, |name| now.get(name).to_owned()), words: String::new() }
    }

    pub fn read(case: &Case, fields: &Fields) -> Self {
        let mut typed = Typed::read(&FIELDS, fields);
        typed.merge(&Self::of(case).typed, fields.get("marks"));
        Self { typed, words: fields.get("words").to_owned() }
    }

    pub fn get(&self, name: &str) -> &str {
        self.typed.get(name)
    }

    pub fn marks(&self) -> String {
        self.typed.marks()
    }

    /// By a reviewer, who has to say why.
    pub fn parse_with_reason(&self, case: &Case, chosen: &Chosen) -> Reading {
        let mut reading = self.parse(case, chosen);
        if reading.asked.words.is_none() && reading.errors.at("words").is_none() {
            reading.errors.add("words", wrong("reason_missing"));
        }
        reading
    }

    pub fn parse(&self, case: &Case, chosen: &Chosen) -> Reading {
        let typed = FIELDS.iter().map(|name| ((*name).to_owned(), self.get(name).to_owned()));
        let (draft, mut errors) = DraftForm::from(Fields::from(typed.collect::<Vec<_>>())).read(chosen);
        let now = terms_of(case);
        let to = Terms {
            programme: Some(draft.programme),
            occupation: draft.occupation,
            level: draft.level,
            first_day: draft.first_day,
            last_day: draft.last_day,
            contract_kind: draft.contract_kind,
            contract_first: draft.contract_first,
            contract_last: contract_last(case, &draft),
            probation_last: draft.probation_last,
            hours_week: draft.hours_week,
            pay: draft.pay,
            probation_pay: draft.probation_pay,
            place: draft.place,
            guardian_name: draft.guardian_name,
            guardian_relation: draft.guardian_relation,
            guardian_email: draft.guardian_email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
            mentors: now.mentors.clone(),
        };
        let fields: Vec<_> = now.touched(&to).into_iter().filter(|field| errors.at(field).is_none()).collect();
        let words = errors.keep("words", lines(&self.words, LONGEST)).flatten();
        if fields.is_empty() && errors.is_empty() {
            errors.add(FIELDS[0], wrong("change_nothing"));
        }
        Reading { asked: Asked { to, fields, words }, errors }
    }
}

/// A contract that becomes open-ended has none.
fn contract_last(case: &Case, draft: &Draft) -> Option<NaiveDate> {
    let opens = draft.contract_kind == Some(ContractKind::Open) && case.row.contract_kind != draft.contract_kind;
    draft.contract_last.filter(|_| !opens)
}
