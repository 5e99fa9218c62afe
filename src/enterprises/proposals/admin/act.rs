//! Deciding: two at once, refusing with a reason on a page of its own.
use super::show::find;
use crate::{
    app::App,
    enterprises::{
        admin::act::{code_choices, named_code},
        proposals::{
            decide::{Members, ProposalDecision, decide_proposal},
            queries::Case,
        },
    },
    error::Answer,
    roles::{Officer, rights::DecideEnterprises},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, reason},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "enterprises/admin/act.html")]
struct RefusePage {
    view: View,
    name: String,
    /// Text keys of the act and of what it means.
    key: (&'static str, &'static str),
    here: String,
    back: String,
    reason: String,
    codes: Vec<Choice>,
    problems: Problems,
    is_bad: bool,
}

pub async fn take_up(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    done(&app, &view, &who, &case, &ProposalDecision::TakeUp).await
}

pub async fn accept(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let members = if fields.get("members") == "go" { Members::Go } else { Members::Stay };
    done(&app, &view, &who, &case, &ProposalDecision::Accept(members)).await
}

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    page(&refuse_page(view, &case, &Fields::default(), &FieldErrors::default()))
}

pub async fn refuse(
    State(app): State<App>,
    view: View,
    who: Officer<DecideEnterprises>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let mut errors = FieldErrors::default();
    let code = errors.keep("code", named_code(fields.get("code")));
    let why = errors.keep("reason", reason(fields.get("reason")));
    match (code, why) {
        (Some(code), Some(why)) => done(&app, &view, &who, &case, &ProposalDecision::Refuse(code, why)).await,
        _ => again(&refuse_page(view, &case, &fields, &errors)),
    }
}

async fn done(
    app: &App,
    view: &View,
    who: &Officer<DecideEnterprises>,
    case: &Case,
    decision: &ProposalDecision,
) -> Answer {
    decide_proposal(&app.db, &app.address_key, who, case.proposal.id, decision, view.now).await?;
    Ok(view.see_other(&format!("/admin/proposals/{}?done=decided", case.proposal.id)))
}

fn refuse_page(view: View, case: &Case, fields: &Fields, errors: &FieldErrors) -> RefusePage {
    RefusePage {
        name: case.enterprise.name.clone(),
        key: ("enterprises-proposal-refuse", "enterprises-proposal-refuse-means"),
        here: view.path.to_string(),
        back: format!("/admin/proposals/{}", case.proposal.id),
        reason: fields.get("reason").to_owned(),
        codes: code_choices(&view, fields),
        problems: Problems::of(&view, errors),
        is_bad: true,
        view,
    }
}
