//! A placement with all that is decided by: read together, or held together until the transaction ends.
use crate::{enterprises, mentors, programmes};
use entity::{
    enterprise, mentor, occupation, person, placement, placement_mentor,
    placement_part::{self, Part},
    programme,
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct Case {
    pub row: placement::Model,
    pub enterprise: enterprise::Model,
    pub programme: programme::Model,
    pub occupation: Option<occupation::Model>,
    /// Those who teach now, the lead first.
    pub mentors: Vec<(placement_mentor::Model, mentor::Model)>,
    pub parts: Vec<placement_part::Model>,
}

impl Case {
    pub fn said(&self, part: Part) -> Option<&placement_part::Model> {
        self.parts.iter().find(|said| said.part == part)
    }

    pub fn all_agreed(&self) -> bool {
        Part::iter().all(|part| self.said(part).is_some_and(|said| said.is_agreed))
    }

    fn holds(&self) -> (Vec<Uuid>, Option<Uuid>) {
        (self.mentors.iter().map(|(_, mentor)| mentor.id).collect(), self.row.person_id)
    }
}

pub async fn load(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Case>, DbErr> {
    let Some(row) = placement::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let missing = |what: &str| DbErr::RecordNotFound(format!("the {what} of a placement"));
    let enterprise = enterprise::Entity::find_by_id(row.enterprise_id).one(db).await?;
    let programme = programmes::by_id(db, row.programme_id).await?;
    let occupation = match row.occupation_id {
        Some(id) => occupation::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    Ok(Some(Case {
        enterprise: enterprise.ok_or_else(|| missing("enterprise"))?,
        programme: programme.ok_or_else(|| missing("programme"))?,
        occupation,
        mentors: mentors_of(db, id).await?,
        parts: placement_part::Entity::find().filter(placement_part::COLUMN.placement_id.eq(id)).all(db).await?,
        row,
    }))
}

/// The same once nobody else holds its enterprise, its mentors, its person and itself, taken in this order. Whoever
/// waited may find other mentors or another person: then from the start.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<Case>, DbErr> {
    let Some(mut seen) = load(tx, id).await? else { return Ok(None) };
    loop {
        enterprises::lock_one(tx, seen.enterprise.id).await?;
        let (mentors, person) = seen.holds();
        mentors::lock(tx, mentors).await?;
        if let Some(person) = person {
            person::Entity::find_by_id(person).lock_exclusive().one(tx).await?;
        }
        placement::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
        let Some(now) = load(tx, id).await? else { return Ok(None) };
        if now.holds() == seen.holds() {
            return Ok(Some(now));
        }
        seen = now;
    }
}

async fn mentors_of(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Vec<(placement_mentor::Model, mentor::Model)>, DbErr> {
    let teach = placement_mentor::Entity::find()
        .filter(placement_mentor::COLUMN.placement_id.eq(id))
        .filter(placement_mentor::COLUMN.until_day.is_null())
        .order_by_asc(placement_mentor::Column::Role)
        .order_by_asc(placement_mentor::Column::Id)
        .find_also_related(mentor::Entity)
        .all(db)
        .await?;
    Ok(teach.into_iter().filter_map(|(tie, mentor)| Some((tie, mentor?))).collect())
}
