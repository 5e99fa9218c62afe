//! What the enterprise says in words: that an end is not so, and that the placement is at its end.
use super::{
    super::{Names, find},
    AskPage, Tender, asking, done, open,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Case, Hand,
        form::FiledForm,
        life::{Ender, declare, object},
        pages::ask::{Ask, now, unsaid},
    },
    web::{
        form::{Fields, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use axum::extract::{Path, State};
use std::collections::HashMap;

pub async fn ask_objection(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = disputable(&app, &view, &who, &names).await?;
    page(&AskPage::of(&view, &who, objection_ask(&view, &case, &FiledForm::default())))
}

pub async fn put_objection(
    State(app): State<App>,
    view: View,
    who: Tender,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let case = disputable(&app, &view, &who, &names).await?;
    let form = FiledForm::from(&fields);
    let words = match form.parse_words(wrong("reason_missing")) {
        Ok(words) => words,
        Err(errors) => {
            let asked = objection_ask(&view, &case, &form).with(Problems::of(&view, &errors));
            return again(&AskPage::of(&view, &who, asked));
        }
    };
    object(&app.db, &app.address_key, Ender::Enterprise(&who), case.row.id, &words, view.now).await?;
    done(&view, &who, &case.row, "objected")
}

/// Something was told that the enterprise may object to now.
async fn disputable(app: &App, view: &View, who: &Tender, names: &HashMap<String, String>) -> Result<Case, AppError> {
    let case = find(app, who, names).await?;
    now(app, view, &case).await?.objects(Hand::Enterprise)?;
    Ok(case)
}

fn objection_ask(view: &View, case: &Case, form: &FiledForm) -> Ask {
    asking(view, case, "placements-enterprise-objection")
        .meaning(view.t("placements-enterprise-objection-means"))
        .words("placements-objection-words", "placements-enterprise-said-hint", form)
}

pub async fn ask_declaration(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let case = at_its_end(&app, &view, &who, &names).await?;
    page(&AskPage::of(&view, &who, declaration_ask(&view, &case, &FiledForm::default())))
}

pub async fn put_declaration(
    State(app): State<App>,
    view: View,
    who: Tender,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let case = at_its_end(&app, &view, &who, &names).await?;
    let form = FiledForm::from(&fields);
    let words = match form.parse_words(wrong("statement_missing")) {
        Ok(words) => words,
        Err(errors) => {
            let asked = declaration_ask(&view, &case, &form).with(Problems::of(&view, &errors));
            return again(&AskPage::of(&view, &who, asked));
        }
    };
    let row = declare(&app.db, &app.address_key, &who, case.row.id, &words, view.now).await?;
    done(&view, &who, &row, "declared")
}

async fn at_its_end(app: &App, view: &View, who: &Tender, names: &HashMap<String, String>) -> Result<Case, AppError> {
    let case = open(app, view, who, names, Act::Declare).await?;
    unsaid(app, view, &case, Hand::Enterprise, Act::Declare).await?;
    Ok(case)
}

fn declaration_ask(view: &View, case: &Case, form: &FiledForm) -> Ask {
    asking(view, case, "placements-enterprise-declaration")
        .meaning(view.t("placements-enterprise-declaration-means"))
        .words("placements-enterprise-declaration-words", "placements-enterprise-said-hint", form)
}
