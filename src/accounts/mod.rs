//! Accounts: somebody who can sign in. One e-mail, confirmed by the link that sets the password, so that
//! nobody can prepare an account for another's address. Officers are accounts with roles.
//!
//! Whoever asks learns nothing of an address: known and unknown ones cost the same and answer the same.
//! What happens to an account and concerns domains downstream is left as a fact (`facts.rs`).
//! Start reading at `sign_up.rs`, then `set_password.rs` and `sign_in.rs`.
mod add_officer;
mod facts;
mod language;
pub mod letters;
mod links;
mod pages;
mod queries;
mod reset;
mod set_password;
mod sign_in;
mod sign_out;
mod sign_up;

pub use add_officer::{AddOfficerError, add_officer};
pub use facts::{follow_up, open as open_facts};
pub use links::{invite, purge};
pub use queries::{by_address, by_id, officers};
pub use set_password::{SetPasswordError, set_password};
pub use sign_in::{Knock, Opened, SignInError, sign_in};

use crate::{
    app::App,
    web::route::{Route, get, post},
};

/// All private: what they answer with belongs to one person.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/sign-up", "none", pages::sign_up::show),
        post("/sign-up", "none", pages::sign_up::create),
        get("/sign-up/{token}", "account_link", pages::password::show),
        post("/sign-up/{token}", "account_link", pages::password::create),
        get("/sign-in", "none", pages::sign_in::show),
        post("/sign-in", "none", pages::sign_in::create),
        post("/sign-out", "none", pages::sign_in::end),
        post("/my/language", "none", pages::language::update),
        get("/password-reset", "none", pages::reset::show),
        post("/password-reset", "none", pages::reset::create),
        get("/password-reset/{token}", "account_link", pages::password::show),
        post("/password-reset/{token}", "account_link", pages::password::create),
    ]
}
