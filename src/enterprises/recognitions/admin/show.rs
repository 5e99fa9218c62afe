//! One recognition before its officers, with what else its enterprise holds, and what may be decided.
use crate::{
    app::App,
    enterprises::{
        pages::district,
        recognitions::{card::Card, queries},
    },
    error::{Answer, AppError},
    roles::{
        Officer, Right, Sight,
        rights::{DecideEnterprises, ReadEnterprises},
    },
    web::{form::Query, page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    enterprise,
    recognition::{self, Status},
};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "enterprises/recognitions/admin/show.html")]
struct ShowPage {
    view: View,
    card: Card,
    enterprise: Uuid,
    name: String,
    code: String,
    district: String,
    /// In the officer's words.
    reason: Option<String>,
    others: Vec<Card>,
    acts: Acts,
    flash: Option<&'static str>,
}

/// What may be done with it now.
enum Acts {
    None,
    /// Confirm or reject.
    Claimed,
    /// Withdraw.
    Confirmed,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEnterprises>,
    decider: Option<Officer<DecideEnterprises>>,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let (row, of) = find(&app, &who, &id).await?;
    let kinds = queries::kinds(app.db.read()).await?;
    let others = queries::of(app.db.read(), of.id).await?;
    let others = others.iter().filter(|other| other.id != row.id);
    let reads = who.sight_in(of.district) == Some(Sight::All);
    page(&ShowPage {
        others: others.map(|other| Card::of(&view, &kinds, other)).collect(),
        acts: if decider.is_some_and(|decider| decider.reaches(of.district)) { acts(row.status) } else { Acts::None },
        reason: row.reason.clone().filter(|_| reads),
        card: Card::of(&view, &kinds, &row),
        district: district(&view, &of),
        enterprise: of.id,
        name: of.name,
        code: of.code,
        flash: (query.get("done") == "decided").then_some("enterprises-recognition-done-decided"),
        view,
    })
}

fn acts(status: Status) -> Acts {
    match status {
        Status::Claimed => Acts::Claimed,
        Status::Confirmed => Acts::Confirmed,
        Status::Rejected | Status::Lapsed | Status::Withdrawn => Acts::None,
    }
}

pub async fn find<R: Right>(
    app: &App,
    who: &Officer<R>,
    id: &str,
) -> Result<(recognition::Model, enterprise::Model), AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    queries::find(app.db.read(), who, id).await?.ok_or(AppError::NotFound)
}
