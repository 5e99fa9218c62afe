//! A draft's form as it is filled at first, and two who edit it at the same time.
use super::DraftForm;
use crate::{
    placements::{Case, fields::MARKED},
    secret,
    web::form::Fields,
};
use entity::placement_mentor::Role;
use uuid::Uuid;

/// Those that are typed or chosen, in the order of the form.
fn fields() -> impl Iterator<Item = &'static str> {
    MARKED.into_iter().filter(|field| !matches!(*field, "form" | "contract")).chain(["told"])
}

impl DraftForm {
    pub fn of_case(case: &Case) -> Self {
        let teaches = |role| case.mentors.iter().find(|(tie, _)| tie.role == role).map(|(_, mentor)| mentor.id);
        Self::of(&case.row, [teaches(Role::Lead), teaches(Role::Second)])
    }

    /// Empty but for the programme.
    pub fn under(programme: Uuid) -> Self {
        Fields::from(vec![("programme".to_owned(), programme.to_string())]).into()
    }

    /// What each field holds, so that it can be told later whether somebody touched it.
    pub fn marks(&self) -> String {
        fields().map(|field| secret::digest(self.get(field).as_bytes())[..8].to_owned()).collect::<Vec<_>>().join(" ")
    }

    /// Brings what was typed together with what another saved meanwhile: a field that only one of them touched is as
    /// that one left it; the names of those that both touched are given back, and keep what was typed.
    pub fn merge(&self, saved: &Self, marks: &str) -> (Self, Vec<&'static str>) {
        let marks: Vec<&str> = marks.split(' ').collect();
        let (mut merged, mut both) = (Vec::new(), Vec::new());
        for (at, field) in fields().enumerate() {
            let was = marks.get(at).copied().unwrap_or_default();
            let is_touched = |value: &str| secret::digest(value.as_bytes())[..8] != *was;
            let (typed, theirs) = (self.get(field), saved.get(field));
            let value = if is_touched(typed) { typed } else { theirs };
            if is_touched(typed) && is_touched(theirs) && typed != theirs {
                both.push(field);
            }
            merged.push((field.to_owned(), value.to_owned()));
        }
        (Fields::from(merged).into(), both)
    }
}
