//! Adding somebody by hand: the form of the event, with a reason; no answer is required of whoever is on the
//! telephone.
use super::{About, at, beyond, within};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{self, Met},
    notices,
    registrations::{
        add::{AddError, add, refuse},
        form::{NewRegistration, RegistrationForm, unfit},
        pages::{
            asked::{self, QuestionField},
            offer::{self, Offer},
            with_questions,
        },
    },
    roles::{Officer, rights::DecideRegistrations},
    secret,
    web::{
        form::{FieldErrors, Fields, reason, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use entity::{Locale, event, question, session};

#[derive(Template)]
#[template(path = "registrations/admin/add.html")]
struct AddPage {
    view: View,
    about: About,
    form: RegistrationForm,
    language: String,
    reason: String,
    questions: Vec<QuestionField>,
    offer: Offer,
    notice: i32,
    key: String,
    /// A place is added for whoever is added.
    is_full: bool,
    /// What the room says to it.
    met: Met,
    /// Where the registration stands that the address has already.
    known: Option<String>,
    problems: Problems,
}

/// What is asked about whom.
struct Asking {
    event: event::Model,
    questions: Vec<question::Model>,
    /// Sessions that can be chosen.
    offered: Vec<session::Model>,
    notice: i32,
}

impl Asking {
    async fn of(app: &App, event: event::Model, now: DateTime<Utc>) -> Result<Self, AppError> {
        let mut questions = events::questions(app.db.read(), event.id).await?;
        questions.iter_mut().for_each(|question| question.required = false);
        let offered = offer::offered(app, &event, now).await?;
        Ok(Self { notice: notices::current(app.db.read()).await?.version, questions, offered, event })
    }
}

/// As typed.
struct Typed {
    form: RegistrationForm,
    language: String,
    reason: String,
}

impl Typed {
    fn parse(&self, asking: &Asking) -> Result<(NewRegistration, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let locale = errors.keep("language", Locale::of_tag(&self.language).ok_or(wrong("answer_not_chosen")));
        let why = errors.keep("reason", reason(&self.reason));
        let parsed = self.form.parse(asking.event.id, &asking.questions, asking.notice, locale.unwrap_or_default());
        match (parsed, why) {
            (Ok(new), Some(why)) if errors.is_empty() => Ok((new, why)),
            (Err(typed), _) => Err(typed.and(errors)),
            _ => Err(errors),
        }
    }
}

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path(slug): Path<String>,
) -> Answer {
    let asking = Asking::of(&app, within(&app, &who, &slug).await?, view.now).await?;
    refuse(&asking.event, view.now)?;
    let blank = Typed { form: RegistrationForm::default(), language: Locale::Zh.tag().into(), reason: String::new() };
    page(&add_page(&app, view, &who, &asking, blank, &FieldErrors::default()).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<DecideRegistrations>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let asking = Asking::of(&app, within(&app, &who, &slug).await?, view.now).await?;
    let (language, reason) = (fields.get("language").to_owned(), fields.get("reason").to_owned());
    let typed = Typed { language, reason, form: RegistrationForm::from(fields) };
    let (new, why) = match typed.parse(&asking) {
        Ok(parsed) => parsed,
        Err(errors) => return again(&add_page(&app, view, &who, &asking, typed, &errors).await?),
    };
    match add(&app.db, &app.address_key, &who, new, &why, view.now).await {
        Ok(row) => Ok(view.see_other(&format!("{}/{}?done=added", at(&asking.event), row.id))),
        Err(AddError::Known { registration }) => {
            let errors = FieldErrors::one("email", wrong("address_registered"));
            let known = Some(format!("{}/{registration}", at(&asking.event)));
            again(&AddPage { known, ..add_page(&app, view, &who, &asking, typed, &errors).await? })
        }
        Err(AddError::Sessions(wrong)) => {
            let asking = Asking::of(&app, within(&app, &who, &slug).await?, view.now).await?;
            again(&add_page(&app, view, &who, &asking, typed, &unfit(wrong)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn add_page(
    app: &App,
    view: View,
    who: &Officer<DecideRegistrations>,
    asking: &Asking,
    typed: Typed,
    errors: &FieldErrors,
) -> Result<AddPage, AppError> {
    let key_is_good = !typed.form.key.is_empty() && errors.at("key").is_none();
    Ok(AddPage {
        met: beyond(app, &view, who, &asking.event).await?,
        about: About::of(&view, &asking.event),
        questions: asked::typed(&view, &asking.questions, &typed.form.answers),
        problems: offer::naming(
            &view,
            with_questions(&view, errors, &asking.questions),
            &asking.offered,
            &typed.form.sessions,
        ),
        offer: Offer::of(app, &view, &asking.event, &asking.offered, &typed.form.sessions).await?,
        notice: asking.notice,
        key: if key_is_good { typed.form.key.clone() } else { secret::token() },
        is_full: !asking.event.has_place(),
        form: typed.form,
        language: typed.language,
        reason: typed.reason,
        known: None,
        view,
    })
}
