//! What went on without room has it again: another ended, moved or was cancelled. No reviewer need look at it any more.
use super::due::{due, held};
use crate::{
    db::Db,
    placements::{
        exceptions::{self, NO_ROOM},
        guards,
    },
};
use chrono::{DateTime, Utc};
use entity::placement;
use sea_orm::{Condition, DbErr};

/// How many have it again.
pub async fn room_again(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let column = placement::COLUMN.exception;
    // Every name comes after the empty one: the few that have any are found by their index.
    let lack = Condition::all().add(column.gt("")).add(column.like(format!("%{NO_ROOM}%")));
    let mut found = 0;
    for id in due(db, lack).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        if exceptions::stands(&case.row, NO_ROOM) && guards::room(&tx, &case).await?.is_empty() {
            exceptions::end(&tx, &mut case, NO_ROOM, now).await?;
            tx.commit().await?;
            found += 1;
        }
    }
    Ok(found)
}
