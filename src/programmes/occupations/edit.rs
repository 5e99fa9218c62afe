//! Edit an occupation: whoever saves says what they saw, so that nobody writes over what another saved meanwhile.
use super::{NewOccupation, OccupationError, find};
use crate::{
    audit::{self, Entry},
    db::Db,
    programmes::{form::OccupationForm, keep::kept},
    roles::{Officer, rights::WriteProgrammes},
};
use chrono::{DateTime, Utc};
use entity::occupation;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

/// `seen` is the mark of what the page was filled with. Twice is once.
pub async fn edit_occupation(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    programme: Uuid,
    id: Uuid,
    seen: &str,
    new: NewOccupation,
    now: DateTime<Utc>,
) -> Result<occupation::Model, OccupationError> {
    let tx = db.begin().await?;
    kept(&tx, who, programme).await?;
    let was = find(&tx, programme, id).await?.ok_or(OccupationError::NoSuchOccupation)?;
    if NewOccupation::from(&was) == new {
        return Ok(was);
    }
    if OccupationForm::from(&was).mark() != seen {
        return Err(OccupationError::Stale(Box::new(was)));
    }
    let [name_zh, name_en] = new.name;
    let mut row = was.into_active_model();
    row.name_zh = Set(name_zh);
    row.name_en = Set(name_en);
    row.lowest = Set(new.lowest);
    row.highest = Set(new.highest);
    let row = row.update(&tx).await?;
    let entry = Entry::new("programmes.edit_occupation", "programme", programme).fields([row.name_zh.as_str()]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}
