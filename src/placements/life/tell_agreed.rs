//! At five in the afternoon the enterprise reads which drafts were agreed to since: several of a day are one letter to
//! each who reads, however many there are.
use crate::{
    db::Db,
    mail::{address::AddressKey, outbox},
    placements::{acts::Stage, approve::writers_of, case, letters, links::awaits_guardian},
    words::when::{ZONE, local},
};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use entity::{account, placement};
use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::SimpleExpr,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// On the clocks of the city.
const HOUR: u32 = 17;
/// Rows written in one statement.
const AT_ONCE: usize = 10_000;

/// How many letters were put.
pub async fn tell_agreed(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let closed = last_close(now);
    let enterprises: Vec<Uuid> = placement::Entity::find()
        .select_only()
        .column(placement::Column::EnterpriseId)
        .filter(untold(closed))
        .group_by(placement::Column::EnterpriseId)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut told = 0;
    for enterprise in enterprises {
        told += tell_one(db, key, enterprise, closed, now).await?;
    }
    Ok(told)
}

/// Those of one enterprise; what the bureau decided on meanwhile has letters of its own.
async fn tell_one(
    db: &Db,
    key: &AddressKey,
    enterprise: Uuid,
    closed: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let rows = placement::Entity::find()
        .filter(untold(closed))
        .filter(placement::COLUMN.enterprise_id.eq(enterprise))
        .order_by_asc(placement::Column::Id)
        .lock_exclusive()
        .all(&tx)
        .await?;
    for some in rows.chunks(AT_ONCE) {
        placement::Entity::update_many()
            .col_expr(placement::Column::IsWriterTold, true.into())
            .filter(placement::COLUMN.id.is_in(some.iter().map(|row| row.id)))
            .exec(&tx)
            .await?;
    }
    let waiting: Vec<&placement::Model> = rows.iter().filter(|row| Stage::of(row) == Stage::WithReviewer).collect();
    let mut letters = Vec::new();
    for (account, theirs) in readers(&tx, enterprise, &waiting).await? {
        let Some(first) = theirs.first() else { continue };
        let Some(case) = case::load(&tx, first.id).await? else { continue };
        letters.push(match theirs.len() {
            1 => letters::to_enterprise(key, letters::WITH_BUREAU, &case, &account, now),
            several => letters::several(key, &case, several, &account, now),
        });
    }
    let told = letters.len() as u64;
    outbox::put_all(&tx, letters, now).await?;
    tx.commit().await?;
    Ok(told)
}

/// Each with all that they read of.
async fn readers<'a>(
    tx: &impl ConnectionTrait,
    enterprise: Uuid,
    rows: &[&'a placement::Model],
) -> Result<Vec<(account::Model, Vec<&'a placement::Model>)>, DbErr> {
    let mut writers: BTreeMap<Uuid, Vec<account::Model>> = BTreeMap::new();
    for id in rows.iter().map(|row| row.writer_id).collect::<BTreeSet<_>>() {
        writers.insert(id, writers_of(tx, enterprise, id).await?);
    }
    let mut read: BTreeMap<Uuid, (account::Model, Vec<&placement::Model>)> = BTreeMap::new();
    for &row in rows {
        for account in writers.get(&row.writer_id).into_iter().flatten() {
            read.entry(account.id).or_insert_with(|| (account.clone(), vec![])).1.push(row);
        }
    }
    Ok(read.into_values().collect())
}

/// What a guardian has still to say yes to is not with the bureau yet.
fn untold(closed: DateTime<Utc>) -> SimpleExpr {
    let passed_on = placement::COLUMN.is_writer_told.eq(false).and(placement::COLUMN.approved_at.lte(closed));
    passed_on.and(awaits_guardian().not())
}

/// The last time that it struck the hour.
fn last_close(now: DateTime<Utc>) -> DateTime<Utc> {
    let here = local(now, ZONE);
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let today = here.date_naive().and_time(hour).and_local_timezone(here.timezone()).latest().unwrap_or(here);
    let last = if today <= here { today } else { today - Duration::days(1) };
    last.to_utc()
}
