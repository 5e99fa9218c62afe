//! A draft that waits for another placement to be left: either whoever has it goes on with it meanwhile, or nothing but
//! its days is missing, and then it is nobody's turn in it. Every page and list asks here.
use super::{
    close::without_days,
    find::{Asked, with},
    table::overtaken,
};
use crate::placements::{acts::Stage, queries};
use entity::{
    placement::{self, Side},
    placement_overlap::{self, Status},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use std::{
    collections::{HashMap, HashSet},
    slice,
};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// All is answered, and nothing but its days is to be changed.
    ForDates,
    /// Something is to be answered, to be changed or to be sent besides.
    ForMore,
}

/// Which of some placements are drafts that wait so, and how.
pub async fn waiting(db: &impl ConnectionTrait, rows: &[placement::Model]) -> Result<HashMap<Uuid, Wait>, DbErr> {
    let asked = open().filter(placement_overlap::COLUMN.draft_id.is_in(rows.iter().map(|row| row.id)));
    let asked = with(db, asked.all(db).await?, |row| row.other_id).await?;
    let stands = |(request, other): &Asked| {
        let draft = rows.iter().find(|row| row.id == request.draft_id && Stage::of(row).is_draft())?;
        overtaken(request, draft, other).is_none().then_some(draft)
    };
    let drafts: Vec<&placement::Model> = asked.iter().filter_map(stands).collect();
    if drafts.is_empty() {
        return Ok(HashMap::new());
    }
    let agreed = queries::agreed(db, drafts.iter().map(|draft| draft.id).collect()).await?;
    Ok(drafts.into_iter().map(|draft| (draft.id, wait_of(draft, &agreed))).collect())
}

/// The same of one.
pub async fn wait(db: &impl ConnectionTrait, row: &placement::Model) -> Result<Option<Wait>, DbErr> {
    Ok(waiting(db, slice::from_ref(row)).await?.remove(&row.id))
}

/// Drafts that an enterprise has, and has nothing to do in.
pub async fn resting_with(db: &impl ConnectionTrait, enterprise: Uuid) -> Result<Vec<Uuid>, DbErr> {
    let column = placement::COLUMN;
    let asked = open().select_only().column(placement_overlap::Column::DraftId).into_query();
    let drafts = placement::Entity::find()
        .filter(column.enterprise_id.eq(enterprise))
        .filter(column.status.eq(placement::Status::Draft))
        .filter(column.party.eq(Side::Enterprise))
        .filter(column.id.in_subquery(asked))
        .all(db)
        .await?;
    if drafts.is_empty() {
        return Ok(vec![]);
    }
    let waiting = waiting(db, &drafts).await?;
    Ok(waiting.into_iter().filter(|(_, wait)| *wait == Wait::ForDates).map(|(id, _)| id).collect())
}

fn open() -> Select<placement_overlap::Entity> {
    placement_overlap::Entity::find().filter(placement_overlap::COLUMN.status.is_in([Status::Open, Status::Refused]))
}

fn wait_of(draft: &placement::Model, agreed: &HashSet<Uuid>) -> Wait {
    let is_days_alone = draft.returned.clone().and_then(without_days).is_none();
    if agreed.contains(&draft.id) && is_days_alone { Wait::ForDates } else { Wait::ForMore }
}
