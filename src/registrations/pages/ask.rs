//! Dangerous acts get a page of their own that asks: cancelling, and erasing one's data.
use super::{About, held};
use crate::{
    app::App,
    error::{Answer, AppError},
    registrations::{
        cancel::{cancel as cancel_registration, refuse},
        forget::{ForgetError, forget},
        holder::{Holder, Proof},
    },
    web::{page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{event, registration::Status};

#[derive(Template)]
#[template(path = "registrations/cancellation.html")]
struct CancellationPage {
    view: View,
    token: String,
    about: About,
    waits: bool,
}

pub async fn cancellation(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    let (event, row) = held(&app, &who).await?;
    refuse(&event, &row, view.now)?;
    page(&CancellationPage { about: About::of(&view, &event), waits: row.status == Status::Waiting, token, view })
}

pub async fn cancel(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    let row = cancel_registration(&app.db, &app.address_key, &who, view.now).await?;
    Ok(view.see_other(&format!("/t/{}?done=cancelled", who.link(&row, &token))))
}

#[derive(Template)]
#[template(path = "registrations/erasure.html")]
struct ErasurePage {
    view: View,
    token: String,
    about: About,
    /// Before the start, erasing gives the place back as well.
    gives_back: bool,
}

pub async fn erasure(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    by_letter(&who)?;
    let (event, row) = held(&app, &who).await?;
    page(&ErasurePage {
        gives_back: row.status.is_live() && is_ahead(&event, &view),
        about: About::of(&view, &event),
        token,
        view,
    })
}

pub async fn erase(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    forget(&app.db, &app.address_key, &who, view.now).await?;
    Ok(view.see_other(&format!("/t/{token}")))
}

/// Seeing all of one's data, taking it along and erasing it need the link from a letter, or the account.
pub fn by_letter(who: &Holder) -> Result<(), AppError> {
    if who.by == Proof::Shown { Err(ForgetError::Unproven.into()) } else { Ok(()) }
}

fn is_ahead(event: &event::Model, view: &View) -> bool {
    event.promotes(view.now)
}
