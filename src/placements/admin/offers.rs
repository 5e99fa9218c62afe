//! What a reviewer may do with a placement where it stands.
use super::{Decider, rests::Rest};
use crate::placements::{
    Case,
    acts::{Act, Hand},
    exceptions::{self, OVERLAP},
    life::Now,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    placement::Side,
    placement_change::{self, State},
    placement_completion, placement_objection,
};

/// For so long it may be opened again.
const REOPENED: Duration = Duration::days(30);

pub struct Offer {
    /// Text key.
    pub key: &'static str,
    /// Last piece of the address.
    pub piece: &'static str,
    /// Done at once; the others ask first.
    pub at_once: bool,
}

/// `rest` is what the bureau has to wait for before it files.
pub fn offers(
    who: &Decider,
    case: &Case,
    rest: Option<&Rest>,
    completion: Option<&placement_completion::Model>,
    objections: &[placement_objection::Model],
    now: DateTime<Utc>,
) -> Vec<Offer> {
    if case.row.account_id == Some(who.account) {
        return vec![];
    }
    let stands = Now::with(&case.row, completion.cloned(), objections.to_vec(), now);
    let can = |act| stands.can(Hand::Reviewer, act);
    let are_both = stands.is_declared() && stands.is_stated();
    let is_fresh = case.row.over_at.is_some_and(|over| over + REOPENED >= now);
    let is_proposed = completion.is_some_and(|stands| stands.override_by.is_some());
    let is_own = completion.is_some_and(|stands| stands.override_by == Some(who.account));
    let override_key = if is_proposed { "placements-desk-override-answer" } else { "placements-desk-override" };
    [
        (can(Act::File) && rest.is_none(), "placements-desk-file", "filing", true),
        (can(Act::Return), "placements-desk-return", "return", false),
        (can(Act::Refuse), "placements-desk-refuse", "refusal", false),
        (exceptions::stands(&case.row, OVERLAP), "placements-desk-overlap", "overlap", false),
        (stands.is_disputed(), "placements-desk-objection", "objection", false),
        (can(Act::Complete) && are_both, "placements-desk-complete", "completion", true),
        (can(Act::Complete) && !is_own, override_key, "override", false),
        (can(Act::Reopen) && is_fresh, "placements-desk-reopen", "reopening", false),
        (can(Act::TakeEndBack), "placements-desk-staying", "staying", false),
        (can(Act::Pause), "placements-desk-pause", "pause", false),
        (can(Act::Resume), "placements-desk-pause-end", "pause-end", false),
        (can(Act::Resume), "placements-desk-resumption", "resumption", false),
        (can(Act::End), "placements-desk-end", "end", false),
    ]
    .into_iter()
    .filter(|(is_offered, ..)| *is_offered)
    .map(|(_, key, piece, at_once)| Offer { key, piece, at_once })
    .collect()
}

/// To propose a change, to look at one of the bureau's, or to decide on what both sides agreed to.
pub fn change(who: &Decider, case: &Case, waits: Option<&placement_change::Model>) -> Option<Offer> {
    if case.row.account_id == Some(who.account) || !case.row.status.is_live() {
        return None;
    }
    let (key, piece) = match waits.map(|change| (change.state, change.side)) {
        None => ("placements-desk-propose", "change/proposal"),
        Some((State::Agreed, _)) => ("placements-desk-change", "change"),
        Some((_, Side::Reviewer)) => ("placements-desk-proposed", "change/proposal"),
        Some(_) => return None,
    };
    Some(Offer { key, piece, at_once: false })
}
