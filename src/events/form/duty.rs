//! Who is put on duty and where, as an officer chooses it.
use crate::{
    events::duty::NewDuty,
    web::form::{FieldErrors, Fields, wrong},
};

/// Stands for the whole event where a session would have its id.
pub const WHOLE: &str = "event";

/// As chosen.
#[derive(Clone, Debug)]
pub struct DutyForm {
    pub officer: String,
    pub at: String,
}

impl From<&Fields> for DutyForm {
    fn from(fields: &Fields) -> Self {
        Self { officer: fields.get("officer").to_owned(), at: fields.get("at").to_owned() }
    }
}

impl DutyForm {
    /// Nobody, at the whole event.
    pub fn blank() -> Self {
        Self { officer: String::new(), at: WHOLE.to_owned() }
    }

    pub fn parse(&self) -> Result<NewDuty, FieldErrors> {
        let mut errors = FieldErrors::default();
        let chosen = match self.officer.as_str() {
            "" => Err(wrong("officer_missing")),
            id => id.parse().map_err(|_| wrong("officer_gone")),
        };
        let officer = errors.keep("officer", chosen);
        let at = match self.at.as_str() {
            WHOLE => Ok(None),
            session => session.parse().map(Some).map_err(|_| wrong("session_gone")),
        };
        let session = errors.keep("at", at);
        officer.zip(session).map(|(officer, session)| NewDuty { officer, session }).ok_or(errors)
    }
}
