//! A room as an officer types it.
use crate::{
    venues::rooms::NewRoom,
    web::form::{FieldErrors, Fields, line, number_between, typed::Typed},
};
use entity::room;
use std::ops::Deref;

const FIELDS: [&str; 5] = ["name_zh", "name_en", "capacity", "equipment_zh", "equipment_en"];

/// The largest hall of the city holds fewer.
const MOST_PEOPLE: i32 = 100_000;

/// As typed.
#[derive(Clone, Debug)]
pub struct RoomForm(Typed);

impl Deref for RoomForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl From<&Fields> for RoomForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl From<&room::Model> for RoomForm {
    fn from(row: &room::Model) -> Self {
        let value = |name: &str| match name {
            "name_zh" => row.name_zh.clone(),
            "name_en" => row.name_en.clone(),
            "capacity" => row.capacity.to_string(),
            "equipment_zh" => row.equipment_zh.clone(),
            _ => row.equipment_en.clone(),
        };
        Self(Typed::of(&FIELDS, value))
    }
}

impl RoomForm {
    pub fn blank() -> Self {
        Self(Typed::of(&FIELDS, |_| String::new()))
    }

    pub fn parse(&self) -> Result<NewRoom, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = self.both(&mut errors, "name", |text| line(text, 60), true);
        let capacity = errors.keep("capacity", number_between(self.get("capacity"), 1, MOST_PEOPLE));
        let equipment = self.both(&mut errors, "equipment", |text| line(text, 300), false);
        (|| Some(NewRoom { name: name?, capacity: capacity?, equipment: equipment? }))()
            .filter(|_| errors.is_empty())
            .ok_or(errors)
    }
}
