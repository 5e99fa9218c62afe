//! One occupation: added, or edited.
use super::{
    Head,
    occupations::{Names, named},
    open,
};
use crate::{
    app::App,
    error::Answer,
    programmes::{
        form::OccupationForm,
        occupations::{OccupationError, add::add_occupation, edit::edit_occupation},
    },
    roles::{Officer, rights::WriteProgrammes},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{
    occupation,
    programme::{self},
};

#[derive(Template)]
#[template(path = "programmes/admin/occupation.html")]
struct OccupationPage {
    view: View,
    head: Head,
    /// Last piece of the address.
    here: String,
    is_new: bool,
    form: OccupationForm,
    levels: [Vec<Choice>; 2],
    /// Of what the page was filled with at first.
    seen: String,
    /// What another saved meanwhile: text key and value.
    theirs: Option<[(&'static str, String); 4]>,
    problems: Problems,
}

fn occupation_page(
    view: View,
    programme: &programme::Model,
    was: Option<&occupation::Model>,
    form: OccupationForm,
) -> OccupationPage {
    OccupationPage {
        head: Head::of(&view, programme),
        here: was.map_or_else(|| "new".to_owned(), |was| was.id.to_string()),
        is_new: was.is_none(),
        levels: [&form.lowest, &form.highest].map(|chosen| Choice::all(&view, names::level, chosen)),
        seen: was.map(|was| OccupationForm::from(was).mark()).unwrap_or_default(),
        theirs: None,
        problems: Problems::default(),
        form,
        view,
    }
}

fn refused(shown: OccupationPage, errors: &FieldErrors) -> Answer {
    again(&OccupationPage { problems: Problems::of(&shown.view, errors), ..shown })
}

pub async fn blank(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    page(&occupation_page(view, &programme, None, OccupationForm::default()))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let form = OccupationForm::from(&fields);
    match form.parse() {
        Ok(new) => add_occupation(&app.db, &who, programme.id, new, view.now).await?,
        Err(errors) => return refused(occupation_page(view, &programme, None, form), &errors),
    };
    Ok(view.see_other(&format!("/admin/programmes/{slug}/occupations?done=saved")))
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path((slug, id)): Names,
) -> Answer {
    let (programme, was) = named(&app, &who, &slug, &id).await?;
    page(&occupation_page(view, &programme, Some(&was), OccupationForm::from(&was)))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let (programme, was) = named(&app, &who, &slug, &id).await?;
    let (form, seen) = (OccupationForm::from(&fields), fields.get("seen").to_owned());
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => {
            let page = occupation_page(view, &programme, Some(&was), form);
            return refused(OccupationPage { seen, ..page }, &errors);
        }
    };
    match edit_occupation(&app.db, &who, programme.id, was.id, &seen, new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/programmes/{slug}/occupations?done=saved"))),
        Err(OccupationError::Stale(saved)) => {
            let theirs = theirs(&view, &saved);
            let page = occupation_page(view, &programme, Some(&saved), form);
            page_with(StatusCode::CONFLICT, &OccupationPage { theirs: Some(theirs), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

fn theirs(view: &View, saved: &occupation::Model) -> [(&'static str, String); 4] {
    let level = |level| view.t(names::level(level));
    [
        ("programmes-occupation-name_zh", saved.name_zh.clone()),
        ("programmes-occupation-name_en", saved.name_en.clone()),
        ("programmes-occupation-lowest", level(saved.lowest)),
        ("programmes-occupation-highest", level(saved.highest)),
    ]
}
