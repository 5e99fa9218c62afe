//! The page that asks, before what people plan by is saved: old and new, what it meets, and whether they are told.
use super::{
    SessionPage,
    again::{label, said},
};
use crate::{
    events::{admin::met::Met, form::SessionForm, sessions::Item},
    web::{problems::Problems, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use entity::event;

#[derive(Template)]
#[template(path = "events/admin/session_confirm.html")]
pub(super) struct ConfirmPage {
    view: View,
    slug: String,
    title: Spoken,
    /// Last piece of the address.
    here: String,
    zone: String,
    is_new: bool,
    /// What changes.
    changes: Vec<Change>,
    /// The form, sent along.
    typed: Vec<(&'static str, String)>,
    revision: i32,
    status: String,
    letters: i32,
    /// How many people would have another that they chose at the same time.
    crossed: i64,
    /// Another saved it while this was typed.
    is_stale: bool,
    is_asked_anew: bool,
    met: Met,
    problems: Problems,
}

struct Change {
    /// Text key.
    label: &'static str,
    was: String,
    is: String,
}

/// The form that `shown` is, as a question; `was`, as it is saved.
pub(super) fn confirm_page(shown: SessionPage, event: &event::Model, was: Option<&Item>, letters: i32) -> ConfirmPage {
    let saved = was.map(|was| SessionForm::of(was, event));
    let differs = |name: &str, value: &str| saved.as_ref().map_or("", |saved| saved.get(name)) != value;
    let change = |(name, value): (&'static str, &str)| Change {
        label: label(name),
        was: saved.as_ref().map(|saved| said(&shown, name, saved.get(name))).unwrap_or_default(),
        is: said(&shown, name, value),
    };
    ConfirmPage {
        changes: shown.form.pairs().filter(|(name, value)| differs(name, value)).map(change).collect(),
        typed: shown.form.pairs().map(|(name, value)| (name, value.to_owned())).collect(),
        letters,
        crossed: shown.crossed,
        is_stale: shown.theirs.is_some(),
        is_asked_anew: shown.is_asked_anew,
        is_new: shown.is_new,
        revision: shown.revision,
        slug: shown.slug,
        title: shown.title,
        here: shown.here,
        zone: shown.zone,
        status: shown.status,
        met: shown.met,
        problems: shown.problems,
        view: shown.view,
    }
}
