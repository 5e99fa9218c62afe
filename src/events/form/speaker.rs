//! A speaker's name and affiliation as an officer types them.
use crate::{
    events::sessions::call::Called,
    web::form::{FieldErrors, Fields, Wrong, line, typed::Typed, wrong},
};
use entity::speaker;
use std::ops::Deref;

pub const LONGEST_NAME: usize = 40;
pub const LONGEST_PLACE: usize = 80;

const FIELDS: [&str; 4] = ["name_zh", "name_en", "affiliation_zh", "affiliation_en"];

/// As typed.
#[derive(Clone, Debug)]
pub struct SpeakerForm(Typed);

impl Deref for SpeakerForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl From<&Fields> for SpeakerForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl From<&speaker::Model> for SpeakerForm {
    fn from(row: &speaker::Model) -> Self {
        let value = |name: &str| match name {
            "name_zh" => row.name_zh.clone(),
            "name_en" => row.name_en.clone(),
            "affiliation_zh" => row.affiliation_zh.clone(),
            _ => row.affiliation_en.clone(),
        };
        Self(Typed::of(&FIELDS, value))
    }
}

impl SpeakerForm {
    pub fn parse(&self) -> Result<Called, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = self.both(&mut errors, "name", name, true);
        let affiliation = self.both(&mut errors, "affiliation", |text| line(text, LONGEST_PLACE), false);
        (|| Some(Called { name: name?, affiliation: affiliation? }))().filter(|_| errors.is_empty()).ok_or(errors)
    }
}

/// A comma would part it from the affiliation where it is chosen.
fn name(text: &str) -> Result<Option<String>, Wrong> {
    let name = line(text, LONGEST_NAME)?;
    if name.as_ref().is_some_and(|name| name.contains(['，', ','])) { Err(wrong("speaker_comma")) } else { Ok(name) }
}
