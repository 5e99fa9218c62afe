//! Proposals and claims in the reader's words.
use crate::words::names;
use entity::proposal::{Kind, Status};

/// Text key of a state, and its tint.
pub fn state(status: Status) -> (&'static str, &'static str) {
    let tint = match status {
        Status::Open | Status::Checking => "info",
        Status::Accepted => "ok",
        Status::Refused => "bad",
        Status::Withdrawn => "",
    };
    (names::proposal(status), tint)
}

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Change => "enterprises-proposal-change",
        Kind::Claim => "enterprises-proposal-claim",
    }
}
