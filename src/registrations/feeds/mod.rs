//! Calendars of one's own behind secret addresses: what an account is registered for, and what an officer is on duty
//! for. The secret is shown when it is made, and kept as a hash.
pub mod make;
mod queries;

pub use queries::{find, made, registered, since};
