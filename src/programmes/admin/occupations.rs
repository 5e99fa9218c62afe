//! A programme's occupations: what can be begun, and what is retired.
use super::{Head, find, may_write, open};
use crate::{
    app::App,
    error::{Answer, AppError},
    programmes::{
        card,
        occupations::{self, retire::retire_occupation},
        queries,
    },
    roles::{
        Officer,
        rights::{ReadProgrammes, WriteProgrammes},
    },
    web::{form::Query, page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{occupation, programme};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "programmes/admin/occupations.html")]
struct OccupationsPage {
    view: View,
    head: Head,
    rows: Vec<Row>,
    retired: Vec<Row>,
    can_write: bool,
    flash: Option<&'static str>,
}

struct Row {
    id: Uuid,
    name: Spoken,
    levels: String,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadProgrammes>,
    writer: Option<Officer<WriteProgrammes>>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let programme = find(&app, &slug).await?;
    let all = queries::all_occupations(app.db.read(), programme.id).await?;
    let (rows, retired): (Vec<_>, Vec<_>) = all.iter().partition(|each| each.retired_at.is_none());
    let row = |each: &occupation::Model| Row {
        id: each.id,
        name: Spoken::of(each.name(view.locale()), view.locale()),
        levels: card::levels(view.words, each),
    };
    let flash = match query.get("done") {
        "saved" => Some("programmes-done-saved"),
        "retired" => Some("programmes-done-retired"),
        _ => None,
    };
    page(&OccupationsPage {
        head: Head::of(&view, &programme),
        rows: rows.into_iter().map(row).collect(),
        retired: retired.into_iter().map(row).collect(),
        can_write: may_write(writer.as_ref()),
        flash,
        view,
    })
}

/// A programme's address and an occupation's number.
pub type Names = Path<(String, String)>;

/// One that can be begun now, of the programme that the address names.
pub async fn named(
    app: &App,
    who: &Officer<WriteProgrammes>,
    slug: &str,
    id: &str,
) -> Result<(programme::Model, occupation::Model), AppError> {
    let programme = open(app, who, slug).await?;
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let row = occupations::find(app.db.read(), programme.id, id).await?.ok_or(AppError::NotFound)?;
    Ok((programme, row))
}

#[derive(Template)]
#[template(path = "programmes/admin/retirement.html")]
struct RetirementPage {
    view: View,
    slug: String,
    id: Uuid,
    name: Spoken,
}

pub async fn ask_retirement(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path((slug, id)): Names,
) -> Answer {
    let (_, row) = named(&app, &who, &slug, &id).await?;
    page(&RetirementPage { name: Spoken::of(row.name(view.locale()), view.locale()), id: row.id, slug, view })
}

pub async fn retirement(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path((slug, id)): Names,
) -> Answer {
    let (programme, row) = named(&app, &who, &slug, &id).await?;
    retire_occupation(&app.db, &who, programme.id, row.id, view.now).await?;
    Ok(view.see_other(&format!("/admin/programmes/{slug}/occupations?done=retired")))
}
