//! Another number of places at a session, inside the act that moves people by it (`registrations/sessions/`).
use super::{
    Item,
    keep::{Turn, kept, touch},
    tell::Tell,
};
use crate::events::conflicts::{Unsettled, settle_places};
use chrono::{DateTime, Utc};
use entity::{event, session};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use uuid::Uuid;

/// What the act makes of it, and why more than its room holds.
#[derive(Clone, Copy, Debug)]
pub struct NewPlaces<'a> {
    pub act: &'static str,
    pub places: Option<i32>,
    pub despite: &'a str,
}

/// Under the lock of a published event; judged by its size alone, and kept as a version like any other change. Counters
/// are the caller's.
pub async fn resize(
    tx: &impl ConnectionTrait,
    who: Uuid,
    event: &event::Model,
    was: &Item,
    new: NewPlaces<'_>,
    now: DateTime<Utc>,
) -> Result<session::Model, Unsettled> {
    let row = session::ActiveModel {
        id: Set(was.session.id),
        places: Set(new.places),
        revision: Set(was.session.revision + 1),
        ..Default::default()
    };
    let session = row.update(tx).await?;
    let is = Item { session, speakers: was.speakers.clone() };
    // Whoever loses or gets a place by it reads that in letters of their own.
    let turn = Turn { act: new.act, tell: Tell::Nobody, sessions: vec![[Some(was), Some(&is)]] };
    let touched = touch(tx, event, now).await?;
    let settled = settle_places(tx, touched, is.session.id, new.despite, now).await?;
    kept(tx, who, [event, &settled], turn, now).await?;
    Ok(is.session)
}
