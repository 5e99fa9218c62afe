//! An officer reads the licence that goes with a proposal: private, and written down each time.
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

/// `None`: out of reach.
pub async fn read_licence(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<file::Model>, DbErr> {
    let tx = db.begin().await?;
    let Some(case) = queries::find(&tx, who, id).await? else { return Ok(None) };
    let file = files::find(&tx, case.proposal.licence_id).await?;
    let entry = Entry::new("enterprises.read_licence", "proposal", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(file)
}
