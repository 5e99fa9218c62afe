//! Remove a quota: the programme's default holds again.
use super::{QuotaError, Share, enterprise, find, written};
use crate::{
    audit::{self, Entry},
    db::Db,
    programmes::keep::kept,
    roles::{Officer, rights::WriteProgrammes},
};
use chrono::{DateTime, Utc};
use sea_orm::ModelTrait;

/// Twice is once.
pub async fn remove_quota(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    share: Share,
    now: DateTime<Utc>,
) -> Result<(), QuotaError> {
    let tx = db.begin().await?;
    kept(&tx, who, share.programme).await?;
    let Some(was) = find(&tx, share).await? else { return Ok(()) };
    let of = enterprise(&tx, share).await?.ok_or(QuotaError::NoSuchEnterprise)?;
    let entry = Entry::new("programmes.remove_quota", "programme", share.programme)
        .states(written(Some(was.places)), written(None))
        .fields([of.slug, share.year.to_string()]);
    was.delete(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
