//! An early end, and taking it back: where the days are not free any more, the apprentice reads why.
use super::{AskPage, asking, done, open};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Case, Hand,
        faults::sentence,
        form::FiledForm,
        life::{EndError, Ender, end, last_days, take_end_back},
        mine,
        pages::{
            ask::{Ask, back, between, ended, now, stayed},
            facts::days,
            problems,
        },
        reason::is_chosen,
    },
    roles::Candidate,
    web::{
        form::Fields,
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::placement::{self, Fault, Side};

pub async fn ask_end(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = open(&app, &view, &who, &id, Act::End).await?;
    page(&AskPage::of(&view, end_ask(&view, &case, &FiledForm::default())))
}

pub async fn put_end(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = open(&app, &view, &who, &id, Act::End).await?;
    let form = FiledForm::from(&fields);
    let asked = |problems| AskPage::of(&view, end_ask(&view, &case, &form).with(problems));
    let (last, why) = match form.parse_end() {
        Ok(typed) => typed,
        Err(errors) => return again(&asked(Problems::of(&view, &errors))),
    };
    match end(&app.db, &app.address_key, Ender::Apprentice(&who), case.row.id, last, &why, view.now).await {
        Ok(row) => done(&view, &row, ended(&row, last)),
        Err(EndError::Faults(faults)) => again(&asked(problems(&view, &faults))),
        Err(error) => Err(error.into()),
    }
}

fn end_ask(view: &View, case: &Case, form: &FiledForm) -> Ask {
    asking(view, case, "placements-mine-end")
        .meaning(between(view, "placements-mine-end-means", last_days(&case.row, view.today())))
        .day("placements-last-day", form)
        .codes(view, is_chosen, form)
        .more_words("placements-mine-cancellation-words", "placements-mine-end-hint", form)
        .bad()
}

pub async fn ask_staying(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = open(&app, &view, &who, &id, Act::TakeEndBack).await?;
    if !now(&app, &view, &case).await?.can(Hand::Apprentice, Act::TakeEndBack) {
        return Err(EndError::NothingToTakeBack.into());
    }
    page(&AskPage::of(&view, staying_ask(&view, &case)))
}

pub async fn put_staying(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = open(&app, &view, &who, &id, Act::TakeEndBack).await?;
    match take_end_back(&app.db, &app.address_key, Ender::Apprentice(&who), case.row.id, None, view.now).await {
        Ok(row) => done(&view, &row, stayed(&case.row, &row, Side::Apprentice)),
        Err(EndError::DaysTaken(faults)) => {
            let refused = reasons(&app, &view, &case, &faults).await?;
            let ask = Ask { refused, ..staying_ask(&view, &case) };
            page_with(StatusCode::CONFLICT, &AskPage::of(&view, ask))
        }
        Err(error) => Err(error.into()),
    }
}

fn staying_ask(view: &View, case: &Case) -> Ask {
    let keys = ["placements-mine-staying-means", "placements-mine-staying-later"];
    asking(view, case, "placements-mine-staying").meaning(back(view, case, Side::Apprentice, keys))
}

/// Their own other placements with their days; of a mentor, what does not hold.
async fn reasons(app: &App, view: &View, case: &Case, faults: &[Fault]) -> Result<Vec<String>, AppError> {
    let planned = placement::Model { end_day: None, ..case.row.clone() };
    let others = mine::others(app.db.read(), &planned).await?;
    let named = others.into_iter().filter_map(|(row, enterprise)| {
        let days = days(view, row.first_day?, row.until()?);
        Some(view.fill("placements-mine-taken-by", &[("enterprise", enterprise.into()), ("days", days.into())]))
    });
    let held = faults.iter().filter(|fault| fault.code != "days_taken").map(|fault| sentence(view.words, fault));
    Ok(named.chain(held).collect())
}
