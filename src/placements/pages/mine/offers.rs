//! What an apprentice may do with a filed placement now.
use crate::placements::{Act, Hand, life::Now};

pub struct Offer {
    /// Text key.
    pub key: &'static str,
    /// Last piece of the address.
    pub piece: &'static str,
    pub is_main: bool,
}

pub fn offers(now: &Now) -> Vec<Offer> {
    let can = |act| now.can(Hand::Apprentice, act);
    let objects = now.objects(Hand::Apprentice).is_ok();
    [
        (can(Act::State), "placements-mine-statement", "statement", true),
        (can(Act::TakeEndBack), "placements-mine-staying", "staying", false),
        (objects, "placements-mine-objection", "objection", false),
        (can(Act::AskPause), "placements-mine-pause", "pause", false),
        (can(Act::WithdrawPause), "placements-mine-pause-withdrawal", "pause-withdrawal", false),
        (can(Act::End), "placements-mine-end", "end", false),
    ]
    .into_iter()
    .filter(|(is_offered, ..)| *is_offered)
    .map(|(_, key, piece, is_main)| Offer { key, piece, is_main })
    .collect()
}
