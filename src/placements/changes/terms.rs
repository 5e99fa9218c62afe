//! What a change may touch, taken from a placement and laid over it.
use crate::placements::case::Case;
use entity::{placement, placement_change::Terms};
use uuid::Uuid;

pub fn of(case: &Case) -> Terms {
    with(&case.row, case.mentors.iter().map(|(_, mentor)| mentor.id).collect())
}

/// Those of now with some that are to be.
pub fn to_be(case: &Case, terms: &Terms, fields: &[&str]) -> Terms {
    with(&over(&case.row, terms, fields), of(case).mentors)
}

fn with(row: &placement::Model, mentors: Vec<Uuid>) -> Terms {
    Terms {
        programme: Some(row.programme_id),
        occupation: row.occupation_id,
        level: row.level,
        first_day: row.first_day,
        last_day: row.last_day,
        contract_kind: row.contract_kind,
        contract_first: row.contract_first,
        contract_last: row.contract_last,
        probation_last: row.probation_last,
        hours_week: row.hours_week,
        pay: row.pay,
        probation_pay: row.probation_pay,
        place: row.place.clone(),
        guardian_name: row.guardian_name.clone(),
        guardian_relation: row.guardian_relation.clone(),
        guardian_email: row.guardian_email.clone(),
        mentors,
    }
}

/// The row with some of them; who teaches stands in rows of its own.
pub fn over(row: &placement::Model, terms: &Terms, fields: &[&str]) -> placement::Model {
    let mut row = row.clone();
    for field in fields {
        match *field {
            "programme" => under(&mut row, terms),
            "occupation" => row.occupation_id = terms.occupation,
            "level" => row.level = terms.level,
            "first_day" => row.first_day = terms.first_day,
            "last_day" => row.last_day = terms.last_day,
            "contract_kind" => row.contract_kind = terms.contract_kind,
            "contract_first" => row.contract_first = terms.contract_first,
            "contract_last" => row.contract_last = terms.contract_last,
            "probation_last" => row.probation_last = terms.probation_last,
            "hours_week" => row.hours_week = terms.hours_week,
            "pay" => row.pay = terms.pay,
            "probation_pay" => row.probation_pay = terms.probation_pay,
            "place" => row.place.clone_from(&terms.place),
            "guardian_name" => row.guardian_name.clone_from(&terms.guardian_name),
            "guardian_relation" => row.guardian_relation.clone_from(&terms.guardian_relation),
            "guardian_email" => row.guardian_email.clone_from(&terms.guardian_email),
            _ => {}
        }
    }
    row
}

/// Which version of its rules holds is known once it is written down.
fn under(row: &mut placement::Model, terms: &Terms) {
    row.programme_id = terms.programme.unwrap_or(row.programme_id);
    row.rules_id = None;
}
