//! Sessions with places of their own, chosen with a registration: held, waited for, or wished.
//!
//! The same guarantees as for the event: a number drawn under the lock is the order of a line, a freed place goes to the
//! first in it in the same transaction, and nobody moves up once the session began. The event's row is locked first,
//! then its sessions in the order of their ids (`book.rs`). Who waits for the event takes no session; with their place
//! there each wish becomes a place, or one in the line. Nobody chooses two at the same time; where an officer moves one
//! onto another both are kept, and the ticket asks. Start reading at `take.rs`.
mod ask;
mod book;
mod books;
mod choose;
mod fulfil;
mod let_go;
mod promote;
mod queries;
mod recount;
mod set_places;
mod take;
mod take_back;

pub use ask::ask_to_choose;
pub use books::Books;
pub use choose::{ChooseError, choose, refuse as refuse_choice};
pub use fulfil::{any_wished, fulfil};
pub use let_go::{Which, let_go};
pub use promote::promote_all;
pub use queries::{Chosen, Person, chosen, chosen_at, chosen_of, crowd, its};
pub use recount::recount;
pub use set_places::{SeenPlaces, SessionPlacesError, refuse as refuse_places, set_session_places};
pub use take::join;
pub use take_back::take_back;

use entity::session;
use thiserror::Error;

/// Why a set of sessions cannot be chosen as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unfit {
    #[error("one is gone, has no places to choose, or has begun")]
    Gone,
    #[error("two are at the same time")]
    Meet,
}

/// Two that are at the same time, if there are.
pub fn meeting<'a>(sessions: &[&'a session::Model]) -> Option<[&'a session::Model; 2]> {
    let pairs =
        sessions.iter().enumerate().flat_map(|(at, one)| sessions[at + 1..].iter().map(move |other| [*one, *other]));
    pairs.into_iter().find(|[one, other]| one.meets(other))
}
