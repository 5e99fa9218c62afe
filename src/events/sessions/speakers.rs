//! Speakers: found by name and affiliation, made where nobody named them before.
use super::Named;
use crate::roles::{Officer, Right};
use entity::{
    event::{self, Status},
    session, session_speaker, speaker,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel,
    Iterable, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    sea_query::{LockType, OnConflict},
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// So many in one statement; SQLite refuses conditions of more than a thousand parts.
const AT_ONCE: usize = 250;

/// As many as a form offers to choose from.
const OFFERED: u64 = 500;

impl From<&speaker::Model> for Named {
    fn from(row: &speaker::Model) -> Self {
        Self { name: row.name_zh.clone(), affiliation: row.affiliation_zh.clone() }
    }
}

/// Their rows by what they are called, made where there were none. In one order for all, so that two who name the same
/// new people never wait for each other in a ring.
pub async fn by_name(
    tx: &impl ConnectionTrait,
    all: &BTreeSet<&Named>,
) -> Result<BTreeMap<Named, speaker::Model>, DbErr> {
    let known = OnConflict::columns([speaker::Column::NameZh, speaker::Column::AffiliationZh]).do_nothing().to_owned();
    let in_order: Vec<&Named> = all.iter().copied().collect();
    for some in in_order.chunks(AT_ONCE) {
        let rows = some.iter().map(|named| fresh(named).into_active_model().reset_all());
        speaker::Entity::insert_many(rows).on_conflict(known.clone()).exec_without_returning(tx).await?;
    }
    let found = known_as(tx, all).await?;
    if found.len() < all.len() {
        return Err(DbErr::RecordNotFound("a speaker who is called otherwise at this moment".to_owned()));
    }
    Ok(found)
}

/// The rows of those whom somebody named before.
pub async fn known_as(
    db: &impl ConnectionTrait,
    all: &BTreeSet<&Named>,
) -> Result<BTreeMap<Named, speaker::Model>, DbErr> {
    let called = |Named { name, affiliation }: &Named| {
        speaker::COLUMN.name_zh.eq(name).and(speaker::COLUMN.affiliation_zh.eq(affiliation))
    };
    let (in_order, mut found) = (all.iter().copied().collect::<Vec<&Named>>(), BTreeMap::new());
    for some in in_order.chunks(AT_ONCE) {
        let these = some.iter().fold(Condition::any(), |these, named| these.add(called(named)));
        let rows = speaker::Entity::find().filter(these).all(db).await?;
        found.extend(rows.into_iter().map(|row| (Named::from(&row), row)));
    }
    Ok(found)
}

/// The same, and those whom nobody named before as they would be.
pub async fn known_or_fresh(
    db: &impl ConnectionTrait,
    all: &BTreeSet<&Named>,
) -> Result<BTreeMap<Named, speaker::Model>, DbErr> {
    let mut known = known_as(db, all).await?;
    for named in all {
        known.entry((*named).clone()).or_insert_with(|| fresh(named));
    }
    Ok(known)
}

/// Somebody whom nobody named before.
pub fn fresh(Named { name, affiliation }: &Named) -> speaker::Model {
    speaker::Model {
        id: Uuid::now_v7(),
        name_zh: name.clone(),
        name_en: String::new(),
        affiliation_zh: affiliation.clone(),
        affiliation_en: String::new(),
        revision: 1,
    }
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
