//! Deciding: two at once, refusing with a reason on a page of its own.
use super::show::find;
use crate::{
    app::App,
    enterprises::{
        admin::reason_page::{REFUSALS, ReasonPage, code_choices, named_code},
        proposals::{
            decide::{Members, ProposalDecision, decide_proposal},
            queries::Case,
        },
    },
    error::Answer,
    roles::{Officer, rights::DecideEnterprises},
    web::{
        form::{FieldErrors, Fields, reason},
        page::{again, page},
        view::View,
    },
};
use axum::extract::{Path, State};

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
    let code = errors.keep("code", named_code(REFUSALS, fields.get("code")));
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

fn refuse_page(view: View, case: &Case, fields: &Fields, errors: &FieldErrors) -> ReasonPage {
    let key = ("enterprises-proposal-refuse", "enterprises-proposal-refuse-means");
    let back = format!("/admin/proposals/{}", case.proposal.id);
    ReasonPage {
        codes: code_choices(&view, REFUSALS, fields),
        ..ReasonPage::new(view, key, case.enterprise.name.clone(), back, fields, errors)
    }
}
