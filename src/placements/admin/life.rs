//! What a reviewer does with a filed placement: end it, open it again, complete it.
use super::{ActPage, Decider, allowed, find, show::taken};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Act,
        case::Case,
        faults::sentences,
        form::day_and_why,
        life::{EndError, Ender, Override, complete, completion, end, override_it, reopen},
        pages::{ask::ended, problems},
        reason as reasons,
    },
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, reason, wrong},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::placement::{self, Fault, Reason};
use sea_orm::Iterable;

pub(super) fn done(view: &View, case: &Case, what: &str) -> Answer {
    Ok(view.see_other(&format!("/admin/placements/{}?done={what}", case.row.id)))
}

/// What is not free any more: only reviewers and the apprentice read which other placement it is.
pub(super) async fn not_free(app: &App, page: ActPage, view: &View, case: &Case, faults: &[Fault]) -> Answer {
    let planned = placement::Model { end_day: None, ..case.row.clone() };
    let others = taken(app, view, &planned).await?.into_iter().map(|(enterprise, days)| {
        let args = [("enterprise", enterprise.into()), ("days", days.into())];
        ("reason".to_owned(), view.fill("placements-desk-taken-by", &args))
    });
    let held: Vec<Fault> = faults.iter().filter(|fault| fault.code != "days_taken").cloned().collect();
    let problems = Problems::these(others.chain(sentences(view.words, &held)));
    page_with(StatusCode::CONFLICT, &ActPage { problems, ..page })
}

pub async fn ask_end(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::End).await?;
    page(&end_page(view, &case, &Fields::default(), &FieldErrors::default()))
}

pub async fn put_end(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::End).await?;
    let (last, why) = match day_and_why(&fields, reasons::is_chosen) {
        Ok(typed) => typed,
        Err(errors) => return again(&end_page(view, &case, &fields, &errors)),
    };
    let ender = Ender::Reviewer(&who);
    match end(&app.db, &app.address_key, ender, case.row.id, last, &why, view.now).await {
        Ok(row) => done(&view, &case, if ended(&row, last) == "earlier" { "earlier" } else { "ended" }),
        Err(EndError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            again(&ActPage { problems, ..end_page(view, &case, &fields, &FieldErrors::default()) })
        }
        Err(error) => Err(error.into()),
    }
}

fn end_page(view: View, case: &Case, fields: &Fields, errors: &FieldErrors) -> ActPage {
    let codes = Reason::iter().filter(|code| reasons::is_chosen(*code));
    ActPage {
        day: Some(("placements-desk-last-day", fields.get("last").to_owned())),
        codes: Some(("placements-desk-reason-kind", Choice::these(&view, codes, reasons::name, fields.get("code")))),
        ..ActPage::new(view, ("placements-desk-end", "placements-desk-end-means"), case, fields, errors)
    }
}

pub async fn ask_reopening(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Reopen).await?;
    page(&reopening_page(view, &case, &Fields::default(), &FieldErrors::default()))
}

pub async fn put_reopening(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Reopen).await?;
    let mut errors = FieldErrors::default();
    let Some(why) = errors.keep("reason", reason(fields.get("reason"))) else {
        return again(&reopening_page(view, &case, &fields, &errors));
    };
    match reopen(&app.db, &app.address_key, &who, case.row.id, &why, view.now).await {
        Ok(_) => done(&view, &case, "reopened"),
        Err(EndError::DaysTaken(faults)) => {
            let shown = reopening_page(view.clone(), &case, &fields, &errors);
            not_free(&app, shown, &view, &case, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

fn reopening_page(view: View, case: &Case, fields: &Fields, errors: &FieldErrors) -> ActPage {
    let key = ("placements-desk-reopen", "placements-desk-reopen-means");
    ActPage { is_bad: false, ..ActPage::new(view, key, case, fields, errors) }
}

pub async fn put_completion(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = find(&app, &who, &id).await?;
    complete(&app.db, &app.address_key, &who, case.row.id, view.now).await?;
    done(&view, &case, "completed")
}

pub async fn ask_override(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Complete).await?;
    page(&override_page(&app, view, &case, &Fields::default(), &FieldErrors::default()).await?)
}

/// Words where nobody proposed it yet; else whether it is granted.
pub async fn put_override(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Complete).await?;
    let mut errors = FieldErrors::default();
    let what = match fields.get("code") {
        "grant" => Some(Override::Grant),
        "refuse" => Some(Override::Refuse),
        _ if is_proposed(&app, &case).await? => errors.keep("code", Err(wrong("answer_not_chosen"))),
        _ => errors.keep("reason", reason(fields.get("reason"))).map(Override::Propose),
    };
    let Some(what) = what else { return again(&override_page(&app, view, &case, &fields, &errors).await?) };
    override_it(&app.db, &app.address_key, &who, case.row.id, &what, view.now).await?;
    let said = match what {
        Override::Propose(_) => "proposed",
        Override::Grant => "completed",
        Override::Refuse => "decided",
    };
    done(&view, &case, said)
}

async fn is_proposed(app: &App, case: &Case) -> Result<bool, AppError> {
    Ok(completion(app.db.read(), case.row.id).await?.is_some_and(|stands| stands.override_by.is_some()))
}

async fn override_page(
    app: &App,
    view: View,
    case: &Case,
    fields: &Fields,
    errors: &FieldErrors,
) -> Result<ActPage, AppError> {
    let proposed = completion(app.db.read(), case.row.id).await?.and_then(|stands| stands.override_reason);
    let answers = [("grant", "placements-desk-grant"), ("refuse", "placements-desk-deny")];
    let choice = |(value, key): (&str, &str)| Choice::of(value, view.t(key), fields.get("code"));
    let codes = proposed.as_ref().map(|_| ("placements-desk-answer", answers.map(choice).into()));
    Ok(ActPage {
        asks_words: proposed.is_none(),
        about: proposed.map(|why| (view.t("placements-desk-override-words"), why)).into_iter().collect(),
        codes,
        is_bad: false,
        ..ActPage::new(view, ("placements-desk-override", "placements-desk-override-means"), case, fields, errors)
    })
}
