//! A placement with all that is decided by: read together, or held together until the transaction ends.
use crate::{enterprises, mentors, programmes};
use entity::{
    enterprise, mentor, occupation, person, placement, placement_mentor,
    placement_part::{self, Part},
    programme,
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
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
    Ok(lock_all(tx, &[id]).await?.and_then(|mut held| held.pop()))
}

/// The same with some mentors besides, who are to teach in it.
pub async fn lock_with(tx: &impl ConnectionTrait, id: Uuid, coming: &[Uuid]) -> Result<Option<Case>, DbErr> {
    Ok(lock_these(tx, &[id], coming).await?.and_then(|mut held| held.pop()))
}

/// The same of several at once, each kind of row by its ids, so that two never wait for each other in a ring.
pub async fn lock_all(tx: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Option<Vec<Case>>, DbErr> {
    lock_these(tx, ids, &[]).await
}

async fn lock_these(tx: &impl ConnectionTrait, ids: &[Uuid], coming: &[Uuid]) -> Result<Option<Vec<Case>>, DbErr> {
    let Some(mut seen) = load_all(tx, ids).await? else { return Ok(None) };
    loop {
        let enterprises: BTreeSet<Uuid> = seen.iter().map(|case| case.enterprise.id).collect();
        for enterprise in enterprises {
            enterprises::lock_one(tx, enterprise).await?;
        }
        mentors::lock(tx, seen.iter().flat_map(|case| case.holds().0).chain(coming.iter().copied())).await?;
        let persons: BTreeSet<Uuid> = seen.iter().filter_map(|case| case.row.person_id).collect();
        for person in persons {
            person::Entity::find_by_id(person).lock_exclusive().one(tx).await?;
        }
        for id in ids.iter().copied().collect::<BTreeSet<_>>() {
            placement::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
        }
        let Some(now) = load_all(tx, ids).await? else { return Ok(None) };
        if now.iter().map(Case::holds).eq(seen.iter().map(Case::holds)) {
            return Ok(Some(now));
        }
        seen = now;
    }
}

/// In the order of the ids; `None`: one of them is not there.
async fn load_all(tx: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Option<Vec<Case>>, DbErr> {
    let mut cases = Vec::new();
    for id in ids {
        let Some(case) = load(tx, *id).await? else { return Ok(None) };
        cases.push(case);
    }
    Ok(Some(cases))
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
