//! Retire a venue, so that nothing new takes place there, and bring it back into use.
use super::keep::{KeepError, kept};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteVenues},
};
use chrono::{DateTime, Utc};
use entity::venue;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

/// What is to hold from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Retired,
    InUse,
}

/// Twice is once. What is to take place there does.
pub async fn turn(
    db: &Db,
    who: &Officer<WriteVenues>,
    id: Uuid,
    turn: Turn,
    now: DateTime<Utc>,
) -> Result<venue::Model, KeepError> {
    let (act, retired_at) = match turn {
        Turn::Retired => ("venues.retire", Some(now)),
        Turn::InUse => ("venues.bring_back", None),
    };
    let tx = db.begin().await?;
    let was = kept(&tx, who, id).await?;
    if was.retired_at.is_some() == retired_at.is_some() {
        return Ok(was);
    }
    let mut row = was.into_active_model();
    row.retired_at = Set(retired_at);
    row.updated_at = Set(now);
    let venue = row.update(&tx).await?;
    audit::put(&tx, &who.actor(), Entry::new(act, "venue", id).district(venue.district), now).await?;
    tx.commit().await?;
    Ok(venue)
}
