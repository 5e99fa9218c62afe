//! What is set for enterprises, year by year: found, set, removed.
use super::{Head, find, may_write, open};
use crate::{
    app::App,
    enterprises,
    error::{Answer, AppError},
    programmes::{
        card,
        form::QuotaForm,
        quotas::{self, QuotaError, Share, remove::remove_quota, set::set_quota},
    },
    roles::{
        Officer,
        rights::{ReadProgrammes, WriteProgrammes},
    },
    web::{
        form::{FieldErrors, Fields, Query},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
    words::when::today,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use chrono::Datelike;
use entity::{enterprise, programme, quota};
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
    /// What was searched for, without those that have one.
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
    let found = found.into_iter().filter(|each| set.iter().all(|(_, of)| of.id != each.id));
    let flash = match query.get("done") {
        "saved" => Some("programmes-done-quota"),
        "removed" => Some("programmes-done-quota-removed"),
        _ => None,
    };
    page(&QuotasPage {
        head: Head::of(&view, &programme),
        default: card::places(view.words, programme.default_quota),
        rows: set.iter().map(|each| row(&view, each)).collect(),
        found: found.map(|each| (each.id, each.name, each.code)).collect(),
        can_write: may_write(writer.as_ref()),
        years: years.into_iter().collect(),
        year,
        q,
        flash,
        view,
    })
}

#[derive(Template)]
#[template(path = "programmes/admin/quota.html")]
struct QuotaPage {
    view: View,
    head: Head,
    year: i32,
    enterprise: Uuid,
    name: String,
    default: String,
    form: QuotaForm,
    /// What another set meanwhile.
    theirs: Option<String>,
    problems: Problems,
}

/// Whose quota an address or a form names.
async fn named(
    app: &App,
    view: &View,
    programme: &programme::Model,
    fields: &Fields,
) -> Result<(Share, enterprise::Model), AppError> {
    let id = fields.get("enterprise").parse().map_err(|_| AppError::NotFound)?;
    let share = Share { programme: programme.id, enterprise: id, year: year(view, fields.get("year")) };
    Ok((share, quotas::enterprise(app.db.read(), share).await?.ok_or(AppError::NotFound)?))
}

fn quota_page(
    view: View,
    programme: &programme::Model,
    share: Share,
    of: enterprise::Model,
    form: QuotaForm,
) -> QuotaPage {
    QuotaPage {
        head: Head::of(&view, programme),
        year: share.year,
        enterprise: of.id,
        name: of.name,
        default: card::places(view.words, programme.default_quota),
        form,
        theirs: None,
        problems: Problems::default(),
        view,
    }
}

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let (share, of) = named(&app, &view, &programme, &query).await?;
    let set = quotas::find(app.db.read(), share).await?.map(|row| row.places);
    page(&quota_page(view, &programme, share, of, QuotaForm::from(set)))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let (share, of) = named(&app, &view, &programme, &fields).await?;
    let form = QuotaForm::from(&fields);
    let places = match form.parse() {
        Ok(places) => places,
        Err(errors) => return refused(quota_page(view, &programme, share, of, form), &errors),
    };
    match set_quota(&app.db, &who, share, form.seen(), places, view.now).await {
        Ok(()) => Ok(view.see_other(&list_of(&slug, share.year, "saved"))),
        Err(QuotaError::Stale(set)) => {
            let theirs = set.map_or_else(|| view.t("programmes-quota-default"), |set| card::places(view.words, set));
            let form = QuotaForm { seen: quotas::written(set), ..form };
            let page = quota_page(view, &programme, share, of, form);
            page_with(StatusCode::CONFLICT, &QuotaPage { theirs: Some(theirs), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

fn refused(shown: QuotaPage, errors: &FieldErrors) -> Answer {
    again(&QuotaPage { problems: Problems::of(&shown.view, errors), ..shown })
}

fn list_of(slug: &str, year: i32, done: &str) -> String {
    format!("/admin/programmes/{slug}/quotas?year={year}&done={done}")
}

pub async fn remove(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let (share, _) = named(&app, &view, &programme, &fields).await?;
    remove_quota(&app.db, &who, share, view.now).await?;
    Ok(view.see_other(&list_of(&slug, share.year, "removed")))
}
