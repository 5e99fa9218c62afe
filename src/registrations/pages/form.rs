//! Register: the form, and sending it.
use super::{
    About, Problems,
    asked::{self, QuestionField},
    with_questions,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events, notices,
    registrations::{
        form::RegistrationForm,
        register::{Outcome, RegisterError, refusal},
    },
    roles::Candidate,
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
use entity::{event, question};

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

/// What a form asks: of which event, with which questions, under which notice.
struct Asking {
    event: event::Model,
    questions: Vec<question::Model>,
    notice: i32,
}

impl Asking {
    async fn of(app: &App, slug: &str) -> Result<Self, AppError> {
        let event = events::by_slug(app.db.read(), slug).await?.ok_or(AppError::NotFound)?;
        let questions = events::questions(app.db.read(), event.id).await?;
        let notice = notices::current(app.db.read()).await?.version;
        Ok(Self { event, questions, notice })
    }
}

pub async fn show(State(app): State<App>, view: View, Path(slug): Path<String>, who: Option<Candidate>) -> Answer {
    let asking = Asking::of(&app, &slug).await?;
    match refusal(&asking.event, view.now) {
        Some(refusal) => Err(refusal.into()),
        None => page(&form_page(view, &asking, filled_in(who.as_ref()), &FieldErrors::default())),
    }
}

/// With what the account knows.
fn filled_in(who: Option<&Candidate>) -> RegistrationForm {
    let Some(Candidate { account, .. }) = who else { return RegistrationForm::default() };
    let [name, email, mobile] =
        [&account.name, &account.email, &account.mobile].map(|known| known.clone().unwrap_or_default());
    RegistrationForm { name, email, mobile, ..RegistrationForm::default() }
}

pub async fn create(
    State(app): State<App>,
    view: View,
    Path(slug): Path<String>,
    who: Option<Candidate>,
    fields: Fields,
) -> Answer {
    let asking = Asking::of(&app, &slug).await?;
    let form = RegistrationForm::from(fields);
    let new = match form.parse(asking.event.id, &asking.questions, asking.notice, view.locale()) {
        Ok(new) => new,
        Err(errors) => return again(&form_page(view, &asking, form, &errors)),
    };
    match app.desk.register(new.by(who.as_ref()), view.now).await {
        Ok(Outcome::New(row, _)) => Ok(view.see_other(&format!("/t/{}?done=registered", row.token))),
        Ok(Outcome::Again(row)) => Ok(view.see_other(&format!("/t/{}", row.token))),
        Ok(Outcome::Known) => Ok(view.see_other(&format!("/events/{slug}/link?sent=known"))),
        Err(RegisterError::OtherAddress { token }) => {
            page_with(StatusCode::CONFLICT, &other_address(view, &asking, form, token))
        }
        Err(error) => Err(error.into()),
    }
}

fn form_page(view: View, asking: &Asking, form: RegistrationForm, errors: &FieldErrors) -> FormPage {
    let key_is_good = !form.key.is_empty() && errors.at("key").is_none();
    FormPage {
        about: About::of(&view, &asking.event),
        questions: asked::typed(&view, &asking.questions, &form.answers),
        problems: with_questions(&view, errors, &asking.questions),
        notice: asking.notice,
        key: if key_is_good { form.key.clone() } else { secret::token() },
        waits: !asking.event.has_place(),
        needs_approval: asking.event.needs_approval,
        form,
        view,
    }
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
fn other_address(view: View, asking: &Asking, form: RegistrationForm, token: String) -> OtherAddressPage {
    OtherAddressPage {
        about: About::of(&view, &asking.event),
        questions: asked::typed(&view, &asking.questions, &form.answers),
        notice: asking.notice,
        key: secret::token(),
        token,
        form,
        view,
    }
}
