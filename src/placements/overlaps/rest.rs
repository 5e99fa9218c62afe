//! A draft that waits for another placement to be left: either whoever has it goes on with it meanwhile, or nothing but
//! its days is missing, and then it is nobody's turn in it; nor is it where all is answered and the enterprise is being
//! checked. Every page and list asks here.
use super::{
    close::without_days,
    find::{Asked, with},
    table::overtaken,
};
use crate::placements::{acts::Stage, draft::may_enrol, queries};
use entity::{
    enterprise,
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
    /// All is answered, nobody is to be left, and its enterprise is not verified at present.
    ForCheck,
}

impl Wait {
    /// For another placement.
    pub fn is_leaving(self) -> bool {
        self != Self::ForCheck
    }
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
    let checked = of_suspended(db, rows).await?;
    if drafts.is_empty() && checked.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = drafts.iter().map(|draft| draft.id).chain(checked.iter().copied());
    let agreed = queries::agreed(db, ids.collect()).await?;
    let checked = checked.into_iter().filter(|id| agreed.contains(id)).map(|id| (id, Wait::ForCheck));
    Ok(checked.chain(drafts.into_iter().map(|draft| (draft.id, wait_of(draft, &agreed)))).collect())
}

/// Drafts that were sent, of enterprises that may not enrol at present.
async fn of_suspended(db: &impl ConnectionTrait, rows: &[placement::Model]) -> Result<Vec<Uuid>, DbErr> {
    let sent = rows.iter().filter(|row| matches!(Stage::of(row), Stage::WithApprentice | Stage::WithReviewer));
    let sent: Vec<&placement::Model> = sent.collect();
    if sent.is_empty() {
        return Ok(vec![]);
    }
    let theirs = enterprise::COLUMN.id.is_in(sent.iter().map(|row| row.enterprise_id));
    let mut theirs = enterprise::Entity::find().filter(theirs).all(db).await?;
    theirs.retain(|of| !may_enrol(of));
    let is_of = |row: &&placement::Model| theirs.iter().any(|of| of.id == row.enterprise_id);
    Ok(sent.into_iter().filter(is_of).map(|row| row.id).collect())
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
