//! What was declared and stated spoke of a planned end. Where that moves later, both sides speak once more.
use super::complete::completion;
use crate::placements::steps::{self, Step};
use chrono::{DateTime, NaiveDate, Utc};
use entity::placement::{self, Side};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// The planned end `was` one day and `is` another.
pub async fn speak_anew(
    tx: &impl ConnectionTrait,
    id: Uuid,
    was: Option<NaiveDate>,
    is: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some((_, last)) = was.zip(is).filter(|(was, is)| was < is) else { return Ok(()) };
    let Some(stands) = completion(tx, id).await? else { return Ok(()) };
    if stands.declared_at.is_none() && stands.stated_at.is_none() {
        return Ok(());
    }
    let mut row = stands.into_active_model();
    row.declared_at = Set(None);
    row.declared_words = Set(None);
    row.stated_at = Set(None);
    row.stated_words = Set(None);
    row.update(tx).await?;
    let Some(row) = placement::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
    steps::put(tx, &row, Step::new("speak-anew", Side::Nobody, None).naming("last", last), now).await
}
