//! What is done with a change, alike for each side's door: done, or the page with what was typed and what is wrong.
use super::Change;
use crate::{
    app::App,
    error::AppError,
    placements::{
        Case,
        changes::{Asked, ChangeError, answer, propose},
        form::{ChangeForm, ReplyForm},
        life::Ender,
        pages::problems,
    },
    web::{form::FieldErrors, problems::Problems, view::View},
};
use entity::placement_change::State;

pub enum Put {
    Done(State),
    Again(Box<Change>),
}

pub async fn put_proposal(
    app: &App,
    view: &View,
    case: &Case,
    who: Ender<'_>,
    form: &ChangeForm,
    asked: Result<Asked, FieldErrors>,
) -> Result<Put, AppError> {
    let problems = match asked {
        Err(errors) => Problems::of(view, &errors),
        Ok(asked) => match propose(&app.db, &app.address_key, who, case.row.id, &asked, view.now).await {
            Ok(change) => return Ok(Put::Done(change.state)),
            Err(ChangeError::Faults(faults)) => problems(view, &faults),
            Err(error) => return Err(error.into()),
        },
    };
    Ok(Put::Again(Box::new(Change::of(app, view, case, who.side(), form, problems).await?)))
}

pub async fn put_reply(app: &App, view: &View, case: &Case, who: Ender<'_>, form: &ReplyForm) -> Result<Put, AppError> {
    let problems = match form.parse() {
        Err(errors) => Problems::of(view, &errors),
        Ok(reply) => match answer(&app.db, &app.address_key, who, case.row.id, form.change(), &reply, view.now).await {
            Ok(change) => return Ok(Put::Done(change.state)),
            Err(ChangeError::Faults(faults)) => problems(view, &faults),
            Err(error) => return Err(error.into()),
        },
    };
    Ok(Put::Again(Box::new(Change::replied(app, view, case, who.side(), form.words.clone(), problems).await?)))
}
