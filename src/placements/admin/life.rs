//! What a reviewer does with a filed placement: end it, open it again, complete it.
use super::{ActPage, Decider, Key, allowed, done, find};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Act,
        case::Case,
        form::day_and_why,
        life::{CompleteError, EndError, Ender, Override, complete, completion, end, override_it, reopen},
        pages::ask::ended,
        reason as reasons,
    },
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, reason, reason_in, wrong},
        page::page,
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::placement::Reason;
use sea_orm::Iterable;

const REOPENING: Key = ("placements-desk-reopen", "placements-desk-reopen-means");

pub async fn ask_end(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::End).await?;
    page(&end_page(view, &case, &Fields::default()))
}

pub async fn put_end(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::End).await?;
    let now = view.now;
    let shown = end_page(view, &case, &fields);
    let (last, why) = match day_and_why(&fields, reasons::is_chosen) {
        Ok(typed) => typed,
        Err(errors) => return shown.wrong(&errors),
    };
    match end(&app.db, &app.address_key, Ender::Reviewer(&who), case.row.id, last, &why, now).await {
        Ok(row) => shown.done(if ended(&row, last) == "earlier" { "earlier" } else { "ended" }),
        Err(EndError::Faults(faults)) => shown.faulty(&faults),
        Err(error) => Err(error.into()),
    }
}

fn end_page(view: View, case: &Case, fields: &Fields) -> ActPage {
    let codes = Reason::iter().filter(|code| reasons::is_chosen(*code));
    // Of a day that is not the earliest nobody is written to.
    let means = match case.row.end_day {
        Some(_) => "placements-desk-end-means-named",
        None => "placements-desk-end-means",
    };
    ActPage {
        day: Some(("placements-desk-last-day", fields.get("last").to_owned())),
        codes: Some(("placements-desk-reason-kind", Choice::these(&view, codes, reasons::name, fields.get("code")))),
        is_bad: true,
        ..ActPage::new(view, ("placements-desk-end", means), case, fields)
    }
}

pub async fn ask_reopening(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Reopen).await?;
    page(&ActPage::new(view, REOPENING, &case, &Fields::default()))
}

pub async fn put_reopening(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Reopen).await?;
    let now = view.now;
    let shown = ActPage::new(view, REOPENING, &case, &fields);
    let why = match reason_in(&fields) {
        Ok(why) => why,
        Err(errors) => return shown.wrong(&errors),
    };
    match reopen(&app.db, &app.address_key, &who, case.row.id, &why, now).await {
        Ok(_) => shown.done("reopened"),
        Err(EndError::DaysTaken(faults)) => shown.not_free(&app, &case, &faults).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn put_completion(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = find(&app, &who, &id).await?;
    complete(&app.db, &app.address_key, &who, case.row.id, view.now).await?;
    done(&view, case.row.id, "completed")
}

pub async fn ask_override(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Complete).await?;
    let proposed = completion(app.db.read(), case.row.id).await?.and_then(|stands| stands.override_by);
    if proposed == Some(who.account) {
        return Err(CompleteError::SameOfficer.into());
    }
    page(&override_page(&app, view, &case, &Fields::default()).await?)
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
    let Some(what) = what else { return override_page(&app, view, &case, &fields).await?.wrong(&errors) };
    override_it(&app.db, &app.address_key, &who, case.row.id, &what, view.now).await?;
    let said = match what {
        Override::Propose(_) => "proposed",
        Override::Grant => "completed",
        Override::Refuse => "decided",
    };
    done(&view, case.row.id, said)
}

async fn is_proposed(app: &App, case: &Case) -> Result<bool, AppError> {
    Ok(completion(app.db.read(), case.row.id).await?.is_some_and(|stands| stands.override_by.is_some()))
}

async fn override_page(app: &App, view: View, case: &Case, fields: &Fields) -> Result<ActPage, AppError> {
    let proposed = completion(app.db.read(), case.row.id).await?.and_then(|stands| stands.override_reason);
    let answers = [("grant", "placements-desk-grant"), ("refuse", "placements-desk-deny")];
    let choice = |(value, key): (&str, &str)| Choice::of(value, view.t(key), fields.get("code"));
    let codes = proposed.as_ref().map(|_| ("placements-desk-answer", answers.map(choice).into()));
    Ok(ActPage {
        asks_words: proposed.is_none(),
        about: proposed.map(|why| (view.t("placements-desk-override-words"), why)).into_iter().collect(),
        codes,
        ..ActPage::new(view, ("placements-desk-override", "placements-desk-override-means"), case, fields)
    })
}
