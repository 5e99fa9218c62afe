//! Changing what is filed: the form, a proposal that waits, and the answer to one.
use super::{Names, address, called, find};
use crate::{
    app::App,
    enterprises::Room,
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
    roles::{Member, TendEnterprise},
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    placement::{Fault, Side},
    placement_change::State as Stands,
};

#[derive(Template)]
#[template(path = "placements/room/change.html")]
struct ChangePage {
    view: View,
    room: Room,
    name: String,
    back: String,
    /// Where nothing waits.
    sheet: Option<Sheet>,
    proposal: Option<Proposal>,
    words: String,
    problems: Problems,
}

pub async fn show(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let case = changing(find(&app, &who, &names).await?)?;
    let (form, none) = (ChangeForm::of(&case), Problems::default());
    page(&change_page(&app, view, &who, &case, &form, none).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let case = changing(find(&app, &who, &names).await?)?;
    let form = ChangeForm::read(&case, &fields);
    let asked = match form.parse(&case, &occupations(&app, &case).await?, view.today()) {
        Ok(asked) => asked,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            return again(&change_page(&app, view, &who, &case, &form, problems).await?);
        }
    };
    match propose(&app.db, &app.address_key, Ender::Enterprise(&who), case.row.id, &asked, view.now).await {
        Ok(change) => {
            let done = if change.state == Stands::InForce { "changed" } else { "proposed" };
            Ok(view.see_other(&format!("{}?done={done}", address(&who.enterprise.slug, case.row.id))))
        }
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            again(&change_page(&app, view, &who, &case, &form, problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn reply(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let case = changing(find(&app, &who, &names).await?)?;
    let form = ReplyForm::from(&fields);
    let reply = match form.parse() {
        Ok(reply) => reply,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            return again(&proposal_page(&app, view, &who, &case, form.words, problems).await?);
        }
    };
    let ender = Ender::Enterprise(&who);
    match answer(&app.db, &app.address_key, ender, case.row.id, form.change(), &reply, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("{}?done=answered", address(&who.enterprise.slug, case.row.id)))),
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            again(&proposal_page(&app, view, &who, &case, form.words, problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

fn changing(case: Case) -> Result<Case, ChangeError> {
    if may(Hand::Enterprise, Act::Change, Stage::of(&case.row)) {
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
    who: &Member<TendEnterprise>,
    case: &Case,
    form: &ChangeForm,
    problems: Problems,
) -> Result<ChangePage, AppError> {
    let proposal = Proposal::of(app, &view, case, Side::Enterprise).await?;
    let sheet = match proposal {
        Some(_) => None,
        None => Some(Sheet::of(&view, case, &occupations(app, case).await?, form)),
    };
    Ok(ChangePage {
        name: called(&view, &case.row),
        back: address(&who.enterprise.slug, case.row.id),
        sheet,
        proposal,
        words: String::new(),
        problems,
        room: Room::of(&view, who),
        view,
    })
}

/// Of one that does not wait any more there is nothing to say.
async fn proposal_page(
    app: &App,
    view: View,
    who: &Member<TendEnterprise>,
    case: &Case,
    words: String,
    problems: Problems,
) -> Result<ChangePage, AppError> {
    let page = change_page(app, view, who, case, &ChangeForm::of(case), problems).await?;
    if page.proposal.is_none() {
        return Err(ChangeError::Over.into());
    }
    Ok(ChangePage { words, ..page })
}
