//! Ask: *I leave the other on …*, any day before the new first day. The enterprise that is left learns the day and
//! nothing of the other one; the new enterprise learns that the dates do not fit yet.
use super::{
    OverlapError,
    choose::{is_unfiled, may_be_left},
    close::overtake,
    hold::{Pair, both},
    letters::{self, tell_enterprise},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Stage,
        draft::wrong_turn,
        guards,
        steps::{self, Step},
    },
    roles::Candidate,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    placement::{Side, fault},
    placement_overlap::{self, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The same day once more is asked once.
pub async fn ask(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    draft: Uuid,
    other: Uuid,
    last: NaiveDate,
    now: DateTime<Utc>,
) -> Result<placement_overlap::Model, OverlapError> {
    let tx = db.begin().await?;
    let [draft, other] = both(&tx, draft, other).await?.ok_or(OverlapError::NoSuchPlacement)?;
    if draft.row.account_id != Some(who.account.id) {
        return Err(OverlapError::NoSuchPlacement);
    }
    if !Stage::of(&draft.row).is_draft() {
        return Err(OverlapError::WithAnother(wrong_turn(&draft.row)));
    }
    if guards::others(&tx, &draft.row).await?.iter().all(|met| met.id != other.row.id) {
        return Err(OverlapError::NothingMeets);
    }
    if is_unfiled(&other.row) {
        return Err(OverlapError::Unfiled);
    }
    let (from, to) = may_be_left(&draft.row, &other.row).ok_or(OverlapError::NotToBeLeft)?;
    if last < from || last > to {
        let fault = fault("leave_day").at("last").naming("from", from).naming("to", to);
        return Err(OverlapError::Faults(vec![fault]));
    }
    let (mut draft, mut other) = (draft, other);
    if let Some(request) = asked(&tx, draft.row.id, other.row.id).await? {
        let mut pair = Pair { request, draft, other };
        if !overtake(&tx, key, &mut pair, now).await? {
            return if pair.request.last_day == last { Ok(pair.request) } else { Err(OverlapError::Waits) };
        }
        (draft, other) = (pair.draft, pair.other);
    }
    let row = placement_overlap::ActiveModel {
        id: Set(Uuid::now_v7()),
        draft_id: Set(draft.row.id),
        other_id: Set(other.row.id),
        first_day: Set(draft.row.first_day.unwrap_or(to)),
        last_day: Set(last),
        status: Set(Status::Open),
        refusal: Set(None),
        words: Set(None),
        outcome: Set(None),
        reason: Set(None),
        asked_at: Set(now),
        reminded_at: Set(None),
        queued_at: Set(None),
        over_at: Set(None),
    };
    let request = row.insert(&tx).await?;
    let wish = Step::new("leave-asked", Side::Apprentice, who.account.id).naming("last", last);
    steps::put(&tx, &other.row, wish, now).await?;
    steps::put(&tx, &draft.row, Step::new("dates-asked", Side::Nobody, None), now).await?;
    tell_enterprise(&tx, key, letters::ASKED, &other, Some(&request), now).await?;
    tell_enterprise(&tx, key, letters::DATES_ASKED, &draft, None, now).await?;
    let entry = Entry::new("placements.ask_to_leave", "placement", other.row.id);
    audit::put(&tx, &who.actor(), entry.district(other.enterprise.district), now).await?;
    tx.commit().await?;
    Ok(request)
}

async fn asked(tx: &impl ConnectionTrait, draft: Uuid, other: Uuid) -> Result<Option<placement_overlap::Model>, DbErr> {
    placement_overlap::Entity::find()
        .filter(placement_overlap::COLUMN.draft_id.eq(draft))
        .filter(placement_overlap::COLUMN.other_id.eq(other))
        .filter(placement_overlap::COLUMN.over_at.is_null())
        .one(tx)
        .await
}
