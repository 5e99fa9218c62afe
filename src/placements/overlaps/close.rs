//! A request is over: the draft that waited for it goes on, and its clocks run anew.
use super::{
    find,
    hold::Pair,
    letters::{self, tell_enterprise},
    table::overtaken,
};
use crate::{
    mail::address::AddressKey,
    placements::{
        acts::Stage,
        approve,
        case::Case,
        exceptions::{self, OVERLAP},
        guards,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{Fault, Returned, Side},
    placement_overlap::{self, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};

/// The draft goes on where it is; where all is agreed to, to the reviewer or back to its enterprise.
pub async fn close(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    pair: &mut Pair,
    status: Status,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = pair.request.clone().into_active_model();
    row.status = Set(status);
    row.over_at = Set(Some(now));
    pair.request = row.update(tx).await?;
    let draft = &mut pair.draft;
    if find::waits(tx, &draft.row).await? {
        return Ok(());
    }
    let mut row = draft.row.clone().into_active_model();
    row.exception = Set(exceptions::without(&draft.row, OVERLAP));
    // Of days that its enterprise wrote it learns by sending them; its clock goes by what was written.
    let is_rewritten = status == Status::ReDated && Stage::of(&draft.row) == Stage::WithEnterprise;
    if Stage::of(&draft.row).is_draft() && !is_rewritten {
        row.with_since = Set(now);
        row.reminded = Set(0);
    }
    // A third placement may take them still.
    if matches!(status, Status::Ended | Status::Decided) && !guards::days_taken(tx, draft).await? {
        row.returned = Set(draft.row.returned.clone().and_then(without_days));
    }
    draft.row = row.update(tx).await?;
    if Stage::of(&draft.row) == Stage::WithApprentice && draft.all_agreed() {
        approve::settle(tx, key, draft, Side::Nobody, now).await?;
    }
    Ok(())
}

/// Writes down what one of the placements made of it; false: it still stands, or is over already.
pub async fn overtake(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    pair: &mut Pair,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let Some(status) = overtaken(&pair.request, &pair.draft.row, &pair.other.row) else { return Ok(false) };
    close(tx, key, pair, status, now).await?;
    match status {
        Status::Ended => fits(tx, key, &pair.draft, Step::new("dates-free", Side::Nobody, None), now).await?,
        _ => {
            steps::put(tx, &pair.other.row, Step::new("leave-over", Side::Nobody, None), now).await?;
            tell_enterprise(tx, key, letters::OVER, &pair.other, Some(&pair.request), now).await?;
        }
    }
    Ok(true)
}

/// Where they do, the new enterprise learns that the dates fit now, and nothing of why; once the bureau has it, from another letter.
pub async fn fits(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    draft: &Case,
    step: Step,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if !are_free(tx, draft).await? {
        return Ok(());
    }
    steps::put(tx, &draft.row, step, now).await?;
    if matches!(Stage::of(&draft.row), Stage::WithEnterprise | Stage::WithApprentice) {
        tell_enterprise(tx, key, letters::DATES_FREE, draft, None, now).await?;
    }
    Ok(())
}

/// No other placement of the person takes its days, and none is still to be left.
pub async fn are_free(tx: &impl ConnectionTrait, draft: &Case) -> Result<bool, DbErr> {
    Ok(!find::waits(tx, &draft.row).await? && !guards::days_taken(tx, draft).await?)
}

/// From now on the bureau has it: the draft stands in its queue.
pub async fn to_bureau(tx: &impl ConnectionTrait, pair: &mut Pair, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = placement_overlap::ActiveModel { queued_at: Set(Some(now)), ..pair.request.clone().into_active_model() };
    pair.request = row.update(tx).await?;
    exceptions::raise(tx, &mut pair.draft, OVERLAP, now).await
}

/// Whether it came back because the days do not fit.
pub fn is_for_days(returned: &Returned) -> bool {
    returned.faults.iter().any(is_of_days)
}

fn is_of_days(fault: &Fault) -> bool {
    matches!(fault.code.as_str(), "days_taken" | "days_to_change")
}

/// That the days did not fit is not so any more.
pub fn without_days(mut returned: Returned) -> Option<Returned> {
    if !is_for_days(&returned) {
        return Some(returned);
    }
    returned.faults.retain(|fault| !is_of_days(fault));
    returned.fields.retain(|field| field != "first_day" || returned.faults.iter().any(|fault| &fault.field == field));
    (returned.by.is_some() || !returned.faults.is_empty()).then_some(returned)
}
