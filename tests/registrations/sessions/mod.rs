//! Sessions with places of their own, chosen with a registration.
mod choose;
mod crossings;
mod desk;
mod desk_kept;
mod forms;
mod json;
mod lines;
mod random;
mod recount;
mod take;
mod take_back;
mod wishes;

use entity::session_place::State::{self, Held, Waiting, Wished};

/// As `chosen` tells it.
fn held(title: &str) -> (String, State, Option<i64>) {
    (title.into(), Held, None)
}

fn waits(title: &str, rank: i64) -> (String, State, Option<i64>) {
    (title.into(), Waiting, Some(rank))
}

fn wished(title: &str) -> (String, State, Option<i64>) {
    (title.into(), Wished, None)
}
