//! The form again, with what was typed, where a session cannot be saved.
use super::SessionPage;
use crate::{
    error::Answer,
    events::{admin::met::Met, form::SessionForm, sessions::SessionError},
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

/// The page on which it can be put right, with what was typed. 409 where it meets what takes the same, or nothing can
/// be saved at all.
pub(super) fn refused(
    who: &Officer<WriteEvents>,
    event: &event::Model,
    shown: SessionPage,
    despite: &str,
    error: SessionError,
) -> Answer {
    let stopped = match error {
        SessionError::InReview => Some("events-in_review"),
        SessionError::Ended => Some("events-ended"),
        SessionError::TooMany => Some("events-sessions_full"),
        _ => None,
    };
    if stopped.is_some() {
        return page_with(StatusCode::CONFLICT, &SessionPage { stopped, ..shown });
    }
    match error {
        SessionError::NoSuchRoom => wrong_input(shown, &FieldErrors::one("room", wrong("room_gone"))),
        SessionError::Conflicts(found) => {
            let met = Met::again(&shown.view, who, event, &found, despite);
            let (status, problems) = (met.status(), met.problems(&shown.view));
            page_with(status, &SessionPage { met, problems, ..shown })
        }
        error => Err(error.into()),
    }
}

/// What the other saved where it differs from what was typed.
pub(super) fn theirs(shown: &SessionPage, saved: &SessionForm) -> Vec<(&'static str, String)> {
    let room = |id: &str| {
        let mut rooms = shown.rooms.iter().flat_map(|(_, rooms)| rooms);
        rooms
            .find(|room| room.value == id)
            .map_or_else(|| shown.view.t("events-session-there"), |room| room.label.clone())
    };
    let said = |name: &'static str| {
        let value = saved.get(name);
        (label(name), if name == "room" { room(value) } else { value.to_owned() })
    };
    shown.form.differs(saved).into_iter().map(said).collect()
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
        "track_zh" => "events-session-track_zh",
        "track_en" => "events-session-track_en",
        "text_zh" => "events-field-text_zh",
        "text_en" => "events-field-text_en",
        _ => "events-session-speakers",
    }
}
