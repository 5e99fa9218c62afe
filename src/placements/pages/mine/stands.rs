//! Where a placement stands, in words for its apprentice: a state, and what comes next.
use crate::{
    placements::{
        acts::Stage,
        case::Case,
        consent::is_guardians,
        exceptions::{self, OVERLAP},
        letters::to_change,
        mine::Waits,
        overlaps::{Wait, without_days},
        pages::state::{self, State, resting, unguarded},
        stages::{self, Derived},
        steps,
    },
    web::view::View,
};
use entity::{
    enterprise,
    placement::{self, Reason},
    placement_step,
};

/// Of a draft in words to its apprentice; what is filed reads the same for all.
pub fn state(view: &View, row: &placement::Model, of: &enterprise::Model, waits: Waits) -> State {
    match (waits, Stage::of(row)) {
        (Waits::ForCheck, _) => resting(view, row, Wait::ForCheck),
        (Waits::ForDates, _) => resting(view, row, Wait::ForDates),
        (Waits::ForGuardian, _) => unguarded(view),
        (_, Stage::WithEnterprise) => (view.t("placements-mine-with-enterprise"), "info"),
        (_, Stage::WithApprentice) => (view.t("placements-mine-with-apprentice"), "warn"),
        (_, Stage::WithReviewer) => (view.t("placements-mine-with-reviewer"), "info"),
        _ => state::state(view, row, of),
    }
}

/// One sentence; of the steps the latest stands first.
pub fn next(view: &View, case: &Case, waits: Waits, steps: &[placement_step::Model]) -> String {
    let row = &case.row;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| view.day(day)).unwrap_or_default();
    let parts: Vec<String> = to_change(&said(row, waits)).iter().map(|key| view.t(key)).collect();
    let key = match stages::stage_on(row, view.today()) {
        Stage::WithEnterprise if row.returned.as_ref().is_some_and(is_guardians) => "placements-mine-next-guardian-no",
        Stage::WithEnterprise if !parts.is_empty() => "placements-mine-next-changing",
        _ if waits == Waits::ForDates && exceptions::stands(row, OVERLAP) => "placements-mine-next-overlap-bureau",
        _ if waits == Waits::ForDates => "placements-mine-next-overlap",
        _ if waits == Waits::ForCheck => "placements-mine-next-checked",
        Stage::WithEnterprise if waits == Waits::ToLeave => "placements-mine-next-meanwhile",
        Stage::WithEnterprise if steps::says_fit(row, steps) => "placements-mine-next-fits",
        Stage::WithEnterprise => "placements-mine-next-with-enterprise",
        Stage::WithApprentice => "placements-mine-next-with-apprentice",
        Stage::WithReviewer if waits == Waits::ForGuardian => "placements-mine-next-guardian",
        Stage::WithReviewer => "placements-mine-next-with-reviewer",
        Stage::Agreed => "placements-mine-next-agreed",
        Stage::Running | Stage::Paused
            if stages::derived(row, &case.enterprise, view.now) == Some(Derived::Overdue) =>
        {
            "placements-mine-next-overdue"
        }
        Stage::Running => "placements-mine-next-running",
        Stage::Paused => "placements-mine-next-paused",
        Stage::EndedEarly => "placements-mine-next-ended",
        Stage::Completed => "placements-mine-next-completed",
        Stage::Cancelled if row.reason_code == Some(Reason::NeverCame) => "placements-mine-next-absent",
        Stage::Cancelled => "placements-mine-next-cancelled",
    };
    let args = [
        ("enterprise", case.enterprise.name.clone().into()),
        ("part", view.words.list(parts).into()),
        ("first", day(row.first_day).into()),
        ("last", day(row.until()).into()),
        ("guardian", row.guardian_name.clone().into()),
    ];
    view.fill(key, &args)
}

/// While somebody is asked to let them go, that the days do not fit is nothing for the enterprise to change.
fn said(row: &placement::Model, waits: Waits) -> placement::Model {
    let row = row.clone();
    match waits {
        Waits::ToLeave | Waits::ForDates => {
            placement::Model { returned: row.returned.clone().and_then(without_days), ..row }
        }
        Waits::ForNobody | Waits::ForGuardian | Waits::ForCheck => row,
    }
}
