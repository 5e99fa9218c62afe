//! Writing a programme, both languages on one screen. Two who edit at the same time never lose what either typed: the
//! second sees what the first saved, beside their own.
use super::{Head, open};
use crate::{
    app::App,
    error::Answer,
    programmes::{
        card,
        draft::{DraftError, draft},
        edit::{EditError, edit},
        form::ProgrammeForm,
        keep,
    },
    roles::{Officer, rights::WriteProgrammes},
    web::{
        form::{FieldErrors, Fields, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::programme::{self, Status};

#[derive(Template)]
#[template(path = "programmes/admin/editor.html")]
struct EditorPage {
    view: View,
    /// `None`: a new one.
    head: Option<Head>,
    back: String,
    here: String,
    form: ProgrammeForm,
    marks: String,
    revision: i32,
    problems: Problems,
    /// What another saved meanwhile in the fields that both touched: label and their value.
    conflicts: Option<Vec<(String, String)>>,
}

pub async fn blank(view: View, who: Officer<WriteProgrammes>) -> Answer {
    keep::refuse(&who)?;
    page(&editor(view, None, ProgrammeForm::blank(), &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Officer<WriteProgrammes>, fields: Fields) -> Answer {
    keep::refuse(&who)?;
    let form = ProgrammeForm::from(&fields);
    let new = match form.parse(Status::Draft) {
        Ok(new) => new,
        Err(errors) => return again(&editor(view, None, form, &errors)),
    };
    let code = match draft(&app.db, &who, new, view.now).await {
        Ok(programme) => return Ok(view.see_other(&format!("/admin/programmes/{}?done=saved", programme.slug))),
        Err(DraftError::SlugTaken) => wrong("slug_taken"),
        Err(DraftError::Slug) => wrong("slug_reserved"),
        Err(error) => return Err(error.into()),
    };
    let mut errors = FieldErrors::default();
    errors.add("slug", code);
    again(&editor(view, None, form, &errors))
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let form = ProgrammeForm::from(&programme);
    page(&editor(view, Some(&programme), form, &FieldErrors::default()))
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let (revision, marks) = (fields.get("revision").parse().unwrap_or(0), fields.get("marks"));
    let mut form = ProgrammeForm::from(&fields);
    form.set("slug", &slug);
    if revision != programme.revision {
        return stale(view, &programme, form, marks);
    }
    let new = match form.parse(programme.status) {
        Ok(new) => new,
        Err(errors) => return again(&editor(view, Some(&programme), form, &errors)),
    };
    let changed = form.differs(&ProgrammeForm::from(&programme));
    match edit(&app.db, &who, programme.id, revision, new, &changed, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/programmes/{slug}?done=saved"))),
        Err(EditError::Stale(saved)) => stale(view, &saved, form, marks),
        Err(error) => Err(error.into()),
    }
}

/// 409: both versions on one page, ready to be saved on top of what the other saved.
fn stale(view: View, saved: &programme::Model, mut form: ProgrammeForm, marks: &str) -> Answer {
    let theirs = ProgrammeForm::from(saved);
    let both = form.merge(&theirs, marks);
    let conflicts = both.iter().map(|name| (label(&view, name), theirs.get(name).to_owned())).collect();
    let page = editor(view, Some(saved), form, &FieldErrors::default());
    page_with(StatusCode::CONFLICT, &EditorPage { conflicts: Some(conflicts), ..page })
}

fn editor(view: View, programme: Option<&programme::Model>, form: ProgrammeForm, errors: &FieldErrors) -> EditorPage {
    let back =
        programme.map_or_else(|| "/admin/programmes".to_owned(), |its| format!("/admin/programmes/{}", its.slug));
    EditorPage {
        head: programme.map(|programme| Head::of(&view, programme)),
        here: format!("{back}/{}", if programme.is_some() { "text" } else { "new" }),
        back,
        marks: programme.map_or_else(|| form.marks(), |programme| ProgrammeForm::from(programme).marks()),
        revision: programme.map_or(0, |programme| programme.revision),
        problems: Problems::of(&view, errors),
        conflicts: None,
        form,
        view,
    }
}

fn label(view: &View, name: &str) -> String {
    card::field_key(name).map_or_else(|| name.to_owned(), |key| view.t(key))
}

impl EditorPage {
    fn label(&self, name: &str) -> String {
        label(&self.view, name)
    }
}
