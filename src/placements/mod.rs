//! Placements: an enterprise enrols an apprentice and carries them to completion.
//!
//! The enterprise writes a draft and sends it; the apprentice opens it by a letter's link and agrees to its five parts;
//! a reviewer files it. A draft is with one side at a time. Whoever approved second takes the places: the mentors',
//! the quota's, and the person's days.
//! Start reading at `acts.rs`, the table of who may do what, then `draft.rs`, `send.rs`, `answer.rs`, `approve.rs` and
//! `decide.rs`; `guards/` is what must hold, and `case.rs` the locks.
mod acts;
mod admin;
mod answer;
mod approve;
mod asks;
mod cancel;
mod case;
pub mod changes;
mod consent;
mod counts;
mod decide;
mod draft;
mod edited;
mod enterprise_list;
mod exceptions;
mod export;
mod faults;
mod fields;
mod follow_accounts;
mod form;
pub mod guards;
mod hand_in;
pub mod letters;
pub mod life;
mod links;
mod look;
mod matches;
mod mine;
mod number;
mod offered;
mod open;
pub mod overlaps;
mod pages;
mod parts;
mod queries;
mod queue;
mod reason;
mod send;
mod share;
mod stages;
mod steps;
mod tally;
mod timeline;
mod visit;
mod waits;

pub use acts::{Act, Hand, Stage, may};
pub use answer::{AnswerError, PartAnswer, answer};
pub use cancel::{CancelError, Why, cancel, decline, not_me};
pub use case::{Case, load as load_case};
pub use consent::{Consent, consent};
pub use decide::{DecideError, Decision, decide};
pub use draft::{DraftError, begin, save};
pub use follow_accounts::follow_accounts;
pub use form::{Draft, DraftForm};
pub use guards::{Days, busiest};
pub use hand_in::{HandInError, hand_in};
pub use links::open_one as open_link;
pub use look::Paper;
pub use matches::{MatchError, Verdict, say as say_match, undo as undo_match};
pub use open::{OpenError, open};
pub use reason::name as reason_name;
pub use send::{SendError, send, take_back};
pub use share::{Contact, ShareError, share};
pub use stages::{Derived, derived, stage_on, status as status_name};

use crate::{
    app::App,
    web::route::{Route, get, post, post_files},
};

/// All private: what they show is of persons.
pub fn private_routes() -> Vec<Route<App>> {
    use pages::room;
    vec![
        get("/enterprise/{slug}/mentors/{id}/handover", "mentor", room::handover::show),
        post("/enterprise/{slug}/mentors/{id}/handover", "mentor", room::handover::create),
        get("/enterprise/{slug}/placements", "enterprise", room::list::list),
        get("/enterprise/{slug}/placements.csv", "enterprise", room::export::csv),
        get("/enterprise/{slug}/placements.xlsx", "enterprise", room::export::xlsx),
        get("/enterprise/{slug}/placements/new", "enterprise", room::editor::blank),
        post_files("/enterprise/{slug}/placements/new", "enterprise", room::editor::create),
        get("/enterprise/{slug}/placements/{id}", "placement", room::one::show),
        get("/enterprise/{slug}/placements/{id}/absence", "placement", room::life::end::ask_absence),
        post("/enterprise/{slug}/placements/{id}/absence", "placement", room::life::end::put_absence),
        post("/enterprise/{slug}/placements/{id}/birth-date", "placement", room::looks::birth_date),
        get("/enterprise/{slug}/placements/{id}/cancellation", "placement", room::acts::ask),
        post("/enterprise/{slug}/placements/{id}/cancellation", "placement", room::acts::create),
        get("/enterprise/{slug}/placements/{id}/change", "placement", room::change::show),
        post("/enterprise/{slug}/placements/{id}/change", "placement", room::change::create),
        post("/enterprise/{slug}/placements/{id}/change/answer", "placement", room::change::reply),
        get("/enterprise/{slug}/placements/{id}/contract", "placement", room::looks::contract),
        get("/enterprise/{slug}/placements/{id}/declaration", "placement", room::life::said::ask_declaration),
        post("/enterprise/{slug}/placements/{id}/declaration", "placement", room::life::said::put_declaration),
        get("/enterprise/{slug}/placements/{id}/draft", "placement", room::editor::show),
        post_files("/enterprise/{slug}/placements/{id}/draft", "placement", room::editor::update),
        get("/enterprise/{slug}/placements/{id}/end", "placement", room::life::end::ask_end),
        post("/enterprise/{slug}/placements/{id}/end", "placement", room::life::end::put_end),
        get("/enterprise/{slug}/placements/{id}/files", "placement", room::files::show),
        post_files("/enterprise/{slug}/placements/{id}/files", "placement", room::files::create),
        get("/enterprise/{slug}/placements/{id}/form", "placement", room::looks::form),
        get("/enterprise/{slug}/placements/{id}/leaving", "placement", room::leaving::ask),
        post("/enterprise/{slug}/placements/{id}/leaving", "placement", room::leaving::create),
        get("/enterprise/{slug}/placements/{id}/mentors", "placement", room::teachers::show),
        post("/enterprise/{slug}/placements/{id}/mentors", "placement", room::teachers::update),
        get("/enterprise/{slug}/placements/{id}/objection", "placement", room::life::said::ask_objection),
        post("/enterprise/{slug}/placements/{id}/objection", "placement", room::life::said::put_objection),
        get("/enterprise/{slug}/placements/{id}/pause", "placement", room::life::pause::ask_pause),
        post("/enterprise/{slug}/placements/{id}/pause", "placement", room::life::pause::put_pause),
        get("/enterprise/{slug}/placements/{id}/pause-end", "placement", room::life::pause::ask_pause_end),
        post("/enterprise/{slug}/placements/{id}/pause-end", "placement", room::life::pause::put_pause_end),
        get("/enterprise/{slug}/placements/{id}/pause-refusal", "placement", room::life::wish::ask_refusal),
        post("/enterprise/{slug}/placements/{id}/pause-refusal", "placement", room::life::wish::put_refusal),
        get("/enterprise/{slug}/placements/{id}/resumption", "placement", room::life::pause::ask_resumption),
        post("/enterprise/{slug}/placements/{id}/resumption", "placement", room::life::pause::put_resumption),
        post("/enterprise/{slug}/placements/{id}/sending", "placement", room::acts::sending),
        get("/enterprise/{slug}/placements/{id}/staying", "placement", room::life::end::ask_staying),
        post("/enterprise/{slug}/placements/{id}/staying", "placement", room::life::end::put_staying),
        post("/enterprise/{slug}/placements/{id}/take-back", "placement", room::acts::taking_back),
        get("/admin/placements", "none", admin::list::list),
        get("/admin/placements/numbers", "none", admin::numbers::numbers),
        get("/admin/placements.csv", "none", admin::export::csv),
        get("/admin/placements.xlsx", "none", admin::export::xlsx),
        get("/admin/placements/{id}", "placement", admin::show::show),
        post("/admin/placements/{id}/birth-date", "placement", admin::looks::birth_date),
        get("/admin/placements/{id}/change", "placement", admin::change::show),
        post("/admin/placements/{id}/change", "placement", admin::change::create),
        post("/admin/placements/{id}/change/answer", "placement", admin::proposal::reply),
        get("/admin/placements/{id}/change/proposal", "placement", admin::proposal::show),
        post("/admin/placements/{id}/change/proposal", "placement", admin::proposal::create),
        post("/admin/placements/{id}/completion", "placement", admin::life::put_completion),
        get("/admin/placements/{id}/contract", "placement", admin::looks::contract),
        get("/admin/placements/{id}/end", "placement", admin::life::ask_end),
        post("/admin/placements/{id}/end", "placement", admin::life::put_end),
        post("/admin/placements/{id}/filing", "placement", admin::act::file),
        get("/admin/placements/{id}/form", "placement", admin::looks::form),
        post("/admin/placements/{id}/matches", "placement", admin::matches::create),
        post("/admin/placements/{id}/matches/undo", "placement", admin::matches::remove),
        get("/admin/placements/{id}/objection", "placement", admin::objection::ask_objection),
        post("/admin/placements/{id}/objection", "placement", admin::objection::put_objection),
        get("/admin/placements/{id}/overlap", "placement", admin::overlap::ask),
        post("/admin/placements/{id}/overlap", "placement", admin::overlap::put),
        get("/admin/placements/{id}/override", "placement", admin::life::ask_override),
        post("/admin/placements/{id}/override", "placement", admin::life::put_override),
        get("/admin/placements/{id}/pause", "placement", admin::pause::ask_pause),
        post("/admin/placements/{id}/pause", "placement", admin::pause::put_pause),
        get("/admin/placements/{id}/pause-end", "placement", admin::pause::ask_pause_end),
        post("/admin/placements/{id}/pause-end", "placement", admin::pause::put_pause_end),
        get("/admin/placements/{id}/refusal", "placement", admin::act::ask_refusal),
        post("/admin/placements/{id}/refusal", "placement", admin::act::refuse),
        get("/admin/placements/{id}/reopening", "placement", admin::life::ask_reopening),
        post("/admin/placements/{id}/reopening", "placement", admin::life::put_reopening),
        get("/admin/placements/{id}/resumption", "placement", admin::pause::ask_resumption),
        post("/admin/placements/{id}/resumption", "placement", admin::pause::put_resumption),
        get("/admin/placements/{id}/return", "placement", admin::act::ask_return),
        post("/admin/placements/{id}/return", "placement", admin::act::give_back),
        get("/admin/placements/{id}/staying", "placement", admin::staying::ask),
        post("/admin/placements/{id}/staying", "placement", admin::staying::put),
        get("/placements/{token}", "placement_link", pages::link::show),
        post("/placements/{token}", "placement_link", pages::link::create),
        get("/placements/{token}/not-me", "placement_link", pages::link::ask_not_me),
        post("/placements/{token}/not-me", "placement_link", pages::link::disown),
        get("/guardians/{token}", "guardian_link", pages::guardian::show),
        post("/guardians/{token}", "guardian_link", pages::guardian::create),
        get("/my/placements", "none", pages::mine::list::list),
        get("/my/placements.json", "none", pages::mine::data::take),
        get("/my/placements/{id}", "placement", pages::mine::one::show),
        post("/my/placements/{id}/answers", "placement", pages::mine::answers::create),
        get("/my/placements/{id}/cancellation", "placement", pages::mine::cancellation::ask),
        post("/my/placements/{id}/cancellation", "placement", pages::mine::cancellation::create),
        get("/my/placements/{id}/change", "placement", pages::mine::change::show),
        post("/my/placements/{id}/change", "placement", pages::mine::change::create),
        post("/my/placements/{id}/change/answer", "placement", pages::mine::change::reply),
        get("/my/placements/{id}/change/objection", "placement", pages::mine::objection::ask),
        post("/my/placements/{id}/change/objection", "placement", pages::mine::objection::create),
        post("/my/placements/{id}/contact", "placement", pages::mine::contact::update),
        get("/my/placements/{id}/end", "placement", pages::mine::life::end::ask_end),
        post("/my/placements/{id}/end", "placement", pages::mine::life::end::put_end),
        get("/my/placements/{id}/objection", "placement", pages::mine::life::said::ask_objection),
        post("/my/placements/{id}/objection", "placement", pages::mine::life::said::put_objection),
        get("/my/placements/{id}/pause", "placement", pages::mine::life::pause::ask_for),
        post("/my/placements/{id}/pause", "placement", pages::mine::life::pause::create),
        get("/my/placements/{id}/pause-withdrawal", "placement", pages::mine::life::pause::ask_withdrawal),
        post("/my/placements/{id}/pause-withdrawal", "placement", pages::mine::life::pause::withdraw),
        get("/my/placements/{id}/statement", "placement", pages::mine::life::said::ask_statement),
        post("/my/placements/{id}/statement", "placement", pages::mine::life::said::put_statement),
        get("/my/placements/{id}/staying", "placement", pages::mine::life::end::ask_staying),
        post("/my/placements/{id}/staying", "placement", pages::mine::life::end::put_staying),
        get("/my/placements/{id}/overlap", "placement", pages::mine::overlap::show),
        post("/my/placements/{id}/overlap", "placement", pages::mine::overlap::create),
        post("/my/placements/{id}/overlap/withdrawal", "placement", pages::mine::overlap::withdraw),
    ]
}
