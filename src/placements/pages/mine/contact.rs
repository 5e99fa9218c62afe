//! Whether the mentors may see e-mail and mobile.
use super::find;
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::share::{Contact, share},
    roles::Candidate,
    web::{form::Fields, view::View},
};
use axum::extract::{Path, State};

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let contact = match fields.get("share") {
        "yes" => Contact::Share,
        "no" => Contact::Keep,
        _ => return Err(AppError::Malformed),
    };
    let row = share(&app.db, &who, case.row.id, contact, view.now).await?;
    Ok(view.see_other(&format!("/my/placements/{}?done=contact", row.id)))
}
