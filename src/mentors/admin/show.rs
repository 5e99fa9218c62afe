//! One mentor before officers: what is said of them, for whom they teach, and who may be the same person.
use super::{card, reads};
use crate::{
    app::App,
    error::{Answer, AppError},
    mentors::{
        acts::{Act, Hand, may},
        pages::card::Card,
        queries,
    },
    roles::{
        Officer, Right,
        rights::{DecideEnterprises, ReadEnterprises},
    },
    web::{form::Query, page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{enterprise, mentor};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "mentors/admin/show.html")]
struct ShowPage {
    view: View,
    card: Card,
    facts: Vec<(String, String)>,
    /// In the officer's words.
    reason: Option<String>,
    /// Those within reach.
    enterprises: Vec<(Uuid, String)>,
    equals: Vec<Equal>,
    decides: bool,
    flash: Option<&'static str>,
}

struct Equal {
    card: Card,
    /// For whom they teach, also out of reach.
    enterprises: Vec<String>,
    /// Within reach.
    href: Option<String>,
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
    let reads = reads(&who, &of);
    let decides = decider.is_some_and(|decider| of.iter().any(|each| decider.reaches(each.district)));
    let decides = decides && may(Hand::Reviewer, Act::Approve, row.status);
    let card = card(&view, &who, &row, &of);
    let reached = of.iter().filter(|each| who.reaches(each.district));
    page(&ShowPage {
        facts: card.facts(&view),
        card,
        reason: row.reason.clone().filter(|_| reads),
        enterprises: reached.map(|each| (each.id, each.name.clone())).collect(),
        equals: if decides { equals(&app, &view, &who, &row).await? } else { vec![] },
        decides,
        flash: (query.get("done") == "decided").then_some("mentors-done-decided"),
        view,
    })
}

async fn equals(
    app: &App,
    view: &View,
    who: &Officer<ReadEnterprises>,
    row: &mentor::Model,
) -> Result<Vec<Equal>, AppError> {
    let alike = queries::equals(app.db.read(), row).await?;
    let mut of = queries::enterprises(app.db.read(), alike.iter().map(|each| each.id)).await?;
    let equal = |each: &mentor::Model| {
        let its = of.remove(&each.id).unwrap_or_default();
        let is_reached = its.iter().any(|each| who.reaches(each.district));
        Equal {
            card: Card::of(view, each),
            href: is_reached.then(|| format!("/admin/mentors/{}", each.id)),
            enterprises: its.into_iter().map(|each| each.name).collect(),
        }
    };
    Ok(alike.iter().map(equal).collect())
}

pub async fn find<R: Right>(
    app: &App,
    who: &Officer<R>,
    id: &str,
) -> Result<(mentor::Model, Vec<enterprise::Model>), AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    queries::find(app.db.read(), who, id).await?.ok_or(AppError::NotFound)
}
