//! What is set for enterprises, year by year, and the search for one to set it for.
pub mod set;

use super::{Head, find, may_write, open};
use crate::{
    app::App,
    enterprises,
    error::Answer,
    programmes::{card, quotas},
    roles::{
        Officer,
        rights::{ReadProgrammes, WriteProgrammes},
    },
    web::{form::Query, page::page, view::View},
    words::when::today,
};
use askama::Template;
use axum::extract::{Path, State};
use chrono::Datelike;
use entity::{enterprise, quota};
use std::collections::BTreeSet;
use uuid::Uuid;

const LONGEST_QUERY: usize = 80;

#[derive(Template)]
#[template(path = "programmes/admin/quotas.html")]
struct QuotasPage {
    view: View,
    head: Head,
    year: i32,
    years: Vec<i32>,
    /// What holds where nothing is set.
    default: String,
    rows: Vec<Row>,
    q: String,
    /// What was searched for.
    found: Vec<(Uuid, String, String)>,
    can_write: bool,
    flash: Option<&'static str>,
}

struct Row {
    id: Uuid,
    name: String,
    places: String,
    since: String,
}

fn row(view: &View, (quota, of): &(quota::Model, enterprise::Model)) -> Row {
    Row {
        id: of.id,
        name: of.name.clone(),
        places: card::places(view.words, quota.places),
        since: view.moment(quota.set_at),
    }
}

/// This year where none is named.
fn year(view: &View, typed: &str) -> i32 {
    typed.parse().ok().filter(|year| (2000..=2100).contains(year)).unwrap_or_else(|| today(view.now).year())
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
    let year = year(&view, query.get("year"));
    let set = quotas::of_year(app.db.read(), programme.id, year).await?;
    let this_year = today(view.now).year();
    let years = quotas::years(app.db.read(), programme.id).await?;
    let years: BTreeSet<i32> = years.into_iter().chain([this_year, this_year + 1, year]).collect();
    let q: String = query.get("q").trim().chars().filter(|mark| !mark.is_control()).take(LONGEST_QUERY).collect();
    let found = if q.is_empty() { vec![] } else { enterprises::found(app.db.read(), &q).await? };
    let flash = match query.get("done") {
        "saved" => Some("programmes-done-quota"),
        "removed" => Some("programmes-done-quota-removed"),
        _ => None,
    };
    page(&QuotasPage {
        head: Head::of(&view, &programme),
        default: card::places(view.words, programme.default_quota),
        rows: set.iter().map(|each| row(&view, each)).collect(),
        found: found.into_iter().map(|each| (each.id, each.name, each.code)).collect(),
        can_write: may_write(writer.as_ref()),
        years: years.into_iter().collect(),
        year,
        q,
        flash,
        view,
    })
}
