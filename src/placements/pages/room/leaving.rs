//! Somebody wishes to leave: the enterprise reads on which day, and answers.
use super::{Names, address, called, find, id};
use crate::{
    app::App,
    enterprises::Room,
    error::Answer,
    placements::{
        Case,
        form::LeaveForm,
        overlaps::{self, OverlapError, Reply, Standing, answer, to_answer},
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
use entity::placement_overlap::{self, Status};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/room/leaving.html")]
struct LeavingPage {
    view: View,
    room: Room,
    name: String,
    back: String,
    request: Uuid,
    asked: String,
    form: LeaveForm,
    codes: Vec<Choice>,
    problems: Problems,
}

pub async fn ask(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let case = find(&app, &who, &names).await?;
    let request = answerable(&app, &case, None).await?;
    page(&leaving_page(view, &who, &case, &request, LeaveForm::default(), &FieldErrors::default()))
}

/// What was read is answered: a request that was withdrawn meanwhile is not, and says so.
pub async fn create(
    State(app): State<App>,
    view: View,
    who: Member<TendEnterprise>,
    Path(names): Names,
    fields: Fields,
) -> Answer {
    let (case, form) = (find(&app, &who, &names).await?, LeaveForm::from(&fields));
    let reply = match form.parse() {
        Ok(reply) => reply,
        Err(errors) => {
            let request = answerable(&app, &case, fields.get("request").parse().ok()).await?;
            return again(&leaving_page(view, &who, &case, &request, form, &errors));
        }
    };
    let request = fields.get("request").parse().map_err(|_| OverlapError::NothingAsked)?;
    answer(&app.db, &app.address_key, &who, id(&names)?, request, &reply, view.now).await?;
    let done = if reply == Reply::Yes { "leave-accepted" } else { "leave-refused" };
    Ok(view.see_other(&format!("{}?done={done}", address(&who.enterprise.slug, case.row.id))))
}

/// Not what the bureau has by now.
async fn answerable(app: &App, case: &Case, seen: Option<Uuid>) -> Result<placement_overlap::Model, OverlapError> {
    let request = to_answer(app.db.read(), &case.row, seen).await?.ok_or(OverlapError::NothingAsked)?;
    match request.status {
        Status::Refused => Err(OverlapError::Stands(Standing::Refused)),
        // What was typed is not said to another one.
        _ if seen.is_some_and(|seen| seen != request.id) => Err(OverlapError::Stands(Standing::Withdrawn)),
        _ => Ok(request),
    }
}

/// One sentence for the placement's page, too.
pub fn wish(view: &View, case: &Case, request: &placement_overlap::Model) -> String {
    let key = match request.status {
        Status::Refused => "placements-enterprise-leave-refused",
        _ => "placements-enterprise-leave-asked",
    };
    let args = [("name", called(view, &case.row).into()), ("last", view.day(request.last_day).into())];
    view.fill(key, &args)
}

fn leaving_page(
    view: View,
    who: &Member<TendEnterprise>,
    case: &Case,
    request: &placement_overlap::Model,
    form: LeaveForm,
    errors: &FieldErrors,
) -> LeavingPage {
    LeavingPage {
        name: called(&view, &case.row),
        back: address(&who.enterprise.slug, case.row.id),
        request: request.id,
        asked: wish(&view, case, request),
        codes: Choice::all(&view, overlaps::name, &form.code),
        problems: Problems::of(&view, errors),
        room: Room::of(&view, who),
        form,
        view,
    }
}
