//! What is done with a change, alike for each side's door: done, or the page with what was typed and what is wrong.
use super::Change;
use crate::{
    app::App,
    error::AppError,
    placements::{
        Case,
        changes::{ChangeError, FIELDS, answer, foresee, propose},
        faults::sentences,
        form::{ChangeForm, Reading, ReplyForm},
        life::Ender,
        pages::{named, problems},
    },
    web::{form::FieldErrors, problems::Problems, view::View},
};
use entity::{placement::Fault, placement_change::State};

pub enum Put {
    Done(State),
    Again(Box<Change>),
}

pub async fn put_proposal(
    app: &App,
    view: &View,
    case: &Case,
    who: Ender<'_>,
    form: &ChangeForm,
    Reading { asked, errors }: Reading,
) -> Result<Put, AppError> {
    let faults = if errors.is_empty() {
        match propose(&app.db, &app.address_key, who, case.row.id, &asked, view.now).await {
            Ok(change) => return Ok(Put::Done(change.state)),
            Err(ChangeError::Faults(faults)) => faults,
            Err(error) => return Err(error.into()),
        }
    } else {
        let unread: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        foresee(app.db.read(), case, &asked, &unread, who.side(), view.now).await?
    };
    let change = Change::of(app, view, case, who.side(), form, all(view, &errors, &faults)).await?;
    Ok(Put::Again(Box::new(Change { lacks_files: lacks_files(&faults), ..change })))
}

pub async fn put_reply(app: &App, view: &View, case: &Case, who: Ender<'_>, form: &ReplyForm) -> Result<Put, AppError> {
    let (problems, lacks_files) = match form.parse() {
        Err(errors) => (Problems::of(view, &errors), false),
        Ok(reply) => match answer(&app.db, &app.address_key, who, case.row.id, form.change(), &reply, view.now).await {
            Ok(change) => return Ok(Put::Done(change.state)),
            Err(ChangeError::Faults(faults)) => (problems(view, &faults), lacks_files(&faults)),
            Err(error) => return Err(error.into()),
        },
    };
    let change = Change::replied(app, view, case, who.side(), form.words.clone(), problems).await?;
    Ok(Put::Again(Box::new(Change { lacks_files, ..change })))
}

/// What cannot be read and what does not hold, in the order of the form.
fn all(view: &View, errors: &FieldErrors, faults: &[Fault]) -> Problems {
    let unread = errors.iter().map(|error| (error.field.clone(), error.message(view.words)));
    let mut all: Vec<(String, String)> = unread.chain(sentences(view.words, faults)).collect();
    all.sort_by_key(|(field, _)| FIELDS.iter().position(|name| name == field).unwrap_or(FIELDS.len()));
    named(view, Problems::these(all))
}

/// Of the enterprise, which can hand them in.
fn lacks_files(faults: &[Fault]) -> bool {
    faults.iter().any(|fault| fault.code == "files_missing")
}
