//! Door for officers: the list, one letter, and what repairs it.
pub mod address;
pub mod list;
pub mod show;
pub mod test;

use super::{kinds, queries};
use crate::{
    app::App,
    error::AppError,
    roles::{Officer, Right},
    web::view::View,
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
    let (key, tint) = match state {
        State::Queued => ("letters-state-queued", "info"),
        State::Sending => ("letters-state-sending", "info"),
        State::Sent => ("letters-state-sent", "ok"),
        State::Failed => ("letters-state-failed", "bad"),
        State::Lapsed => ("letters-state-lapsed", ""),
        State::Withdrawn => ("letters-state-withdrawn", ""),
        State::Withheld => ("letters-state-withheld", "warn"),
    };
    Shown { word: view.t(key), tint }
}

/// To whom: as a whole, masked, or that nobody knows any more.
fn reader(view: &View, email: Option<&str>, is_clear: bool) -> String {
    match email {
        Some(email) if is_clear => email.to_owned(),
        Some(email) => masked(email),
        None => view.t("letters-nobody"),
    }
}

/// f•••@example.cn
fn masked(email: &str) -> String {
    let (user, domain) = email.split_once('@').unwrap_or((email, ""));
    format!("{}•••@{domain}", user.chars().take(1).collect::<String>())
}

/// The subject; before the first rendering, the name of its kind.
fn subject(view: &View, subject: Option<&str>, kind: &str) -> String {
    subject.map_or_else(|| kind_name(view, kind), str::to_owned)
}

fn kind_name(view: &View, kind: &str) -> String {
    kinds::of(kind).map_or_else(|| kind.to_owned(), |kind| view.t(&kinds::name(kind)))
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn of_an_address_the_first_letter_and_the_host_are_told() {
        assert_eq!(masked("fang@example.cn"), "f•••@example.cn");
        assert_eq!(masked("芳@example.cn"), "芳•••@example.cn");
    }
}
