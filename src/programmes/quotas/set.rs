//! Set how many placements an enterprise may begin in a year.
use super::{QuotaError, Set as IsSet, Share, enterprise, find, written};
use crate::{
    audit::{self, Entry},
    db::Db,
    programmes::keep::kept,
    roles::{Officer, rights::WriteProgrammes},
};
use chrono::{DateTime, Utc};
use entity::quota;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

/// `seen` is what the page showed. Twice is once.
pub async fn set_quota(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    share: Share,
    seen: IsSet,
    places: Option<i32>,
    now: DateTime<Utc>,
) -> Result<(), QuotaError> {
    let tx = db.begin().await?;
    kept(&tx, who, share.programme).await?;
    let was = find(&tx, share).await?;
    let is_set = was.as_ref().map(|was| was.places);
    if is_set == Some(places) {
        return Ok(());
    }
    if is_set != seen {
        return Err(QuotaError::Stale(is_set));
    }
    let of = enterprise(&tx, share).await?.ok_or(QuotaError::NoSuchEnterprise)?;
    match was {
        Some(was) => {
            let mut row = was.into_active_model();
            row.places = Set(places);
            row.set_at = Set(now);
            row.update(&tx).await?;
        }
        None => {
            row(share, places, now).insert(&tx).await?;
        }
    }
    let entry = Entry::new("programmes.set_quota", "programme", share.programme)
        .states(written(is_set), written(Some(places)))
        .fields([of.slug, share.year.to_string()]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}

fn row(share: Share, places: Option<i32>, now: DateTime<Utc>) -> quota::ActiveModel {
    quota::ActiveModel {
        programme_id: Set(share.programme),
        enterprise_id: Set(share.enterprise),
        year: Set(share.year),
        places: Set(places),
        set_at: Set(now),
    }
}
