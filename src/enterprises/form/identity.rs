//! What a licence says: code and name, as somebody types them.
use super::{Care, CreditCode};
use crate::web::form::{FieldErrors, Fields, line, wrong};

pub(super) const LONGEST_NAME: usize = 80;

/// Who an enterprise is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub code: CreditCode,
    /// Its inner check fails, and whoever typed it said that the licence reads so.
    pub is_odd_code: bool,
    pub name: String,
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct IdentityForm {
    pub code: String,
    pub copied_exactly: bool,
    pub name: String,
}

impl From<&Fields> for IdentityForm {
    fn from(fields: &Fields) -> Self {
        Self {
            code: fields.get("uscc").to_owned(),
            copied_exactly: fields.get("copied_exactly") == "yes",
            name: fields.get("name").to_owned(),
        }
    }
}

impl IdentityForm {
    pub fn parse(&self, errors: &mut FieldErrors) -> Option<Identity> {
        let strict = CreditCode::parse(&self.code, Care::AsTyped);
        let is_odd_code = self.copied_exactly && strict == Err(wrong("code_inner"));
        let care = if self.copied_exactly { Care::CopiedExactly } else { Care::AsTyped };
        let code = errors.keep("uscc", CreditCode::parse(&self.code, care));
        let name = line(&self.name, LONGEST_NAME).and_then(|name| name.ok_or(wrong("text_missing")));
        let name = errors.keep("name", name);
        Some(Identity { code: code?, is_odd_code, name: name? })
    }

    /// Only the inner check fails, so that whoever copied the code exactly may say so.
    pub fn offers_exact(&self, errors: &FieldErrors) -> bool {
        self.copied_exactly || errors.at("uscc").is_some_and(|error| error.code == "code_inner")
    }
}
