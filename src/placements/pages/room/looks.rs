//! The whole birth date, and the files: each look is written down.
use super::{Names, facts::Born, id, one::one_page};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::look::{self, Looker, Paper},
    roles::{Member, TendEnterprise},
    web::{
        page::{file, page},
        view::View,
    },
};
use axum::extract::{Path, State};
use std::collections::HashMap;

/// The page once more, with the birth date in it: nothing of it stays in an address.
pub async fn birth_date(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let case =
        look::birth_date(&app.db, Looker::Enterprise(&who), id(&names)?, view.now).await?.ok_or(AppError::NotFound)?;
    page(&one_page(&app, view, &who, &case, Some(Born::Whole), None).await?)
}

pub async fn form(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    paper(&app, &view, &who, &names, Paper::Form).await
}

pub async fn contract(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    paper(&app, &view, &who, &names, Paper::Contract).await
}

async fn paper(
    app: &App,
    view: &View,
    who: &Member<TendEnterprise>,
    names: &HashMap<String, String>,
    paper: Paper,
) -> Answer {
    let found =
        look::paper(&app.db, Looker::Enterprise(who), id(names)?, paper, view.now).await?.ok_or(AppError::NotFound)?;
    file(paper.field(), &found.media_type, found.bytes)
}
