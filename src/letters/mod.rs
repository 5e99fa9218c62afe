//! Letters as officers see and repair them: what was written to whom, what became of it, once more, and
//! addresses from which letters come back. Writing them is the business of the domains upstream, sending
//! them that of the mail kit.
//!
//! Rows are loaded within an officer's reach and sight: `queries.rs`.
mod admin;
mod form;
mod kinds;
mod mark_address;
mod queries;
mod repeat;
mod send_test;

pub use kinds::KINDS;
pub use mark_address::{Mark, MarkAddressError, mark_address};
pub use repeat::{RepeatError, repeat};
pub use send_test::{SendTestError, send_test};

use crate::{
    app::App,
    web::route::{Route, get, post},
};

/// All private: what they show belongs to the readers of the letters.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/admin/letters", "none", admin::list::list),
        get("/admin/letters/test", "none", admin::test::show),
        post("/admin/letters/test", "none", admin::test::create),
        get("/admin/letters/{id}", "letter", admin::show::show),
        get("/admin/letters/{id}/html", "letter", admin::show::html),
        post("/admin/letters/{id}/repeat", "letter", admin::show::repeat),
        get("/admin/letters/{id}/dead-address", "letter", admin::address::show),
        post("/admin/letters/{id}/dead-address", "letter", admin::address::update),
    ]
}
