//! What would not hold of a change that cannot be read as a whole yet, so that all that is wrong is told at once.
use super::{check, propose::Asked};
use crate::placements::case::Case;
use chrono::{DateTime, Utc};
use entity::placement::{Fault, Side};
use sea_orm::{ConnectionTrait, DbErr};

/// What the rules weigh against each other: where one of them cannot be read, nothing is known of the others.
const TOGETHER: [&[&str]; 3] = [
    &["programme", "occupation", "level"],
    &["programme", "first_day", "last_day", "contract_kind", "contract_first", "contract_last", "probation_last"],
    &["pay", "probation_pay"],
];

/// `unread` are the fields that cannot be read. Nothing is held, for it is looked at once more when it is proposed.
pub async fn foresee(
    db: &impl ConnectionTrait,
    case: &Case,
    asked: &Asked,
    unread: &[&str],
    reader: Side,
    now: DateTime<Utc>,
) -> Result<Vec<Fault>, DbErr> {
    let fields = known(&asked.fields, unread);
    if fields.is_empty() { Ok(vec![]) } else { check::faults(db, case, &asked.to, &fields, reader, now).await }
}

/// Twice, for what is left out because of one may be weighed against a third.
fn known(fields: &[&'static str], unread: &[&str]) -> Vec<&'static str> {
    let left = without(fields, unread);
    let out: Vec<&str> = fields.iter().filter(|field| !left.contains(field)).copied().collect();
    without(&left, &out)
}

fn without(fields: &[&'static str], unread: &[&str]) -> Vec<&'static str> {
    let is_met = |group: &&[&str]| group.iter().any(|field| unread.contains(field));
    let unknown: Vec<&str> = TOGETHER.into_iter().filter(is_met).flatten().copied().collect();
    fields.iter().filter(|field| !unknown.contains(field)).copied().collect()
}
