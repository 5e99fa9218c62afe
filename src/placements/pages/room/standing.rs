//! Where a placement stands in the enterprise's words: with whom it is, since when, and what happens next.
use super::called;
use crate::{
    placements::{Stage, pages::facts::leaving, stages},
    web::view::View,
    words::Value,
};
use entity::placement;

/// Days with the apprentice after which a draft counts as unanswered.
const PATIENCE: i64 = 14;

pub struct Standing {
    pub state: String,
    pub tint: &'static str,
    /// For how long a draft has been where it is.
    pub since: Option<String>,
    pub next: String,
}

impl Standing {
    /// Of a draft whose days are not free yet: nobody's patience counts.
    pub fn waiting(view: &View, row: &placement::Model) -> Self {
        let (stage, standing) = (stages::stage_on(row, view.today()), Self::of(view, row));
        let next = view.with("placements-enterprise-dates", "name", &called(view, row));
        Self { state: view.t(stages::name(stage)), tint: tint(stage, None), next, ..standing }
    }

    pub fn of(view: &View, row: &placement::Model) -> Self {
        let stage = stages::stage_on(row, view.today());
        let days = (view.now - row.with_since).num_days();
        let key = key(view, row, stage, days);
        Self {
            state: match leaving(view, row) {
                Some(leaving) if key == Some(LEAVING) => leaving,
                _ => view.t(key.unwrap_or(stages::name(stage))),
            },
            tint: tint(stage, key),
            since: stage.is_draft().then(|| view.count("placements-enterprise-since", days)),
            next: next(view, row, stage, key),
        }
    }
}

const RETURNED: &str = "placements-enterprise-returned";
const UNANSWERED: &str = "placements-enterprise-unanswered";
const OVERDUE: &str = "placements-enterprise-overdue";
const LEAVING: &str = "placements-leaving-on";
const PROBATION: &str = "placements-enterprise-probation";

/// What is derived says more than the stage.
fn key(view: &View, row: &placement::Model, stage: Stage, days: i64) -> Option<&'static str> {
    let today = view.today();
    match stage {
        Stage::WithEnterprise if row.returned.is_some() => Some(RETURNED),
        Stage::WithApprentice if days >= PATIENCE => Some(UNANSWERED),
        Stage::Running | Stage::Paused if row.until().is_some_and(|last| last < today) => Some(OVERDUE),
        Stage::Running | Stage::Paused if stages::leaves_on(row, today).is_some() => Some(LEAVING),
        Stage::Running if row.probation_last.is_some_and(|last| today <= last) => Some(PROBATION),
        _ => None,
    }
}

fn tint(stage: Stage, key: Option<&str>) -> &'static str {
    match (stage, key) {
        (_, Some(OVERDUE)) => "bad",
        (_, Some(RETURNED | UNANSWERED | LEAVING)) | (Stage::Paused, _) => "warn",
        (Stage::WithEnterprise | Stage::WithApprentice | Stage::WithReviewer, _) => "info",
        (Stage::Agreed | Stage::Running, _) => "ok",
        (Stage::EndedEarly | Stage::Completed | Stage::Cancelled, _) => "",
    }
}

/// One sentence.
fn next(view: &View, row: &placement::Model, stage: Stage, key: Option<&str>) -> String {
    let sentence = match (stage, key) {
        (_, Some(OVERDUE)) => "placements-enterprise-next-overdue",
        (_, Some(RETURNED)) => "placements-enterprise-next-returned",
        (_, Some(UNANSWERED)) => "placements-enterprise-next-unanswered",
        (Stage::WithEnterprise, _) => "placements-enterprise-next-write",
        (Stage::WithApprentice, _) => "placements-enterprise-next-apprentice",
        (Stage::WithReviewer, _) => "placements-enterprise-next-bureau",
        (Stage::Agreed, _) => "placements-enterprise-next-agreed",
        (Stage::Running, _) => "placements-enterprise-next-running",
        (Stage::Paused, _) => "placements-enterprise-next-paused",
        (Stage::EndedEarly | Stage::Completed, _) => "placements-enterprise-next-over",
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
