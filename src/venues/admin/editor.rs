//! Writing a venue, both languages on one screen. Two who edit at the same time never lose what either typed.
use super::{Head, open};
use crate::{
    app::App,
    error::Answer,
    roles::{Officer, rights::WriteVenues},
    venues::{
        add::{AddError, add},
        card,
        edit::{EditError, edit},
        form::{VenueForm, WEEK},
    },
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, wrong},
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
use entity::{event::District, venue};
use sea_orm::Iterable;

#[derive(Template)]
#[template(path = "venues/admin/editor.html")]
struct EditorPage {
    view: View,
    /// `None`: a new one.
    head: Option<Head>,
    back: String,
    here: String,
    form: VenueForm,
    marks: String,
    revision: i32,
    districts: Vec<Choice>,
    week: [[&'static str; 2]; 7],
    problems: Problems,
    /// What another saved meanwhile in the fields that both touched: label and their value.
    conflicts: Option<Vec<(String, String)>>,
}

pub async fn blank(view: View, who: Officer<WriteVenues>) -> Answer {
    page(&editor(view, &who, None, VenueForm::blank(), &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Officer<WriteVenues>, fields: Fields) -> Answer {
    let form = VenueForm::from(&fields);
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return again(&editor(view, &who, None, form, &errors)),
    };
    let code = match add(&app.db, &who, new, view.now).await {
        Ok(venue) => return Ok(view.see_other(&format!("/admin/venues/{}?done=saved", venue.slug))),
        Err(AddError::SlugTaken) => wrong("slug_taken"),
        Err(AddError::Slug) => wrong("slug_reserved"),
        Err(error) => return Err(error.into()),
    };
    let mut errors = FieldErrors::default();
    errors.add("slug", code);
    again(&editor(view, &who, None, form, &errors))
}

pub async fn show(State(app): State<App>, view: View, who: Officer<WriteVenues>, Path(slug): Path<String>) -> Answer {
    let venue = open(&app, &who, &slug).await?;
    page(&editor(view, &who, Some(&venue), VenueForm::from(&venue), &FieldErrors::default()))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteVenues>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let venue = open(&app, &who, &slug).await?;
    let (revision, marks) = (fields.get("revision").parse().unwrap_or(0), fields.get("marks"));
    let mut form = VenueForm::from(&fields);
    form.set("slug", &slug);
    if revision != venue.revision {
        return stale(view, &who, &venue, form, marks);
    }
    let new = match form.parse() {
        Ok(new) => new,
        Err(errors) => return again(&editor(view, &who, Some(&venue), form, &errors)),
    };
    let changed = form.differs(&VenueForm::from(&venue));
    match edit(&app.db, &who, venue.id, revision, new, &changed, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/venues/{slug}?done=saved"))),
        Err(EditError::Stale(saved)) => stale(view, &who, &saved, form, marks),
        Err(error) => Err(error.into()),
    }
}

/// 409: both versions on one page, ready to be saved on top of what the other saved.
fn stale(view: View, who: &Officer<WriteVenues>, saved: &venue::Model, mut form: VenueForm, marks: &str) -> Answer {
    let theirs = VenueForm::from(saved);
    let both = form.merge(&theirs, marks);
    let said = |name: &&str| (card::label(view.words, name), said(&view, &theirs, name));
    let conflicts = both.iter().map(said).collect();
    let page = editor(view, who, Some(saved), form, &FieldErrors::default());
    page_with(StatusCode::CONFLICT, &EditorPage { conflicts: Some(conflicts), ..page })
}

/// What a field holds, for people.
fn said(view: &View, form: &VenueForm, name: &str) -> String {
    let district =
        District::iter().find(|each| name == "district" && sea_orm::ActiveEnum::to_value(each) == form.get(name));
    district.map_or_else(|| form.get(name).to_owned(), |district| view.t(names::district(district)))
}

fn editor(
    view: View,
    who: &Officer<WriteVenues>,
    venue: Option<&venue::Model>,
    form: VenueForm,
    errors: &FieldErrors,
) -> EditorPage {
    let back = venue.map_or_else(|| "/admin/venues".to_owned(), |its| format!("/admin/venues/{}", its.slug));
    let within = District::iter().filter(|each| who.reaches(*each));
    EditorPage {
        head: venue.map(|venue| Head::of(&view, venue)),
        here: format!("{back}/{}", if venue.is_some() { "text" } else { "new" }),
        back,
        marks: venue.map_or_else(|| form.marks(), |venue| VenueForm::from(venue).marks()),
        revision: venue.map_or(0, |venue| venue.revision),
        districts: Choice::these(&view, within, names::district, form.get("district")),
        week: WEEK,
        problems: Problems::of(&view, errors),
        conflicts: None,
        form,
        view,
    }
}

impl EditorPage {
    fn label(&self, name: &str) -> String {
        card::label(self.view.words, name)
    }
}
