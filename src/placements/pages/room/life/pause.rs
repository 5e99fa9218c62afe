//! A pause, another last day of it, and going on before it is over.
use super::{super::Names, AskPage, Tender, asking, done, open};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Case, Why,
        form::FiledForm,
        life::{Ender, PauseError, move_pause, pause, resume},
        pages::{
            ask::{Ask, between, now},
            problems,
        },
        reason::is_of_a_pause,
    },
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::placement_pause;
use std::collections::HashMap;

/// What the apprentice wished for stands in it already.
pub async fn ask_pause(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = open(&app, &view, &who, &names, Act::Pause).await?;
    let wish = now(&app, &view, &case).await?.wish;
    let last = wish.map(|wish| wish.last_day.to_string()).unwrap_or_default();
    page(&AskPage::of(&view, &who, pause_ask(&view, &case, &FiledForm { last, ..FiledForm::default() })))
}

pub async fn put_pause(State(app): State<App>, view: View, who: Tender, Path(names): Names, fields: Fields) -> Answer {
    let case = open(&app, &view, &who, &names, Act::Pause).await?;
    let form = FiledForm::from(&fields);
    let asked = |problems| AskPage::of(&view, &who, pause_ask(&view, &case, &form).with(problems));
    let (last, code) = match form.parse_pause() {
        Ok(typed) => typed,
        Err(errors) => return again(&asked(Problems::of(&view, &errors))),
    };
    let why = Why { code, words: None };
    match pause(&app.db, &app.address_key, Ender::Enterprise(&who), case.row.id, last, &why, view.now).await {
        Ok(row) => done(&view, &who, &row, "paused"),
        Err(PauseError::Faults(faults)) => again(&asked(problems(&view, &faults))),
        Err(error) => Err(error.into()),
    }
}

fn pause_ask(view: &View, case: &Case, form: &FiledForm) -> Ask {
    asking(view, case, "placements-enterprise-pause")
        .meaning(view.with("placements-enterprise-pause-means", "first", &view.day(view.today())))
        .day("placements-pause-last", form)
        .codes(view, is_of_a_pause, form)
}

pub async fn ask_pause_end(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let (case, lasting) = paused(&app, &view, &who, &names).await?;
    let form = FiledForm { last: lasting.last_day.to_string(), ..FiledForm::default() };
    page(&AskPage::of(&view, &who, pause_end_ask(&view, &case, &lasting, &form)))
}

pub async fn put_pause_end(
    State(app): State<App>,
    view: View,
    who: Tender,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let (case, lasting) = paused(&app, &view, &who, &names).await?;
    let form = FiledForm::from(&fields);
    let asked = |problems| AskPage::of(&view, &who, pause_end_ask(&view, &case, &lasting, &form).with(problems));
    let last = match form.parse_last() {
        Ok(last) => last,
        Err(errors) => return again(&asked(Problems::of(&view, &errors))),
    };
    match move_pause(&app.db, &app.address_key, Ender::Enterprise(&who), case.row.id, last, None, view.now).await {
        Ok(row) => done(&view, &who, &row, "pause-moved"),
        Err(PauseError::Faults(faults)) => again(&asked(problems(&view, &faults))),
        Err(error) => Err(error.into()),
    }
}

fn pause_end_ask(view: &View, case: &Case, lasting: &placement_pause::Model, form: &FiledForm) -> Ask {
    let days = (lasting.first_day, lasting.last_day);
    asking(view, case, "placements-enterprise-pause-end")
        .meaning(between(view, "placements-enterprise-pause-end-means", days))
        .day("placements-pause-last", form)
}

pub async fn ask_resumption(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let (case, lasting) = paused(&app, &view, &who, &names).await?;
    let days = (view.today() - lasting.first_day).num_days();
    let asked = asking(&view, &case, "placements-enterprise-resumption")
        .meaning(view.count("placements-enterprise-resumption-means", days));
    page(&AskPage::of(&view, &who, asked))
}

pub async fn put_resumption(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = open(&app, &view, &who, &names, Act::Resume).await?;
    let row = resume(&app.db, &app.address_key, Ender::Enterprise(&who), case.row.id, None, view.now).await?;
    done(&view, &who, &row, "resumed")
}

/// With the pause that lasts.
async fn paused(
    app: &App,
    view: &View,
    who: &Tender,
    names: &HashMap<String, String>,
) -> Result<(Case, placement_pause::Model), AppError> {
    let case = open(app, view, who, names, Act::Resume).await?;
    let lasting = now(app, view, &case).await?.pause.ok_or(AppError::NotFound)?;
    Ok((case, lasting))
}
