//! Before an event begins, to those who come.
use super::new;
use crate::mail::{
    address::AddressKey,
    outbox::{NewLetter, Pacing},
};
use entity::{event, registration};

pub const KIND: &str = "registrations-reminder";

/// Never at night on the event's clocks.
pub fn reminder(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    let letter = new(key, KIND, event, row, Pacing::Free, event.starts_at);
    NewLetter { quiet_in: Some(event.zone.clone()), ..letter }
}
