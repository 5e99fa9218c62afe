//! Door to the enterprises that take part in an event: found, named, dropped.
use super::{questions::title, show::find};
use crate::{
    app::App,
    enterprises,
    error::{Answer, AppError},
    events::named::{drop_enterprise::drop_enterprise, is_open, name_enterprise::name_enterprise, named},
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{Fields, Query},
        page::page,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::enterprise;
use uuid::Uuid;

const LONGEST_QUERY: usize = 80;

#[derive(Template)]
#[template(path = "events/admin/enterprises.html")]
struct EnterprisesPage {
    view: View,
    slug: String,
    title: Spoken,
    q: String,
    rows: Vec<Row>,
    /// What was searched for, without those that are named.
    found: Vec<Row>,
    /// Neither cancelled nor over.
    is_open: bool,
    flash: Option<&'static str>,
}

struct Row {
    id: Uuid,
    name: String,
    code: String,
    /// Everybody sees it.
    is_public: bool,
}

impl From<&enterprise::Model> for Row {
    fn from(row: &enterprise::Model) -> Self {
        Self { id: row.id, name: row.name.clone(), code: row.code.clone(), is_public: row.status.is_public() }
    }
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let named = named(app.db.read(), event.id).await?;
    let q: String = query.get("q").trim().chars().filter(|mark| !mark.is_control()).take(LONGEST_QUERY).collect();
    let found = if q.is_empty() { vec![] } else { enterprises::found(app.db.read(), &q).await? };
    let flash = match query.get("done") {
        "named" => Some("events-enterprise-named"),
        "dropped" => Some("events-enterprise-dropped"),
        _ => None,
    };
    page(&EnterprisesPage {
        title: title(&view, &event),
        rows: named.iter().map(Row::from).collect(),
        found: found.iter().filter(|row| !named.contains(row)).map(Row::from).collect(),
        is_open: is_open(&event, view.now),
        slug,
        q,
        flash,
        view,
    })
}

fn chosen(fields: &Fields) -> Result<Uuid, AppError> {
    fields.get("enterprise").parse().map_err(|_| AppError::Malformed)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    name_enterprise(&app.db, &who, event.id, chosen(&fields)?, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}/enterprises?done=named")))
}

pub async fn remove(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    drop_enterprise(&app.db, &who, event.id, chosen(&fields)?, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}/enterprises?done=dropped")))
}
