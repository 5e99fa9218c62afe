//! What must hold before a placement is sent, approved and filed; all that does not is told at once.
mod email;
mod load;
mod overlap;
mod quota;
mod rules;

pub use load::busiest;
pub use overlap::{Days, others};
pub use rules::years_on;

use super::case::Case;
use crate::programmes;
use chrono::NaiveDate;
use entity::placement::Fault;
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
        faults.push(entity::placement::fault("no_rules").at("programme"));
        return Ok(faults);
    };
    faults.extend(rules::faults(case, &rules, today));
    faults.extend(email::faults(tx, case).await?);
    faults.extend(load::faults(tx, case, &rules).await?);
    faults.extend(quota::fault(tx, case).await?);
    Ok(faults)
}

/// Whether another placement of the person takes days of this one.
pub async fn days_taken(tx: &impl ConnectionTrait, case: &Case) -> Result<bool, DbErr> {
    Ok(!others(tx, &case.row).await?.is_empty())
}
