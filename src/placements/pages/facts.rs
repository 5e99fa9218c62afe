//! What a placement says, part by part, as pages read it out.
use crate::{
    placements::case::Case,
    web::{prose::Prose, view::View},
    words::{names, spoken::Spoken, yuan},
};
use chrono::NaiveDate;
use entity::{mentor, placement::ContractKind, placement_mentor::Role, placement_part::Part};

pub struct Fact {
    pub label: String,
    pub value: Spoken,
    /// Where the value is written in Markdown.
    pub prose: Option<Prose>,
}

fn fact(view: &View, label: &str, value: String) -> Fact {
    Fact { label: view.t(label), value: Spoken { text: value, lang: None }, prose: None }
}

/// What an enterprise typed.
fn typed(view: &View, label: &str, value: &str) -> Option<Fact> {
    let value = Spoken::chinese(value, view.locale());
    (!value.text.is_empty()).then(|| Fact { label: view.t(label), value, prose: None })
}

pub fn of(view: &View, case: &Case, part: Part) -> Vec<Fact> {
    match part {
        Part::Place => place(view, case),
        Part::Occupation => work(view, case),
        Part::Pay => pay(view, case),
        Part::Mentors => mentors(view, case),
        Part::Duties => duties(view, case),
    }
}

pub fn place(view: &View, case: &Case) -> Vec<Fact> {
    let enterprise = typed(view, "placements-enterprise", &case.enterprise.name);
    enterprise.into_iter().chain(typed(view, "placements-place", &case.row.place)).collect()
}

pub fn work(view: &View, case: &Case) -> Vec<Fact> {
    let occupation = case.occupation.as_ref().map(|occupation| Fact {
        label: view.t("placements-occupation"),
        value: Spoken::of(occupation.name(view.locale()), view.locale()),
        prose: None,
    });
    let level = case.row.level.map(|level| fact(view, "placements-level", view.t(names::level(level))));
    occupation.into_iter().chain(level).chain(term(view, case)).chain(contract(view, case)).collect()
}

/// From the first day to the last.
pub fn term(view: &View, case: &Case) -> Option<Fact> {
    Some(fact(view, "placements-term", days(view, case.row.first_day?, case.row.until()?)))
}

pub fn days(view: &View, first: NaiveDate, last: NaiveDate) -> String {
    view.fill("placements-days", &[("first", view.day(first).into()), ("last", view.day(last).into())])
}

fn contract(view: &View, case: &Case) -> Vec<Fact> {
    let row = &case.row;
    let kind = row.contract_kind.map(|kind| fact(view, "placements-contract-kind", view.t(names::contract(kind))));
    let day = |label, day: Option<NaiveDate>| day.map(|day| fact(view, label, view.day(day)));
    let first = day("placements-contract-first", row.contract_first);
    let last = row.contract_last.filter(|_| row.contract_kind == Some(ContractKind::Fixed));
    [kind, first, day("placements-contract-last", last)].into_iter().flatten().collect()
}

pub fn hours(view: &View, case: &Case) -> Option<Fact> {
    case.row.hours_week.map(|hours| fact(view, "placements-hours", hours.to_string()))
}

fn pay(view: &View, case: &Case) -> Vec<Fact> {
    let row = &case.row;
    let fen = |label, fen: Option<i64>| fen.map(|fen| fact(view, label, yuan(fen)));
    let probation = row.probation_last.map(|last| fact(view, "placements-probation-last", view.day(last)));
    let own = [
        fen("placements-pay", row.pay),
        hours(view, case),
        probation,
        fen("placements-probation-pay", row.probation_pay.filter(|_| row.probation_last.is_some())),
    ];
    own.into_iter().flatten().collect()
}

/// Who teaches; nothing by which to reach them.
pub fn teachers(view: &View, case: &Case) -> Vec<Fact> {
    let teacher = |(tie, mentor): &(entity::placement_mentor::Model, mentor::Model)| {
        let label = match tie.role {
            Role::Lead => "placements-lead",
            Role::Second => "placements-second",
        };
        let about = [
            ("name", mentor.name.clone().into()),
            ("occupation", mentor.occupation.clone().into()),
            ("grade", view.t(names::mentor_grade(mentor.grade)).into()),
        ];
        fact(view, label, view.fill("placements-mine-mentor", &about))
    };
    case.mentors.iter().map(teacher).collect()
}

fn mentors(view: &View, case: &Case) -> Vec<Fact> {
    let row = &case.row;
    let school = [
        typed(view, "placements-school", &row.school),
        typed(view, "placements-tutor-name", &row.tutor_name),
        typed(view, "placements-tutor-contact", &row.tutor_contact),
    ];
    teachers(view, case).into_iter().chain(school.into_iter().flatten()).collect()
}

pub fn duties(view: &View, case: &Case) -> Vec<Fact> {
    let (of, locale) = (&case.programme, view.locale());
    let name = Fact { label: view.t("placements-programme"), value: Spoken::of(of.name(locale), locale), prose: None };
    let department = view.with("placements-mine-duties-department", "department", of.department(locale).text);
    let said = [
        (view.t("placements-mine-duties-enterprise"), of.enterprise_duties(locale)),
        (view.t("placements-mine-duties-apprentice"), of.apprentice_duties(locale)),
        (department, of.bureau_duties(locale)),
    ];
    let written = said.map(|(label, said)| {
        let (prose, value) = (Prose::of(said.text), Spoken::of(said, locale));
        Fact { label, value, prose: Some(prose) }
    });
    std::iter::once(name).chain(written).collect()
}

/// What the enterprise says of the apprentice, for the apprentice.
pub fn person(view: &View, case: &Case) -> Vec<Fact> {
    let row = &case.row;
    let guardian = [
        ("name", row.guardian_name.clone().into()),
        ("relation", row.guardian_relation.clone().into()),
        ("email", row.guardian_email.clone().into()),
    ];
    let has_guardian = !row.guardian_name.is_empty();
    let own = [
        typed(view, "placements-name", &row.name),
        row.birth_date.map(|born| fact(view, "placements-birth-date", view.day(born))),
        Some(fact(view, "placements-email", row.email.clone())).filter(|_| !row.email.is_empty()),
        row.mobile.clone().map(|mobile| fact(view, "placements-mobile", mobile)),
        has_guardian
            .then(|| fact(view, "placements-mine-guardian", view.fill("placements-mine-guardian-is", &guardian))),
    ];
    own.into_iter().flatten().collect()
}
