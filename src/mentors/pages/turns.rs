//! Resting, teaching again, and retiring, which is asked on a page of its own.
use super::{Names, card::Card, find, removal::AskPage};
use crate::{
    app::App,
    error::Answer,
    mentors::turn::{Turn, TurnError, may_turn, turn},
    roles::{Member, SeeEnterprise},
    web::{
        page::{page, page_with},
        view::View,
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::mentor;
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
    let row = match turn(&app.db, who, row.id, to, view.now).await {
        Err(TurnError::HasPeople) => return hand_over(view, who, &row),
        turned => turned?,
    };
    let (slug, done) = (&who.enterprise.slug, row.status.to_value());
    Ok(view.see_other(&format!("/enterprise/{slug}/mentors/{}?done={done}", row.id)))
}

pub async fn ask(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Path(names): Names) -> Answer {
    let row = find(&app, &who, &names).await?;
    match may_turn(app.db.read(), &who, &who.enterprise, &row, Turn::Retire).await {
        Err(TurnError::HasPeople) => return hand_over(&view, &who, &row),
        allowed => allowed?,
    }
    let keys = ["mentors-retirement-means", "mentors-retire", "mentors-back"];
    page(&AskPage::of(view, &who, &row, "mentors-retirement", keys))
}

/// 409: whoever goes by themselves hands their people over first.
fn hand_over(view: &View, who: &Member<SeeEnterprise>, row: &mentor::Model) -> Answer {
    let args = [("count", row.teaching.into()), ("name", Card::of(view, row).name.into())];
    let refusal = view.fill("mentors-hand-over", &args);
    let keys = ["mentors-handing_over-next", "mentors-retire", "mentors-back"];
    let page = AskPage::of(view.clone(), who, row, "mentors-retirement", keys);
    page_with(StatusCode::CONFLICT, &page.refusing(refusal))
}
