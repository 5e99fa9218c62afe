//! A request with both its placements, held together until the transaction ends: in the order of `case::lock_all`, so
//! that no two who hold two of them wait for each other in a ring.
use super::table::{Act, Standing, may, standing};
use crate::placements::{
    acts::Hand,
    case::{self, Case},
};
use chrono::{DateTime, Utc};
use entity::placement_overlap;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use uuid::Uuid;

use super::OverlapError;

#[derive(Debug)]
pub struct Pair {
    pub request: placement_overlap::Model,
    /// Whose days meet the other's.
    pub draft: Case,
    /// That is to be left.
    pub other: Case,
}

impl Pair {
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        standing(&self.request, &self.draft.row, &self.other.row, now)
    }

    /// Whether a hand may do it now.
    pub fn allows(&self, hand: Hand, act: Act, now: DateTime<Utc>) -> Result<(), OverlapError> {
        let at = self.standing(now);
        if may(hand, act, at) { Ok(()) } else { Err(OverlapError::Stands(at)) }
    }
}

/// The request is read anew behind the locks: both placements are of one person, whose row is among them.
pub async fn hold(tx: &impl ConnectionTrait, request: Uuid) -> Result<Option<Pair>, DbErr> {
    let Some(seen) = placement_overlap::Entity::find_by_id(request).one(tx).await? else { return Ok(None) };
    let Some([draft, other]) = both(tx, seen.draft_id, seen.other_id).await? else { return Ok(None) };
    let request = placement_overlap::Entity::find_by_id(request).one(tx).await?;
    Ok(request.map(|request| Pair { request, draft, other }))
}

pub async fn both(tx: &impl ConnectionTrait, draft: Uuid, other: Uuid) -> Result<Option<[Case; 2]>, DbErr> {
    let held = case::lock_all(tx, &[draft, other]).await?;
    Ok(held.and_then(|held| <[Case; 2]>::try_from(held).ok()))
}
