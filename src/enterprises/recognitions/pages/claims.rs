//! One enterprise's: what it is recognised as, claiming, and taking a claim back.
use super::choices;
use crate::{
    app::App,
    enterprises::{
        Room,
        recognitions::{
            card::Card,
            claim::{ClaimError, claim},
            form::ClaimForm,
            queries,
            withdraw::withdraw,
        },
    },
    error::{Answer, AppError},
    roles::{Member, MemberRight, SeeEnterprise, TendEnterprise},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    recognition::{self, Status},
    recognition_kind,
};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "enterprises/recognitions/list.html")]
struct ListPage {
    view: View,
    room: Room,
    rows: Vec<Row>,
    /// The enterprise is active, and whoever reads may claim.
    may_claim: bool,
    flash: Option<&'static str>,
}

struct Row {
    card: Card,
    /// In the officer's words.
    reason: Option<String>,
    may_withdraw: bool,
}

pub async fn list(State(app): State<App>, view: View, who: Member<SeeEnterprise>, Query(query): Query) -> Answer {
    let kinds = queries::kinds(app.db.read()).await?;
    let own = queries::of(app.db.read(), who.enterprise.id).await?;
    let tends = TendEnterprise::has(who.role);
    let row = |row: &recognition::Model| Row {
        card: Card::of(&view, &kinds, row),
        reason: row.reason.clone(),
        may_withdraw: tends && row.status == Status::Claimed,
    };
    page(&ListPage {
        rows: own.iter().map(row).collect(),
        may_claim: tends && who.enterprise.status.is_active(),
        flash: match query.get("done") {
            "claimed" => Some("enterprises-recognition-done-claimed"),
            "withdrawn" => Some("enterprises-recognition-done-withdrawn"),
            _ => None,
        },
        room: Room::of(&view, &who),
        view,
    })
}

#[derive(Template)]
#[template(path = "enterprises/recognitions/new.html")]
struct NewPage {
    view: View,
    room: Room,
    form: ClaimForm,
    kinds: Vec<Choice>,
    problems: Problems,
}

pub async fn blank(State(app): State<App>, view: View, who: Member<TendEnterprise>) -> Answer {
    if !who.enterprise.status.is_active() {
        return Err(ClaimError::NotActive.into());
    }
    let kinds = queries::kinds(app.db.read()).await?;
    page(&new_page(view, &who, ClaimForm::default(), &kinds, &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, who: Member<TendEnterprise>, fields: Fields) -> Answer {
    let kinds = queries::kinds(app.db.read()).await?;
    let form = ClaimForm::from(&fields);
    let new = match form.parse(&kinds, view.today()) {
        Ok(new) => new,
        Err(errors) => return again(&new_page(view, &who, form, &kinds, &errors)),
    };
    match claim(&app.db, &who, new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/enterprise/{}/recognitions?done=claimed", who.enterprise.slug))),
        Err(ClaimError::Standing) => {
            let mut errors = FieldErrors::default();
            errors.add("number", wrong("certificate_standing"));
            again(&new_page(view, &who, form, &kinds, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

fn new_page(
    view: View,
    who: &Member<TendEnterprise>,
    form: ClaimForm,
    kinds: &[recognition_kind::Model],
    errors: &FieldErrors,
) -> NewPage {
    NewPage {
        kinds: choices(&view, kinds, &form.kind),
        problems: Problems::of(&view, errors),
        room: Room::of(&view, who),
        form,
        view,
    }
}

#[derive(Template)]
#[template(path = "enterprises/recognitions/withdrawal.html")]
struct WithdrawalPage {
    view: View,
    room: Room,
    card: Card,
}

type Names = Path<HashMap<String, String>>;

pub async fn ask(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let row = queries::own(app.db.read(), who.enterprise.id, id(&names)?).await?.ok_or(AppError::NotFound)?;
    let kinds = queries::kinds(app.db.read()).await?;
    page(&WithdrawalPage { card: Card::of(&view, &kinds, &row), room: Room::of(&view, &who), view })
}

pub async fn take_back(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    withdraw(&app.db, &who, id(&names)?).await?;
    Ok(view.see_other(&format!("/enterprise/{}/recognitions?done=withdrawn", who.enterprise.slug)))
}

fn id(names: &HashMap<String, String>) -> Result<uuid::Uuid, AppError> {
    names.get("id").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)
}
