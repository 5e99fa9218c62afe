//! What a draft may be made of: the open programmes with what is learned under them, and the enterprise's mentors.
use super::{case::Case, form::Chosen};
use crate::{mentors, notices, programmes};
use chrono::NaiveDate;
use entity::{mentor, occupation, programme};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

pub struct Offered {
    pub programmes: Vec<programme::Model>,
    /// Of all those programmes, in the order of each.
    pub occupations: Vec<occupation::Model>,
    /// In any state.
    pub mentors: Vec<mentor::Model>,
    /// Version of the notice that people are told of now.
    pub notice: i32,
}

impl Offered {
    pub fn chosen(&self, today: NaiveDate) -> Chosen<'_> {
        Chosen { programmes: &self.programmes, occupations: &self.occupations, mentors: &self.mentors, today }
    }
}

/// To whoever changes a placement: with what is learned there now.
pub async fn offered_to(db: &impl ConnectionTrait, case: &Case) -> Result<Offered, DbErr> {
    let mut offered = offered(db, case.enterprise.id).await?;
    if offered.programmes.iter().all(|each| each.id != case.programme.id) {
        offered.occupations.extend(programmes::occupations(db, case.programme.id).await?);
        offered.programmes.push(case.programme.clone());
    }
    let own = case.occupation.iter().filter(|own| offered.occupations.iter().all(|each| each.id != own.id));
    let own: Vec<occupation::Model> = own.cloned().collect();
    offered.occupations.extend(own);
    Ok(offered)
}

pub async fn offered(db: &impl ConnectionTrait, enterprise: Uuid) -> Result<Offered, DbErr> {
    let programmes = programmes::open_ones(db).await?;
    let occupations = occupation::Entity::find()
        .filter(occupation::COLUMN.programme_id.is_in(programmes.iter().map(|programme| programme.id)))
        .filter(occupation::COLUMN.retired_at.is_null())
        .order_by_asc(occupation::Column::Position)
        .order_by_asc(occupation::Column::Id)
        .all(db)
        .await?;
    let mentors = mentors::of(db, enterprise).await?;
    Ok(Offered { programmes, occupations, mentors, notice: notices::current(db).await?.version })
}
