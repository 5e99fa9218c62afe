//! What an event's counters say of its places.
use super::Model;
use sea_orm::prelude::DateTimeUtc;

impl Model {
    /// Places left for a newcomer; `None`: no limit. With people in the line there are none.
    pub fn places_left(&self) -> Option<i32> {
        let capacity = self.capacity?;
        Some(if self.waiting > 0 { 0 } else { capacity - self.taken })
    }

    pub fn has_place(&self) -> bool {
        self.places_left().is_none_or(|left| left > 0)
    }

    /// A place that the first in line could take now.
    pub fn has_place_for_the_line(&self) -> bool {
        self.capacity.is_none_or(|capacity| self.taken < capacity)
    }

    pub fn has_room_in_line(&self) -> bool {
        self.waiting_limit.is_none_or(|limit| self.waiting < limit)
    }

    /// A place for a newcomer, or one in a line that still moves: after the start nobody moves up.
    pub fn takes_more(&self, now: DateTimeUtc) -> bool {
        self.has_place() || (self.has_room_in_line() && !self.has_started(now))
    }
}
