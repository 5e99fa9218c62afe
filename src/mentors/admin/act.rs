//! Decisions on one mentor: approving and joining at once; refusing asks for a reason on a page of its own.
use super::show::find;
use crate::{
    app::App,
    enterprises::ReasonPage,
    error::{Answer, AppError},
    mentors::{
        decide::{Decision, decide},
        join::join,
    },
    roles::{Officer, rights::DecideEnterprises},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, named, reason},
        page::{again, page},
        view::View,
    },
    words::names,
};
use axum::extract::{Path, State};
use entity::mentor;

type Decider = Officer<DecideEnterprises>;

pub async fn approve(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let (row, _) = find(&app, &who, &id).await?;
    done(&app, &view, &who, &row, &Decision::Approve).await
}

/// The other may lie out of reach, as all that equals may.
pub async fn same(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>, fields: Fields) -> Answer {
    let (row, _) = find(&app, &who, &id).await?;
    let other = fields.get("other").parse().map_err(|_| AppError::NotFound)?;
    let stays = join(&app.db, &app.address_key, &who, row.id, other, view.now).await?;
    Ok(view.see_other(&format!("/admin/mentors/{}?done=decided", stays.id)))
}

async fn done(app: &App, view: &View, who: &Decider, row: &mentor::Model, decision: &Decision) -> Answer {
    decide(&app.db, &app.address_key, who, row.id, decision, view.now).await?;
    Ok(view.see_other(&format!("/admin/mentors/{}?done=decided", row.id)))
}

pub async fn ask(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let (row, _) = find(&app, &who, &id).await?;
    page(&refusal_page(view, row, &Fields::default(), &FieldErrors::default()))
}

pub async fn refuse(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (row, _) = find(&app, &who, &id).await?;
    let mut errors = FieldErrors::default();
    let code = errors.keep("code", named(fields.get("code")));
    let why = errors.keep("reason", reason(fields.get("reason")));
    match (code, why) {
        (Some(code), Some(why)) => done(&app, &view, &who, &row, &Decision::Refuse(code, why)).await,
        _ => again(&refusal_page(view, row, &fields, &errors)),
    }
}

fn refusal_page(view: View, row: mentor::Model, fields: &Fields, errors: &FieldErrors) -> ReasonPage {
    let key = ("mentors-refuse", "mentors-refuse-means");
    let back = format!("/admin/mentors/{}", row.id);
    ReasonPage {
        codes: Choice::all(&view, names::mentor_reason, fields.get("code")),
        ..ReasonPage::new(view, key, row.name, back, fields, errors)
    }
}
