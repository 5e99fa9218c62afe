//! What of a schedule an officer is shown, by the filters and by what is theirs to see.
use super::slot::Teller;
use crate::events::{form::ScheduleFilter, schedule::Slot};

impl Teller<'_> {
    /// What the filter lets through; what another district does outside the city's rooms is not theirs to see.
    pub fn shown(&self) -> Vec<usize> {
        let slots = self.board.slots.iter().enumerate();
        slots.filter(|(_, slot)| self.board.holds(slot) && self.is_shown(slot)).map(|(at, _)| at).collect()
    }

    fn is_shown(&self, slot: &Slot) -> bool {
        let ScheduleFilter { district, kind, state, venue, officer, .. } = self.filter;
        let hall = slot.room.and_then(|room| self.halls.get(&room));
        let is_there = venue.as_ref().is_none_or(|slug| hall.is_some_and(|(venue, _)| venue.slug == *slug));
        is_there
            && match slot.event() {
                Some(event) => {
                    let is_like = district.is_none_or(|district| event.district == district)
                        && kind.is_none_or(|kind| event.kind == kind)
                        && officer.is_none_or(|officer| slot.officers.contains(&officer))
                        && state.is_none_or(|state| event.status == state);
                    let is_asked = district.is_some() || kind.is_some() || officer.is_some() || state.is_some();
                    // What a filter let through or held back would tell what it is.
                    if self.knows(slot) { is_like } else { slot.room.is_some() && !is_asked }
                }
                None => {
                    let is_in = |district| hall.is_some_and(|(venue, _)| venue.district == district);
                    kind.is_none() && state.is_none() && officer.is_none() && district.is_none_or(is_in)
                }
            }
    }
}
