//! Sending a draft, taking it back, and cancelling, which asks why on a page of its own.
use super::{Names, address, called, editor::Desk, find, id};
use crate::{
    app::App,
    enterprises::Room,
    error::Answer,
    placements::{
        Act, CancelError, Case, DraftForm, Hand, SendError, Stage, cancel,
        draft::wrong_turn,
        form::WhyForm,
        may,
        pages::{apart, problems},
        reason::{self, is_chosen},
        send, take_back,
    },
    roles::{Member, TendEnterprise},
    web::{
        choice::Choice,
        form::{FieldErrors, Fields},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::placement::Reason;
use sea_orm::Iterable;

/// What does not hold yet stands on the draft's page, at its fields.
pub async fn sending(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let (id, revision) = (id(&names)?, fields.get("revision").parse().unwrap_or(0));
    let faults = match send(&app.db, &app.address_key, &who, id, revision, view.now).await {
        Err(SendError::Faults(faults)) => faults,
        Err(error) => return Err(error.into()),
        Ok(row) => {
            let done = if Stage::of(&row) == Stage::WithEnterprise { "" } else { "?done=sent" };
            return Ok(view.see_other(&format!("{}{done}", address(&who.enterprise.slug, id))));
        }
    };
    let case = find(&app, &who, &names).await?;
    let (form, problems) = (DraftForm::of_case(&case), problems(&view, &apart(faults)));
    again(&Desk::of(&app, who, Some(case)).await?.page(view, form, problems))
}

pub async fn taking_back(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
) -> Answer {
    let row = take_back(&app.db, &app.address_key, &who, id(&names)?, view.now).await?;
    Ok(view.see_other(&format!("{}?done=taken-back", address(&who.enterprise.slug, row.id))))
}

#[derive(Template)]
#[template(path = "placements/room/cancellation.html")]
struct CancellationPage {
    view: View,
    room: Room,
    name: String,
    back: String,
    codes: Vec<Choice>,
    words: String,
    problems: Problems,
}

pub async fn ask(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let case = find(&app, &who, &names).await?;
    if !may(Hand::Enterprise, Act::Cancel, Stage::of(&case.row)) {
        return Err(CancelError::WithAnother(wrong_turn(&case.row)).into());
    }
    page(&cancellation(view, &who, &case, WhyForm::default(), &FieldErrors::default()))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let (case, form) = (find(&app, &who, &names).await?, WhyForm::from(&fields));
    let why = match form.parse(is_chosen) {
        Ok(why) => why,
        Err(errors) => return again(&cancellation(view, &who, &case, form, &errors)),
    };
    let row = cancel(&app.db, &app.address_key, &who, case.row.id, &why, view.now).await?;
    Ok(view.see_other(&format!("{}?done=cancelled", address(&who.enterprise.slug, row.id))))
}

fn cancellation(
    view: View,
    who: &Member<TendEnterprise>,
    case: &Case,
    form: WhyForm,
    errors: &FieldErrors,
) -> CancellationPage {
    let codes = Reason::iter().filter(|code| is_chosen(*code));
    CancellationPage {
        name: called(&view, &case.row),
        back: address(&who.enterprise.slug, case.row.id),
        codes: Choice::these(&view, codes, reason::name, &form.code),
        words: form.words,
        problems: Problems::of(&view, errors),
        room: Room::of(&view, who),
        view,
    }
}
