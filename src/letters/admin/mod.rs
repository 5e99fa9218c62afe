//! Door for officers: the list, one letter, and what repairs it.
pub mod address;
pub mod list;
pub mod show;
pub mod test;

use super::{kinds, queries};
use crate::{
    app::App,
    error::AppError,
    person::masked_email,
    roles::{Officer, Right},
    web::view::View,
    words::names,
};
use entity::letter::State;

/// The letter that an address names.
async fn find<R: Right>(app: &App, who: &Officer<R>, id: &str) -> Result<queries::Found, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    queries::find(app.db.read(), who, id).await?.ok_or(AppError::NotFound)
}

/// A state in words, and the class of its tint.
struct Shown {
    word: String,
    tint: &'static str,
}

fn shown(view: &View, state: State) -> Shown {
    let tint = match state {
        State::Queued | State::Sending => "info",
        State::Sent => "ok",
        State::Failed => "bad",
        State::Withheld => "warn",
        State::Lapsed | State::Withdrawn => "",
    };
    Shown { word: view.t(names::letter(state)), tint }
}

/// To whom: as a whole, masked, or that nobody knows any more.
fn reader(view: &View, email: Option<&str>, is_clear: bool) -> String {
    match email {
        Some(email) if is_clear => email.to_owned(),
        Some(email) => masked_email(email),
        None => view.t("letters-nobody"),
    }
}

/// The subject; before the first rendering, the name of its kind.
fn subject(view: &View, subject: Option<&str>, kind: &str) -> String {
    subject.map_or_else(|| kind_name(view, kind), str::to_owned)
}

fn kind_name(view: &View, kind: &str) -> String {
    kinds::of(kind).map_or_else(|| kind.to_owned(), |kind| view.t(&kinds::name(kind)))
}
