//! Whom and what a change names by its id.
use super::queries::all;
use entity::{
    mentor, occupation,
    placement::Side,
    placement_change::{self, State},
    programme,
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::{BTreeSet, HashMap};
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
        Self::of_all(db, std::slice::from_ref(change)).await
    }

    async fn of_all(db: &impl ConnectionTrait, changes: &[placement_change::Model]) -> Result<Self, DbErr> {
        let both = || changes.iter().flat_map(|change| [&change.before, &change.after]);
        let ids: Vec<Uuid> = both().filter_map(|terms| terms.programme).collect();
        let programmes = programme::Entity::find().filter(programme::COLUMN.id.is_in(ids)).all(db).await?;
        let ids: Vec<Uuid> = both().filter_map(|terms| terms.occupation).collect();
        let occupations = occupation::Entity::find().filter(occupation::COLUMN.id.is_in(ids)).all(db).await?;
        let ids: Vec<Uuid> = both().flat_map(|terms| terms.mentors.iter().copied()).collect();
        let mentors = mentor::Entity::find().filter(mentor::COLUMN.id.is_in(ids)).all(db).await?;
        Ok(Self {
            programmes: programmes.into_iter().map(|row| (row.id, row)).collect(),
            occupations: occupations.into_iter().map(|row| (row.id, row)).collect(),
            mentors: mentors.into_iter().map(|row| (row.id, row.name)).collect(),
        })
    }
}

/// All changes of a placement, for its timeline to tell of.
#[derive(Default)]
pub struct Told {
    pub called: Called,
    changes: Vec<placement_change::Model>,
}

impl Told {
    pub async fn of(db: &impl ConnectionTrait, placement: Uuid) -> Result<Self, DbErr> {
        let changes = all(db, placement).await?;
        Ok(Self { called: Called::of_all(db, &changes).await?, changes })
    }

    /// The latest that a side proposed.
    pub fn latest_by(&self, side: Side) -> Option<&placement_change::Model> {
        self.changes.iter().rfind(|change| change.side == side)
    }

    /// Fields as the enterprise alone put them in force, to which nobody said yes since.
    pub fn unasked(&self) -> BTreeSet<&'static str> {
        let mut fields = BTreeSet::new();
        for change in self.changes.iter().filter(|change| change.state == State::InForce) {
            let touched = change.touched().into_iter();
            // What waits for nobody holds at once.
            match change.expires_at {
                None => fields.extend(touched),
                Some(_) => touched.for_each(|field| _ = fields.remove(field)),
            }
        }
        fields
    }

    /// The one that a step names by its id.
    pub fn change(&self, id: &str) -> Option<&placement_change::Model> {
        self.changes.iter().find(|change| change.id.to_string() == id)
    }
}
