//! The planned last day has passed and nothing else ends it: both sides are told, once for each such day, for a change
//! or a pause may move it. Of what is paused the end is not settled: it moves when the pause is over.
use super::{
    complete::completion,
    due::{due, held},
};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::{
        approve::{tell_apprentice, tell_writer},
        case::Case,
        letters,
        steps::{self, Step},
    },
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::placement::{self, Side, Status};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, ExprTrait, IntoActiveModel,
    sea_query::Expr,
};

/// How many were told of.
pub async fn tell_planned_ends(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let column = placement::COLUMN;
    let moved = Expr::col(placement::Column::LastDayTold).ne(Expr::col(placement::Column::LastDay));
    let passed = Condition::all()
        .add(column.status.eq(Status::Running))
        .add(column.end_day.is_null())
        .add(column.last_day.lt(today(now)))
        .add(column.last_day_told.is_null().or(moved));
    let mut told = 0;
    for id in due(db, passed).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        let Some(last) = untold(&case.row, today(now)) else { continue };
        let mut row = case.row.clone().into_active_model();
        row.last_day_told = Set(Some(last));
        case.row = row.update(&tx).await?;
        steps::put(&tx, &case.row, Step::new("end-came", Side::Nobody, None).naming("last", last), now).await?;
        tell(&tx, key, &case, now).await?;
        tx.commit().await?;
        told += 1;
    }
    Ok(told)
}

fn untold(row: &placement::Model, today: NaiveDate) -> Option<NaiveDate> {
    let goes_on = row.status == Status::Running && row.end_day.is_none();
    row.last_day.filter(|last| goes_on && *last < today && row.last_day_told != Some(*last))
}

/// Whoever has said what they have to is asked for nothing, and a declaration has asked the apprentice already.
async fn tell(tx: &impl ConnectionTrait, key: &AddressKey, case: &Case, now: DateTime<Utc>) -> Result<(), DbErr> {
    let towards = completion(tx, case.row.id).await?;
    if towards.as_ref().is_some_and(|towards| towards.declared_at.is_some()) {
        return Ok(());
    }
    tell_writer(tx, key, letters::END_CAME, case, now).await?;
    if towards.is_none_or(|towards| towards.stated_at.is_none()) {
        tell_apprentice(tx, key, letters::END_CAME_MINE, case, now).await?;
    }
    Ok(())
}
