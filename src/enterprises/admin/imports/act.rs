//! Carrying an import out, and giving it up.
use super::find;
use crate::{
    app::App,
    enterprises::imports::{Choice, CommitError, cancel_import, commit_import},
    error::Answer,
    roles::{Officer, rights::DecideEnterprises},
    web::{form::Fields, view::View},
};
use axum::extract::{Path, State};

pub async fn commit(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let import = find(&app, &who, &id).await?;
    let choice = if fields.get("rows") == "good" { Choice::OnlyGood } else { Choice::AllOrNothing };
    let done = match commit_import(&app.db, &app.address_key, &who, import.id, choice, view.now).await {
        Ok(_) => "committed",
        Err(CommitError::Left) => "left",
        Err(error) => return Err(error.into()),
    };
    Ok(view.see_other(&format!("/admin/imports/{}?done={done}", import.id)))
}

pub async fn cancel(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let import = find(&app, &who, &id).await?;
    cancel_import(&app.db, &who, import.id, view.now).await?;
    Ok(view.see_other(&format!("/admin/imports/{}?done=cancelled", import.id)))
}
