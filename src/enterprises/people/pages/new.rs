//! Asking somebody by letter.
use crate::{
    app::App,
    enterprises::{
        Room,
        people::invite::{InviteError, invite, may_invite},
    },
    error::Answer,
    person::Email,
    roles::{LeadEnterprise, Member},
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
#[template(path = "enterprises/people/new.html")]
struct NewPage {
    view: View,
    room: Room,
    email: String,
    roles: Vec<Choice>,
    problems: Problems,
}

fn new_page(view: View, who: &Member<LeadEnterprise>, fields: &Fields, errors: &FieldErrors) -> NewPage {
    NewPage {
        room: Room::of(&view, who),
        email: fields.get("email").to_owned(),
        roles: Choice::all(&view, names::member, fields.get("role")),
        problems: Problems::of(&view, errors),
        view,
    }
}

pub async fn blank(view: View, who: Member<LeadEnterprise>) -> Answer {
    may_invite(&who.enterprise)?;
    page(&new_page(view, &who, &Fields::default(), &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Member<LeadEnterprise>, fields: Fields) -> Answer {
    let mut errors = FieldErrors::default();
    let email = errors.keep("email", Email::parse(fields.get("email")));
    let role = errors.keep("role", named(fields.get("role")));
    let (Some(email), Some(role)) = (email, role) else {
        return again(&new_page(view, &who, &fields, &errors));
    };
    match invite(&app.db, &app.address_key, &who, &email, role, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/enterprise/{}/people?done=invited", who.enterprise.slug))),
        Err(InviteError::Member) => {
            errors.add("email", wrong("member_already"));
            again(&new_page(view, &who, &fields, &errors))
        }
        Err(error) => Err(error.into()),
    }
}
