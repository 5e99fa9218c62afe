//! Whom an enterprise proposes: one of its people, or somebody by name.
use super::{Profile, ProfileForm};
use crate::web::form::{FieldErrors, Fields, wrong};
use entity::{account, membership};
use uuid::Uuid;

/// A mentor to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMentor {
    /// `None`: without an account.
    pub account: Option<Uuid>,
    pub profile: Profile,
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct ProposalForm {
    /// Id of a member; empty for somebody by name.
    pub account: String,
    pub profile: ProfileForm,
}

impl From<&Fields> for ProposalForm {
    fn from(fields: &Fields) -> Self {
        Self { account: fields.get("account").to_owned(), profile: ProfileForm::from(fields) }
    }
}

impl ProposalForm {
    /// Where no name is typed, a member goes by the one of the account.
    pub fn parse(&self, members: &[(membership::Model, account::Model)], most: i32) -> Result<NewMentor, FieldErrors> {
        let mut errors = FieldErrors::default();
        let member = members.iter().map(|(_, account)| account).find(|account| account.id.to_string() == self.account);
        if member.is_none() && !self.account.is_empty() {
            errors.add("account", wrong("answer_not_chosen"));
        }
        let own = member.and_then(|account| account.name.clone()).filter(|_| self.profile.name.trim().is_empty());
        let typed = ProfileForm { name: own.unwrap_or_else(|| self.profile.name.clone()), ..self.profile.clone() };
        match typed.parse(most) {
            Ok(profile) if errors.is_empty() => Ok(NewMentor { account: member.map(|account| account.id), profile }),
            Ok(_) => Err(errors),
            Err(others) => Err(errors.and(others)),
        }
    }
}
