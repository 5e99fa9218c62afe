//! Proposing somebody: one of the enterprise's people, or by name.
use super::{card::kind, most};
use crate::{
    app::App,
    enterprises::{Room, members},
    error::Answer,
    mentors::{
        form::ProposalForm,
        propose::{ProposeError, propose},
    },
    roles::{Member, TendEnterprise},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::extract::State;
use entity::{account, membership};

#[derive(Template)]
#[template(path = "mentors/new.html")]
struct NewPage {
    view: View,
    room: Room,
    form: ProposalForm,
    accounts: Vec<Choice>,
    kinds: Vec<Choice>,
    grades: Vec<Choice>,
    problems: Problems,
}

type People = Vec<(membership::Model, account::Model)>;

pub async fn blank(State(app): State<App>, view: View, who: Member<TendEnterprise>) -> Answer {
    if !who.enterprise.status.is_active() {
        return Err(ProposeError::NotActive.into());
    }
    let people = members(app.db.read(), who.enterprise.id).await?;
    page(&new_page(view, &who, ProposalForm::default(), &people, &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Member<TendEnterprise>, fields: Fields) -> Answer {
    let people = members(app.db.read(), who.enterprise.id).await?;
    let form = ProposalForm::from(&fields);
    let new = match form.parse(&people, most(&app)) {
        Ok(new) => new,
        Err(errors) => return again(&new_page(view, &who, form, &people, &errors)),
    };
    match propose(&app.db, &who, new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/enterprise/{}/mentors?done=proposed", who.enterprise.slug))),
        Err(ProposeError::Already) => {
            let errors = FieldErrors::one("account", wrong("mentor_already"));
            again(&new_page(view, &who, form, &people, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

fn new_page(
    view: View,
    who: &Member<TendEnterprise>,
    form: ProposalForm,
    people: &People,
    errors: &FieldErrors,
) -> NewPage {
    let person = |(held, account): &(membership::Model, account::Model)| {
        let called = account.name.clone().or_else(|| account.email.clone()).unwrap_or_default();
        let args = [("name", called.into()), ("role", view.t(names::member(held.role)).into())];
        Choice::of(account.id.to_string(), view.fill("mentors-account-choice", &args), &form.account)
    };
    NewPage {
        accounts: people.iter().map(person).collect(),
        kinds: Choice::all(&view, kind, &form.profile.kind),
        grades: Choice::all(&view, names::mentor_grade, &form.profile.grade),
        problems: Problems::of(&view, errors),
        room: Room::of(&view, who),
        form,
        view,
    }
}
