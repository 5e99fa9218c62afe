//! Where a placement stands, in the same words and colour for everybody who reads it.
use crate::{
    placements::{
        Stage,
        overlaps::Wait,
        stages::{Derived, derived, name, stage_on},
    },
    web::view::View,
};
use entity::{enterprise, placement};

pub type State = (String, &'static str);

pub fn state(view: &View, row: &placement::Model, of: &enterprise::Model) -> State {
    said(view, row, derived(row, of, view.now))
}

/// Of a draft that waits for another placement to be left, or with its enterprise: nobody's patience counts.
pub fn resting(view: &View, row: &placement::Model, wait: Wait) -> State {
    match wait {
        Wait::ForDates => (view.t("placements-state-dates"), "info"),
        Wait::ForMore => said(view, row, None),
        Wait::ForCheck => (view.t("placements-state-checked"), "info"),
    }
}

/// Of what cannot be filed yet, for a minor's guardian has not said yes.
pub fn unguarded(view: &View) -> State {
    (view.t("placements-state-guardian"), "info")
}

fn said(view: &View, row: &placement::Model, derived: Option<Derived>) -> State {
    let stage = stage_on(row, view.today());
    match derived {
        Some(Derived::Unanswered) => (view.t("placements-state-unanswered"), "warn"),
        Some(Derived::Overdue) => (view.t("placements-state-overdue"), "bad"),
        Some(Derived::Leaving(last)) => (view.with("placements-leaving-on", "day", &view.day(last)), "warn"),
        Some(Derived::OnProbation) => (view.t("placements-state-probation"), "ok"),
        None => (view.t(name(stage)), tint(stage)),
    }
}

fn tint(stage: Stage) -> &'static str {
    match stage {
        Stage::WithEnterprise | Stage::WithApprentice | Stage::WithReviewer => "info",
        Stage::Agreed | Stage::Running | Stage::Completed => "ok",
        Stage::Paused => "warn",
        Stage::EndedEarly | Stage::Cancelled => "",
    }
}
