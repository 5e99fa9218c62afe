//! Changing what is filed, by the apprentice: the form, a proposal that waits, and the answer to one.
use super::find;
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Case, Hand, Stage,
        changes::{ChangeError, answer, propose},
        draft::wrong_turn,
        faults::sentence,
        form::{ChangeForm, ReplyForm},
        life::Ender,
        may,
        pages::changing::{Proposal, Sheet, occupations},
    },
    roles::Candidate,
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::placement::{Fault, Side};

#[derive(Template)]
#[template(path = "placements/mine/change.html")]
struct ChangePage {
    view: View,
    enterprise: Spoken,
    back: String,
    /// Where nothing waits.
    sheet: Option<Sheet>,
    proposal: Option<Proposal>,
    words: String,
    problems: Problems,
}

pub async fn show(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = changing(find(&app, &who, &id).await?)?;
    let (form, none) = (ChangeForm::of(&case), Problems::default());
    page(&change_page(&app, view, &case, &form, none).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = changing(find(&app, &who, &id).await?)?;
    let form = ChangeForm::read(&case, &fields);
    let asked = match form.parse(&case, &occupations(&app, &case).await?, view.today()) {
        Ok(asked) => asked,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            return again(&change_page(&app, view, &case, &form, problems).await?);
        }
    };
    match propose(&app.db, &app.address_key, Ender::Apprentice(&who), case.row.id, &asked, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("{}?done=proposed", address(&case)))),
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            again(&change_page(&app, view, &case, &form, problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn reply(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = changing(find(&app, &who, &id).await?)?;
    let form = ReplyForm::from(&fields);
    let reply = match form.parse() {
        Ok(reply) => reply,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            return again(&proposal_page(&app, view, &case, form.words, problems).await?);
        }
    };
    let ender = Ender::Apprentice(&who);
    match answer(&app.db, &app.address_key, ender, case.row.id, form.change(), &reply, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("{}?done=answered-change", address(&case)))),
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            again(&proposal_page(&app, view, &case, form.words, problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

fn address(case: &Case) -> String {
    format!("/my/placements/{}", case.row.id)
}

fn changing(case: Case) -> Result<Case, ChangeError> {
    if may(Hand::Apprentice, Act::Change, Stage::of(&case.row)) {
        return Ok(case);
    }
    Err(ChangeError::WithAnother(wrong_turn(&case.row)))
}

fn problems(view: &View, faults: &[Fault]) -> Problems {
    Problems::these(faults.iter().map(|fault| (fault.field.clone(), sentence(view.words, fault))))
}

async fn change_page(
    app: &App,
    view: View,
    case: &Case,
    form: &ChangeForm,
    problems: Problems,
) -> Result<ChangePage, AppError> {
    let proposal = Proposal::of(app, &view, case, Side::Apprentice).await?;
    let sheet = match proposal {
        Some(_) => None,
        None => Some(Sheet::of(&view, case, &occupations(app, case).await?, form)),
    };
    Ok(ChangePage {
        enterprise: Spoken::chinese(&case.enterprise.name, view.locale()),
        back: address(case),
        sheet,
        proposal,
        words: String::new(),
        problems,
        view,
    })
}

/// Of one that does not wait any more there is nothing to say.
async fn proposal_page(
    app: &App,
    view: View,
    case: &Case,
    words: String,
    problems: Problems,
) -> Result<ChangePage, AppError> {
    let page = change_page(app, view, case, &ChangeForm::of(case), problems).await?;
    if page.proposal.is_none() {
        return Err(ChangeError::Over.into());
    }
    Ok(ChangePage { words, ..page })
}
