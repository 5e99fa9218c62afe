//! Asking somebody by letter to be an officer.
use super::{districts, named_district};
use crate::{
    accounts::invite_officer::{InviteOfficerError, invite_officer},
    app::App,
    error::Answer,
    person::Email,
    roles::{Officer, rights::ManagePeople},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, named, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "accounts/admin/new.html")]
struct NewPage {
    view: View,
    email: String,
    roles: Vec<Choice>,
    districts: Vec<Choice>,
    problems: Problems,
}

fn new_page(view: View, who: &Officer<ManagePeople>, fields: &Fields, errors: &FieldErrors) -> NewPage {
    NewPage {
        email: fields.get("email").to_owned(),
        roles: Choice::all(&view, names::role, fields.get("role")),
        districts: districts(&view, who, fields.get("district")),
        problems: Problems::of(&view, errors),
        view,
    }
}

pub async fn blank(view: View, who: Officer<ManagePeople>) -> Answer {
    page(&new_page(view, &who, &Fields::default(), &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Officer<ManagePeople>, fields: Fields) -> Answer {
    let mut errors = FieldErrors::default();
    let email = errors.keep("email", Email::parse(fields.get("email")));
    let role = errors.keep("role", named(fields.get("role")));
    let district = errors.keep("district", named_district(fields.get("district")));
    let (Some(email), Some(role), Some(district)) = (email, role, district) else {
        return again(&new_page(view, &who, &fields, &errors));
    };
    match invite_officer(&app.db, &app.address_key, &who, &email, role, district, view.now).await {
        Ok(()) => Ok(view.see_other("/admin/people?done=invited")),
        Err(InviteOfficerError::OutOfReach) => {
            errors.add("district", wrong("out_of_reach"));
            again(&new_page(view, &who, &fields, &errors))
        }
        Err(error) => Err(error.into()),
    }
}
