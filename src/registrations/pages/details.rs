//! Correct name, mobile and address.
use super::{About, Problems, held};
use crate::{
    app::App,
    error::Answer,
    registrations::{
        correct::{Corrected, correct},
        form,
        holder::Holder,
    },
    web::{
        form::{FieldErrors, Fields, wrong},
        page::{again, page},
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "registrations/details.html")]
struct DetailsPage {
    view: View,
    token: String,
    about: About,
    name: String,
    email: String,
    mobile: String,
    problems: Problems,
}

pub async fn show(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    let (event, row) = held(&app, &who).await?;
    page(&DetailsPage {
        about: About::of(&view, &event),
        name: row.name.unwrap_or_default(),
        email: row.email.unwrap_or_default(),
        mobile: row.mobile.unwrap_or_default(),
        problems: Problems::default(),
        token,
        view,
    })
}

pub async fn update(
    State(app): State<App>,
    view: View,
    Path(token): Path<String>,
    who: Holder,
    fields: Fields,
) -> Answer {
    let mut errors = FieldErrors::default();
    let [name, email, mobile] = ["name", "email", "mobile"].map(|field| fields.get(field).to_owned());
    if let Some(details) = form::details(&name, &email, &mobile, &mut errors) {
        match correct(&app.db, &app.address_key, &who, details, view.now).await? {
            Corrected::Done(row) => return Ok(view.see_other(&format!("/t/{}?done=corrected", who.link(&row, &token)))),
            Corrected::Same(row) => return Ok(view.see_other(&format!("/t/{}", who.link(&row, &token)))),
            Corrected::Known => errors.add("email", wrong("email_known")),
        }
    }
    let (event, _) = held(&app, &who).await?;
    let (about, problems) = (About::of(&view, &event), Problems::of(&view, &errors));
    again(&DetailsPage { about, name, email, mobile, problems, token, view })
}
