//! What is known of the enterprises that a list names: asked by sets, never row by row.
use crate::enterprises::queries::of_account;
use entity::{
    enterprise::{self, Status},
    recognition::{self, Status as Standing},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// SQLite takes 32,766 variables in a statement; an enterprise has two dozen.
pub const CHUNK: usize = 500;

#[derive(Default)]
pub struct Known {
    /// Those that hold their code, by it.
    pub enterprises: HashMap<String, enterprise::Model>,
    /// Recognitions that stand, by enterprise, kind and number.
    pub standing: HashMap<(Uuid, String, String), recognition::Model>,
    /// Codes of the enterprises whose people the officer belongs to.
    pub own: HashSet<String>,
}

pub async fn known(db: &impl ConnectionTrait, codes: &[String], account: Uuid) -> Result<Known, DbErr> {
    let own = of_account(db, account).await?.into_iter().map(|enterprise| enterprise.code).collect();
    let mut known = Known { own, ..Known::default() };
    for chunk in codes.chunks(CHUNK) {
        let rows = enterprise::Entity::find()
            .filter(enterprise::COLUMN.code.is_in(chunk))
            .filter(enterprise::COLUMN.status.is_in([Status::Listed, Status::Verified, Status::Suspended]))
            .all(db)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let standing = recognition::Entity::find()
            .filter(recognition::COLUMN.enterprise_id.is_in(ids))
            .filter(recognition::COLUMN.status.is_in([Standing::Claimed, Standing::Confirmed, Standing::Lapsed]))
            .all(db)
            .await?;
        known.enterprises.extend(rows.into_iter().map(|row| (row.code.clone(), row)));
        let keyed = |row: recognition::Model| ((row.enterprise_id, row.kind.clone(), row.number.clone()), row);
        known.standing.extend(standing.into_iter().map(keyed));
    }
    Ok(known)
}

/// Locks every enterprise with one of the codes until the transaction ends; by their ids, as everybody does.
pub async fn lock(tx: &impl ConnectionTrait, codes: &[String]) -> Result<(), DbErr> {
    let mut ids: Vec<Uuid> = Vec::new();
    for chunk in codes.chunks(CHUNK) {
        let found = enterprise::Entity::find().select_only().column(enterprise::Column::Id);
        ids.extend(found.filter(enterprise::COLUMN.code.is_in(chunk)).into_tuple::<Uuid>().all(tx).await?);
    }
    ids.sort_unstable();
    for chunk in ids.chunks(CHUNK) {
        let rows = enterprise::Entity::find().filter(enterprise::COLUMN.id.is_in(chunk.to_vec()));
        let locked = rows.select_only().column(enterprise::Column::Id).order_by_asc(enterprise::Column::Id);
        locked.lock_exclusive().into_tuple::<Uuid>().all(tx).await?;
    }
    Ok(())
}
