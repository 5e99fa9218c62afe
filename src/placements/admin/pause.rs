//! What a reviewer does with pauses: one begins, lasts until another day, or is over before that. Both sides read why.
use super::{ActPage, Decider, Key, allowed};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Act,
        case::Case,
        form::{day_and_why, day_and_words},
        life::{Ender, PauseError, move_pause, pause, resume},
        pages::ask::now,
        reason::{self as reasons, is_of_a_pause},
    },
    web::{
        choice::Choice,
        form::{Fields, reason_in},
        page::page,
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::placement::Reason;
use sea_orm::Iterable;

const PAUSE: Key = ("placements-desk-pause", "placements-desk-pause-means");
const END: Key = ("placements-desk-pause-end", "placements-desk-pause-end-means");
const RESUMPTION: Key = ("placements-desk-resumption", "placements-desk-resumption-means");

pub async fn ask_pause(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Pause).await?;
    page(&pause_page(view, &case, &Fields::default()))
}

pub async fn put_pause(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Pause).await?;
    let now = view.now;
    let shown = pause_page(view, &case, &fields);
    let (last, why) = match day_and_why(&fields, is_of_a_pause) {
        Ok(typed) => typed,
        Err(errors) => return shown.wrong(&errors),
    };
    match pause(&app.db, &app.address_key, Ender::Reviewer(&who), case.row.id, last, &why, now).await {
        Ok(_) => shown.done("paused"),
        Err(PauseError::Faults(faults)) => shown.faulty(&faults),
        Err(error) => Err(error.into()),
    }
}

fn pause_page(view: View, case: &Case, fields: &Fields) -> ActPage {
    let codes = Reason::iter().filter(|code| is_of_a_pause(*code));
    let codes = Choice::these(&view, codes, reasons::name, fields.get("code"));
    let shown = day_page(view, PAUSE, case, fields);
    ActPage { codes: Some(("placements-desk-reason-kind", codes)), ..shown }
}

/// That asks for the last day of a pause.
fn day_page(view: View, key: Key, case: &Case, fields: &Fields) -> ActPage {
    let day = Some(("placements-pause-last", fields.get("last").to_owned()));
    ActPage { day, ..ActPage::new(view, key, case, fields) }
}

/// With the day that holds now.
pub async fn ask_pause_end(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Resume).await?;
    let lasting = now(&app, &view, &case).await?.pause.ok_or(AppError::NotFound)?;
    let day = Some(("placements-pause-last", lasting.last_day.to_string()));
    page(&ActPage { day, ..ActPage::new(view, END, &case, &Fields::default()) })
}

pub async fn put_pause_end(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Resume).await?;
    let now = view.now;
    let shown = day_page(view, END, &case, &fields);
    let (last, why) = match day_and_words(&fields) {
        Ok(typed) => typed,
        Err(errors) => return shown.wrong(&errors),
    };
    match move_pause(&app.db, &app.address_key, Ender::Reviewer(&who), case.row.id, last, Some(&why), now).await {
        Ok(_) => shown.done("pause-moved"),
        Err(PauseError::Faults(faults)) => shown.faulty(&faults),
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_resumption(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Resume).await?;
    page(&ActPage::new(view, RESUMPTION, &case, &Fields::default()))
}

pub async fn put_resumption(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Resume).await?;
    let now = view.now;
    let shown = ActPage::new(view, RESUMPTION, &case, &fields);
    let why = match reason_in(&fields) {
        Ok(why) => why,
        Err(errors) => return shown.wrong(&errors),
    };
    resume(&app.db, &app.address_key, Ender::Reviewer(&who), case.row.id, Some(&why), now).await?;
    shown.done("resumed")
}
