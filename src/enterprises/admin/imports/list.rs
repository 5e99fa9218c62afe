//! Lists that were handed in: by whom, when, and what came of them.
use super::state;
use crate::{
    app::App,
    enterprises::imports::queries,
    error::Answer,
    roles::{Officer, rights::DecideEnterprises},
    web::{form::Query, page::page, view::View},
    words::thousands,
};
use askama::Template;
use axum::extract::State;
use entity::import;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "enterprises/admin/imports/list.html")]
struct ListPage {
    view: View,
    rows: Vec<Row>,
    is_first: bool,
    next: Option<String>,
}

struct Row {
    id: Uuid,
    name: String,
    /// The beginning of its hash.
    hash: String,
    when: String,
    who: String,
    good: String,
    bad: String,
    state: String,
    tint: &'static str,
}

pub async fn list(State(app): State<App>, view: View, who: Officer<DecideEnterprises>, Query(query): Query) -> Answer {
    let after = query.get("after");
    let shown = queries::page(app.db.read(), &who, after).await?;
    let maker = |import: &import::Model| shown.makers.get(&import.made_by).cloned();
    page(&ListPage {
        rows: shown.imports.iter().map(|import| row(&view, import, maker(import))).collect(),
        is_first: after.is_empty(),
        next: shown.next.map(|cursor| format!("/admin/imports?after={cursor}")),
        view,
    })
}

fn row(view: &View, import: &import::Model, maker: Option<String>) -> Row {
    let (state, tint) = state(import.status);
    Row {
        id: import.id,
        name: import.name.clone(),
        hash: import.hash.chars().take(8).collect(),
        when: view.moment(import.made_at),
        who: maker.unwrap_or_else(|| view.t("audit-closed")),
        good: thousands(import.good.into()),
        bad: thousands(import.bad.into()),
        state: view.t(state),
        tint,
    }
}
