//! Speakers: found by name and affiliation, made where nobody named them before.
use super::Named;
use crate::roles::{Officer, Right};
use entity::{
    event::{self, Status},
    session, session_speaker, speaker,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, Iterable, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    sea_query::{LockType, OnConflict},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// As many as a form offers to choose from.
const OFFERED: u64 = 500;

impl From<&speaker::Model> for Named {
    fn from(row: &speaker::Model) -> Self {
        Self { name: row.name_zh.clone(), affiliation: row.affiliation_zh.clone() }
    }
}

/// Their rows in the same order; of one who is named twice the first counts. By two statements.
pub async fn named(tx: &impl ConnectionTrait, all: &[Named]) -> Result<Vec<speaker::Model>, DbErr> {
    if all.is_empty() {
        return Ok(vec![]);
    }
    // In one order for all, so that two who name the same new people never wait for each other in a ring.
    let in_order: BTreeSet<&Named> = all.iter().collect();
    let new = |Named { name, affiliation }: &Named| speaker::ActiveModel {
        id: Set(Uuid::now_v7()),
        name_zh: Set(name.clone()),
        name_en: Set(String::new()),
        affiliation_zh: Set(affiliation.clone()),
        affiliation_en: Set(String::new()),
        revision: Set(1),
    };
    let known = OnConflict::columns([speaker::Column::NameZh, speaker::Column::AffiliationZh]).do_nothing().to_owned();
    let rows: Vec<_> = in_order.iter().map(|named| new(named)).collect();
    speaker::Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await?;
    let called = |Named { name, affiliation }: &Named| {
        speaker::COLUMN.name_zh.eq(name).and(speaker::COLUMN.affiliation_zh.eq(affiliation))
    };
    let these = in_order.iter().fold(Condition::any(), |these, named| these.add(called(named)));
    let mut found = speaker::Entity::find().filter(these).all(tx).await?;
    if found.len() < in_order.len() {
        return Err(DbErr::RecordNotFound("a speaker who is called otherwise at this moment".to_owned()));
    }
    found.sort_by_key(|row| all.iter().position(|named| Named::from(row) == *named));
    Ok(found)
}

/// Locks them in the order of their ids until the transaction ends, but for rows that refer to them.
pub async fn lock(tx: &impl ConnectionTrait, ids: impl IntoIterator<Item = Uuid>) -> Result<(), DbErr> {
    let these = speaker::Entity::find().filter(speaker::COLUMN.id.is_in(ids)).order_by_asc(speaker::Column::Id);
    these.lock(LockType::NoKeyUpdate).all(tx).await.map(|_| ())
}

/// Those who speak at what is public or within the officer's reach; who was known last comes first.
pub async fn to_choose<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>) -> Result<Vec<speaker::Model>, DbErr> {
    let public = event::COLUMN.status.is_in(Status::iter().filter(|status| status.is_public()));
    let within = who.reach.districts().map(|districts| event::COLUMN.district.is_in(districts.to_vec()));
    let seen = within.map(|within| Condition::any().add(public).add(within));
    let speak = session_speaker::Entity::find()
        .select_only()
        .column(session_speaker::Column::SpeakerId)
        .join(JoinType::InnerJoin, session_speaker::Relation::Session.def())
        .join(JoinType::InnerJoin, session::Relation::Event.def())
        .filter(Condition::all().add_option(seen))
        .into_query();
    let these = speaker::Entity::find().filter(speaker::COLUMN.id.in_subquery(speak));
    these.order_by_desc(speaker::Column::Id).limit(OFFERED).all(db).await
}
