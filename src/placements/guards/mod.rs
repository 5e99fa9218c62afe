//! What must hold before a placement is sent, approved and filed; all that does not is told at once.
mod email;
mod load;
mod overlap;
mod quota;
mod rules;

pub use load::{busiest, full, lacks_mentor, unfit};
pub use overlap::{Days, others};
pub use quota::fault as quota;
pub use rules::{closed, years_on};

use super::case::Case;
use crate::programmes;
use chrono::NaiveDate;
use entity::placement::{Fault, fault};
use sea_orm::{ConnectionTrait, DbErr};

/// All guards, under the locks of `case::lock` where something is taken. The days of the person are asked for apart:
/// what the enterprise reads must not tell of them.
pub async fn faults(tx: &impl ConnectionTrait, case: &Case, today: NaiveDate) -> Result<Vec<Fault>, DbErr> {
    let mut faults = Vec::new();
    let row = &case.row;
    let rules = match (row.rules_id, row.first_day) {
        (Some(id), _) => programmes::rules_by_id(tx, id).await?,
        (None, day) => programmes::rules_on(tx, case.programme.id, day.unwrap_or(today)).await?,
    };
    let Some(rules) = rules else {
        faults.push(fault("no_rules").at("programme"));
        return Ok(faults);
    };
    faults.extend(rules::faults(case, &rules, today));
    faults.extend(email::faults(tx, case).await?);
    faults.extend(load::faults(tx, case, &rules).await?);
    faults.extend(quota(tx, case).await?);
    Ok(faults)
}

/// What a placement would take that is not free: its mentors' time and its person's days. For one that was there
/// before and whose days change; the rules that it was agreed under are not asked again.
pub async fn room(tx: &impl ConnectionTrait, case: &Case) -> Result<Vec<Fault>, DbErr> {
    let rules = match case.row.rules_id {
        Some(id) => programmes::rules_by_id(tx, id).await?,
        None => None,
    };
    let mut faults = match rules {
        Some(rules) => load::full(tx, case, &rules).await?,
        None => vec![],
    };
    if days_taken(tx, case).await? {
        faults.push(days_do_not_fit(case));
    }
    Ok(faults)
}

/// Without the days of the other placement: they are not the enterprise's to read.
pub fn days_do_not_fit(case: &Case) -> Fault {
    fault("days_taken").at("first_day").naming("name", &case.row.name)
}

/// Whether another placement of the person takes days of this one.
pub async fn days_taken(tx: &impl ConnectionTrait, case: &Case) -> Result<bool, DbErr> {
    Ok(!others(tx, &case.row).await?.is_empty())
}
