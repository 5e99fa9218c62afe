//! Tries limited by count. The count lives in the database, so that replicas share it; it delays, and
//! never shuts anybody out for good.
use crate::{db::Db, secret};
use chrono::{DateTime, Duration, Utc};
use entity::attempt;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

/// The longest that anybody waits after wrong tries.
const LONGEST: Duration = Duration::minutes(15);
/// After so long without a try the count begins anew.
const FORGOTTEN: Duration = Duration::hours(1);

/// Come back in so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    pub seconds: u32,
}

/// Takes one try at something that may be tried a number of times in a period.
pub async fn take(
    db: &Db,
    key: &str,
    most: i32,
    period: Duration,
    now: DateTime<Utc>,
) -> Result<Result<(), TooMany>, DbErr> {
    count(db, key, now, |row| {
        if now >= row.since + period {
            (row.hits, row.since) = (0, now);
        }
        row.until = row.since + period;
        if row.hits >= most {
            return Err(wait(row.until, now));
        }
        row.hits += 1;
        Ok(())
    })
    .await
}

/// Takes one try that is counted as wrong until `forgive` says otherwise: after each the next has to
/// wait, a second at first, then twice as long.
pub async fn take_slowly(db: &Db, key: &str, now: DateTime<Utc>) -> Result<Result<(), TooMany>, DbErr> {
    count(db, key, now, |row| {
        if now >= row.until + FORGOTTEN {
            row.hits = 0;
        }
        if now < row.until {
            return Err(wait(row.until, now));
        }
        row.until = now + Duration::seconds(1 << row.hits.clamp(0, 20)).min(LONGEST);
        row.hits += 1;
        Ok(())
    })
    .await
}

/// The try was right.
pub async fn forgive(db: &Db, key: &str) -> Result<(), DbErr> {
    attempt::Entity::delete_by_id(hashed(key)).exec(db.write()).await?;
    Ok(())
}

/// Drops counts that no longer count.
pub async fn purge(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let old = attempt::COLUMN.until.lt(now - FORGOTTEN);
    Ok(attempt::Entity::delete_many().filter(old).exec(db.write()).await?.rows_affected)
}

/// Counts under the row's lock, so that of tries at the same moment each is counted.
async fn count(
    db: &Db,
    key: &str,
    now: DateTime<Utc>,
    decide: impl FnOnce(&mut attempt::Model) -> Result<(), TooMany>,
) -> Result<Result<(), TooMany>, DbErr> {
    let key = hashed(key);
    let tx = db.begin().await?;
    let first = attempt::ActiveModel { key: Set(key.clone()), hits: Set(0), since: Set(now), until: Set(now) };
    attempt::Entity::insert(first)
        .on_conflict(OnConflict::column(attempt::Column::Key).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    let row = attempt::Entity::find_by_id(&key).lock_exclusive().one(&tx).await?;
    let mut row = row.ok_or_else(|| DbErr::RecordNotFound("the count just made".into()))?;
    let decided = decide(&mut row);
    if decided.is_ok() {
        row.into_active_model().reset_all().update(&tx).await?;
    }
    tx.commit().await?;
    Ok(decided)
}

fn wait(until: DateTime<Utc>, now: DateTime<Utc>) -> TooMany {
    TooMany { seconds: u32::try_from((until - now).num_seconds()).unwrap_or(0).max(1) }
}

/// The row names no address and no network.
fn hashed(key: &str) -> String {
    secret::digest(key.as_bytes())
}
