//! Which placements look alike, and nobody has said yet whether they are of one person.
use super::is_about;
use crate::{
    placements::{acts::Stage, queue::Listed},
    roles::{Officer, rights::DecideEnterprises},
};
use entity::{
    person_match,
    placement::{self, Status},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Those of which nobody has said yet whether it is the same person.
pub async fn left(db: &impl ConnectionTrait, row: &placement::Model) -> Result<Vec<placement::Model>, DbErr> {
    Ok(left_of(db, &[row]).await?.remove(&row.id).unwrap_or_default())
}

/// The same of each of several, in as many queries.
async fn left_of(
    db: &impl ConnectionTrait,
    rows: &[&placement::Model],
) -> Result<HashMap<Uuid, Vec<placement::Model>>, DbErr> {
    let Some(alike) = alike(rows) else { return Ok(HashMap::new()) };
    let column = person_match::COLUMN;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let said = person_match::Entity::find()
        .filter(column.placement_id.is_in(ids.clone()).or(column.other_id.is_in(ids)))
        .filter(column.undone_at.is_null())
        .all(db)
        .await?;
    let others = placement::Entity::find()
        .filter(alike)
        .filter(placement::COLUMN.person_id.is_not_null())
        .filter(placement::COLUMN.status.ne(Status::Cancelled))
        .order_by_asc(placement::Column::CreatedAt)
        .all(db)
        .await?;
    let of = |row: &placement::Model| {
        let is_left = |other: &&placement::Model| {
            let is_said = said.iter().any(|said| is_about(said, row.id) && is_about(said, other.id));
            looks_alike(row, other) && !is_said
        };
        others.iter().filter(is_left).cloned().collect()
    };
    Ok(rows.iter().map(|row| (row.id, of(row))).collect())
}

/// Of a list those that are with the bureau and look like another, for whoever says whether it is one person.
pub async fn to_judge(
    db: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    listed: &[Listed],
) -> Result<HashSet<Uuid>, DbErr> {
    let is_theirs = |on: &&Listed| Stage::of(&on.row) == Stage::WithReviewer && who.reaches(on.enterprise.district);
    let rows: Vec<&placement::Model> = listed.iter().filter(is_theirs).map(|on| &on.row).collect();
    let left = left_of(db, &rows).await?.into_iter().filter(|(_, others)| !others.is_empty());
    Ok(left.map(|(id, _)| id).collect())
}

/// By which others are found; `None`: of nobody is known who it is.
fn alike(rows: &[&placement::Model]) -> Option<Condition> {
    let column = placement::COLUMN;
    let known = rows.iter().filter(|row| row.person_id.is_some());
    let all: Vec<Condition> = known
        .flat_map(|row| {
            let named = row.birth_date.map(|born| {
                let same_day = Condition::all().add(column.birth_date.eq(born));
                same_day.add(column.search_text.eq(row.search_text.as_str()))
            });
            let reached = row.mobile.as_deref().map(|mobile| Condition::all().add(column.mobile.eq(mobile)));
            named.into_iter().chain(reached)
        })
        .collect();
    (!all.is_empty()).then(|| all.into_iter().fold(Condition::any(), Condition::add))
}

/// Two persons, so far, of one mobile, or of one name and birth date.
fn looks_alike(row: &placement::Model, other: &placement::Model) -> bool {
    let is_named =
        row.birth_date.is_some() && (row.birth_date, &row.search_text) == (other.birth_date, &other.search_text);
    let is_reached = row.mobile.is_some() && row.mobile == other.mobile;
    row.person_id.is_some() && row.person_id != other.person_id && (is_named || is_reached)
}
