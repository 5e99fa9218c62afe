//! Name an enterprise that takes part.
use super::{NamedError, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event_enterprise;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Behind those named before. Twice is once.
pub async fn name_enterprise(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: Uuid,
    enterprise: Uuid,
    now: DateTime<Utc>,
) -> Result<(), NamedError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event, now).await?;
    let its = event_enterprise::COLUMN.event_id.eq(event.id);
    let named = event_enterprise::Entity::find().filter(its).all(&tx).await?;
    if named.iter().any(|row| row.enterprise_id == enterprise) {
        return Ok(());
    }
    let found = enterprises::public_by_id(&tx, enterprise).await?.ok_or(NamedError::NoSuchEnterprise)?;
    let row = event_enterprise::ActiveModel {
        event_id: Set(event.id),
        enterprise_id: Set(found.id),
        position: Set(named.iter().map(|row| row.position).max().unwrap_or_default() + 1),
    };
    event_enterprise::Entity::insert(row).exec_without_returning(&tx).await?;
    let entry = Entry::new("events.name_enterprise", "event", event.id).district(event.district);
    audit::put(&tx, &who.actor(), entry.fields([found.slug]), now).await?;
    tx.commit().await?;
    Ok(())
}
