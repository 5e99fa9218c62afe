//! What is read by a press of its own, each time written down: the whole birth date, and the files.
use super::{
    Decider,
    facts::Born,
    find,
    show::{Drawn, draw},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::look::{self, Looker, Paper},
    roles::{Officer, rights::ReadEnterprises},
    web::{
        page::{self, page},
        view::View,
    },
};
use axum::extract::{Path, State};

pub async fn birth_date(
    State(app): State<App>,
    view: View,
    decider: Decider,
    who: Officer<ReadEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let case = find(&app, &decider, &id).await?;
    let case = look::birth_date(&app.db, Looker::Reviewer(&decider), case.row.id, view.now)
        .await?
        .ok_or(AppError::NotFound)?;
    let drawn = Drawn { born: Born::Full, ..Drawn::default() };
    page(&draw(&app, view, &who, Some(&decider), case, drawn).await?)
}

pub async fn form(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    file(&app, &view, &who, &id, Paper::Form).await
}

pub async fn contract(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    file(&app, &view, &who, &id, Paper::Contract).await
}

async fn file(app: &App, view: &View, who: &Decider, id: &str, paper: Paper) -> Answer {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let file = look::paper(&app.db, Looker::Reviewer(who), id, paper, view.now).await?.ok_or(AppError::NotFound)?;
    page::file(paper.field(), &file.media_type, file.bytes)
}
