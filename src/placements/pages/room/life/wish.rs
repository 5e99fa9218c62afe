//! No to a pause that the apprentice asked for.
use super::{super::Names, AskPage, Tender, asking, done, open};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Case,
        form::FiledForm,
        life::{PauseError, refusal_name, refuse_pause},
        pages::ask::{Ask, between, now},
    },
    web::{
        choice::Choice,
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::when::today,
};
use axum::extract::{Path, State};
use entity::placement_wish;
use std::collections::HashMap;

pub async fn ask_refusal(State(app): State<App>, view: View, who: Tender, Path(names): Names) -> Answer {
    let (case, wish) = wished(&app, &view, &who, &names).await?;
    page(&AskPage::of(&view, &who, refusal_ask(&view, &case, &wish, &FiledForm::default())))
}

pub async fn put_refusal(
    State(app): State<App>,
    view: View,
    who: Tender,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let (case, wish) = wished(&app, &view, &who, &names).await?;
    let form = FiledForm::from(&fields);
    let (code, words) = match form.parse_refusal() {
        Ok(typed) => typed,
        Err(errors) => {
            let asked = refusal_ask(&view, &case, &wish, &form).with(Problems::of(&view, &errors));
            return again(&AskPage::of(&view, &who, asked));
        }
    };
    let row = refuse_pause(&app.db, &app.address_key, &who, case.row.id, code, &words, view.now).await?;
    done(&view, &who, &row, "pause-refused")
}

/// With what waits for an answer.
async fn wished(
    app: &App,
    view: &View,
    who: &Tender,
    names: &HashMap<String, String>,
) -> Result<(Case, placement_wish::Model), AppError> {
    let case = open(app, view, who, names, Act::RefusePause).await?;
    let wish = now(app, view, &case).await?.wish.ok_or(PauseError::NothingWished)?;
    Ok((case, wish))
}

fn refusal_ask(view: &View, case: &Case, wish: &placement_wish::Model, form: &FiledForm) -> Ask {
    let days = (today(wish.asked_at), wish.last_day);
    asking(view, case, "placements-enterprise-pause-refusal")
        .meaning(between(view, "placements-enterprise-pause-refusal-means", days))
        .choices(Choice::all(view, refusal_name, &form.code))
        .words("placements-enterprise-pause-refusal-words", "placements-enterprise-said-hint", form)
}
