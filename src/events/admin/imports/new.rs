//! Handing an agenda in. What is wrong with the file itself is said here; with its rows, on the page of the import.
use crate::{
    app::App,
    error::Answer,
    events::{
        admin::{questions::title, show::find},
        sessions::{
            imports::{StartAgendaError, start_agenda},
            may_change,
        },
    },
    imports::{NewImport, StartError},
    roles::{Officer, rights::WriteEvents},
    sheets::SheetFault,
    web::{
        choice::Choice,
        page::{again, page},
        problems::Problems,
        upload::Upload,
        view::View,
    },
    words::{spoken::Spoken, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event;

#[derive(Template)]
#[template(path = "events/admin/imports/new.html")]
struct NewPage {
    view: View,
    slug: String,
    title: Spoken,
    /// The times are on the clocks of this zone.
    zone: String,
    /// Where several hold something.
    sheets: Vec<Choice>,
    problems: Problems,
}

pub async fn blank(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    may_change(&event)?;
    page(&new_page(view, &event, vec![], Problems::default()))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    upload: Upload,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let sheet = upload.fields.get("sheet").to_owned();
    let called = Some(upload.called).filter(|called| !called.trim().is_empty());
    let name = called.unwrap_or_else(|| view.t("sheets-file"));
    let new = NewImport { name, bytes: upload.file, sheet };
    match start_agenda(&app.db, &who, &slug, new, view.now).await {
        Ok(import) => Ok(view.see_other(&format!("/admin/events/{slug}/sessions/import/{}", import.id))),
        Err(StartAgendaError::Start(StartError::Sheet(fault))) => again(&refused(view, &event, &fault)),
        Err(error) => Err(error.into()),
    }
}

fn refused(view: View, event: &event::Model, fault: &SheetFault) -> NewPage {
    let names = if let SheetFault::WhichSheet(names) = fault { names.as_slice() } else { &[] };
    let sheets = names.iter().map(|name| Choice::of(name.clone(), name.clone(), "")).collect();
    let problems = Problems::one(if names.is_empty() { "file" } else { "sheet" }, fault.message(view.words));
    new_page(view, event, sheets, problems)
}

fn new_page(view: View, event: &event::Model, sheets: Vec<Choice>, problems: Problems) -> NewPage {
    let zone = view.words.zone(local(event.starts_at, &event.zone));
    NewPage { slug: event.slug.clone(), title: title(&view, event), zone, sheets, problems, view }
}
