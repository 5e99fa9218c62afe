//! Door for everybody who has, or wants, an account.
pub mod data;
pub mod devices;
pub mod factor;
pub mod language;
pub mod own_email;
pub mod own_password;
pub mod password;
pub mod profile;
pub mod reset;
pub mod sign_in;
pub mod sign_up;

use super::owner::{Owner, OwnerError, prove};
use crate::{
    app::App,
    error::AppError,
    person::Email,
    roles::Candidate,
    web::{
        form::{FieldErrors, Fields, wrong},
        view::View,
    },
};

/// The one field that signing up and resetting ask for.
fn email(fields: &Fields) -> Result<Email, FieldErrors> {
    let mut errors = FieldErrors::default();
    errors.keep("email", Email::parse(fields.get("email"))).ok_or(errors)
}

/// Whoever is signed in, once they gave their password again as `current`; else its error is noted.
async fn owner(
    app: &App,
    view: &View,
    who: &Candidate,
    fields: &Fields,
    errors: &mut FieldErrors,
) -> Result<Option<Owner>, AppError> {
    // A field that was left empty is no try.
    if fields.get("current").is_empty() {
        errors.add("current", wrong("password_missing"));
        return Ok(None);
    }
    match prove(&app.db, &app.passwords, who, fields.get("current"), view.now).await {
        Ok(owner) => Ok(Some(owner)),
        Err(OwnerError::Wrong) => {
            errors.add("current", wrong("password_wrong"));
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// A local path to go on to, and nothing else: no host, no backslash, no control character.
fn local(next: &str) -> Option<&str> {
    let starts = next.starts_with('/') && !next.starts_with("//");
    let is_plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (starts && is_plain).then_some(next)
}

/// Letters that a network may cause in an hour by typing addresses.
const LETTERS_FROM_A_NETWORK: i32 = 60;

/// Refuses a network that types one address after the other.
async fn slow_down(app: &App, view: &View) -> Result<(), AppError> {
    let key = format!("account letters {}", view.network);
    let hour = chrono::Duration::hours(1);
    Ok(crate::limits::take(&app.db, &key, LETTERS_FROM_A_NETWORK, hour, view.now).await??)
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_paths_of_this_house_are_gone_on_to() {
        for good in ["/my", "/admin/events?kind=salon&q=%E6%8B%9B", "/"] {
            assert_eq!(local(good), Some(good));
        }
        for bad in ["", "my", "//evil.cn", "/\\evil.cn", "\\\\evil.cn", "https://evil.cn", "\t//evil.cn", "/a\nb"] {
            assert_eq!(local(bad), None, "{bad:?}");
        }
    }
}
