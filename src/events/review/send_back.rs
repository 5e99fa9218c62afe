//! Send back what is in review, with a reason that its authors get by letter and read on its page.
use super::{super::letters, ReviewError, Turn, take};
use crate::{
    db::Db,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event;
use uuid::Uuid;

/// `revision` is the one that the officer saw. Twice is once.
pub async fn send_back(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    id: Uuid,
    revision: i32,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, ReviewError> {
    let tx = db.begin().await?;
    let (was, event) = take(&tx, who, Turn::SendBack, id, revision, reason, now).await?;
    let Some(was) = was else { return Ok(event) };
    let letters = letters::to_authors(&tx, key, letters::RETURNED, who.account, (&was, &event), now).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(event)
}
