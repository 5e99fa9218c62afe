//! Accounts: somebody who can sign in. One e-mail, confirmed by the link that sets the password, so that
//! nobody can prepare an account for another's address. Officers are accounts with roles.
//!
//! Whoever asks learns nothing of an address: known and unknown ones cost the same and answer the same.
//! What happens to an account and concerns domains downstream is left as a fact (`facts.rs`).
//! Start reading at `sign_up.rs`, then `set_password.rs` and `sign_in.rs`.
mod add_officer;
mod admin;
mod agent;
mod ask_email;
mod change_email;
mod change_password;
mod change_profile;
mod clear_factor;
mod close_account;
mod devices;
mod duties;
mod enterprises;
pub mod factor;
mod facts;
mod form;
mod give_role;
mod invite_officer;
mod jobs;
mod language;
pub mod letters;
mod links;
mod mentors;
mod owner;
mod pages;
mod people;
mod queries;
mod reset;
mod set_password;
mod sign_in;
mod sign_out;
mod sign_up;
mod take_role;
mod withdraw_invitation;

pub use add_officer::{AddOfficerError, add_officer};
pub use clear_factor::{ClearFactorError, clear_factor};
pub use close_account::{CloseAccountError, close_account};
pub use facts::{follow_up, open as open_facts};
pub use give_role::{GiveRoleError, give_role};
pub use invite_officer::{InviteOfficerError, invite_officer};
pub use jobs::{purge_devices, purge_links, purge_sign_ins};
pub use links::invite;
pub use queries::{addresses, by_address, by_id, called, lock, names, officers};
pub use set_password::{SetPasswordError, set_password};
pub use sign_in::{Knock, Opened, SignInError, sign_in};
pub use take_role::{TakeRoleError, Taken, take_role};

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
        get("/my/profile", "none", pages::profile::show),
        post("/my/profile", "none", pages::profile::update),
        get("/my/password", "none", pages::own_password::show),
        post("/my/password", "none", pages::own_password::update),
        get("/my/email", "none", pages::own_email::show),
        post("/my/email", "none", pages::own_email::create),
        get("/email-changes", "none", pages::own_email::done),
        get("/email-changes/{token}", "account_link", pages::own_email::confirm),
        post("/email-changes/{token}", "account_link", pages::own_email::update),
        get("/my/devices", "none", pages::devices::show),
        post("/my/devices/end", "none", pages::devices::end_others),
        post("/my/devices/{id}/end", "sign_in", pages::devices::end),
        get("/sign-in/factor", "none", pages::factor::ask),
        post("/sign-in/factor", "none", pages::factor::pass),
        get("/my/factor", "none", pages::factor::show),
        post("/my/factor", "none", pages::factor::confirm),
        post("/my/factor/secret", "none", pages::factor::prepare),
        post("/my/factor/codes", "none", pages::factor::renew),
        post("/my/factor/removal", "none", pages::factor::remove),
        get("/my/data", "none", pages::data::show),
        get("/my/data.json", "none", pages::data::json),
        get("/my/data.csv", "none", pages::data::csv),
        get("/my/deletion", "none", pages::data::deletion),
        post("/my/deletion", "none", pages::data::delete),
        get("/admin/people", "none", admin::list::list),
        get("/admin/people/new", "none", admin::new::blank),
        post("/admin/people/new", "none", admin::new::create),
        post("/admin/people/invitations/{id}/withdrawal", "invitation", admin::list::withdraw),
        get("/admin/people/{id}", "account", admin::person::show),
        post("/admin/people/{id}", "account", admin::person::take),
        post("/admin/people/{id}/roles", "account", admin::person::give),
        get("/admin/people/{id}/factor", "account", admin::person::ask_factor),
        post("/admin/people/{id}/factor", "account", admin::person::factor),
        get("/admin/people/{id}/end", "account", admin::person::ask_end),
        post("/admin/people/{id}/end", "account", admin::person::end),
        get("/password-reset", "none", pages::reset::show),
        post("/password-reset", "none", pages::reset::create),
        get("/password-reset/{token}", "account_link", pages::password::show),
        post("/password-reset/{token}", "account_link", pages::password::create),
    ]
}
