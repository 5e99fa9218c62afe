//! Resting, teaching again, and retiring, which is asked on a page of its own.
use super::{Names, find, removal::AskPage};
use crate::{
    app::App,
    error::Answer,
    mentors::turn::{Turn, may_turn, turn},
    roles::{Member, SeeEnterprise},
    web::{page::page, view::View},
};
use axum::extract::{Path, State};
use sea_orm::ActiveEnum;
use std::collections::HashMap;

pub async fn rest(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Path(names): Names) -> Answer {
    done(&app, &view, &who, &names, Turn::Rest).await
}

pub async fn resume(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Path(names): Names) -> Answer {
    done(&app, &view, &who, &names, Turn::Resume).await
}

pub async fn retire(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Path(names): Names) -> Answer {
    done(&app, &view, &who, &names, Turn::Retire).await
}

async fn done(
    app: &App,
    view: &View,
    who: &Member<SeeEnterprise>,
    names: &HashMap<String, String>,
    to: Turn,
) -> Answer {
    let row = find(app, who, names).await?;
    let row = turn(&app.db, who, row.id, to, view.now).await?;
    let (slug, done) = (&who.enterprise.slug, row.status.to_value());
    Ok(view.see_other(&format!("/enterprise/{slug}/mentors/{}?done={done}", row.id)))
}

pub async fn ask(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Path(names): Names) -> Answer {
    let row = find(&app, &who, &names).await?;
    may_turn(app.db.read(), &who, &who.enterprise, &row, Turn::Retire).await?;
    let keys = ["mentors-retirement-means", "mentors-retire", "mentors-back"];
    page(&AskPage::of(view, &who, &row, "mentors-retirement", keys))
}
