//! What people type about their account, parsed.
use crate::{
    person::{Email, Mobile, Name},
    web::form::{FieldErrors, Fields, wrong},
};
use entity::{Locale, account};

/// What an account says of its owner; all but the language may be left out.
#[derive(Clone, Debug)]
pub struct Profile {
    pub name: Option<Name>,
    pub mobile: Option<Mobile>,
    pub locale: Locale,
}

impl Profile {
    pub fn parse(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let typed = fields.get("name");
        let name = (!typed.trim().is_empty()).then(|| Name::parse(typed)).transpose();
        let name = errors.keep("name", name);
        let mobile = errors.keep("mobile", Mobile::parse(fields.get("mobile")));
        let named = Locale::ALL.into_iter().find(|locale| locale.tag() == fields.get("language"));
        let locale = errors.keep("language", named.ok_or(wrong("language_missing")));
        match (name, mobile, locale) {
            (Some(name), Some(mobile), Some(locale)) => Ok(Self { name, mobile, locale }),
            _ => Err(errors),
        }
    }
}

/// Another address than the account has.
pub fn another_email(fields: &Fields, account: &account::Model) -> Result<Email, FieldErrors> {
    let mut errors = FieldErrors::default();
    let email = errors.keep("email", Email::parse(fields.get("email"))).ok_or_else(|| errors.clone())?;
    if account.email_key.as_deref() == Some(email.key()) {
        errors.add("email", wrong("email_same"));
        return Err(errors);
    }
    Ok(email)
}
