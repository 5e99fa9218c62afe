//! Where a placement stands in the enterprise's words: with whom it is, since when, and what happens next.
use super::called;
use crate::{
    placements::{
        Stage,
        overlaps::{Wait, without_days},
        pages::state::{resting, state, unguarded},
        stages::{self, Derived, derived},
    },
    web::view::View,
    words::Value,
};
use entity::{
    enterprise,
    placement::{self, Reason},
};

pub struct Standing {
    pub state: String,
    pub tint: &'static str,
    /// For how long a draft has been where it is.
    pub since: Option<String>,
    pub next: String,
}

impl Standing {
    /// Of a draft whose days are not free yet, or that waits with its enterprise: nobody's patience counts.
    pub fn waiting(view: &View, row: &placement::Model, of: &enterprise::Model, wait: Wait) -> Self {
        let standing = Self::of(view, row, of);
        let key = match (wait, Stage::of(row)) {
            (Wait::ForMore, Stage::WithEnterprise) if row.returned.clone().and_then(without_days).is_some() => {
                return standing;
            }
            (Wait::ForMore, Stage::WithEnterprise) => "placements-enterprise-dates-write",
            (Wait::ForCheck, _) => "placements-enterprise-next-held",
            _ => "placements-enterprise-dates",
        };
        let (state, tint) = resting(view, row, wait);
        Self { state, tint, next: view.with(key, "name", &called(view, row)), ..standing }
    }

    /// Of a draft that came back, or was taken back, and whose days are free now.
    pub fn fitting(self, view: &View) -> Self {
        Self { next: view.t("placements-enterprise-next-fits"), ..self }
    }

    /// Of what cannot be filed yet, for a minor's guardian has not said yes.
    pub fn unguarded(self, view: &View, row: &placement::Model) -> Self {
        let args = [("name", called(view, row).into()), ("guardian", row.guardian_name.clone().into())];
        let (state, tint) = unguarded(view);
        Self { state, tint, next: view.fill("placements-enterprise-next-guardian", &args), ..self }
    }

    pub fn of(view: &View, row: &placement::Model, of: &enterprise::Model) -> Self {
        let stage = stages::stage_on(row, view.today());
        let is_returned = stage == Stage::WithEnterprise && row.returned.is_some();
        let (state, tint) =
            if is_returned { (view.t("placements-enterprise-returned"), "warn") } else { state(view, row, of) };
        let days = (view.now - row.with_since).num_days();
        Self {
            state,
            tint,
            since: stage.is_draft().then(|| view.count("placements-enterprise-since", days)),
            next: next(view, (row, stage, is_returned), derived(row, of, view.now)),
        }
    }
}

/// One sentence.
fn next(view: &View, (row, stage, is_returned): (&placement::Model, Stage, bool), derived: Option<Derived>) -> String {
    let sentence = match (stage, derived) {
        (_, Some(Derived::Overdue)) => "placements-enterprise-next-overdue",
        (_, Some(Derived::Unanswered)) => "placements-enterprise-next-unanswered",
        (Stage::WithEnterprise, _) if is_returned => "placements-enterprise-next-returned",
        (Stage::WithEnterprise, _) => "placements-enterprise-next-write",
        (Stage::WithApprentice, _) => "placements-enterprise-next-apprentice",
        (Stage::WithReviewer, _) => "placements-enterprise-next-bureau",
        (Stage::Agreed, _) => "placements-enterprise-next-agreed",
        (Stage::Running, _) => "placements-enterprise-next-running",
        (Stage::Paused, _) => "placements-enterprise-next-paused",
        (Stage::EndedEarly | Stage::Completed, _) => "placements-enterprise-next-over",
        (Stage::Cancelled, _) if row.reason_code == Some(Reason::NeverCame) => "placements-enterprise-next-absent",
        (Stage::Cancelled, _) => "placements-enterprise-next-cancelled",
    };
    let day = match stage {
        Stage::Agreed => row.first_day,
        _ => row.until(),
    };
    let day = day.map(|day| view.day(day)).unwrap_or_default();
    let args: [(_, Value); 2] = [("name", called(view, row).into()), ("day", day.into())];
    view.fill(sentence, &args)
}
