//! The links of letters to a draft: one open one for each reader.
use super::acts::Stage;
use crate::mail::{fresh, withdraw::withdraw};
use chrono::{DateTime, Duration, Utc};
use entity::{
    placement::{self, Side, Status},
    placement_link::{self, For},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, IntoColumnRef, SimpleExpr},
};
use std::collections::HashSet;
use uuid::Uuid;

const LASTS: Duration = Duration::days(30);

/// A new one ends the old.
pub async fn make(
    tx: &impl ConnectionTrait,
    placement: Uuid,
    reader: For,
    now: DateTime<Utc>,
) -> Result<placement_link::Model, DbErr> {
    end(tx, placement, &[reader], now).await?;
    let row = placement_link::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(placement),
        reader: Set(reader),
        created_at: Set(now),
        expires_at: Set(now + LASTS),
        ended_at: Set(None),
    };
    row.insert(tx).await
}

/// The link that a reader has not used yet.
pub async fn open_one(
    tx: &impl ConnectionTrait,
    placement: Uuid,
    reader: For,
) -> Result<Option<placement_link::Model>, DbErr> {
    placement_link::Entity::find()
        .filter(placement_link::COLUMN.placement_id.eq(placement))
        .filter(is_open(reader))
        .one(tx)
        .await
}

/// Their letters, where they have not gone out, never will; says how many nobody had begun to send.
pub async fn end(
    tx: &impl ConnectionTrait,
    placement: Uuid,
    readers: &[For],
    now: DateTime<Utc>,
) -> Result<usize, DbErr> {
    let open = placement_link::Entity::find()
        .filter(placement_link::COLUMN.placement_id.eq(placement))
        .filter(placement_link::COLUMN.reader.is_in(readers.iter().copied()))
        .filter(placement_link::COLUMN.ended_at.is_null())
        .all(tx)
        .await?;
    let mut unsent = 0;
    for link in &open {
        unsent += withdraw(tx, link.id).await?;
    }
    placement_link::Entity::update_many()
        .set(placement_link::ActiveModel { ended_at: Set(Some(now)), ..Default::default() })
        .filter(placement_link::COLUMN.id.is_in(open.iter().map(|link| link.id)))
        .exec(tx)
        .await?;
    Ok(unsent)
}

/// The link that a secret opens, over or not.
pub async fn by_token(db: &impl ConnectionTrait, token: &str) -> Result<Option<placement_link::Model>, DbErr> {
    let Some(about) = fresh::about(db, token).await? else { return Ok(None) };
    placement_link::Entity::find_by_id(about).one(db).await
}

/// Drafts that the bureau has: passed on, and no guardian has still to say yes.
pub fn with_bureau() -> SimpleExpr {
    passed_on().and(awaits_guardian().not())
}

/// Drafts that were passed on and wait for a guardian: so long the apprentice's side has them.
pub fn with_guardian() -> SimpleExpr {
    passed_on().and(awaits_guardian())
}

fn passed_on() -> SimpleExpr {
    placement::COLUMN.status.eq(Status::Draft).and(placement::COLUMN.party.eq(Side::Reviewer))
}

/// Whether a guardian was asked and has said nothing yet, of each placement that is gone through.
pub fn awaits_guardian() -> SimpleExpr {
    exists((placement::Entity, placement::Column::Id), is_open(For::Guardian))
}

/// The same of each placement that a column names.
pub fn asks_guardian(placement: impl IntoColumnRef) -> SimpleExpr {
    exists(placement, is_open(For::Guardian))
}

/// And whether their link has run out.
pub fn guardian_is_late(placement: impl IntoColumnRef, now: DateTime<Utc>) -> SimpleExpr {
    exists(placement, is_open(For::Guardian).and(placement_link::COLUMN.expires_at.lte(now)))
}

fn exists(placement: impl IntoColumnRef, which: SimpleExpr) -> SimpleExpr {
    let its = Expr::col((placement_link::Entity, placement_link::Column::PlacementId)).equals(placement);
    let links = placement_link::Entity::find().select_only().column(placement_link::Column::Id);
    Expr::exists(links.filter(its).filter(which).into_query())
}

/// Whether a draft waits for a guardian before the bureau has anything to do.
pub async fn is_unguarded(db: &impl ConnectionTrait, row: &placement::Model) -> Result<bool, DbErr> {
    Ok(is_passed_on(row) && open_one(db, row.id, For::Guardian).await?.is_some())
}

/// Which of some drafts do.
pub async fn unguarded(db: &impl ConnectionTrait, rows: &[placement::Model]) -> Result<HashSet<Uuid>, DbErr> {
    let ids: Vec<Uuid> = rows.iter().filter(|row| is_passed_on(row)).map(|row| row.id).collect();
    let mut found = HashSet::new();
    // SQLite takes 32,766 variables in a statement.
    for some in ids.chunks(10_000) {
        let links = placement_link::Entity::find()
            .select_only()
            .column(placement_link::Column::PlacementId)
            .filter(placement_link::COLUMN.placement_id.is_in(some.to_vec()))
            .filter(is_open(For::Guardian));
        found.extend(links.into_tuple::<Uuid>().all(db).await?);
    }
    Ok(found)
}

fn is_passed_on(row: &placement::Model) -> bool {
    Stage::of(row) == Stage::WithReviewer
}

fn is_open(reader: For) -> SimpleExpr {
    placement_link::COLUMN.reader.eq(reader).and(placement_link::COLUMN.ended_at.is_null())
}
