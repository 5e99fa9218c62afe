//! Drop an enterprise that was named.
use super::{NamedError, named, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event_enterprise;
use sea_orm::EntityTrait;
use uuid::Uuid;

/// Twice is once.
pub async fn drop_enterprise(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: Uuid,
    enterprise: Uuid,
    now: DateTime<Utc>,
) -> Result<(), NamedError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event, now).await?;
    let Some(dropped) = named(&tx, event.id).await?.into_iter().find(|row| row.id == enterprise) else {
        return Ok(());
    };
    event_enterprise::Entity::delete_by_id((event.id, enterprise)).exec(&tx).await?;
    let entry = Entry::new("events.drop_enterprise", "event", event.id).district(event.district);
    audit::put(&tx, &who.actor(), entry.fields([dropped.slug]), now).await?;
    tx.commit().await?;
    Ok(())
}
