//! Who teaches instead of whom: nobody before is one more, nobody then is one less.
use crate::{
    placements::changes::Teach,
    web::form::{FieldErrors, Fields, wrong},
};
use entity::mentor;
use uuid::Uuid;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct TeachForm {
    pub from: String,
    pub to: String,
}

impl From<&Fields> for TeachForm {
    fn from(fields: &Fields) -> Self {
        Self { from: fields.get("from").to_owned(), to: fields.get("to").to_owned() }
    }
}

impl TeachForm {
    /// `own` are the enterprise's mentors in any state. Whether whoever goes still teaches is the verb's to say.
    pub fn parse(&self, own: &[mentor::Model]) -> Result<Teach, FieldErrors> {
        let mut errors = FieldErrors::default();
        let from: Option<Uuid> = self.from.parse().ok();
        let to = if self.to.is_empty() { None } else { self.comes(own, &mut errors) };
        if from.is_none() && to.is_none() && errors.is_empty() {
            errors.add("to", wrong("answer_not_chosen"));
        }
        if from.is_some() && from == to {
            errors.add("to", wrong("mentor_same"));
        }
        let teach = match (from, to) {
            (Some(from), Some(to)) => Some(Teach::Instead { from, to }),
            (None, Some(to)) => Some(Teach::Besides(to)),
            (Some(from), None) => Some(Teach::NoMore(from)),
            (None, None) => None,
        };
        teach.filter(|_| errors.is_empty()).ok_or(errors)
    }

    /// Somebody has to come.
    pub fn comes(&self, own: &[mentor::Model], errors: &mut FieldErrors) -> Option<Uuid> {
        let found = own.iter().find(|mentor| mentor.id.to_string() == self.to).ok_or(wrong("answer_not_chosen"));
        let found = found.and_then(|mentor| match mentor.status {
            mentor::Status::Approved => Ok(mentor.id),
            _ => Err(wrong("mentor_unapproved")),
        });
        errors.keep("to", found)
    }
}
