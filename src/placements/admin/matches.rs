//! Whether two placements are of one person, as a reviewer says it.
use super::{Decider, done, find};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::matches::{Verdict, say, undo},
    web::{form::Fields, view::View},
};
use axum::extract::{Path, State};

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let other = fields.get("other").parse().map_err(|_| AppError::NotFound)?;
    let verdict = match fields.get("verdict") {
        "same" => Verdict::Same,
        "different" => Verdict::Different,
        _ => return Err(AppError::NotFound),
    };
    say(&app.db, &who, case.row.id, other, verdict, view.now).await?;
    done(&view, case.row.id, "said")
}

pub async fn remove(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let said = fields.get("match").parse().map_err(|_| AppError::NotFound)?;
    undo(&app.db, &who, case.row.id, said, view.now).await?;
    done(&view, case.row.id, "undone")
}
