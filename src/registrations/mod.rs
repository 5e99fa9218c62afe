//! Registrations: one person's place, or waiting place, at one event.
//!
//! Pending and confirmed hold a place; who waits stands in the order of joining; a freed place goes to
//! the first in line in the same transaction. Every act on places locks the event's row first.
//! Acts on an event that move people (capacity, cancelling it) live here too. Sessions with places of their own are
//! chosen under the same guarantees (`sessions/`).
//! Start reading at `desk.rs`, the one way in, then `register.rs`.
mod add;
mod admin;
mod admission;
mod admit_waiting;
mod answer;
mod api;
mod approve;
mod cancel;
mod cancel_event;
mod cancel_for;
mod capacity;
mod claim;
mod correct;
mod decide_many;
mod decision;
mod desk;
mod disown;
mod export;
mod feeds;
mod follow_accounts;
mod forget;
mod form;
mod holder;
mod jobs;
mod letter_again;
pub mod letters;
mod mailings;
mod message;
mod move_event;
mod pages;
mod people;
mod places;
mod presence;
mod promote;
mod queries;
mod register;
mod reinstate;
mod reject;
mod remind_pending;
mod reminders;
mod roll;
mod send_link;
mod sessions;
mod tell_agendas;

pub use crate::events::Tell;
pub use add::{AddError, add};
pub use admission::{Admission, AdmissionError, set_admission};
pub use admit_waiting::admit_waiting;
pub use approve::approve;
pub use cancel::{CancelError, cancel};
pub use cancel_event::{CancelEventError, cancel_event};
pub use cancel_for::cancel_for;
pub use capacity::{CapacityError, NewCapacity, set_capacity};
pub use decision::{Case, DecisionError};
pub use desk::Desk;
pub use export::{Export, ExportError, export};
pub use feeds::make::{FeedError, make_feed};
pub use follow_accounts::follow_accounts;
pub use form::{Key, NewMessage, NewRegistration};
pub use holder::{Held, Holder, Proof, find as find_holder};
pub use jobs::{forget_old, purge_keys, recount};
pub use letter_again::letter_again;
pub use message::{MessageError, message};
pub use move_event::{MoveEventError, TimeAndPlace, move_event};
pub use presence::{Marked, PresenceError, mark_present, unmark_present};
pub use register::{Outcome, RegisterError};
pub use reinstate::reinstate;
pub use reject::reject;
pub use remind_pending::remind_pending;
pub use reminders::{RemindersError, due::due as reminder_due, send::remind_registered, set::set_reminders};
pub use sessions::{
    ChooseError, Chosen, SeenPlaces, SessionPlacesError, Unfit, ask_to_choose, choose as choose_sessions,
    chosen_of as chosen_sessions, set_session_places, take_back as take_back_session,
};
pub use tell_agendas::tell_agendas;

use crate::{
    app::App,
    web::route::{Route, get, post},
};

pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/events/{slug}/registration", "event", pages::form::show),
        get("/events/{slug}/link", "event", pages::link::show),
        post("/api/v1/events/{slug}/registrations", "event", api::create),
        get("/calendars/{token}", "calendar_feed", pages::feeds::feed),
    ]
}

/// Behind a secret in the address, or answering with what somebody typed: kept by nobody, found by no
/// search engine.
pub fn private_routes() -> Vec<Route<App>> {
    let own = vec![
        post("/events/{slug}/registration", "event", pages::form::create),
        post("/events/{slug}/link", "event", pages::link::create),
        get("/t/{token}", "ticket", pages::ticket::show),
        get("/t/{token}/details", "ticket", pages::details::show),
        post("/t/{token}/details", "ticket", pages::details::update),
        get("/t/{token}/answers", "ticket", pages::answers::show),
        post("/t/{token}/answers", "ticket", pages::answers::update),
        get("/t/{token}/sessions", "ticket", pages::sessions::show),
        post("/t/{token}/sessions", "ticket", pages::sessions::update),
        get("/t/{token}/cancellation", "ticket", pages::ask::cancellation),
        post("/t/{token}/cancellation", "ticket", pages::ask::cancel),
        post("/t/{token}/claim", "ticket", pages::ticket::claim),
        get("/my", "none", pages::my::show),
        get("/my/calendar", "none", pages::feeds::show),
        post("/my/calendar", "none", pages::feeds::create),
        get("/my/registrations.json", "none", pages::my::take),
        get("/t/{token}/data", "ticket", pages::data::show),
        get("/t/{token}/data.json", "ticket", pages::data::take),
        get("/t/{token}/erasure", "ticket", pages::ask::erasure),
        post("/t/{token}/erasure", "ticket", pages::ask::erase),
        get("/not-me/{token}", "ticket", pages::not_me::show),
        post("/not-me/{token}", "ticket", pages::not_me::create),
        get("/closed-addresses/{token}", "address", pages::not_me::closed),
        post("/closed-addresses/{token}", "address", pages::not_me::reopen),
        get("/api/v1/registrations/{token}", "ticket", api::show),
        post("/api/v1/registrations/{token}/cancellation", "ticket", api::cancel_one),
    ];
    own.into_iter().chain(admin::routes()).collect()
}
