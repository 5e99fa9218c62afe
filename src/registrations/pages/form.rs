//! Register: the form, and sending it.
use super::{
    About, Problems,
    asked::{self, QuestionField},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events, notices,
    registrations::{
        form::RegistrationForm,
        register::{Outcome, RegisterError, refusal},
    },
    secret,
    web::{
        form::{FieldErrors, Fields},
        page::{again, page, page_with},
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::event;

#[derive(Template)]
#[template(path = "registrations/form.html")]
struct FormPage {
    view: View,
    about: About,
    form: RegistrationForm,
    questions: Vec<QuestionField>,
    problems: Problems,
    notice: i32,
    /// One per form shown, so that sending it twice is once.
    key: String,
    waits: bool,
    needs_approval: bool,
}

pub async fn show(State(app): State<App>, view: View, Path(slug): Path<String>) -> Answer {
    let event = events::by_slug(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    if let Some(refusal) = refusal(&event, view.now) {
        return Err(refusal.into());
    }
    let page_of = form_page(&app, view, &event, RegistrationForm::default(), FieldErrors::default()).await?;
    page(&page_of)
}

pub async fn create(State(app): State<App>, view: View, Path(slug): Path<String>, fields: Fields) -> Answer {
    let event = events::by_slug(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    let questions = events::questions(app.db.read(), event.id).await?;
    let notice = notices::current(app.db.read()).await?.version;
    let form = RegistrationForm::from(fields);
    let new = match form.parse(event.id, &questions, notice, view.locale()) {
        Ok(new) => new,
        Err(errors) => return again(&form_page(&app, view, &event, form, errors).await?),
    };
    match app.desk.register(new, view.now).await {
        Ok(Outcome::New(row, _)) => Ok(view.see_other(&format!("/t/{}?done=registered", row.token))),
        Ok(Outcome::Again(row)) => Ok(view.see_other(&format!("/t/{}", row.token))),
        Ok(Outcome::Known) => Ok(view.see_other(&format!("/events/{slug}/link?sent=known"))),
        Err(RegisterError::OtherAddress { token }) => {
            page_with(StatusCode::CONFLICT, &other_address(&app, view, &event, form, token).await?)
        }

        Err(error) => Err(error.into()),
    }
}

async fn form_page(
    app: &App,
    view: View,
    event: &event::Model,
    form: RegistrationForm,
    errors: FieldErrors,
) -> Result<FormPage, AppError> {
    let questions = events::questions(app.db.read(), event.id).await?;
    let key_is_good = !form.key.is_empty() && errors.at("key").is_none();
    Ok(FormPage {
        about: About::of(&view, event),
        questions: asked::typed(&view, &questions, &form.answers),
        problems: Problems::with_questions(&view, &errors, &questions),
        notice: notices::current(app.db.read()).await?.version,
        key: if key_is_good { form.key.clone() } else { secret::token() },
        waits: !event.has_place(),
        needs_approval: event.needs_approval,
        form,
        view,
    })
}

#[derive(Template)]
#[template(path = "registrations/other_address.html")]
struct OtherAddressPage {
    view: View,
    about: About,
    /// The same form under a fresh key, to register somebody else.
    form: RegistrationForm,
    questions: Vec<QuestionField>,
    notice: i32,
    key: String,
    /// Link of the registration that was just made.
    token: String,
}

/// The form was sent before for another address: correct that one, or register somebody else?
async fn other_address(
    app: &App,
    view: View,
    event: &event::Model,
    form: RegistrationForm,
    token: String,
) -> Result<OtherAddressPage, AppError> {
    let questions = events::questions(app.db.read(), event.id).await?;
    Ok(OtherAddressPage {
        about: About::of(&view, event),
        questions: asked::typed(&view, &questions, &form.answers),
        notice: notices::current(app.db.read()).await?.version,
        key: secret::token(),
        token,
        form,
        view,
    })
}
