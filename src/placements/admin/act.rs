//! Deciding on a draft: filing at once; returning and refusing ask for words on a page of their own.
use super::{
    ActPage, Decider, allowed, done, find, marks,
    show::{Drawn, draw},
    unmet,
};
use crate::{
    app::App,
    error::Answer,
    placements::{
        acts::Act,
        case::Case,
        decide::{DecideError, Decision, decide, guarded_under},
        fields::{MARKED, has},
    },
    roles::{Officer, rights::ReadEnterprises},
    web::{
        form::{FieldErrors, Fields, reason, reason_in, wrong},
        page::{page, page_with},
        problems::Problems,
        view::View,
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};

/// What does not hold is told on the placement's own page.
pub async fn file(
    State(app): State<App>,
    view: View,
    decider: Decider,
    who: Officer<ReadEnterprises>,
    Path(id): Path<String>,
) -> Answer {
    let case = find(&app, &decider, &id).await?;
    match decide(&app.db, &app.address_key, &decider, case.row.id, &Decision::File, view.now).await {
        Ok(row) => done(&view, row.id, "filed"),
        Err(DecideError::Faults(faults)) => {
            let drawn = Drawn { problems: Problems::these(unmet(&view, &faults)), ..Drawn::default() };
            page_with(StatusCode::CONFLICT, &draw(&app, view, &who, Some(&decider), case, drawn).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_return(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Return).await?;
    let under = guarded_under(app.db.read(), &case).await?;
    page(&return_page(view, &case, under, &Fields::default()))
}

pub async fn give_back(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Return).await?;
    let (chosen, under) = (fields.all("fields"), guarded_under(app.db.read(), &case).await?);
    let is_marked = |field: &&&str| chosen.iter().any(|other| other == *field) && has(&case, under, field);
    let marked: Vec<String> = MARKED.iter().filter(is_marked).map(ToString::to_string).collect();
    let mut errors = FieldErrors::default();
    if marked.is_empty() {
        errors.add("fields", wrong("fields_unmarked"));
    }
    match errors.keep("reason", reason(fields.get("reason"))) {
        Some(why) if errors.is_empty() => {
            decide(&app.db, &app.address_key, &who, case.row.id, &Decision::Return(marked, why), view.now).await?;
            done(&view, case.row.id, "returned")
        }
        _ => return_page(view, &case, under, &fields).wrong(&errors),
    }
}

fn return_page(view: View, case: &Case, under: i32, fields: &Fields) -> ActPage {
    let key = ("placements-desk-return", "placements-desk-return-means");
    let marks = marks(&view, case, under, &fields.all("fields"));
    ActPage { marks, hint: "placements-desk-return-hint", ..ActPage::new(view, key, case, fields) }
}

pub async fn ask_refusal(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Refuse).await?;
    page(&refusal_page(view, &case, &Fields::default()))
}

pub async fn refuse(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Refuse).await?;
    match reason_in(&fields) {
        Ok(why) => {
            decide(&app.db, &app.address_key, &who, case.row.id, &Decision::Refuse(why), view.now).await?;
            done(&view, case.row.id, "refused")
        }
        Err(errors) => refusal_page(view, &case, &fields).wrong(&errors),
    }
}

fn refusal_page(view: View, case: &Case, fields: &Fields) -> ActPage {
    let key = ("placements-desk-refuse", "placements-desk-refuse-means");
    ActPage { is_bad: true, ..ActPage::new(view, key, case, fields) }
}
