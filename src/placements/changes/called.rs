//! Whom and what a change names by its id.
use entity::{mentor, occupation, placement_change, programme};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// Programmes, occupations and mentors of both sides of a change.
#[derive(Default)]
pub struct Called {
    pub programmes: HashMap<Uuid, programme::Model>,
    pub occupations: HashMap<Uuid, occupation::Model>,
    pub mentors: HashMap<Uuid, String>,
}

impl Called {
    pub async fn of(db: &impl ConnectionTrait, change: &placement_change::Model) -> Result<Self, DbErr> {
        let (was, is) = (&change.before, &change.after);
        let ids: Vec<Uuid> = was.programme.into_iter().chain(is.programme).collect();
        let programmes = programme::Entity::find().filter(programme::COLUMN.id.is_in(ids)).all(db).await?;
        let ids: Vec<Uuid> = was.occupation.into_iter().chain(is.occupation).collect();
        let occupations = occupation::Entity::find().filter(occupation::COLUMN.id.is_in(ids)).all(db).await?;
        let ids: Vec<Uuid> = was.mentors.iter().chain(&is.mentors).copied().collect();
        let mentors = mentor::Entity::find().filter(mentor::COLUMN.id.is_in(ids)).all(db).await?;
        Ok(Self {
            programmes: programmes.into_iter().map(|row| (row.id, row)).collect(),
            occupations: occupations.into_iter().map(|row| (row.id, row)).collect(),
            mentors: mentors.into_iter().map(|row| (row.id, row.name)).collect(),
        })
    }
}
