//! What the fields of a draft are called, and which of them it has.
use super::{approve::needs_guardian, case::Case};
use entity::placement::ContractKind;

/// Text key of a field's label; a part that an apprentice said no to is called by its own name.
pub fn label(field: &str) -> &'static str {
    match field {
        "programme" => "placements-programme",
        "name" => "placements-name",
        "birth_date" => "placements-birth-date",
        "email" => "placements-email",
        "mobile" => "placements-mobile",
        "guardian_name" => "placements-guardian-name",
        "guardian_relation" => "placements-guardian-relation",
        "guardian_email" => "placements-guardian-email",
        "told" => "placements-told-short",
        "occupation" => "placements-occupation",
        "level" => "placements-level",
        "contract_kind" => "placements-contract-kind",
        "contract_first" => "placements-contract-first",
        "contract_last" => "placements-contract-last",
        "first_day" => "placements-first-day",
        "last_day" => "placements-last-day",
        "probation_last" => "placements-probation-last",
        "hours_week" => "placements-hours",
        "pay" => "placements-pay",
        "probation_pay" => "placements-probation-pay",
        "place" => "placements-place",
        "school" => "placements-school",
        "tutor_name" => "placements-tutor-name",
        "tutor_contact" => "placements-tutor-contact",
        "lead" => "placements-lead",
        "second" => "placements-second",
        "mentors" => "placements-part-mentors",
        "duties" => "placements-part-duties",
        "form" => "placements-form",
        "contract" => "placements-contract",
        _ => "placements-other-field",
    }
}

/// Whether a draft has the field: what need not be there and is not, nobody can put right. Whoever is younger than
/// `under` on the first day has a guardian.
pub fn has(case: &Case, under: i32, field: &str) -> bool {
    let row = &case.row;
    match field {
        "email" => !row.email.is_empty(),
        "mobile" => row.mobile.is_some(),
        "guardian_name" | "guardian_relation" | "guardian_email" => needs_guardian(row, under),
        "contract_last" => row.contract_kind == Some(ContractKind::Fixed),
        "probation_last" => row.probation_last.is_some(),
        "probation_pay" => row.probation_pay.is_some(),
        "school" => !row.school.is_empty(),
        "tutor_name" => !row.tutor_name.is_empty(),
        "tutor_contact" => !row.tutor_contact.is_empty(),
        "second" => case.mentors.len() > 1,
        "form" => row.form_id.is_some(),
        "contract" => row.contract_id.is_some(),
        _ => true,
    }
}

/// Those that a reviewer may mark, in the order of the form.
pub const MARKED: [&str; 27] = [
    "name",
    "birth_date",
    "email",
    "mobile",
    "guardian_name",
    "guardian_relation",
    "guardian_email",
    "programme",
    "occupation",
    "level",
    "contract_kind",
    "contract_first",
    "contract_last",
    "first_day",
    "last_day",
    "probation_last",
    "hours_week",
    "pay",
    "probation_pay",
    "place",
    "school",
    "tutor_name",
    "tutor_contact",
    "lead",
    "second",
    "form",
    "contract",
];
