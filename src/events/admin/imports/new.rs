//! Handing an agenda in. What is wrong with the file itself is said here; with its rows, on the page of the import.
use crate::{
    app::App,
    error::Answer,
    events::{
        admin::{questions::title, show::find},
        sessions::{
            MOST,
            imports::{StartAgendaError, start_agenda},
            may_change,
        },
    },
    imports::StartError,
    roles::{Officer, rights::WriteEvents},
    sheets::SheetFault,
    web::{
        choice::Choice,
        page::{again, page},
        problems::Problems,
        upload::{Upload, unread},
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
    match start_agenda(&app.db, &who, &slug, upload.list(&view), view.now).await {
        Ok(import) => Ok(view.see_other(&format!("/admin/events/{slug}/sessions/import/{}", import.id))),
        Err(StartAgendaError::Start(StartError::Sheet(fault))) => {
            let (sheets, problems) = match fault {
                SheetFault::TooManyRows(most) => too_long(&view, "events-import-too-many-rows", most),
                SheetFault::TooBig(bytes) => too_long(&view, "events-import-too-big", bytes / 1024 / 1024),
                fault => unread(&view, &fault),
            };
            again(&new_page(view, &event, sheets, problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// In parts it would be too long as well.
fn too_long(view: &View, key: &str, read: usize) -> (Vec<Choice>, Problems) {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX).into();
    (vec![], Problems::one("file", view.fill(key, &[("read", number(read)), ("most", number(MOST))])))
}

fn new_page(view: View, event: &event::Model, sheets: Vec<Choice>, problems: Problems) -> NewPage {
    let zone = view.words.zone(local(event.starts_at, &event.zone));
    NewPage { slug: event.slug.clone(), title: title(&view, event), zone, sheets, problems, view }
}
