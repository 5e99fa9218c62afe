//! An officer reads a licence: private, and written down each time.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    files,
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::file;
use sea_orm::DbErr;
use uuid::Uuid;

/// `None`: out of reach, or there is none.
pub async fn read_licence(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<file::Model>, DbErr> {
    let tx = db.begin().await?;
    let Some(enterprise) = queries::find(&tx, who, id).await? else { return Ok(None) };
    let Some(licence) = enterprise.licence_id else { return Ok(None) };
    let file = files::find(&tx, licence).await?;
    let entry = Entry::new("enterprises.read_licence", "enterprise", id).district(enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(file)
}
