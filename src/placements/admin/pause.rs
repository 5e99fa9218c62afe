//! What a reviewer does with pauses: one begins, lasts until another day, or is over before that. Both sides read why.
use super::{ActPage, Decider, allowed, life::done};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Act,
        case::Case,
        form::day_and_why,
        life::{Ender, PauseError, move_pause, pause, resume},
        pages::{ask::now, problems},
        reason::{self as reasons, is_of_a_pause},
    },
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, day, reason, wrong},
        page::{again, page},
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::{
    placement::{Fault, Reason},
    placement_pause,
};
use sea_orm::Iterable;

/// Text keys of an act and of what it means.
type Key = (&'static str, &'static str);

const PAUSE: Key = ("placements-desk-pause", "placements-desk-pause-means");
const END: Key = ("placements-desk-pause-end", "placements-desk-pause-end-means");
const RESUMPTION: Key = ("placements-desk-resumption", "placements-desk-resumption-means");

pub async fn ask_pause(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Pause).await?;
    page(&pause_page(view, &case, &Fields::default(), &FieldErrors::default()))
}

pub async fn put_pause(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Pause).await?;
    let (last, why) = match day_and_why(&fields, is_of_a_pause) {
        Ok(typed) => typed,
        Err(errors) => return again(&pause_page(view, &case, &fields, &errors)),
    };
    match pause(&app.db, &app.address_key, Ender::Reviewer(&who), case.row.id, last, &why, view.now).await {
        Ok(_) => done(&view, &case, "paused"),
        Err(PauseError::Faults(faults)) => faulty(pause_page(view, &case, &fields, &FieldErrors::default()), &faults),
        Err(error) => Err(error.into()),
    }
}

fn pause_page(view: View, case: &Case, fields: &Fields, errors: &FieldErrors) -> ActPage {
    let codes = Reason::iter().filter(|code| is_of_a_pause(*code));
    let codes = Choice::these(&view, codes, reasons::name, fields.get("code"));
    ActPage { codes: Some(("placements-desk-reason-kind", codes)), ..day_page(view, PAUSE, case, fields, errors) }
}

/// That asks for the last day of a pause.
fn day_page(view: View, key: Key, case: &Case, fields: &Fields, errors: &FieldErrors) -> ActPage {
    let day = Some(("placements-pause-last", fields.get("last").to_owned()));
    ActPage { day, is_bad: false, ..ActPage::new(view, key, case, fields, errors) }
}

fn faulty(shown: ActPage, faults: &[Fault]) -> Answer {
    let problems = problems(&shown.view, faults);
    again(&ActPage { problems, ..shown })
}

/// With the day that holds now.
pub async fn ask_pause_end(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let (case, lasting) = paused(&app, &view, &who, &id).await?;
    let shown = day_page(view, END, &case, &Fields::default(), &FieldErrors::default());
    page(&ActPage { day: Some(("placements-pause-last", lasting.last_day.to_string())), ..shown })
}

pub async fn put_pause_end(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (case, _) = paused(&app, &view, &who, &id).await?;
    let mut errors = FieldErrors::default();
    let last = errors.keep("last", day(fields.get("last")).and_then(|day| day.ok_or(wrong("day_missing"))));
    let why = errors.keep("reason", reason(fields.get("reason")));
    let (Some(last), Some(why)) = (last, why) else {
        return again(&day_page(view, END, &case, &fields, &errors));
    };
    let who = Ender::Reviewer(&who);
    match move_pause(&app.db, &app.address_key, who, case.row.id, last, Some(&why), view.now).await {
        Ok(_) => done(&view, &case, "pause-moved"),
        Err(PauseError::Faults(faults)) => faulty(day_page(view, END, &case, &fields, &errors), &faults),
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_resumption(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let (case, _) = paused(&app, &view, &who, &id).await?;
    page(&resumption_page(view, &case, &Fields::default(), &FieldErrors::default()))
}

pub async fn put_resumption(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (case, _) = paused(&app, &view, &who, &id).await?;
    let why = match reason(fields.get("reason")) {
        Ok(why) => why,
        Err(wrong) => return again(&resumption_page(view, &case, &fields, &FieldErrors::one("reason", wrong))),
    };
    resume(&app.db, &app.address_key, Ender::Reviewer(&who), case.row.id, Some(&why), view.now).await?;
    done(&view, &case, "resumed")
}

fn resumption_page(view: View, case: &Case, fields: &Fields, errors: &FieldErrors) -> ActPage {
    ActPage { is_bad: false, ..ActPage::new(view, RESUMPTION, case, fields, errors) }
}

/// With the pause that lasts.
async fn paused(app: &App, view: &View, who: &Decider, id: &str) -> Result<(Case, placement_pause::Model), AppError> {
    let case = allowed(app, view, who, id, Act::Resume).await?;
    let lasting = now(app, view, &case).await?.pause.ok_or(AppError::NotFound)?;
    Ok((case, lasting))
}
