//! An occupation as an officer types it.
use crate::{
    programmes::occupations::NewOccupation,
    secret,
    web::form::{FieldErrors, Fields, line, named, wrong},
};
use entity::occupation;
use sea_orm::ActiveEnum;

#[derive(Clone, Debug, Default)]
pub struct OccupationForm {
    pub name: [String; 2],
    pub lowest: String,
    pub highest: String,
}

impl From<&Fields> for OccupationForm {
    fn from(fields: &Fields) -> Self {
        Self {
            name: ["name_zh", "name_en"].map(|name| fields.get(name).to_owned()),
            lowest: fields.get("lowest").to_owned(),
            highest: fields.get("highest").to_owned(),
        }
    }
}

impl From<&occupation::Model> for OccupationForm {
    fn from(row: &occupation::Model) -> Self {
        Self {
            name: [row.name_zh.clone(), row.name_en.clone()],
            lowest: row.lowest.to_value(),
            highest: row.highest.to_value(),
        }
    }
}

impl OccupationForm {
    pub fn parse(&self) -> Result<NewOccupation, FieldErrors> {
        let mut errors = FieldErrors::default();
        let zh = line(&self.name[0], 60).and_then(|name| name.ok_or(wrong("text_missing")));
        let zh = errors.keep("name_zh", zh);
        let en = errors.keep("name_en", line(&self.name[1], 80).map(Option::unwrap_or_default));
        let lowest = errors.keep("lowest", named(&self.lowest));
        let highest = errors.keep("highest", named(&self.highest));
        if lowest.zip(highest).is_some_and(|(lowest, highest)| highest < lowest) {
            errors.add("highest", wrong("level_below"));
        }
        (|| Some(NewOccupation { name: [zh?, en?], lowest: lowest?, highest: highest? }))()
            .filter(|_| errors.is_empty())
            .ok_or(errors)
    }

    /// Of what a page was filled with, short.
    pub fn mark(&self) -> String {
        let all = [&self.name[0], &self.name[1], &self.lowest, &self.highest].map(String::as_str).join("\n");
        secret::digest(all.as_bytes())[..8].to_owned()
    }
}
