//! A request to leave that was refused, or that nobody answered: a reviewer of the draft decides. Of the other placement
//! they see enterprise and days, and what was said to the request.
use super::{ActPage, Decider, alike::days, done, find};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Hand,
        case::Case,
        matches,
        overlaps::{self, Act, OverlapError, decide, live, may, standing},
    },
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, named, reason},
        page::page,
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::placement_overlap::{self, Outcome};

pub async fn ask(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = find(&app, &who, &id).await?;
    page(&overlap_page(&app, view, &case, &Fields::default()).await?)
}

pub async fn put(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = find(&app, &who, &id).await?;
    let mut errors = FieldErrors::default();
    let outcome = errors.keep("code", named::<Outcome>(fields.get("code")));
    let why = errors.keep("reason", reason(fields.get("reason")));
    let (Some(outcome), Some(why)) = (outcome, why) else {
        return overlap_page(&app, view, &case, &fields).await?.wrong(&errors);
    };
    match decide(&app.db, &app.address_key, &who, case.row.id, outcome, &why, view.now).await {
        Ok(_) => done(&view, case.row.id, "decided"),
        Err(OverlapError::Faults(faults)) => overlap_page(&app, view, &case, &fields).await?.faulty(&faults),
        Err(error) => Err(error.into()),
    }
}

async fn overlap_page(app: &App, view: View, case: &Case, fields: &Fields) -> Result<ActPage, AppError> {
    let db = app.db.read();
    let waiting = live(db, &case.row).await?.into_iter().max_by_key(|(request, _)| request.queued_at.is_some());
    let (request, other) = waiting.ok_or(OverlapError::NothingAsked)?;
    let at = standing(&request, &case.row, &other, view.now);
    if !may(Hand::Reviewer, Act::Decide, at) {
        return Err(OverlapError::Stands(at).into());
    }
    let other_days = days(&view, &other);
    let named = matches::named(db, vec![other]).await?;
    let other = named.first().map(|(_, of)| of.name.clone()).unwrap_or_default();
    let outcomes = [Outcome::Leaves, Outcome::Stays].into_iter();
    let about = [
        ("placements-desk-overlap-new", format!("{} {}", case.enterprise.name, days(&view, &case.row))),
        ("placements-desk-overlap-other", format!("{other} {other_days}")),
        ("placements-leave-last", view.day(request.last_day)),
        ("placements-desk-overlap-answer", said(&view, &request)),
    ];
    Ok(ActPage {
        about: about.map(|(key, value)| (view.t(key), value)).into(),
        codes: Some(("placements-desk-outcome", Choice::these(&view, outcomes, outcome, fields.get("code")))),
        ..ActPage::new(view, ("placements-desk-overlap", "placements-desk-overlap-means"), case, fields)
    })
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Leaves => "placements-desk-overlap-leaves",
        Outcome::Stays => "placements-desk-overlap-stays",
    }
}

/// Of the enterprise that is left.
fn said(view: &View, request: &placement_overlap::Model) -> String {
    let Some(code) = request.refusal else { return view.t("placements-desk-overlap-nothing") };
    let words = request.words.as_deref().unwrap_or_default();
    format!("{} {words}", view.t(overlaps::name(code))).trim_end().to_owned()
}
