//! One proposal or claim: what stands, what is asked, by whom, and the licence.
use crate::{
    app::App,
    enterprises::{
        licence::{Licence, read_licence},
        proposals::{
            card,
            queries::{self, Case},
        },
    },
    error::{Answer, AppError},
    person::masked_email,
    roles::{
        Officer, Right, Sight,
        rights::{DecideEnterprises, ReadEnterprises},
    },
    web::{
        form::Query,
        page::{file, page},
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::proposal::{Kind, Status};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "enterprises/proposals/admin/show.html")]
struct ShowPage {
    view: View,
    id: Uuid,
    enterprise: Uuid,
    name: String,
    kind: String,
    state: String,
    tint: &'static str,
    by: String,
    words: String,
    /// Term, what stands, what is asked.
    changes: Vec<(String, String, String)>,
    is_odd_code: bool,
    reason: Option<String>,
    may_take_up: bool,
    may_decide: bool,
    reads_licence: bool,
    is_claim: bool,
    flash: Option<&'static str>,
}

pub async fn find<R: Right>(app: &App, who: &Officer<R>, id: &str) -> Result<Case, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    queries::find(app.db.read(), who, id).await?.ok_or(AppError::NotFound)
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEnterprises>,
    decider: Option<Officer<DecideEnterprises>>,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let decides = decider.is_some_and(|decider| decider.reaches(case.enterprise.district));
    let reads = who.sight_in(case.enterprise.district) == Some(Sight::All);
    let (state, tint) = card::state(case.proposal.status);
    let email = case.by.email.clone().unwrap_or_default();
    let status = case.proposal.status;
    page(&ShowPage {
        changes: changes(&view, &case),
        id: case.proposal.id,
        enterprise: case.enterprise.id,
        kind: view.t(card::kind(case.proposal.kind)),
        state: view.t(state),
        tint,
        by: if reads { email } else { masked_email(&email) },
        words: if reads { case.proposal.words } else { String::new() },
        is_odd_code: case.proposal.is_odd_code,
        reason: case.proposal.reason.filter(|reason| reads && !reason.is_empty()),
        may_take_up: decides && status == Status::Open,
        may_decide: decides && status == Status::Checking,
        reads_licence: decides,
        is_claim: case.proposal.kind == Kind::Claim,
        flash: (query.get("done") == "decided").then_some("enterprises-decided"),
        name: case.enterprise.name,
        view,
    })
}

fn changes(view: &View, case: &Case) -> Vec<(String, String, String)> {
    let pairs = [
        ("enterprises-name", &case.enterprise.name, &case.proposal.name),
        ("enterprises-code", &case.enterprise.code, &case.proposal.code),
    ];
    let asked = pairs.into_iter().filter_map(|(key, was, to)| Some((view.t(key), was.clone(), to.clone()?)));
    asked.collect()
}

pub async fn licence(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let licence = read_licence(&app.db, &who, Licence::Proposal(id), view.now).await?.ok_or(AppError::NotFound)?;
    file("licence", &licence.media_type, licence.bytes)
}
