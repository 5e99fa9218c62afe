//! *Send me my link*: to the address that is registered. What the page says is the same for all.
use super::{About, Problems};
use crate::{
    app::App,
    error::{Answer, AppError},
    events,
    person::Email,
    registrations::send_link::send_link,
    web::{
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "registrations/link.html")]
struct LinkPage {
    view: View,
    about: About,
    /// Key of what to say above the form: nothing, sent, or known already.
    sent: Option<&'static str>,
    email: String,
    problems: Problems,
}

pub async fn show(State(app): State<App>, view: View, Path(slug): Path<String>, Query(query): Query) -> Answer {
    let event = events::by_slug(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    let sent = match query.get("sent") {
        "known" => Some("registrations-link-known"),
        "" => None,
        _ => Some("registrations-link-sent"),
    };
    page(&LinkPage { about: About::of(&view, &event), sent, email: String::new(), problems: Problems::default(), view })
}

pub async fn create(State(app): State<App>, view: View, Path(slug): Path<String>, fields: Fields) -> Answer {
    let event = events::by_slug(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    let mut errors = FieldErrors::default();
    let Some(email) = errors.keep("email", Email::parse(fields.get("email"))) else {
        let email = fields.get("email").to_owned();
        return again(&LinkPage {
            about: About::of(&view, &event),
            sent: None,
            email,
            problems: Problems::of(&view, &errors),
            view,
        });
    };
    send_link(&app.db, &app.address_key, event.id, &email, view.now).await?;
    Ok(view.see_other(&format!("/events/{slug}/link?sent=yes")))
}
