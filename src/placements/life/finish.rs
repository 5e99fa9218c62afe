//! What a completion does, and what is kept on the way to it.
use super::{complete::completion, wish::settle_wish};
use crate::{
    audit::{self, Entry},
    mail::{address::AddressKey, outbox},
    placements::{
        approve::{tell_apprentice, tell_mentors, tell_writer},
        case::Case,
        changes, counts, exceptions, letters,
        steps::{self, Step},
    },
    roles::{Officer, rights::DecideEnterprises},
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{Side, Status},
    placement_completion,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    sea_query::OnConflict,
};
use uuid::Uuid;

/// Since when the bureau has it: both sides have said so, or an exception is proposed.
pub async fn with_bureau(
    tx: &impl ConnectionTrait,
    case: &mut Case,
    stands: placement_completion::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if stands.override_by.is_none() && (stands.declared_at.is_none() || stands.stated_at.is_none()) {
        return Ok(());
    }
    let mut row = case.row.clone().into_active_model();
    row.with_since = Set(exceptions::since(&case.row, now));
    case.row = row.update(tx).await?;
    Ok(())
}

/// The row, made where nobody said anything yet.
pub async fn blank(tx: &impl ConnectionTrait, id: Uuid) -> Result<placement_completion::ActiveModel, DbErr> {
    let row = placement_completion::ActiveModel { placement_id: Set(id), ..Default::default() };
    let conflict = OnConflict::column(placement_completion::Column::PlacementId).do_nothing().to_owned();
    placement_completion::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx).await?;
    let row = completion(tx, id).await?;
    Ok(row.ok_or_else(|| DbErr::RecordNotFound("the completion just made".into()))?.into_active_model())
}

pub async fn finish(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    case: &mut Case,
    entry: Entry,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let before = case.row.status;
    settle_wish(tx, case.row.id).await?;
    let mut row = case.row.clone().into_active_model();
    row.status = Set(Status::Completed);
    // An early end that was named does not come to pass; days after this one are free.
    row.end_day = Set(case.row.last_day.filter(|last| today(now) < *last).map(|_| today(now)));
    row.end_side = Set(None);
    row.ends = Set(None);
    row.end_told_at = Set(None);
    row.reason_code = Set(None);
    row.reason = Set(None);
    row.over_at = Set(Some(now));
    row.exception = Set(None);
    case.row = row.update(tx).await?;
    counts::recount(tx, case).await?;
    tell_mentors(tx, key, letters::RELEASED_AT_END, case, now).await?;
    if case.row.end_day.is_some() {
        changes::overtake(tx, key, case, "last_day", now).await?;
    }
    steps::put(tx, &case.row, Step::new("completed", Side::Reviewer, who.account), now).await?;
    tell_writer(tx, key, letters::COMPLETED, case, now).await?;
    tell_apprentice(tx, key, letters::COMPLETED_MINE, case, now).await?;
    outbox::caused_by(tx, case.row.id, who.account, now).await?;
    let entry = entry.district(case.enterprise.district).states(before.to_value(), case.row.status.to_value());
    audit::put(tx, &who.actor(), entry, now).await
}
