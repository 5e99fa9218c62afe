//! Where a placement stands, on a day and in words.
use super::{
    acts::Stage,
    draft::{may_enrol, waits_since},
};
use crate::words::when::today;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    enterprise,
    placement::{self, Status},
};

/// As its people see it: what is agreed runs from its first day on.
pub fn stage_on(row: &placement::Model, today: NaiveDate) -> Stage {
    match row.status_on(today) {
        Status::Running => Stage::Running,
        _ => Stage::of(row),
    }
}

/// The last day of whoever leaves before the planned end, as long as it is still to come.
pub fn leaves_on(row: &placement::Model, today: NaiveDate) -> Option<NaiveDate> {
    let goes_on = matches!(stage_on(row, today), Stage::Agreed | Stage::Running | Stage::Paused);
    row.end_day.filter(|last| goes_on && today <= *last)
}

/// Days with the apprentice after which a draft counts as unanswered.
const PATIENCE: i64 = 14;

/// What its days make of a stage: never stored, and the same before everybody's eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    Unanswered,
    /// It has passed its last day and goes on.
    Overdue,
    /// Before the planned end.
    Leaving(NaiveDate),
    OnProbation,
}

/// While an enterprise is suspended no clock runs.
pub fn derived(row: &placement::Model, of: &enterprise::Model, now: DateTime<Utc>) -> Option<Derived> {
    let today = today(now);
    let waits = || may_enrol(of) && (now - waits_since(row, of)).num_days() >= PATIENCE;
    match stage_on(row, today) {
        Stage::WithApprentice => waits().then_some(Derived::Unanswered),
        Stage::Running | Stage::Paused if row.until().is_some_and(|last| last < today) => Some(Derived::Overdue),
        Stage::Agreed | Stage::Running | Stage::Paused if leaves_on(row, today).is_some() => {
            leaves_on(row, today).map(Derived::Leaving)
        }
        Stage::Running => row.probation_last.filter(|last| today <= *last).map(|_| Derived::OnProbation),
        _ => None,
    }
}

/// In addresses.
pub fn code(stage: Stage) -> &'static str {
    match stage {
        Stage::WithEnterprise => "with-enterprise",
        Stage::WithApprentice => "with-apprentice",
        Stage::WithReviewer => "with-bureau",
        Stage::Agreed => "agreed",
        Stage::Running => "running",
        Stage::Paused => "paused",
        Stage::EndedEarly => "ended-early",
        Stage::Completed => "completed",
        Stage::Cancelled => "cancelled",
    }
}

/// Text key.
pub fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::WithEnterprise => "placements-stage-with-enterprise",
        Stage::WithApprentice => "placements-stage-with-apprentice",
        Stage::WithReviewer => "placements-stage-with-bureau",
        Stage::Agreed => "placements-stage-agreed",
        Stage::Running => "placements-stage-running",
        Stage::Paused => "placements-stage-paused",
        Stage::EndedEarly => "placements-stage-ended-early",
        Stage::Completed => "placements-stage-completed",
        Stage::Cancelled => "placements-stage-cancelled",
    }
}

/// Text key of what is stored, as the audit names it.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "placements-desk-draft",
        Status::Agreed => name(Stage::Agreed),
        Status::Cancelled => name(Stage::Cancelled),
        Status::Running => name(Stage::Running),
        Status::Paused => name(Stage::Paused),
        Status::EndedEarly => name(Stage::EndedEarly),
        Status::Completed => name(Stage::Completed),
    }
}
