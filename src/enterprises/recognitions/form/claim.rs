//! What an enterprise claims.
use super::{Certificate, CertificateForm, certificate};
use crate::web::form::{FieldErrors, Fields, wrong};
use chrono::NaiveDate;
use entity::recognition_kind;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct ClaimForm {
    pub kind: String,
    pub certificate: CertificateForm,
}

impl From<&Fields> for ClaimForm {
    fn from(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        let certificate =
            CertificateForm { number: get("number"), valid_from: get("valid_from"), valid_to: get("valid_to") };
        Self { kind: get("kind"), certificate }
    }
}

impl ClaimForm {
    /// What a certificate looks like only its kind says.
    pub fn parse(&self, kinds: &[recognition_kind::Model], today: NaiveDate) -> Result<Certificate, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = kinds.iter().find(|kind| kind.key == self.kind).ok_or(wrong("answer_not_chosen"));
        match errors.keep("kind", kind) {
            Some(kind) => certificate(kind, &self.certificate, today),
            None => Err(errors),
        }
    }
}
