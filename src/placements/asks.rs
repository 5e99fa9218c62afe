//! What each placement of a list waits for: of its enterprise, of its apprentice, of the bureau. So many queries for one
//! as for twenty.
use super::{
    Act, Hand,
    changes::{self, all_waiting},
    life::{self, Now},
    overlaps,
};
use crate::words::when::today;
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Side, Status},
    placement_completion, placement_objection,
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::SelectStatement};
use std::collections::HashMap;
use uuid::Uuid;

/// In a few words: text keys.
pub type Asks = HashMap<Uuid, Vec<&'static str>>;

/// The state says of a draft that it is the enterprise's turn, and a mark that a mentor is needed.
pub async fn of_enterprise(
    db: &impl ConnectionTrait,
    rows: &[placement::Model],
    now: DateTime<Utc>,
) -> Result<Asks, DbErr> {
    let mut asks = Asks::new();
    let runs = |row: &placement::Model| row.status == Status::Running;
    for id in among(db, rows, |row| row.status.is_live(), changes::unanswered()).await? {
        asks.entry(id).or_default().push("placements-asks-change");
    }
    for id in among(db, rows, |_| true, overlaps::unanswered()).await? {
        asks.entry(id).or_default().push("placements-asks-leave");
    }
    for id in among(db, rows, runs, life::wished(today(now))).await? {
        asks.entry(id).or_default().push("placements-asks-pause");
    }
    let mut completions = completions(db, rows).await?;
    for row in rows {
        if Now::with(row, completions.remove(&row.id), vec![], now).can(Hand::Enterprise, Act::Declare) {
            asks.entry(row.id).or_default().push("placements-asks-declaration");
        }
    }
    Ok(asks)
}

/// What they may still object to stands beside what they are asked.
pub async fn of_apprentice(
    db: &impl ConnectionTrait,
    rows: &[placement::Model],
    now: DateTime<Utc>,
) -> Result<Asks, DbErr> {
    let (mut asks, mut objections) = (Asks::new(), HashMap::<Uuid, Vec<placement_objection::Model>>::new());
    for change in all_waiting(db, ids(rows)).await?.iter().filter(|change| change.waits_for(Side::Apprentice, now)) {
        asks.entry(change.placement_id).or_default().push("placements-asks-change");
    }
    for made in its_objections(db, rows).await? {
        objections.entry(made.placement_id).or_default().push(made);
    }
    let mut completions = completions(db, rows).await?;
    for row in rows {
        let stands = Now::with(row, completions.remove(&row.id), objections.remove(&row.id).unwrap_or_default(), now);
        let said = [
            (stands.objects(Hand::Apprentice).is_ok(), "placements-asks-objection"),
            (stands.can(Hand::Apprentice, Act::State), "placements-asks-statement"),
        ];
        asks.entry(row.id).or_default().extend(said.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| key));
    }
    Ok(asks)
}

/// Of drafts the state says it, and of exceptions their mark.
pub async fn of_bureau(db: &impl ConnectionTrait, rows: &[placement::Model]) -> Result<Asks, DbErr> {
    let (mut asks, mut completions) = (Asks::new(), completions(db, rows).await?);
    for id in among(db, rows, |row| row.status.is_live(), changes::undecided()).await? {
        asks.entry(id).or_default().push("placements-asks-decision");
    }
    for row in rows.iter().filter(|row| row.status == Status::Running) {
        let Some(towards) = completions.remove(&row.id) else { continue };
        if towards.override_by.is_some() {
            asks.entry(row.id).or_default().push("placements-asks-override");
        } else if towards.declared_at.is_some() && towards.stated_at.is_some() {
            asks.entry(row.id).or_default().push("placements-asks-completion");
        }
    }
    Ok(asks)
}

fn ids(rows: &[placement::Model]) -> Vec<Uuid> {
    rows.iter().map(|row| row.id).collect()
}

async fn among(
    db: &impl ConnectionTrait,
    rows: &[placement::Model],
    which: impl Fn(&placement::Model) -> bool,
    those: SelectStatement,
) -> Result<Vec<Uuid>, DbErr> {
    let column = placement::COLUMN;
    let found = placement::Entity::find()
        .select_only()
        .column(placement::Column::Id)
        .filter(column.id.is_in(rows.iter().filter(|row| which(row)).map(|row| row.id)))
        .filter(column.id.in_subquery(those));
    found.into_tuple().all(db).await
}

async fn its_objections(
    db: &impl ConnectionTrait,
    rows: &[placement::Model],
) -> Result<Vec<placement_objection::Model>, DbErr> {
    placement_objection::Entity::find()
        .filter(placement_objection::COLUMN.placement_id.is_in(ids(rows)))
        .order_by_desc(placement_objection::Column::MadeAt)
        .all(db)
        .await
}

async fn completions(
    db: &impl ConnectionTrait,
    rows: &[placement::Model],
) -> Result<HashMap<Uuid, placement_completion::Model>, DbErr> {
    let its = placement_completion::COLUMN.placement_id.is_in(ids(rows));
    let found = placement_completion::Entity::find().filter(its).all(db).await?;
    Ok(found.into_iter().map(|row| (row.placement_id, row)).collect())
}
