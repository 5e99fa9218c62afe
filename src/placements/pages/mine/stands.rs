//! Where a placement stands, in words for its apprentice: a state, and what comes next.
use crate::{
    placements::{
        acts::Stage,
        case::Case,
        consent::is_guardians,
        draft::may_enrol,
        letters::to_change,
        overlaps::without_days,
        pages::state::{self, State},
        stages::{self, Derived},
    },
    web::view::View,
};
use entity::{
    enterprise,
    placement::{self, Reason},
};

/// Who else is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    ForNobody,
    ForGuardian,
    /// An enterprise that the apprentice wishes to leave.
    ToLeave,
}

/// Of a draft in words to its apprentice; what is filed reads the same for all.
pub fn state(view: &View, row: &placement::Model, of: &enterprise::Model) -> State {
    match Stage::of(row) {
        Stage::WithEnterprise => (view.t("placements-mine-with-enterprise"), "info"),
        Stage::WithApprentice => (view.t("placements-mine-with-apprentice"), "warn"),
        Stage::WithReviewer => (view.t("placements-mine-with-reviewer"), "info"),
        _ => state::state(view, row, of),
    }
}

/// All is answered, and the enterprise is suspended.
pub fn is_checked(case: &Case) -> bool {
    Stage::of(&case.row) == Stage::WithApprentice && case.all_agreed() && !may_enrol(&case.enterprise)
}

/// All is answered, nothing is to be changed, and another placement is to be left.
pub fn is_resting(case: &Case, waits: Waits) -> bool {
    waits == Waits::ToLeave && case.all_agreed() && to_change(&said(&case.row, waits)).is_empty()
}

/// One sentence.
pub fn next(view: &View, case: &Case, waits: Waits) -> String {
    let row = &case.row;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| view.day(day)).unwrap_or_default();
    let parts: Vec<String> = to_change(&said(row, waits)).iter().map(|key| view.t(key)).collect();
    let key = match stages::stage_on(row, view.today()) {
        Stage::WithEnterprise if row.returned.as_ref().is_some_and(is_guardians) => "placements-mine-next-guardian-no",
        Stage::WithEnterprise if !parts.is_empty() => "placements-mine-next-changing",
        Stage::WithEnterprise if is_resting(case, waits) => "placements-mine-next-overlap",
        Stage::WithEnterprise => "placements-mine-next-with-enterprise",
        Stage::WithApprentice if is_checked(case) => "placements-mine-next-checked",
        Stage::WithApprentice if is_resting(case, waits) => "placements-mine-next-overlap",
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
        Waits::ToLeave => placement::Model { returned: row.returned.clone().and_then(without_days), ..row },
        Waits::ForNobody | Waits::ForGuardian => row,
    }
}
