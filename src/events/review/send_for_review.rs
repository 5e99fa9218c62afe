//! Send a draft for review: another officer decides on it, and until then nobody edits it.
use super::{ReviewError, Turn, take};
use crate::{
    db::Db,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event;
use uuid::Uuid;

/// `revision` is the one that the officer saw. Twice is once.
pub async fn send_for_review(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    revision: i32,
    now: DateTime<Utc>,
) -> Result<event::Model, ReviewError> {
    let tx = db.begin().await?;
    let (_, event) = take(&tx, who, Turn::Send, id, revision, "", now).await?;
    tx.commit().await?;
    Ok(event)
}
