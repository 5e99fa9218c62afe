//! A reviewer proposes other terms to both sides, with a reason, and withdraws them.
use super::{Decider, allowed};
use crate::{
    app::App,
    error::Answer,
    placements::{
        acts::Act,
        case::Case,
        changes::{ChangeError, answer, propose},
        form::{ChangeForm, ReplyForm},
        life::Ender,
        pages::{
            changing::{Change, offered},
            problems,
        },
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
    let asked = match form.parse_with_reason(&case, &offered(&app, &case).await?.chosen(view.today())) {
        Ok(asked) => asked,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            let change = Change::of(&app, &view, &case, SIDE, &form, problems).await?;
            return again(&proposal_page(view, &case, change));
        }
    };
    match propose(&app.db, &app.address_key, Ender::Reviewer(&who), case.row.id, &asked, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("{}?done=change-proposed", address(&case)))),
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            let change = Change::of(&app, &view, &case, SIDE, &form, problems).await?;
            again(&proposal_page(view, &case, change))
        }
        Err(error) => Err(error.into()),
    }
}

/// To withdraw it: of their own proposal nobody has more to say.
pub async fn reply(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Change).await?;
    let form = ReplyForm::from(&fields);
    let reply = match form.parse() {
        Ok(reply) => reply,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            let change = Change::replied(&app, &view, &case, SIDE, form.words, problems).await?;
            return again(&proposal_page(view, &case, change));
        }
    };
    let ender = Ender::Reviewer(&who);
    answer(&app.db, &app.address_key, ender, case.row.id, form.change(), &reply, view.now).await?;
    Ok(view.see_other(&format!("{}?done=change-withdrawn", address(&case))))
}

fn address(case: &Case) -> String {
    format!("/admin/placements/{}", case.row.id)
}

fn proposal_page(view: View, case: &Case, change: Change) -> ProposalPage {
    ProposalPage { name: case.row.name.clone(), back: address(case), change, view }
}
