//! What the apprentice says in words: that what was told is not so, and what they learned.
use super::{super::find, AskPage, asking, done, open};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Case, Hand,
        form::FiledForm,
        life::{Ender, object, state},
        pages::ask::{Ask, now, unsaid},
    },
    roles::Candidate,
    web::{
        form::{Fields, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use axum::extract::{Path, State};

pub async fn ask_objection(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = disputable(&app, &view, &who, &id).await?;
    page(&AskPage::of(&view, objection_ask(&view, &case, &FiledForm::default())))
}

pub async fn put_objection(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = disputable(&app, &view, &who, &id).await?;
    let form = FiledForm::from(&fields);
    let words = match form.parse_words(wrong("reason_missing")) {
        Ok(words) => words,
        Err(errors) => {
            let asked = objection_ask(&view, &case, &form).with(Problems::of(&view, &errors));
            return again(&AskPage::of(&view, asked));
        }
    };
    object(&app.db, &app.address_key, Ender::Apprentice(&who), case.row.id, &words, view.now).await?;
    done(&view, &case.row, "objected")
}

/// Something was told that the apprentice may object to now.
async fn disputable(app: &App, view: &View, who: &Candidate, id: &str) -> Result<Case, AppError> {
    let case = find(app, who, id).await?;
    now(app, view, &case).await?.objects(Hand::Apprentice)?;
    Ok(case)
}

fn objection_ask(view: &View, case: &Case, form: &FiledForm) -> Ask {
    asking(view, case, "placements-mine-objection").meaning(view.t("placements-mine-objection-means")).words(
        "placements-objection-words",
        "placements-mine-said-hint",
        form,
    )
}

pub async fn ask_statement(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = at_its_end(&app, &view, &who, &id).await?;
    page(&AskPage::of(&view, statement_ask(&view, &case, &FiledForm::default())))
}

pub async fn put_statement(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = at_its_end(&app, &view, &who, &id).await?;
    let form = FiledForm::from(&fields);
    let words = match form.parse_words(wrong("statement_missing")) {
        Ok(words) => words,
        Err(errors) => {
            let asked = statement_ask(&view, &case, &form).with(Problems::of(&view, &errors));
            return again(&AskPage::of(&view, asked));
        }
    };
    let row = state(&app.db, &app.address_key, &who, case.row.id, &words, view.now).await?;
    done(&view, &row, "stated")
}

async fn at_its_end(app: &App, view: &View, who: &Candidate, id: &str) -> Result<Case, AppError> {
    let case = open(app, view, who, id, Act::State).await?;
    unsaid(app, view, &case, Hand::Apprentice, Act::State).await?;
    Ok(case)
}

fn statement_ask(view: &View, case: &Case, form: &FiledForm) -> Ask {
    asking(view, case, "placements-mine-statement").meaning(view.t("placements-mine-statement-means")).words(
        "placements-mine-statement-words",
        "placements-mine-said-hint",
        form,
    )
}
