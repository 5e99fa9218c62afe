//! Events: what happens when and where, found, read, and kept in calendars.
//!
//! An event is drafted, perhaps reviewed, published, may be cancelled, and is archived in the end; *open*, *closed*
//! and *over* follow from the clock. Its agenda is made of sessions; officers are on duty at
//! them or at the whole of it. What an act changes in its row is kept as a
//! version. Acts that move people's places (capacity, cancelling) live in `registrations/`.
//! Start reading at `pages/`; officers' doors come with accounts.
mod admin;
mod api;
mod archive;
pub mod calendar;
pub mod card;
mod checks;
mod clone_event;
mod close;
pub mod conflicts;
mod draft;
mod duty;
mod edit;
mod form;
pub mod letters;
mod named;
mod pages;
mod place;
mod publish;
mod queries;
mod questions;
mod review;
pub mod schedule;
mod search;
mod series;
mod sessions;
mod shelf;
mod structured;
mod versions;

pub use admin::met::Met;
pub use archive::{ArchiveError, archive, archive_old};
pub use clone_event::clone_event;
pub use close::{CloseError, Door, close};
pub use draft::{DraftError, NewEvent, NewQuestion, draft};
pub use duty::{
    DutyError, NewDuty, Shift, assign::assign_duty, concerned as duties_concerned, public_shifts,
    relieve::relieve_duty, rooms_of, roster, shifts, tell as tell_duties,
};
pub use edit::{EditError, edit};
pub use form::{EventFilter, EventForm, FIELDS, QuestionForm, places, session_places, tell_whom};
pub use named::{NamedError, drop_enterprise::drop_enterprise, name_enterprise::name_enterprise};
pub use pages::agenda::{Day as AgendaDay, days as agenda_days};
pub use place::Place;
pub use publish::{PublishError, Seen, publish};
pub use queries::{EventPage, by_id, by_slug, count, list, lock, lock_within, published_total, questions, within};
pub use questions::{
    QuestionError,
    ask::ask_question,
    change::change_question,
    reorder::{Direction, reorder_question},
    retire::retire_question,
};
pub use review::{ReviewError, send_back::send_back, send_for_review::send_for_review, take_back::take_back};
pub use search::of_event as searched;
pub use series::{
    Day, Plan, Reach, Rule, SeriesError, Spread, Until,
    edit::edit_series,
    extend::extend_series,
    leave::leave_series,
    make::make_series,
    of as of_series,
    rule::{MOST as MOST_IN_SERIES, named, shifted_by},
};
pub use sessions::{
    Item, Named, NewPlaces, NewSession, SeenAgenda, SessionError,
    add::add_session,
    call::{Called, SpeakerError, call_speaker},
    change::{SeenSession, change_session},
    choosable, crossed, crossings, find as session, follow,
    imports::{CommitError, Looked, StartAgendaError, commit_agenda, start_agenda},
    last_end, lock_one as lock_session, mark as agenda_mark, of as agenda,
    remove::remove_session,
    resize, shifted,
    tell::{AgendaNews, AgendaTurn, Tell, take as take_agenda_news, waiting as with_agenda_news},
};
pub use versions::keep_version;

use crate::{
    app::App,
    web::route::{Route, get, post, post_file},
};

/// Slugs that addresses need for themselves.
pub const RESERVED: [&str; 2] = ["calendar", "new"];

pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/events", "none", pages::list::list),
        get("/events.ics", "none", pages::list::feed),
        get("/events/calendar", "none", pages::month::show),
        get("/events/{slug}", "event", pages::show::show),
        get("/api/v1/events", "none", api::list),
        get("/api/v1/events/{slug}", "event", api::show),
    ]
}

/// Officers' rooms.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/admin", "none", admin::enter),
        get("/admin/schedule", "none", admin::schedule::show),
        get("/admin/schedule.csv", "none", admin::schedule::export::csv),
        get("/admin/schedule.xlsx", "none", admin::schedule::export::xlsx),
        get("/admin/duty", "none", admin::own_duty::show),
        get("/admin/events", "none", admin::list::list),
        get("/admin/events/new", "none", admin::editor::blank),
        post("/admin/events/new", "none", admin::editor::create),
        get("/admin/events/{slug}", "event", admin::show::show),
        get("/admin/events/{slug}/text", "event", admin::editor::show),
        post("/admin/events/{slug}/text", "event", admin::editor::update),
        get("/admin/events/{slug}/questions", "event", admin::questions::list),
        get("/admin/events/{slug}/questions/new", "event", admin::question::blank),
        post("/admin/events/{slug}/questions/new", "event", admin::question::create),
        get("/admin/events/{slug}/questions/{key}", "question", admin::question::show),
        post("/admin/events/{slug}/questions/{key}", "question", admin::question::update),
        post("/admin/events/{slug}/questions/{key}/position", "question", admin::questions::reorder),
        get("/admin/events/{slug}/questions/{key}/retirement", "question", admin::questions::ask_retirement),
        post("/admin/events/{slug}/questions/{key}/retirement", "question", admin::questions::retirement),
        get("/admin/events/{slug}/sessions", "event", admin::sessions::list),
        get("/admin/events/{slug}/sessions/new", "event", admin::session::blank),
        post("/admin/events/{slug}/sessions/new", "event", admin::session::create),
        get("/admin/events/{slug}/sessions.csv", "event", admin::imports::files::csv),
        get("/admin/events/{slug}/sessions.xlsx", "event", admin::imports::files::xlsx),
        get("/admin/events/{slug}/sessions/import", "event", admin::imports::new::blank),
        post_file("/admin/events/{slug}/sessions/import", "event", admin::imports::new::create),
        get("/admin/events/{slug}/sessions/import/template.csv", "event", admin::imports::files::template_csv),
        get("/admin/events/{slug}/sessions/import/template.xlsx", "event", admin::imports::files::template_xlsx),
        get("/admin/events/{slug}/sessions/import/{id}", "agenda_import", admin::imports::show::show),
        post("/admin/events/{slug}/sessions/import/{id}", "agenda_import", admin::imports::show::commit),
        get("/admin/events/{slug}/sessions/{id}", "session", admin::session::show),
        post("/admin/events/{slug}/sessions/{id}", "session", admin::session::update),
        get("/admin/events/{slug}/sessions/{id}/reschedule", "session", admin::schedule::reschedule::ask_session),
        post("/admin/events/{slug}/sessions/{id}/reschedule", "session", admin::schedule::reschedule::reschedule_one),
        get("/admin/events/{slug}/sessions/{id}/removal", "session", admin::sessions::ask_removal),
        post("/admin/events/{slug}/sessions/{id}/removal", "session", admin::sessions::removal),
        get("/admin/events/{slug}/speakers/{id}", "speaker", admin::speaker::show),
        post("/admin/events/{slug}/speakers/{id}", "speaker", admin::speaker::update),
        get("/admin/events/{slug}/series", "event", admin::series::show),
        post("/admin/events/{slug}/series", "event", admin::series::create),
        post("/admin/events/{slug}/series/extension", "event", admin::series::more::extend),
        post("/admin/events/{slug}/series/leaving", "event", admin::series::more::leave),
        get("/admin/events/{slug}/duty", "event", admin::duty::list),
        post("/admin/events/{slug}/duty", "event", admin::duty::create),
        post("/admin/events/{slug}/duty/relief", "event", admin::duty::relieve),
        get("/admin/events/{slug}/enterprises", "event", admin::enterprises::list),
        post("/admin/events/{slug}/enterprises", "event", admin::enterprises::create),
        post("/admin/events/{slug}/enterprises/removal", "event", admin::enterprises::remove),
        get("/admin/events/{slug}/reschedule", "event", admin::schedule::reschedule::ask),
        post("/admin/events/{slug}/reschedule", "event", admin::schedule::reschedule::reschedule),
        get("/admin/events/{slug}/preview", "event", admin::show::preview),
        post("/admin/events/{slug}/clone", "event", admin::show::clone),
        get("/admin/events/{slug}/publication", "event", admin::publication::ask),
        post("/admin/events/{slug}/publication", "event", admin::publication::publication),
        post("/admin/events/{slug}/review", "event", admin::review::send),
        post("/admin/events/{slug}/review/withdrawal", "event", admin::review::take_back),
        get("/admin/events/{slug}/review/return", "event", admin::review::ask_return),
        post("/admin/events/{slug}/review/return", "event", admin::review::send_back),
        get("/admin/events/{slug}/archive", "event", admin::archive::ask),
        post("/admin/events/{slug}/archive", "event", admin::archive::archive),
        get("/admin/events/{slug}/versions", "event", admin::versions::list),
        post("/admin/events/{slug}/closing", "event", admin::show::closing),
        post("/admin/events/{slug}/reopening", "event", admin::show::reopening),
    ]
}
