//! Changing what is filed, by the apprentice: the form, a proposal that waits, and the answer to one.
use super::find;
use crate::{
    app::App,
    error::Answer,
    placements::{
        Case, Hand,
        changes::{ChangeError, answer, propose},
        form::{ChangeForm, ReplyForm},
        life::Ender,
        pages::{
            changing::{Change, changing, offered},
            problems,
        },
    },
    roles::Candidate,
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::placement::Side;

const SIDE: Side = Side::Apprentice;

#[derive(Template)]
#[template(path = "placements/mine/change.html")]
struct ChangePage {
    view: View,
    enterprise: Spoken,
    back: String,
    change: Change,
}

pub async fn show(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = changing(find(&app, &who, &id).await?, Hand::Apprentice)?;
    let (form, none) = (ChangeForm::of(&case), Problems::default());
    let change = Change::of(&app, &view, &case, SIDE, &form, none).await?;
    page(&change_page(view, &case, change))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = changing(find(&app, &who, &id).await?, Hand::Apprentice)?;
    let form = ChangeForm::read(&case, &fields);
    let asked = match form.parse(&case, &offered(&app, &case).await?.chosen(view.today())) {
        Ok(asked) => asked,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            let change = Change::of(&app, &view, &case, SIDE, &form, problems).await?;
            return again(&change_page(view, &case, change));
        }
    };
    match propose(&app.db, &app.address_key, Ender::Apprentice(&who), case.row.id, &asked, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("{}?done=proposed", address(&case)))),
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            let change = Change::of(&app, &view, &case, SIDE, &form, problems).await?;
            again(&change_page(view, &case, change))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn reply(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = changing(find(&app, &who, &id).await?, Hand::Apprentice)?;
    let form = ReplyForm::from(&fields);
    let reply = match form.parse() {
        Ok(reply) => reply,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            let change = Change::replied(&app, &view, &case, SIDE, form.words, problems).await?;
            return again(&change_page(view, &case, change));
        }
    };
    let ender = Ender::Apprentice(&who);
    match answer(&app.db, &app.address_key, ender, case.row.id, form.change(), &reply, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("{}?done={}-change", address(&case), form.done()))),
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            let change = Change::replied(&app, &view, &case, SIDE, form.words, problems).await?;
            again(&change_page(view, &case, change))
        }
        Err(error) => Err(error.into()),
    }
}

fn address(case: &Case) -> String {
    format!("/my/placements/{}", case.row.id)
}

fn change_page(view: View, case: &Case, change: Change) -> ChangePage {
    ChangePage { enterprise: Spoken::chinese(&case.enterprise.name, view.locale()), back: address(case), change, view }
}
