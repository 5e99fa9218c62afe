//! Agendas: sessions in rooms, with speakers; kept by officers, read by all.
mod again;
mod desk;
pub mod random;
mod rules;
mod since;
mod speakers;
mod telling;

use crate::events::conflicts::told;
use xingtan::events::{SessionError, conflicts::Grade};

fn met(outcome: Result<entity::session::Model, SessionError>) -> Vec<(Grade, &'static str)> {
    match outcome {
        Err(SessionError::Conflicts(found)) => told(&found),
        other => panic!("{other:?}"),
    }
}
