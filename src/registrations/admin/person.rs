//! As much of a person as an officer's role may see: what is masked is masked before it reaches a page.
use crate::{
    person::{masked_email, masked_mobile, masked_name},
    registrations::letters::dashed,
    roles::Sight,
};
use entity::registration;

pub struct Person {
    /// `None`: the person was forgotten.
    pub name: Option<String>,
    pub email: Option<String>,
    pub mobile: Option<String>,
    pub code: String,
}

impl Person {
    pub fn of(row: &registration::Model, sight: Sight) -> Self {
        let show = |value: &Option<String>, mask: fn(&str) -> String| match sight {
            Sight::Masked => value.as_deref().map(mask),
            Sight::NameAndCode => None,
            Sight::Own | Sight::All => value.clone(),
        };
        let name = match sight {
            Sight::Masked => row.name.as_deref().map(masked_name),
            _ => row.name.clone(),
        };
        Self {
            name,
            email: show(&row.email, masked_email),
            mobile: show(&row.mobile, masked_mobile),
            code: if sight == Sight::Masked { String::new() } else { dashed(&row.code) },
        }
    }
}
