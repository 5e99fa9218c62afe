//! The button that is pressed where it is asked who is told.
use crate::events::sessions::tell::Tell;

/// `None`: it was not asked yet.
pub fn tell_whom(step: &str) -> Option<Tell> {
    match step {
        "send" => Some(Tell::Everybody),
        "keep" => Some(Tell::Nobody),
        _ => None,
    }
}
