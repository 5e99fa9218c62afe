//! The apprentice asks for a pause. The enterprise answers by pausing, or not: no state waits for it.
use super::{
    pause::{PauseError, check, pauses},
    start::write_down,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Hand, Stage, may},
        approve::tell_writer,
        draft::wrong_stage,
        letters, queries,
        steps::{self, Step},
    },
    roles::Candidate,
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    placement::{self, Side},
    placement_pause, placement_step,
};
use uuid::Uuid;

/// Until when it is to be paused, and why.
pub struct Wish {
    pub last: NaiveDate,
    pub words: Option<String>,
}

/// What was asked for and not answered; a day that has passed is wished for no more. `steps` have the latest first.
pub fn wish(steps: &[placement_step::Model], today: NaiveDate) -> Option<Wish> {
    let latest = steps.iter().find(|step| matches!(step.act.as_str(), "pause-asked" | "paused"))?;
    let (_, last) = latest.named.0.iter().find(|(name, _)| name == "last")?;
    let last = last.parse().ok().filter(|last| today <= *last)?;
    (latest.act == "pause-asked").then(|| Wish { last, words: latest.words.clone() })
}

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
    let mut case = queries::lock_my(&tx, who, id).await?.ok_or(PauseError::NoSuchPlacement)?;
    write_down(&tx, key, &mut case, now).await?;
    if !may(Hand::Apprentice, Act::AskPause, Stage::of(&case.row)) {
        return Err(PauseError::WithAnother(wrong_stage(Stage::of(&case.row))));
    }
    if wish(&steps::of(&tx, id).await?, today(now)).is_some() {
        return Err(PauseError::Waits);
    }
    let taken = pauses(&tx, id).await?.iter().map(placement_pause::Model::days).sum();
    check(&tx, &case, today(now), last, taken, now).await?;
    let step = Step::new("pause-asked", Side::Apprentice, who.account.id).naming("last", last).words(Some(words));
    steps::put(&tx, &case.row, step, now).await?;
    tell_writer(&tx, key, letters::PAUSE_ASKED, &case, now).await?;
    let entry = Entry::new("placements.ask_pause", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}
