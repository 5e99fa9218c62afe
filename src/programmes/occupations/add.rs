//! Add an occupation, behind the others.
use super::{MOST, NewOccupation, OccupationError};
use crate::{
    audit::{self, Entry},
    db::Db,
    programmes::{keep::kept, queries},
    roles::{Officer, rights::WriteProgrammes},
};
use chrono::{DateTime, Utc};
use entity::occupation;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

/// The same once more, as by pressing twice, is the one that stands.
pub async fn add_occupation(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    programme: Uuid,
    new: NewOccupation,
    now: DateTime<Utc>,
) -> Result<occupation::Model, OccupationError> {
    let tx = db.begin().await?;
    kept(&tx, who, programme).await?;
    let ever = queries::all_occupations(&tx, programme).await?;
    let mut current = ever.iter().filter(|row| row.retired_at.is_none());
    if let Some(same) = current.clone().find(|row| NewOccupation::from(*row) == new) {
        return Ok(same.clone());
    }
    if current.nth(MOST - 1).is_some() {
        return Err(OccupationError::TooMany);
    }
    let [name_zh, name_en] = new.name;
    let row = occupation::ActiveModel {
        id: Set(Uuid::now_v7()),
        programme_id: Set(programme),
        name_zh: Set(name_zh),
        name_en: Set(name_en),
        lowest: Set(new.lowest),
        highest: Set(new.highest),
        position: Set(ever.iter().map(|row| row.position).max().unwrap_or_default() + 1),
        retired_at: Set(None),
    };
    let row = row.insert(&tx).await?;
    let entry = Entry::new("programmes.add_occupation", "programme", programme).fields([row.name_zh.as_str()]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}
