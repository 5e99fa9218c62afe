//! An agenda as a file, with the columns in which one is handed in, and an empty one to fill in.
use crate::{
    app::App,
    error::Answer,
    events::{
        admin::{questions::title, show::find},
        form::{
            SessionForm,
            agenda::{COLUMNS, LIMITS, column_name, room_name},
        },
        sessions::{self, Item},
    },
    roles::{Officer, rights::WriteEvents},
    sheets::{Cell, Format, Sheet, Template, TemplateColumn},
    venues::{self, Hall},
    web::{page::table, view::View},
};
use axum::extract::{Path, State};
use entity::event;
use std::collections::HashMap;
use uuid::Uuid;

pub async fn csv(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    send(&app, &view, &who, &slug, Format::Csv).await
}

pub async fn xlsx(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    send(&app, &view, &who, &slug, Format::Xlsx).await
}

async fn send(app: &App, view: &View, who: &Officer<WriteEvents>, slug: &str, format: Format) -> Answer {
    let event = find(app, who, slug).await?;
    let agenda = sessions::of(app.db.read(), event.id).await?;
    let halls = venues::halls(app.db.read(), agenda.iter().filter_map(|item| item.session.room_id)).await?;
    let sheet = Sheet {
        name: title(view, &event).text,
        columns: COLUMNS.map(|column| column_name(view.words, column)).to_vec(),
        rows: agenda.iter().map(|item| cells(view, &event, item, &halls)).collect(),
    };
    table(&format!("agenda-{slug}"), format, move || sheet.write(format)).await
}

/// As the form of the session has it.
fn cells(view: &View, event: &event::Model, item: &Item, halls: &HashMap<Uuid, Hall>) -> Vec<Cell> {
    let form = SessionForm::of(item, event);
    let hall = item.session.room_id.and_then(|room| halls.get(&room));
    let cell = |column| match column {
        "starts_at" | "ends_at" => Cell::Own(form.get(column).replace('T', " ")),
        "room" => hall.map_or(Cell::Empty, |hall| Cell::Typed(room_name(view.words, &hall.venue, &hall.room))),
        _ => Cell::typed(Some(form.get(column))),
    };
    COLUMNS.map(cell).to_vec()
}

pub async fn template_csv(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    send_template(&app, &view, &who, &slug, Format::Csv).await
}

pub async fn template_xlsx(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    send_template(&app, &view, &who, &slug, Format::Xlsx).await
}

async fn send_template(app: &App, view: &View, who: &Officer<WriteEvents>, slug: &str, format: Format) -> Answer {
    find(app, who, slug).await?;
    let venues = venues::to_choose(app.db.read(), None).await?;
    let of =
        |(venue, rooms): &(_, Vec<_>)| rooms.iter().map(|room| room_name(view.words, venue, room)).collect::<Vec<_>>();
    let template = template(view, venues.iter().flat_map(of).collect());
    let words = view.words;
    table(&format!("agenda-{}", view.lang()), format, move || template.write(words, format)).await
}

fn template(view: &View, rooms: Vec<String>) -> Template {
    let column = |key: &str| {
        let (means, sample) = shown(key);
        let sample = if sample.is_empty() { String::new() } else { view.t(sample) };
        TemplateColumn {
            head: column_name(view.words, key),
            means: view.t(means),
            sample: if key == "room" { rooms.first().cloned().unwrap_or_default() } else { sample },
            choices: if key == "room" { rooms.clone() } else { vec![] },
        }
    };
    Template { name: view.t("events-agenda"), columns: COLUMNS.map(column).into(), rows: LIMITS.rows as u32 }
}

/// Text keys of what is said about a column, and of its sample.
fn shown(column: &str) -> (&'static str, &'static str) {
    match column {
        "starts_at" => ("events-import-means-time", "events-import-sample-starts"),
        "ends_at" => ("events-import-means-time", "events-import-sample-ends"),
        "title_zh" => ("events-import-means-title", "events-import-sample-title"),
        "room" => ("events-import-means-room", ""),
        "speaker_1" => ("events-import-means-speaker", "events-import-sample-speaker"),
        "places" => ("events-import-means-places", ""),
        "setup" | "clearing" => ("events-import-means-minutes", ""),
        _ => ("events-import-means-free", ""),
    }
}
