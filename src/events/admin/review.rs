//! Door to the review of an event: sent, taken back, sent back with a reason.
use super::show::find;
use crate::{
    app::App,
    error::Answer,
    events::review::{
        Turn, send_back::send_back as send_it_back, send_for_review::send_for_review,
        take_back::take_back as take_it_back,
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields, reason},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
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
    problems: Problems,
}

fn return_page(view: View, event: &event::Model, revision: i32, reason: &str, errors: &FieldErrors) -> ReturnPage {
    ReturnPage {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(view.locale()), view.locale()),
        revision,
        reason: reason.to_owned(),
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
    let mut errors = FieldErrors::default();
    let Some(why) = errors.keep("reason", reason(fields.get("reason"))) else {
        return again(&return_page(view, &event, revision(&fields), fields.get("reason"), &errors));
    };
    send_it_back(&app.db, &app.address_key, &who, event.id, revision(&fields), &why, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=returned")))
}
