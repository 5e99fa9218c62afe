//! An application as somebody types it: who the enterprise is, and what it says of itself.
use super::{Identity, IdentityForm, Profile, ProfileForm};
use crate::web::form::{FieldErrors, Fields};

/// An enterprise to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnterprise {
    pub identity: Identity,
    pub profile: Profile,
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct ApplicationForm {
    pub identity: IdentityForm,
    pub profile: ProfileForm,
}

impl From<&Fields> for ApplicationForm {
    fn from(fields: &Fields) -> Self {
        Self { identity: IdentityForm::from(fields), profile: ProfileForm::from(fields) }
    }
}

impl ApplicationForm {
    pub fn parse(&self) -> Result<NewEnterprise, FieldErrors> {
        let mut errors = FieldErrors::default();
        let identity = self.identity.parse(&mut errors);
        let profile = self.profile.parse(&mut errors);
        identity.zip(profile).map(|(identity, profile)| NewEnterprise { identity, profile }).ok_or(errors)
    }
}
