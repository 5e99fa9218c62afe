//! Recognitions: by which certificate, and for which days, the state or the province has recognised an enterprise.
//!
//! An enterprise claims one, an officer confirms or rejects it; what is confirmed lapses on the day after its last,
//! and its owners are reminded before. Only what is confirmed and valid today is public.
//! Start reading at `claim.rs`, then `decide.rs`.
mod admin;
mod card;
mod chart;
mod claim;
mod decide;
mod form;
mod holders;
mod lapse;
pub mod letters;
mod pages;
mod queries;
mod queue;
mod remind;
mod withdraw;

pub use card::Card;
pub use claim::{ClaimError, claim};
pub use decide::{DecideError, Decision, decide};
pub use form::{Certificate, CertificateForm, ClaimForm, certificate};
pub use lapse::lapse;
pub use pages::choices;
pub use queries::{holders, kinds, of, valid_of};
pub use remind::remind;
pub use withdraw::{WithdrawError, withdraw};

use crate::{
    app::App,
    web::route::{Route, get, post},
};

/// No slug is `numbers`, for a slug begins with the nine characters of an organisation's code.
pub fn routes() -> Vec<Route<App>> {
    vec![get("/enterprises/numbers", "none", pages::numbers::show)]
}

pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/enterprise/{slug}/recognitions", "enterprise", pages::claims::list),
        get("/enterprise/{slug}/recognitions/new", "enterprise", pages::claims::blank),
        post("/enterprise/{slug}/recognitions/new", "enterprise", pages::claims::create),
        get("/enterprise/{slug}/recognitions/{id}/withdrawal", "recognition", pages::claims::ask),
        post("/enterprise/{slug}/recognitions/{id}/withdrawal", "recognition", pages::claims::take_back),
        get("/admin/recognitions", "none", admin::list::list),
        get("/admin/recognitions/{id}", "recognition", admin::show::show),
        post("/admin/recognitions/{id}/confirmation", "recognition", admin::act::confirm),
        get("/admin/recognitions/{id}/rejection", "recognition", admin::act::ask),
        post("/admin/recognitions/{id}/rejection", "recognition", admin::act::create),
        get("/admin/recognitions/{id}/withdrawal", "recognition", admin::act::ask),
        post("/admin/recognitions/{id}/withdrawal", "recognition", admin::act::create),
    ]
}
