//! The queue, the oldest first; and what was decided.
use crate::{
    app::App,
    enterprises::proposals::{card, queries},
    error::Answer,
    roles::{Officer, rights::ReadEnterprises},
    web::{form::Query, page::page, view::View},
};
use askama::Template;
use axum::extract::State;
use entity::{
    enterprise,
    proposal::{self, Status},
};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "enterprises/proposals/admin/list.html")]
struct ListPage {
    view: View,
    /// What was decided on, instead of what waits.
    is_over: bool,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    enterprise: String,
    kind: String,
    state: String,
    tint: &'static str,
    /// Days since it was asked, of what waits.
    waits: Option<String>,
}

pub async fn list(State(app): State<App>, view: View, who: Officer<ReadEnterprises>, Query(query): Query) -> Answer {
    let is_over = query.get("state") == "over";
    let states: &[Status] = if is_over {
        &[Status::Accepted, Status::Refused, Status::Withdrawn]
    } else {
        &[Status::Open, Status::Checking]
    };
    let found = queries::list(app.db.read(), &who, states).await?;
    let rows = found.iter().map(|(proposal, enterprise)| row(&view, proposal, enterprise)).collect();
    page(&ListPage { is_over, rows, view })
}

fn row(view: &View, proposal: &proposal::Model, enterprise: &enterprise::Model) -> Row {
    let (state, tint) = card::state(proposal.status);
    let days = (view.now - proposal.created_at).num_days();
    Row {
        id: proposal.id,
        enterprise: enterprise.name.clone(),
        kind: view.t(card::kind(proposal.kind)),
        state: view.t(state),
        tint,
        waits: proposal.status.is_open().then(|| view.count("enterprises-waits", days)),
    }
}
