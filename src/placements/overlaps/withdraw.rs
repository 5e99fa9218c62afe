//! Withdraw: the apprentice stays where they are after all. What their draft asked is over.
use super::{
    Act, OverlapError,
    close::close,
    find::{live, waits},
    hold::hold,
    letters::{self, tell_enterprise},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::{Hand, Stage},
        queries,
        steps::{self, Step},
    },
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::{
    placement::Side,
    placement_overlap::{self, Status},
};
use uuid::Uuid;

/// The latest that still stands.
pub async fn withdraw(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    draft: Uuid,
    now: DateTime<Utc>,
) -> Result<placement_overlap::Model, OverlapError> {
    let tx = db.begin().await?;
    let case = queries::my(&tx, who, draft).await?.ok_or(OverlapError::NoSuchPlacement)?;
    let seen = super::of_draft(&tx, draft).await?;
    let latest = live(&tx, &case.row).await?.into_iter().next().or(seen.into_iter().next());
    let (request, _) = latest.ok_or(OverlapError::NothingAsked)?;
    let mut pair = hold(&tx, request.id).await?.ok_or(OverlapError::NoSuchPlacement)?;
    if pair.draft.row.account_id != Some(who.account.id) {
        return Err(OverlapError::NoSuchPlacement);
    }
    pair.allows(Hand::Apprentice, Act::Withdraw, now)?;
    let step = Step::new("leave-withdrawn", Side::Apprentice, who.account.id);
    steps::put(&tx, &pair.other.row, step, now).await?;
    tell_enterprise(&tx, key, letters::OVER, &pair.other, Some(&pair.request), now).await?;
    let entry = Entry::new("placements.withdraw_leave", "placement", pair.other.row.id);
    audit::put(&tx, &who.actor(), entry.district(pair.other.enterprise.district), now).await?;
    let stage = Stage::of(&pair.draft.row);
    close(&tx, key, &mut pair, Status::Withdrawn, now).await?;
    // Where it went back to its enterprise, another letter says why.
    if Stage::of(&pair.draft.row) == stage && !waits(&tx, &pair.draft.row).await? {
        steps::put(&tx, &pair.draft.row, Step::new("dates-unsettled", Side::Nobody, None), now).await?;
        tell_enterprise(&tx, key, letters::DATES_UNSETTLED, &pair.draft, None, now).await?;
    }
    tx.commit().await?;
    Ok(pair.request)
}
