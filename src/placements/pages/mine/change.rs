//! Changing what is filed, by the apprentice: the form, a proposal that waits, and the answer to one.
use super::find;
use crate::{
    app::App,
    error::Answer,
    placements::{
        Case, Hand,
        form::{ChangeForm, ReplyForm},
        life::Ender,
        pages::changing::{Change, Put, changing, offered, put_proposal, put_reply},
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
    let asked = form.parse(&case, &offered(&app, &case).await?.chosen(view.today()));
    match put_proposal(&app, &view, &case, Ender::Apprentice(&who), &form, asked).await? {
        Put::Done(_) => Ok(view.see_other(&format!("{}?done=proposed", address(&case)))),
        Put::Again(change) => again(&change_page(view, &case, *change)),
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
    match put_reply(&app, &view, &case, Ender::Apprentice(&who), &form).await? {
        Put::Done(_) => Ok(view.see_other(&format!("{}?done={}-change", address(&case), form.done()))),
        Put::Again(change) => again(&change_page(view, &case, *change)),
    }
}

fn address(case: &Case) -> String {
    format!("/my/placements/{}", case.row.id)
}

fn change_page(view: View, case: &Case, change: Change) -> ChangePage {
    ChangePage { enterprise: Spoken::chinese(&case.enterprise.name, view.locale()), back: address(case), change, view }
}
