//! The apprentice asks for a pause, and may take that back as long as the enterprise has not answered.
use super::{
    ender::Ender,
    pause::{PauseError, check, pauses},
    wish::{settle_wish, wish},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Act,
        approve::tell_writer,
        letters,
        steps::{self, Step},
    },
    roles::Candidate,
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    placement::{self, Side},
    placement_pause, placement_wish,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

/// Refused where the enterprise could not grant it.
pub async fn ask_pause(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    id: Uuid,
    last: NaiveDate,
    words: &str,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let case = Ender::Apprentice(who).hold(&tx, key, id, Act::AskPause, now).await?;
    if wish(&tx, id, today(now)).await?.is_some() {
        return Err(PauseError::Waits);
    }
    let taken = pauses(&tx, id).await?.iter().map(placement_pause::Model::days).sum();
    check(&tx, &case, today(now), last, taken, now).await?;
    // One that lapsed still lies there.
    settle_wish(&tx, id).await?;
    let row = placement_wish::ActiveModel {
        placement_id: Set(id),
        last_day: Set(last),
        words: Set(words.to_owned()),
        asked_at: Set(now),
    };
    row.insert(&tx).await?;
    let step = Step::new("pause-asked", Side::Apprentice, who.account.id).naming("last", last).words(Some(words));
    steps::put(&tx, &case.row, step, now).await?;
    tell_writer(&tx, key, letters::PAUSE_ASKED, &case, now).await?;
    let entry = Entry::new("placements.ask_pause", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

pub async fn withdraw_pause(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let case = Ender::Apprentice(who).hold(&tx, key, id, Act::WithdrawPause, now).await?;
    wish(&tx, id, today(now)).await?.ok_or(PauseError::NothingWished)?;
    settle_wish(&tx, id).await?;
    steps::put(&tx, &case.row, Step::new("pause-withdrawn", Side::Apprentice, who.account.id), now).await?;
    tell_writer(&tx, key, letters::PAUSE_WITHDRAWN, &case, now).await?;
    let entry = Entry::new("placements.withdraw_pause", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}
