//! The form again, with what was typed, where a session cannot be saved.
use super::{SessionPage, confirm::confirm_page, save::Saved};
use crate::{
    error::Answer,
    events::{
        admin::met::Met,
        form::SessionForm,
        sessions::{Item, SessionError},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, wrong},
        page::{again, page_with},
        problems::Problems,
    },
};
use axum::http::StatusCode;
use entity::event;

pub(super) fn wrong_input(shown: SessionPage, errors: &FieldErrors) -> Answer {
    again(&SessionPage { problems: Problems::of(&shown.view, errors), ..shown })
}

/// The page on which it can be put right, with what was typed: the one that was sent. `letters`: on that it was asked who
/// is to be told. 409 where it meets what takes the same, somebody was faster, or nothing can be saved at all.
pub(super) fn refused(
    who: &Officer<WriteEvents>,
    (event, was): Saved<'_>,
    shown: SessionPage,
    despite: &str,
    (error, letters): (SessionError, Option<i32>),
) -> Answer {
    match error {
        SessionError::Chosen => wrong_input(shown, &FieldErrors::one("places", wrong("session_chosen"))),
        SessionError::Begun => wrong_input(shown, &FieldErrors::one("starts_at", wrong("session_begun"))),
        SessionError::Past => wrong_input(shown, &FieldErrors::one("starts_at", wrong("session_past"))),
        SessionError::NoSuchRoom => wrong_input(shown, &FieldErrors::one("room", wrong("room_gone"))),
        SessionError::Conflicts(found) => {
            let met = Met::again(&shown.view, who, event, &found, despite).only(&shown.others);
            let (status, problems) = (met.status(), met.problems(&shown.view));
            with(status, SessionPage { met, problems, ..shown }, event, was, letters)
        }
        SessionError::Stale(saved) => {
            let theirs = Some(theirs(&shown, &SessionForm::of(&saved, event)));
            let shown = SessionPage { theirs, revision: saved.session.revision, ..shown };
            with(StatusCode::CONFLICT, shown, event, Some(&saved), letters)
        }
        SessionError::Meanwhile => {
            with(StatusCode::CONFLICT, SessionPage { is_asked_anew: true, ..shown }, event, was, letters)
        }
        SessionError::NoSuchSession => gone(shown),
        error => match stopped(&error) {
            None => Err(error.into()),
            stopped => page_with(StatusCode::CONFLICT, &SessionPage { stopped, ..shown }),
        },
    }
}

/// Of one that another took out meanwhile: saved once more, it is a new one.
pub(super) fn gone(shown: SessionPage) -> Answer {
    let (here, stopped) = ("new".to_owned(), Some("events-session_gone"));
    page_with(StatusCode::CONFLICT, &SessionPage { here, stopped, is_new: true, is_chosen: false, ..shown })
}

/// Why nothing can be saved at all.
fn stopped(error: &SessionError) -> Option<&'static str> {
    match error {
        SessionError::InReview => Some("events-in_review"),
        SessionError::Ended => Some("events-ended"),
        SessionError::TooMany => Some("events-sessions_full"),
        _ => None,
    }
}

fn with(
    status: StatusCode,
    shown: SessionPage,
    event: &event::Model,
    was: Option<&Item>,
    letters: Option<i32>,
) -> Answer {
    match letters {
        Some(letters) => page_with(status, &confirm_page(shown, event, was, letters)),
        None => page_with(status, &shown),
    }
}

/// What the other saved where it differs from what was typed.
fn theirs(shown: &SessionPage, saved: &SessionForm) -> Vec<(&'static str, String)> {
    let differ = shown.form.differs(saved).into_iter();
    differ.map(|name| (label(name), said(shown, name, saved.get(name)))).collect()
}

/// A field's value as it is read.
pub(super) fn said(shown: &SessionPage, name: &str, value: &str) -> String {
    let mut rooms = shown.rooms.iter().flat_map(|(_, rooms)| rooms);
    match name {
        "room" => rooms
            .find(|room| room.value == value)
            .map_or_else(|| shown.view.t("events-session-there"), |room| room.label.clone()),
        "starts_at" | "ends_at" => value.replace('T', " "),
        _ => value.to_owned(),
    }
}

/// Text key of a field's label.
pub(super) fn label(name: &str) -> &'static str {
    match name {
        "title_zh" => "events-field-title_zh",
        "title_en" => "events-field-title_en",
        "starts_at" => "events-field-starts_at",
        "ends_at" => "events-field-ends_at",
        "room" => "events-field-room",
        "setup" => "events-field-setup",
        "clearing" => "events-field-clearing",
        "places" => "events-session-places",
        "track_zh" => "events-session-track_zh",
        "track_en" => "events-session-track_en",
        "text_zh" => "events-field-text_zh",
        "text_en" => "events-field-text_en",
        _ => "events-session-speakers",
    }
}
