//! One enterprise's quota of a year: set, or removed.
use super::{Head, open, year};
use crate::{
    app::App,
    error::{Answer, AppError},
    programmes::{
        card,
        form::QuotaForm,
        quotas::{self, QuotaError, Share, remove::remove_quota, set::set_quota},
    },
    roles::{Officer, rights::WriteProgrammes},
    web::{
        form::{FieldErrors, Fields, Query},
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
use entity::{enterprise, programme};
use uuid::Uuid;

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
