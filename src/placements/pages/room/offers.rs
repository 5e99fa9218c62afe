//! What an owner or a recruiter may do with a filed placement now.
use super::one::Button;
use crate::placements::{Act, Hand, life::Now};

pub fn offers(now: &Now) -> Vec<Button> {
    let can = |act| now.can(Hand::Enterprise, act);
    let objects = now.objects(Hand::Enterprise).is_ok();
    [
        (can(Act::Declare), "placements-enterprise-declaration", "declaration", true),
        (can(Act::Pause), "placements-enterprise-pause", "pause", now.wish.is_some()),
        (can(Act::RefusePause), "placements-enterprise-pause-refusal", "pause-refusal", false),
        (can(Act::Resume), "placements-enterprise-resumption", "resumption", false),
        (can(Act::Resume), "placements-enterprise-pause-end", "pause-end", false),
        (can(Act::TakeEndBack), "placements-enterprise-staying", "staying", false),
        (objects, "placements-enterprise-objection", "objection", false),
        (can(Act::NeverCame), "placements-enterprise-absence", "absence", false),
        (can(Act::End), "placements-enterprise-end", "end", false),
    ]
    .into_iter()
    .filter(|(is_offered, ..)| *is_offered)
    .map(|(_, key, piece, is_main)| Button { key, piece, at_once: false, is_main })
    .collect()
}
