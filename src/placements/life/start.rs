//! The first day comes: what is agreed runs. Every guard has seen it so since midnight; this writes it down, once.
use super::due::{due, held};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::{
        approve::tell_apprentice,
        case::Case,
        counts, exceptions, letters,
        steps::{self, Step},
    },
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::placement::{self, Side, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, IntoActiveModel};

pub async fn start(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let agreed = Condition::all()
        .add(placement::COLUMN.status.eq(Status::Agreed))
        .add(placement::COLUMN.first_day.lte(today(now)));
    let mut started = 0;
    for id in due(db, agreed).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        if write_down(&tx, key, &mut case, now).await? {
            tx.commit().await?;
            started += 1;
        }
    }
    Ok(started)
}

/// Also before anything else is done with one whose first day has come. True: it was agreed until now.
pub async fn write_down(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    if case.row.status != Status::Agreed || case.row.status_on(today(now)) != Status::Running {
        return Ok(false);
    }
    let mut row = case.row.clone().into_active_model();
    row.status = Set(Status::Running);
    row.with_since = Set(exceptions::since(&case.row, now));
    case.row = row.update(tx).await?;
    counts::recount(tx, case).await?;
    steps::put(tx, &case.row, Step::new("started", Side::Nobody, None), now).await?;
    tell_apprentice(tx, key, letters::STARTED, case, now).await?;
    Ok(true)
}
