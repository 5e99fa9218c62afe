//! The counters on an event's row, which change with its registrations under the lock on it.
use entity::{event, registration::Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr};

/// Takes a place, or one in the line; the counters change with the row.
pub fn take(event: &mut event::Model) -> Status {
    if !event.has_place() {
        event.waiting += 1;
        return Status::Waiting;
    }
    event.taken += 1;
    if event.needs_approval { Status::Pending } else { Status::Confirmed }
}

/// Takes a place that is added where none is free.
pub fn add(event: &mut event::Model) {
    event.taken += 1;
    event.capacity = event.capacity.map(|capacity| capacity.max(event.taken));
}

/// What a registration held is free again.
pub fn give_back(event: &mut event::Model, held: Status) {
    if held.holds_place() {
        event.taken -= 1;
    } else {
        event.waiting -= 1;
    }
}

/// As the audit names a number of places.
pub fn said(places: Option<i32>) -> String {
    places.map_or("none".to_owned(), |places| places.to_string())
}

/// Writes what an act did to the places of an event that it holds locked.
pub async fn keep(tx: &impl ConnectionTrait, event: event::Model) -> Result<(), DbErr> {
    let row = event::ActiveModel {
        id: Set(event.id),
        capacity: Set(event.capacity),
        taken: Set(event.taken),
        waiting: Set(event.waiting),
        next_number: Set(event.next_number),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}
