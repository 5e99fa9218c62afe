//! A reviewer proposes other terms to both sides, with a reason, and withdraws them.
use super::{Decider, allowed};
use crate::{
    app::App,
    error::Answer,
    placements::{
        acts::Act,
        case::Case,
        form::{ChangeForm, ReplyForm},
        life::Ender,
        pages::changing::{Change, Put, offered, put_proposal, put_reply},
    },
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::placement::Side;

const SIDE: Side = Side::Reviewer;

#[derive(Template)]
#[template(path = "placements/admin/proposal.html")]
struct ProposalPage {
    view: View,
    name: String,
    back: String,
    change: Change,
}

pub async fn show(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Change).await?;
    let change = Change::of(&app, &view, &case, SIDE, &ChangeForm::of(&case), Problems::default()).await?;
    page(&proposal_page(view, &case, change))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Change).await?;
    let form = ChangeForm::read(&case, &fields);
    let asked = form.parse_with_reason(&case, &offered(&app, &case).await?.chosen(view.today()));
    match put_proposal(&app, &view, &case, Ender::Reviewer(&who), &form, asked).await? {
        Put::Done(_) => Ok(view.see_other(&format!("{}?done=change-proposed", address(&case)))),
        Put::Again(change) => again(&proposal_page(view, &case, *change)),
    }
}

/// To withdraw it: of their own proposal nobody has more to say.
pub async fn reply(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Change).await?;
    let form = ReplyForm::from(&fields);
    match put_reply(&app, &view, &case, Ender::Reviewer(&who), &form).await? {
        Put::Done(_) => Ok(view.see_other(&format!("{}?done=change-withdrawn", address(&case)))),
        Put::Again(change) => again(&proposal_page(view, &case, *change)),
    }
}

fn address(case: &Case) -> String {
    format!("/admin/placements/{}", case.row.id)
}

fn proposal_page(view: View, case: &Case, change: Change) -> ProposalPage {
    ProposalPage { name: case.row.name.clone(), back: address(case), change, view }
}
