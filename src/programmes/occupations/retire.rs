//! Retire an occupation: nobody begins with it any more; whoever began keeps it.
use super::{OccupationError, find};
use crate::{
    audit::{self, Entry},
    db::Db,
    programmes::{keep::kept, queries},
    roles::{Officer, rights::WriteProgrammes},
};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

pub async fn retire_occupation(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    programme: Uuid,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), OccupationError> {
    let tx = db.begin().await?;
    let of = kept(&tx, who, programme).await?;
    let was = find(&tx, programme, id).await?.ok_or(OccupationError::NoSuchOccupation)?;
    if of.status.is_public() && queries::occupations(&tx, programme).await?.len() == 1 {
        return Err(OccupationError::Last);
    }
    let entry = Entry::new("programmes.retire_occupation", "programme", programme).fields([was.name_zh.as_str()]);
    let mut row = was.into_active_model();
    row.retired_at = Set(Some(now));
    row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
