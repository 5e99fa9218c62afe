//! Door to the review of an event: sent, taken back, sent back with a reason.
use super::show::find;
use crate::{
    app::App,
    error::Answer,
    events::review::{
        ReviewError, Turn, send_back::send_back as send_it_back, send_for_review::send_for_review,
        take_back::take_back as take_it_back,
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields, reason_in},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::event;

/// As the page that the form stood on had it.
pub fn revision(fields: &Fields) -> i32 {
    fields.get("revision").parse().unwrap_or_default()
}

pub async fn send(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    send_for_review(&app.db, &who, event.id, revision(&fields), view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=sent")))
}

pub async fn take_back(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    take_it_back(&app.db, &who, event.id, revision(&fields), view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=taken-back")))
}

#[derive(Template)]
#[template(path = "events/admin/return.html")]
struct ReturnPage {
    view: View,
    slug: String,
    title: Spoken,
    revision: i32,
    reason: String,
    /// Another saved it since the page was opened.
    is_stale: bool,
    problems: Problems,
}

fn return_page(view: View, event: &event::Model, revision: i32, reason: &str, errors: &FieldErrors) -> ReturnPage {
    ReturnPage {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(view.locale()), view.locale()),
        revision,
        reason: reason.to_owned(),
        is_stale: false,
        problems: Problems::of(&view, errors),
        view,
    }
}

pub async fn ask_return(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    Turn::SendBack.refuse(&event, who.account)?;
    page(&return_page(view, &event, event.revision, "", &FieldErrors::default()))
}

pub async fn send_back(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let (revision, typed) = (revision(&fields), fields.get("reason"));
    let why = match reason_in(&fields) {
        Ok(why) => why,
        Err(errors) => return again(&return_page(view, &event, revision, typed, &errors)),
    };
    match send_it_back(&app.db, &app.address_key, &who, event.id, revision, &why, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}?done=returned"))),
        Err(ReviewError::Stale) => {
            let event = find(&app, &who, &slug).await?;
            let shown = return_page(view, &event, event.revision, typed, &FieldErrors::default());
            page_with(StatusCode::CONFLICT, &ReturnPage { is_stale: true, ..shown })
        }
        Err(error) => Err(error.into()),
    }
}
