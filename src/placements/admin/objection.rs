//! Deciding on an objection: whose it is, what it is against, and what they wrote.
use super::{ActPage, Decider, allowed, said::whose};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Act,
        case::Case,
        changes::{Called, against, terms_of},
        life::{ObjectError, decide_objection, to_decide},
        pages::{
            changed::{Row, rows},
            facts::days,
        },
        reason::stored,
        timeline::who,
    },
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, reason, wrong},
        page::page,
        view::View,
    },
    words::Value,
};
use axum::extract::{Path, State};
use entity::{
    placement::Side,
    placement_change,
    placement_objection::{self, About, Outcome},
};

pub async fn ask_objection(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::DecideObjection).await?;
    let waits = asked_about(&app, &case, &Fields::default()).await?;
    page(&objection_page(&app, view, &case, &waits, &Fields::default()).await?)
}

pub async fn put_objection(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::DecideObjection).await?;
    let mut errors = FieldErrors::default();
    let outcome = match fields.get("code") {
        "upheld" => Ok(Outcome::Upheld),
        "dismissed" => Ok(Outcome::Dismissed),
        _ => Err(wrong("answer_not_chosen")),
    };
    let outcome = errors.keep("code", outcome);
    let why = errors.keep("reason", reason(fields.get("reason")));
    let waits = asked_about(&app, &case, &fields).await?;
    let now = view.now;
    let shown = objection_page(&app, view, &case, &waits, &fields).await?;
    let (Some(outcome), Some(why)) = (outcome, why) else { return shown.wrong(&errors) };
    match decide_objection(&app.db, &app.address_key, &who, waits.id, outcome, &why, now).await {
        Ok(_) => shown.done("decided"),
        Err(ObjectError::DaysTaken(faults)) => shown.not_free(&app, &case, &faults).await,
        Err(error) => Err(error.into()),
    }
}

/// The one that the page was about, or which waits longest.
async fn asked_about(app: &App, case: &Case, fields: &Fields) -> Result<placement_objection::Model, ObjectError> {
    to_decide(app.db.read(), case.row.id, fields.get("objection").parse().ok()).await
}

async fn objection_page(
    app: &App,
    view: View,
    case: &Case,
    waits: &placement_objection::Model,
    fields: &Fields,
) -> Result<ActPage, AppError> {
    let (upheld, means) = match waits.about {
        About::Change => ("placements-desk-undone", "placements-desk-undone-means"),
        About::End | About::NeverCame => ("placements-desk-upheld", "placements-desk-objection-means"),
    };
    let outcomes = [("upheld", upheld), ("dismissed", "placements-desk-dismissed")];
    let choice = |(value, key): (&str, &str)| Choice::of(value, view.t(key), fields.get("code"));
    let said = [(view.t(whose(waits)), waits.words.clone())];
    Ok(ActPage {
        objection: Some(waits.id),
        about: disputed(app, &view, case, waits).await?.into_iter().chain(said).collect(),
        codes: Some(("placements-desk-outcome", outcomes.map(choice).into())),
        ..ActPage::new(view, ("placements-desk-objection", means), case, fields)
    })
}

/// What the objection is against: an end, or what was put in force, each field as it was, as it became, and as it is.
async fn disputed(
    app: &App,
    view: &View,
    case: &Case,
    made: &placement_objection::Model,
) -> Result<Vec<(String, String)>, AppError> {
    let Some(change) = against(app.db.read(), made).await? else { return Ok(ended(view, case, made)) };
    let since = placement_change::Model { before: change.after.clone(), after: terms_of(case), ..change.clone() };
    let moved = rows(view, &Called::of(app.db.read(), &since).await?, &since);
    let line = |row: Row| match moved.iter().find(|moved| moved.field == row.field) {
        Some(moved) => {
            let args = [("was", row.was.into()), ("is", row.is.into()), ("now", moved.is.clone().into())];
            (row.label, view.fill("placements-change-from-to-since", &args))
        }
        None => {
            let args = [("was", row.was.into()), ("is", row.is.into())];
            (row.label, view.fill("placements-change-from-to", &args))
        }
    };
    Ok(rows(view, &Called::of(app.db.read(), &change).await?, &change).into_iter().map(line).collect())
}

/// Who ended it, on which day and why, or who said that they never came; when both sides knew it, and what was planned.
fn ended(view: &View, case: &Case, made: &placement_objection::Model) -> Vec<(String, String)> {
    let (row, Some(side)) = (&case.row, made.against) else { return vec![] };
    let by = || ("who", Value::from(who(view, case, side, Side::Reviewer)));
    let named = row.ends.iter().flat_map(|ends| &ends.0).find(|named| named.side == side);
    let (what, told, words) = match (made.about, named) {
        (About::End, Some(named)) => {
            let code = stored(&named.code).map(|key| view.t(key)).unwrap_or_default();
            let args = [by(), ("last", view.day(named.day).into()), ("reason", code.into())];
            (view.fill("placements-step-end-told", &args), Some(named.told_at), named.words.clone())
        }
        (About::NeverCame, _) => (view.fill("placements-step-never-came", &[by()]), row.end_told_at, None),
        (About::End | About::Change, _) => return vec![],
    };
    let planned = row.first_day.zip(row.last_day).map(|(first, last)| days(view, first, last));
    let facts = [
        ("placements-desk-objection-against", Some(what)),
        ("placements-desk-objection-words", words),
        ("placements-desk-objection-told", told.map(|at| view.moment(at))),
        ("placements-desk-objection-planned", planned),
    ];
    facts.into_iter().filter_map(|(key, fact)| Some((view.t(key), fact?))).collect()
}
