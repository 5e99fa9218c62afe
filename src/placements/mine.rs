//! What is asked for pages of an apprentice: all that is theirs with its names, for whom else it waits, and whose days
//! meet its days.
use super::{
    asks, guards, links,
    overlaps::{self, Wait},
    queries,
};
use chrono::{DateTime, Utc};
use entity::{enterprise, placement, placement_overlap, programme};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

pub struct Mine {
    pub row: placement::Model,
    pub enterprise: enterprise::Model,
    pub programme: programme::Model,
    /// Of the apprentice: text keys.
    pub asks: Vec<&'static str>,
    pub waits: Waits,
}

/// Who else is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    ForNobody,
    ForGuardian,
    /// All is answered, and the enterprise is suspended.
    ForCheck,
    /// An enterprise that the apprentice wishes to leave; whoever has the draft goes on with it.
    ToLeave,
    /// The same, and nothing is missing besides.
    ForDates,
}

/// What is asked of several placements to tell for whom they wait.
pub struct Waiting {
    resting: HashMap<Uuid, Wait>,
    unguarded: HashSet<Uuid>,
}

impl Waiting {
    pub async fn of(db: &impl ConnectionTrait, rows: &[placement::Model]) -> Result<Self, DbErr> {
        Ok(Self { resting: overlaps::waiting(db, rows).await?, unguarded: links::unguarded(db, rows).await? })
    }

    pub fn on(&self, row: &placement::Model) -> Waits {
        match self.resting.get(&row.id) {
            Some(Wait::ForDates) => Waits::ForDates,
            Some(Wait::ForMore) => Waits::ToLeave,
            _ if self.unguarded.contains(&row.id) => Waits::ForGuardian,
            Some(Wait::ForCheck) => Waits::ForCheck,
            None => Waits::ForNobody,
        }
    }
}

/// All of an account, the latest first.
pub async fn all(db: &impl ConnectionTrait, account: Uuid, now: DateTime<Utc>) -> Result<Vec<Mine>, DbErr> {
    let rows = queries::mine(db, account).await?;
    let enterprises = enterprises_of(db, &rows).await?;
    let ids = rows.iter().map(|row| row.programme_id);
    let programmes = programme::Entity::find().filter(programme::COLUMN.id.is_in(ids)).all(db).await?;
    let programmes: HashMap<Uuid, programme::Model> = programmes.into_iter().map(|row| (row.id, row)).collect();
    let mut asks = asks::of_apprentice(db, &rows, now).await?;
    let waiting = Waiting::of(db, &rows).await?;
    let named = |row: placement::Model| {
        let asks = asks.remove(&row.id).unwrap_or_default();
        let (enterprise, programme) = (enterprises.get(&row.enterprise_id)?, programmes.get(&row.programme_id)?);
        let waits = waiting.on(&row);
        Some(Mine { enterprise: enterprise.clone(), programme: programme.clone(), asks, waits, row })
    };
    Ok(rows.into_iter().filter_map(named).collect())
}

/// Other placements of the person that take days of this one, each with the name of its enterprise. For the apprentice
/// and reviewers alone.
pub async fn others(
    db: &impl ConnectionTrait,
    row: &placement::Model,
) -> Result<Vec<(placement::Model, String)>, DbErr> {
    let rows = guards::others(db, row).await?;
    let enterprises = enterprises_of(db, &rows).await?;
    let named = |row: placement::Model| {
        let name = enterprises.get(&row.enterprise_id).map(|enterprise| enterprise.name.clone());
        (row, name.unwrap_or_default())
    };
    Ok(rows.into_iter().map(named).collect())
}

/// A request to leave, with both placements and the enterprise that is left.
pub struct Wish {
    pub request: placement_overlap::Model,
    pub draft: placement::Model,
    pub other: placement::Model,
    pub enterprise: String,
}

/// What was asked for a draft, and about a placement that is to be left; the latest first.
pub async fn wishes(db: &impl ConnectionTrait, row: &placement::Model) -> Result<Vec<Wish>, DbErr> {
    let asked = overlaps::of_draft(db, row.id).await?;
    let about = overlaps::of_other(db, row.id).await?;
    // A draft that is about somebody else now keeps what another asked.
    let own = asked.into_iter().filter(|(_, other)| other.person_id == row.person_id);
    let asked = own.map(|(request, other)| (request, row.clone(), other));
    let all: Vec<_> = asked.chain(about.into_iter().map(|(request, draft)| (request, draft, row.clone()))).collect();
    let others: Vec<placement::Model> = all.iter().map(|(.., other)| other.clone()).collect();
    let enterprises = enterprises_of(db, &others).await?;
    let named = |(request, draft, other): (_, _, placement::Model)| {
        let enterprise = enterprises.get(&other.enterprise_id).map(|enterprise| enterprise.name.clone());
        Wish { request, draft, enterprise: enterprise.unwrap_or_default(), other }
    };
    Ok(all.into_iter().map(named).collect())
}

async fn enterprises_of(
    db: &impl ConnectionTrait,
    rows: &[placement::Model],
) -> Result<HashMap<Uuid, enterprise::Model>, DbErr> {
    let ids = rows.iter().map(|row| row.enterprise_id);
    let rows = enterprise::Entity::find().filter(enterprise::COLUMN.id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}
