//! What became of the bureau's own proposal: who has still to answer, or how it was settled.
use crate::{
    placements::{changes::Told, timeline::Line},
    web::view::View,
};
use chrono::Duration;
use entity::{
    placement::Side,
    placement_change::{self, State},
    placement_step,
};

/// For so long what is settled stands on top; the timeline keeps it.
const SHOWN: Duration = Duration::days(30);

pub struct Became {
    pub what: String,
    /// Of whoever refused it.
    pub words: Option<String>,
}

impl Became {
    /// `lines` say the steps, each in its place; `guardian` is whose yes is missing.
    pub fn of(
        view: &View,
        told: &Told,
        steps: &[placement_step::Model],
        lines: &[Line],
        guardian: Option<&str>,
    ) -> Option<Self> {
        let change = told.latest_by(Side::Reviewer)?;
        if change.state.is_open() {
            return Some(Self { what: view.t(waits_for(change, guardian)), words: None });
        }
        let settles = |step: &placement_step::Model| step.at == change.settled_at && step.act.starts_with("change-");
        let (_, line) = steps.iter().zip(lines).find(|(step, _)| settles(step))?;
        let is_fresh = view.now - change.settled_at < SHOWN;
        is_fresh.then(|| Self { what: line.what.clone(), words: line.words.clone() })
    }
}

fn waits_for(change: &placement_change::Model, guardian: Option<&str>) -> &'static str {
    match (change.state, change.accepted_by) {
        (State::Agreed, _) if guardian.is_some() => "placements-change-waits-guardian-first",
        (State::Agreed, _) => "placements-change-waits-bureau",
        (_, None) => "placements-desk-became-both",
        (_, Some(Side::Apprentice)) => "placements-change-said-apprentice",
        (_, Some(_)) => "placements-change-said-enterprise",
    }
}
