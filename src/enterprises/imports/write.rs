//! The rows of an import, put by sets: new enterprises first, then the recognitions of all.
use super::{assess::Good, known::CHUNK};
use crate::enterprises::{apply, slugs};
use chrono::{DateTime, Utc};
use entity::{
    enterprise::{self, Status},
    recognition::{self, Status as Standing},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, sea_query::OnConflict,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows are good, their enterprises locked. Gives what was confirmed, or has other days now.
pub async fn write(
    tx: &impl ConnectionTrait,
    rows: &[Good],
    now: DateTime<Utc>,
) -> Result<Vec<recognition::Model>, DbErr> {
    let made = enterprises(tx, rows, now).await?;
    let of = |row: &Good| row.of.or_else(|| made.get(row.entry.enterprise.identity.code.as_str()).copied());
    let confirmed: Vec<_> = rows.iter().filter_map(|row| Some(confirmed(row, of(row)?, now)).flatten()).collect();
    let again = [
        recognition::Column::Status,
        recognition::Column::ValidFrom,
        recognition::Column::ValidTo,
        recognition::Column::DecidedAt,
        recognition::Column::Reminded,
    ];
    for chunk in confirmed.chunks(CHUNK) {
        let rows = chunk.iter().map(|row| row.clone().into_active_model().reset_all());
        let on_conflict = OnConflict::column(recognition::Column::Id).update_columns(again).to_owned();
        recognition::Entity::insert_many(rows).on_conflict(on_conflict).exec_without_returning(tx).await?;
    }
    Ok(confirmed)
}

/// One for each code that nobody holds; of several rows the first says what it is.
async fn enterprises(
    tx: &impl ConnectionTrait,
    rows: &[Good],
    now: DateTime<Utc>,
) -> Result<HashMap<String, Uuid>, DbErr> {
    let fresh: Vec<&Good> = rows.iter().filter(|row| row.of.is_none()).collect();
    let organisation = |row: &Good| slugs::organisation(&row.entry.enterprise.identity.code);
    let mut taken = slugs::taken(tx, &fresh.iter().map(|row| organisation(row)).collect::<Vec<_>>()).await?;
    let (mut made, mut listed) = (HashMap::new(), Vec::new());
    for row in fresh {
        let new = row.entry.enterprise.clone();
        if made.contains_key(new.identity.code.as_str()) {
            continue;
        }
        let others = taken.entry(organisation(row)).or_default();
        let slug = slugs::numbered(&organisation(row), *others);
        *others += 1;
        let id = Uuid::now_v7();
        made.insert(new.identity.code.as_str().to_owned(), id);
        listed.push(enterprise::ActiveModel {
            id: Set(id),
            status: Set(Status::Listed),
            decided_at: Set(Some(now)),
            ..apply::row(new, slug, now)
        });
    }
    for chunk in listed.chunks(CHUNK) {
        enterprise::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(made)
}

/// A new recognition, or the one that stands with the days that the list says; `None`: it is so already.
fn confirmed(row: &Good, of: Uuid, now: DateTime<Utc>) -> Option<recognition::Model> {
    let said = &row.entry.certificate;
    let new = recognition::Model {
        id: Uuid::now_v7(),
        enterprise_id: of,
        kind: said.kind.clone(),
        number: said.number.clone(),
        valid_from: said.valid_from,
        valid_to: said.valid_to,
        reminded: None,
        status: Standing::Confirmed,
        claimed_by: None,
        claimed_at: now,
        decided_at: Some(now),
        reason_code: None,
        reason: None,
    };
    match row.standing.clone() {
        Some(was) if (was.status, was.valid_from, was.valid_to) == (new.status, said.valid_from, said.valid_to) => None,
        Some(was) => {
            Some(recognition::Model { id: was.id, claimed_by: was.claimed_by, claimed_at: was.claimed_at, ..new })
        }
        None => Some(new),
    }
}
