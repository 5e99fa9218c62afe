//! Door for everybody: the list, a month, one event, and their calendars.
pub mod agenda;
pub mod list;
pub mod month;
pub mod show;

use super::calendar::Entry;
use crate::{app::App, web::view::View};
use entity::event;

fn entry(app: &App, view: &View, event: &event::Model) -> Entry {
    Entry::of(event, view.locale(), view.absolute(&format!("/events/{}", event.slug)), &app.calendar_host)
}
