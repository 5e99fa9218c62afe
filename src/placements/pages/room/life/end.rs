//! An early end, taking it back, and that the apprentice never came.
use super::{super::Names, AskPage, Tender, asking, done, open};
use crate::{
    app::App,
    error::Answer,
    placements::{
        Act, Case, Hand,
        form::FiledForm,
        life::{EndError, Ender, end, last_days, latest_day, never_came, refuse_absence, take_end_back},
        pages::{
            ask::{Ask, back, between, ended, now, stayed},
            problems,
        },
        reason::is_chosen,
    },
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::placement::Side;

pub async fn ask_end(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = open(&app, &view, &who, &names, Act::End).await?;
    page(&AskPage::of(&view, &who, end_ask(&view, &case, &FiledForm::default())))
}

pub async fn put_end(State(app): State<App>, view: View, who: Tender, Path(names): Names, fields: Fields) -> Answer {
    let case = open(&app, &view, &who, &names, Act::End).await?;
    let form = FiledForm::from(&fields);
    let asked = |problems| AskPage::of(&view, &who, end_ask(&view, &case, &form).with(problems));
    let (last, why) = match form.parse_end() {
        Ok(typed) => typed,
        Err(errors) => return again(&asked(Problems::of(&view, &errors))),
    };
    match end(&app.db, &app.address_key, Ender::Enterprise(&who), case.row.id, last, &why, view.now).await {
        Ok(row) => done(&view, &who, &row, ended(&row, last)),
        Err(EndError::Faults(faults)) => again(&asked(problems(&view, &faults))),
        Err(error) => Err(error.into()),
    }
}

fn end_ask(view: &View, case: &Case, form: &FiledForm) -> Ask {
    asking(view, case, "placements-enterprise-end")
        .meaning(between(view, "placements-enterprise-end-means", last_days(&case.row, view.today())))
        .day("placements-last-day", form)
        .codes(view, is_chosen, form)
        .more_words("placements-enterprise-cancelling-words", "placements-enterprise-cancelling-words-hint", form)
        .bad()
}

pub async fn ask_staying(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = open(&app, &view, &who, &names, Act::TakeEndBack).await?;
    if !now(&app, &view, &case).await?.can(Hand::Enterprise, Act::TakeEndBack) {
        return Err(EndError::NothingToTakeBack.into());
    }
    let keys = ["placements-enterprise-staying-means", "placements-enterprise-staying-later"];
    let asked = asking(&view, &case, "placements-enterprise-staying");
    let asked = asked.meaning(back(&view, &case, Side::Enterprise, keys));
    page(&AskPage::of(&view, &who, asked))
}

/// Why the days are not free is not the enterprise's to read.
pub async fn put_staying(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = open(&app, &view, &who, &names, Act::TakeEndBack).await?;
    let row = take_end_back(&app.db, &app.address_key, Ender::Enterprise(&who), case.row.id, None, view.now).await?;
    done(&view, &who, &row, stayed(&case.row, &row, Side::Enterprise))
}

pub async fn ask_absence(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = open(&app, &view, &who, &names, Act::NeverCame).await?;
    refuse_absence(&case.row, &now(&app, &view, &case).await?.objections, view.today())?;
    let latest = latest_day(&case.row).map(|latest| view.day(latest)).unwrap_or_default();
    let asked = asking(&view, &case, "placements-enterprise-absence").meaning(view.with(
        "placements-enterprise-absence-means",
        "last",
        &latest,
    ));
    page(&AskPage::of(&view, &who, asked.bad()))
}

pub async fn put_absence(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = open(&app, &view, &who, &names, Act::NeverCame).await?;
    let row = never_came(&app.db, &app.address_key, &who, case.row.id, view.now).await?;
    done(&view, &who, &row, "absent")
}
