//! The page of a letter's link: who asks, what comes next, and the birth date by which the apprentice is known.
use crate::{
    app::App,
    error::{Answer, AppError},
    limits,
    placements::{
        cancel::not_me,
        case::Case,
        form::BirthForm,
        open::{OpenError, open},
        visit::{Visit, is_disowned, visit},
    },
    roles::Candidate,
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::Duration;
use entity::placement_link;
use uuid::Uuid;

/// Birth dates that a network may try in an hour.
const TRIES_FROM_A_NETWORK: i32 = 60;

#[derive(Template)]
#[template(path = "placements/link.html")]
struct LinkPage {
    view: View,
    token: String,
    asked: Asked,
    until: String,
    /// Whose account opens it; `None`: nobody is signed in.
    me: Option<String>,
    form: BirthForm,
    problems: Problems,
}

/// What anybody with the letter may read.
struct Asked {
    enterprise: Spoken,
    programme: Spoken,
}

impl Asked {
    fn of(view: &View, case: &Case) -> Self {
        Self {
            enterprise: Spoken::chinese(&case.enterprise.name, view.locale()),
            programme: Spoken::of(case.programme.name(view.locale()), view.locale()),
        }
    }
}

pub async fn show(State(app): State<App>, view: View, who: Option<Candidate>, Path(token): Path<String>) -> Answer {
    match visit(app.db.read(), &token, who.as_ref().map(|who| who.account.id), view.now).await? {
        Visit::Own(id) => Ok(own(&view, id)),
        Visit::Open(link, case) => page(&LinkPage::of(view, who.as_ref(), &link, &case, token)),
    }
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(token): Path<String>,
    fields: Fields,
) -> Answer {
    let (link, case) = match visit(app.db.read(), &token, Some(who.account.id), view.now).await? {
        Visit::Own(id) => return Ok(own(&view, id)),
        Visit::Open(link, case) => (link, case),
    };
    let form = BirthForm::from(&fields);
    let problems = match form.parse(view.today()) {
        Ok(born) => {
            slow_down(&app, &view).await?;
            match open(&app.db, &app.address_key, &who, &token, born, view.now).await {
                Ok(row) => return Ok(own(&view, row.id)),
                Err(OpenError::OtherBirthDate { left: 0 }) => return again(&BackPage { view }),
                Err(OpenError::OtherBirthDate { left }) => left_over(&view, left),
                Err(error) => return Err(error.into()),
            }
        }
        Err(errors) => Problems::of(&view, &errors),
    };
    again(&LinkPage { form, problems, ..LinkPage::of(view, Some(&who), &link, &case, token) })
}

impl LinkPage {
    fn of(view: View, who: Option<&Candidate>, link: &placement_link::Model, case: &Case, token: String) -> Self {
        Self {
            asked: Asked::of(&view, case),
            until: view.moment(link.expires_at),
            me: who.map(|who| who.account.email.clone().unwrap_or_default()),
            form: BirthForm::default(),
            problems: Problems::default(),
            token,
            view,
        }
    }
}

fn own(view: &View, id: Uuid) -> Response {
    view.see_other(&format!("/my/placements/{id}"))
}

fn left_over(view: &View, left: i32) -> Problems {
    Problems::one("birth_date", view.count("placements-link-tries", left))
}

async fn slow_down(app: &App, view: &View) -> Result<(), AppError> {
    let key = format!("placement links {}", view.network);
    Ok(limits::take(&app.db, &key, TRIES_FROM_A_NETWORK, Duration::hours(1), view.now).await??)
}

/// After the last try.
#[derive(Template)]
#[template(path = "placements/back.html")]
struct BackPage {
    view: View,
}

#[derive(Template)]
#[template(path = "placements/not_me.html")]
struct NotMePage {
    view: View,
    token: String,
    /// `None`: it was said.
    asked: Option<Asked>,
}

pub async fn ask_not_me(State(app): State<App>, view: View, Path(token): Path<String>) -> Answer {
    let asked = match visit(app.db.read(), &token, None, view.now).await {
        Ok(Visit::Open(_, case)) => Some(Asked::of(&view, &case)),
        Err(OpenError::Over) if is_disowned(app.db.read(), &token).await? => None,
        Ok(Visit::Own(_)) => return Err(OpenError::Over.into()),
        Err(error) => return Err(error.into()),
    };
    page(&NotMePage { asked, token, view })
}

pub async fn disown(State(app): State<App>, view: View, Path(token): Path<String>) -> Answer {
    not_me(&app.db, &app.address_key, &token, view.now).await?;
    Ok(view.see_other(&format!("/placements/{token}/not-me")))
}
