//! Add a venue; its rooms are added to it.
use super::{RESERVED, queries};
use crate::{
    audit::{self, Entry},
    db::{Db, slug::is_slug},
    error::AppError,
    roles::{Officer, rights::WriteVenues},
};
use chrono::{DateTime, Utc};
use entity::{
    event::District,
    venue::{self, Hours},
};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, SqlErr};
use thiserror::Error;
use uuid::Uuid;

/// `[Chinese, English]` everywhere; English may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVenue {
    /// Lower-case ASCII letters, digits and hyphens.
    pub slug: String,
    pub district: District,
    pub name: [String; 2],
    pub address: [String; 2],
    pub directions: [String; 2],
    pub access: [String; 2],
    pub contact: String,
    pub hours: Hours,
}

impl From<&venue::Model> for NewVenue {
    fn from(row: &venue::Model) -> Self {
        Self {
            slug: row.slug.clone(),
            district: row.district,
            name: [row.name_zh.clone(), row.name_en.clone()],
            address: [row.address_zh.clone(), row.address_en.clone()],
            directions: [row.directions_zh.clone(), row.directions_en.clone()],
            access: [row.access_zh.clone(), row.access_en.clone()],
            contact: row.contact.clone(),
            hours: row.hours,
        }
    }
}

#[derive(Debug, Error)]
pub enum AddError {
    #[error("the address is reserved or has other characters than a-z, 0-9 and hyphens")]
    Slug,
    #[error("another venue has this address")]
    SlugTaken,
    #[error("the officer's district is another")]
    OutOfReach,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<AddError> for AppError {
    fn from(error: AddError) -> Self {
        match error {
            AddError::Slug => Self::Refused("venues.slug"),
            AddError::SlugTaken => Self::Refused("venues.slug_taken"),
            AddError::OutOfReach => Self::Refused("venues.out_of_reach"),
            AddError::Db(error) => error.into(),
        }
    }
}

/// Twice is once: who sends the same form again gets the venue that nobody touched since.
pub async fn add(
    db: &Db,
    who: &Officer<WriteVenues>,
    new: NewVenue,
    now: DateTime<Utc>,
) -> Result<venue::Model, AddError> {
    if !who.reaches(new.district) {
        return Err(AddError::OutOfReach);
    }
    if !is_slug(&new.slug) || RESERVED.contains(&new.slug.as_str()) {
        return Err(AddError::Slug);
    }
    let tx = db.begin().await?;
    if let Some(known) = queries::by_slug(&tx, &new.slug).await?.filter(|known| NewVenue::from(known) == new) {
        return Ok(known);
    }
    let mut row = venue::ActiveModel {
        id: Set(Uuid::now_v7()),
        slug: Set(new.slug.clone()),
        retired_at: Set(None),
        revision: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    write(&mut row, new);
    let venue = venue::Entity::insert(row).exec_with_returning(&tx).await.map_err(taken)?;
    let entry = Entry::new("venues.add", "venue", venue.id).district(venue.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(venue)
}

/// All that an officer writes but the address, which stays.
pub fn write(row: &mut venue::ActiveModel, new: NewVenue) {
    row.district = Set(new.district);
    [row.name_zh, row.name_en] = new.name.map(Set);
    [row.address_zh, row.address_en] = new.address.map(Set);
    [row.directions_zh, row.directions_en] = new.directions.map(Set);
    [row.access_zh, row.access_en] = new.access.map(Set);
    row.contact = Set(new.contact);
    row.hours = Set(new.hours);
}

/// The unique index on the address is the one that decides.
fn taken(error: DbErr) -> AddError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => AddError::SlugTaken,
        _ => error.into(),
    }
}
