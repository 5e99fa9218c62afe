//! Owners read by letter what a list confirmed of their enterprise; a listed one has none.
use super::known::CHUNK;
use crate::{
    enterprises::{
        queries::owners_of,
        recognitions::{self, Decision, letters},
    },
    mail::{address::AddressKey, outbox::NewLetter},
};
use chrono::{DateTime, Utc};
use entity::{enterprise, recognition};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

pub async fn confirmed(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    rows: &[recognition::Model],
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    let kinds = recognitions::kinds(tx).await?;
    let mut told = Vec::new();
    for chunk in rows.chunks(CHUNK) {
        let owners = owners_of(tx, chunk.iter().map(|row| row.enterprise_id)).await?;
        let of = enterprise::Entity::find().filter(enterprise::COLUMN.id.is_in(owners.keys().copied()));
        let of: HashMap<Uuid, enterprise::Model> = of.all(tx).await?.into_iter().map(|one| (one.id, one)).collect();
        let to_its = |row: &recognition::Model| {
            let (enterprise, owners) = (of.get(&row.enterprise_id)?, owners.get(&row.enterprise_id)?);
            let kind = letters::decided(&Decision::Confirm);
            Some(letters::to_owners(key, kind, (row, enterprise), &kinds, owners, now))
        };
        told.extend(chunk.iter().filter_map(to_its).flatten());
    }
    Ok(told)
}
