//! Register: the form, and sending it.
use super::{
    About, Problems,
    asked::{self, QuestionField},
    offer::{self, Offer},
    with_questions,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events, notices,
    registrations::{
        form::{RegistrationForm, unfit},
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
use chrono::{DateTime, Utc};
use entity::{event, question, session};

#[derive(Template)]
#[template(path = "registrations/form.html")]
struct FormPage {
    view: View,
    about: About,
    form: RegistrationForm,
    questions: Vec<QuestionField>,
    offer: Offer,
    problems: Problems,
    notice: i32,
    /// One per form shown, so that sending it twice is once.
    key: String,
    waits: bool,
    needs_approval: bool,
}

/// What a form asks: of which event, with which questions and sessions, under which notice.
struct Asking {
    event: event::Model,
    questions: Vec<question::Model>,
    offered: Vec<session::Model>,
    notice: i32,
}

impl Asking {
    async fn of(app: &App, slug: &str, now: DateTime<Utc>) -> Result<Self, AppError> {
        let event = events::by_slug(app.db.read(), slug).await?.ok_or(AppError::NotFound)?;
        let questions = events::questions(app.db.read(), event.id).await?;
        let offered = offer::offered(app, &event, now).await?;
        let notice = notices::current(app.db.read()).await?.version;
        Ok(Self { event, questions, offered, notice })
    }
}

pub async fn show(State(app): State<App>, view: View, Path(slug): Path<String>, who: Option<Candidate>) -> Answer {
    let asking = Asking::of(&app, &slug, view.now).await?;
    match refusal(&asking.event, view.now) {
        Some(refusal) => Err(refusal.into()),
        None => page(&form_page(&app, view, &asking, filled_in(who.as_ref()), &FieldErrors::default()).await?),
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
    let asking = Asking::of(&app, &slug, view.now).await?;
    let form = RegistrationForm::from(fields);
    let new = match form.parse(asking.event.id, &asking.questions, asking.notice, view.locale()) {
        Ok(new) => new,
        Err(errors) => return again(&form_page(&app, view, &asking, form, &errors).await?),
    };
    match app.desk.register(new.by(who.as_ref()), view.now).await {
        Ok(Outcome::New(row, _)) => Ok(view.see_other(&format!("/t/{}?done=registered", row.token))),
        Ok(Outcome::Again(row)) => Ok(view.see_other(&format!("/t/{}", row.token))),
        Ok(Outcome::Known) => Ok(view.see_other(&format!("/events/{slug}/link?sent=known"))),
        Err(RegisterError::OtherAddress { token }) => {
            page_with(StatusCode::CONFLICT, &other_address(&app, view, &asking, form, token).await?)
        }
        Err(RegisterError::Sessions(wrong)) => {
            let asking = Asking::of(&app, &slug, view.now).await?;
            again(&form_page(&app, view, &asking, form, &unfit(wrong)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn form_page(
    app: &App,
    view: View,
    asking: &Asking,
    form: RegistrationForm,
    errors: &FieldErrors,
) -> Result<FormPage, AppError> {
    let key_is_good = !form.key.is_empty() && errors.at("key").is_none();
    let problems = with_questions(&view, errors, &asking.questions);
    Ok(FormPage {
        about: About::of(&view, &asking.event),
        questions: asked::typed(&view, &asking.questions, &form.answers),
        offer: Offer::of(app, &view, &asking.event, &asking.offered, &form.sessions).await?,
        problems: offer::naming(&view, problems, &asking.offered, &form.sessions),
        notice: asking.notice,
        key: if key_is_good { form.key.clone() } else { secret::token() },
        waits: !asking.event.has_place(),
        needs_approval: asking.event.needs_approval,
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
    offer: Offer,
    notice: i32,
    key: String,
    /// Link of the registration that was just made.
    token: String,
}

/// The form was sent before for another address: correct that one, or register somebody else?
async fn other_address(
    app: &App,
    view: View,
    asking: &Asking,
    form: RegistrationForm,
    token: String,
) -> Result<OtherAddressPage, AppError> {
    Ok(OtherAddressPage {
        about: About::of(&view, &asking.event),
        questions: asked::typed(&view, &asking.questions, &form.answers),
        offer: Offer::of(app, &view, &asking.event, &asking.offered, &form.sessions).await?,
        notice: asking.notice,
        key: secret::token(),
        token,
        form,
        view,
    })
}
