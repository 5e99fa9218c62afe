//! What people type → what we know. The same rules for the page and for JSON.
mod answers;
mod filter;
mod message;
mod sessions;

pub use answers::{AnswersForm, Raw, answers, field};
pub use filter::{PeopleFilter, Sort};
pub use message::{MessageForm, NewMessage, STATES};
pub use sessions::{sessions, unfit};

use crate::{
    person::{Email, Mobile, Name},
    registrations::correct::Details,
    roles::Candidate,
    secret,
    web::form::{FieldErrors, Fields, Wrong, wrong},
};
use entity::{Answers, Locale, question};
use uuid::Uuid;

const KEY_LENGTHS: std::ops::RangeInclusive<usize> = 16..=64;

/// A believed registration to be.
#[derive(Clone, Debug)]
pub struct NewRegistration {
    pub event: Uuid,
    pub name: Name,
    pub email: Email,
    pub mobile: Option<Mobile>,
    pub answers: Answers,
    /// Chosen, of those that have places of their own.
    pub sessions: Vec<Uuid>,
    pub notice_version: i32,
    pub locale: Locale,
    pub key: Option<Key>,
    /// The account that registers with its own address, and so claims it at once.
    pub account: Option<Uuid>,
}

/// What makes sending twice harmless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The page's own; the same one with another address asks what is meant.
    Form(String),
    /// `Idempotency-Key` with the hash of the body that it came with.
    Idempotency { value: String, body_hash: String },
}

impl Key {
    pub fn value(&self) -> &str {
        match self {
            Self::Form(value) | Self::Idempotency { value, .. } => value,
        }
    }

    /// 16 to 64 visible ASCII characters.
    pub fn check(value: &str) -> Result<String, Wrong> {
        if !KEY_LENGTHS.contains(&value.len()) || !value.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(wrong("key_length"));
        }
        Ok(value.to_owned())
    }
}

impl NewRegistration {
    /// Whoever is signed in and gives the account's own address claims it in the same act.
    pub fn by(self, who: Option<&Candidate>) -> Self {
        let is_own = |who: &&Candidate| who.account.email_key.as_deref() == Some(self.email.key());
        Self { account: who.filter(is_own).map(|who| who.account.id), ..self }
    }

    /// What the key is tied to: the whole body, or for a page the address.
    pub fn key_hash(&self) -> String {
        match &self.key {
            Some(Key::Idempotency { body_hash, .. }) => body_hash.clone(),
            _ => secret::digest(self.email.key().as_bytes()),
        }
    }
}

/// As typed into the page.
#[derive(Clone, Debug, Default)]
pub struct RegistrationForm {
    pub name: String,
    pub email: String,
    pub mobile: String,
    pub consent: bool,
    pub notice_version: String,
    pub key: String,
    pub answers: AnswersForm,
    /// Ids of the sessions that are ticked.
    pub sessions: Vec<String>,
}

impl From<Fields> for RegistrationForm {
    fn from(fields: Fields) -> Self {
        Self {
            name: fields.get("name").to_owned(),
            email: fields.get("email").to_owned(),
            mobile: fields.get("mobile").to_owned(),
            consent: fields.get("consent") == "yes",
            notice_version: fields.get("notice").to_owned(),
            key: fields.get("key").to_owned(),
            sessions: fields.all("session"),
            answers: AnswersForm(fields),
        }
    }
}

impl RegistrationForm {
    pub fn parse(
        &self,
        event: Uuid,
        questions: &[question::Model],
        notice: i32,
        locale: Locale,
    ) -> Result<NewRegistration, FieldErrors> {
        let mut errors = FieldErrors::default();
        let details = details(&self.name, &self.email, &self.mobile, &mut errors);
        let answers = answers(questions, |question| self.answers.raw(question), &mut errors);
        let sessions = errors.keep("sessions", sessions(&self.sessions));
        let consent = errors.keep("consent", self.consented(notice));
        let key = errors.keep("key", self.form_key());
        match (details, answers, sessions, consent, key) {
            (Some(details), Some(answers), Some(sessions), Some(()), Some(key)) if errors.is_empty() => {
                Ok(NewRegistration { sessions, ..new(event, details, answers, notice, locale, key) })
            }
            _ => Err(errors),
        }
    }

    /// To the version that was on the page; when a newer one came meanwhile, it is asked for again.
    fn consented(&self, notice: i32) -> Result<(), Wrong> {
        if !self.consent {
            return Err(wrong("consent_missing"));
        }
        if !self.notice_version.is_empty() && self.notice_version != notice.to_string() {
            return Err(wrong("consent_changed"));
        }
        Ok(())
    }

    fn form_key(&self) -> Result<Option<Key>, Wrong> {
        if self.key.is_empty() {
            return Ok(None);
        }
        // The form comes back with a fresh key, so sending it again is all there is to do.
        Key::check(&self.key).map(|key| Some(Key::Form(key))).map_err(|_| wrong("form_stale"))
    }
}

pub fn new(
    event: Uuid,
    details: Details,
    answers: Answers,
    notice: i32,
    locale: Locale,
    key: Option<Key>,
) -> NewRegistration {
    let Details { name, email, mobile } = details;
    NewRegistration {
        event,
        name,
        email,
        mobile,
        answers,
        sessions: vec![],
        notice_version: notice,
        locale,
        key,
        account: None,
    }
}

/// Name, address and mobile, each with its own error.
pub fn details(name: &str, email: &str, mobile: &str, errors: &mut FieldErrors) -> Option<Details> {
    let name = errors.keep("name", Name::parse(name));
    let email = errors.keep("email", Email::parse(email));
    let mobile = errors.keep("mobile", Mobile::parse(mobile));
    Some(Details { name: name?, email: email?, mobile: mobile? })
}
