//! At five in the afternoon the enterprise reads which drafts were agreed to since: several of a day are one letter.
use crate::{
    db::Db,
    mail::{address::AddressKey, outbox},
    placements::{
        acts::Stage,
        approve::{tell_writer, writers},
        case::{self, Case},
        letters,
    },
    words::when::{ZONE, local},
};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use entity::placement;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// On the clocks of the city.
const HOUR: u32 = 17;
/// People told of in one letter, locked together.
const AT_ONCE: u64 = 200;

/// How many letters were put, however many read each.
pub async fn tell_agreed(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let closed = last_close(now);
    let groups: Vec<(Uuid, Uuid)> = placement::Entity::find()
        .select_only()
        .column(placement::Column::EnterpriseId)
        .column(placement::Column::WriterId)
        .filter(untold(closed))
        .group_by(placement::Column::EnterpriseId)
        .group_by(placement::Column::WriterId)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut told = 0;
    for (enterprise, writer) in groups {
        told += u64::from(tell_one(db, key, enterprise, writer, closed, now).await?);
    }
    Ok(told)
}

/// Those of one writer; what the bureau decided on meanwhile has letters of its own.
async fn tell_one(
    db: &Db,
    key: &AddressKey,
    enterprise: Uuid,
    writer: Uuid,
    closed: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let of = placement::COLUMN.enterprise_id.eq(enterprise).and(placement::COLUMN.writer_id.eq(writer));
    let ids: Vec<Uuid> = placement::Entity::find()
        .select_only()
        .column(placement::Column::Id)
        .filter(untold(closed))
        .filter(of)
        .order_by_asc(placement::Column::Id)
        .limit(AT_ONCE)
        .into_tuple()
        .all(db.read())
        .await?;
    let tx = db.begin().await?;
    let Some(cases) = case::lock_all(&tx, &ids).await? else { return Ok(false) };
    let mut waiting: Vec<Case> = Vec::new();
    for mut case in cases.into_iter().filter(|case| !case.row.is_writer_told) {
        let mut row = case.row.into_active_model();
        row.is_writer_told = Set(true);
        case.row = row.update(&tx).await?;
        if Stage::of(&case.row) == Stage::WithReviewer {
            waiting.push(case);
        }
    }
    let Some(first) = waiting.first() else {
        tx.commit().await?;
        return Ok(false);
    };
    match waiting.len() {
        1 => tell_writer(&tx, key, letters::WITH_BUREAU, first, now).await?,
        several => {
            let readers = writers(&tx, first).await?;
            let letters = readers.iter().map(|account| letters::several(key, first, several, account, now));
            outbox::put_all(&tx, letters.collect(), now).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}

fn untold(closed: DateTime<Utc>) -> sea_orm::sea_query::SimpleExpr {
    placement::COLUMN.is_writer_told.eq(false).and(placement::COLUMN.approved_at.lte(closed))
}

/// The last time that it struck the hour.
fn last_close(now: DateTime<Utc>) -> DateTime<Utc> {
    let here = local(now, ZONE);
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default();
    let today = here.date_naive().and_time(hour).and_local_timezone(here.timezone()).latest().unwrap_or(here);
    let last = if today <= here { today } else { today - Duration::days(1) };
    last.to_utc()
}
