//! Proposing another name, code and licence; or what became of what was proposed.
use super::licence;
use crate::{
    app::App,
    enterprises::{
        Room,
        form::{Identity, IdentityForm},
        proposals::{
            card::state,
            propose::{Asked, ProposeError, propose},
            queries,
            withdraw::withdraw,
        },
    },
    error::Answer,
    roles::{LeadEnterprise, Member},
    web::{
        form::{FieldErrors, Query, wrong},
        page::{again, page},
        problems::Problems,
        upload::Upload,
        view::View,
    },
    words::names,
};
use askama::Template;
use axum::extract::State;
use entity::{
    enterprise::Reason,
    proposal::{self, Kind, Status},
};

#[derive(Template)]
#[template(path = "enterprises/proposals/change.html")]
struct ChangePage {
    view: View,
    room: Room,
    form: IdentityForm,
    offers_exact: bool,
    problems: Problems,
    last: Option<Last>,
    may_propose: bool,
    flash: Option<&'static str>,
}

/// What was proposed last.
struct Last {
    name: String,
    code: String,
    state: String,
    tint: &'static str,
    may_withdraw: bool,
    why: Option<&'static str>,
    reason: Option<String>,
}

impl Last {
    fn of(view: &View, row: proposal::Model) -> Self {
        let (key, tint) = state(row.status);
        Self {
            state: view.t(key),
            tint,
            may_withdraw: row.status == Status::Open,
            why: row.reason_code.filter(|code| *code != Reason::Other).map(names::enterprise_reason),
            reason: row.reason,
            name: row.name.unwrap_or_default(),
            code: row.code.unwrap_or_default(),
        }
    }
}

pub async fn show(State(app): State<App>, view: View, who: Member<LeadEnterprise>, Query(query): Query) -> Answer {
    let last = queries::last_of(app.db.read(), who.enterprise.id, Kind::Change).await?;
    let flash = match query.get("done") {
        "proposed" => Some("enterprises-done-proposed"),
        "withdrawn" => Some("enterprises-done-proposal-withdrawn"),
        _ => None,
    };
    let now = IdentityForm {
        code: who.enterprise.code.clone(),
        copied_exactly: who.enterprise.is_odd_code,
        name: who.enterprise.name.clone(),
    };
    let may_propose = !last.as_ref().is_some_and(|last| last.status.is_open());
    let last = last.map(|row| Last::of(&view, row));
    page(&ChangePage { last, may_propose, flash, ..change_page(view, &who, now, &FieldErrors::default()) })
}

pub async fn create(State(app): State<App>, view: View, who: Member<LeadEnterprise>, upload: Upload) -> Answer {
    let form = IdentityForm::from(&upload.fields);
    let mut errors = FieldErrors::default();
    let identity: Option<Identity> = form.parse(&mut errors);
    let licence = licence(upload.file, &mut errors).await?;
    let (Some(to), Some(licence)) = (identity, licence) else {
        return again(&change_page(view, &who, form, &errors));
    };
    match propose(&app.db, &who, to, Asked { licence, words: String::new() }, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/enterprise/{}/proposal?done=proposed", who.enterprise.slug))),
        Err(ProposeError::CodeTaken) => {
            errors.add("uscc", wrong("code_taken"));
            again(&change_page(view, &who, form, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn withdraw_own(State(app): State<App>, view: View, who: Member<LeadEnterprise>) -> Answer {
    withdraw(&app.db, &who, view.now).await?;
    Ok(view.see_other(&format!("/enterprise/{}/proposal?done=withdrawn", who.enterprise.slug)))
}

fn change_page(view: View, who: &Member<LeadEnterprise>, form: IdentityForm, errors: &FieldErrors) -> ChangePage {
    ChangePage {
        room: Room::of(&view, who),
        offers_exact: form.offers_exact(errors),
        problems: Problems::of(&view, errors),
        last: None,
        may_propose: true,
        flash: None,
        form,
        view,
    }
}
