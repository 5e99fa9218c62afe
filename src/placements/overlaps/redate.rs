//! *Change the dates*: the draft goes back to its enterprise, which learns that they do not fit and of whom to ask.
use super::{OverlapError, find::waits};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::{self, Hand, Stage},
        approve::{give_back, tell_writer},
        draft::wrong_turn,
        guards, letters, queries,
        steps::{self, Step},
    },
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::placement::{self, Returned, Side};
use uuid::Uuid;

pub async fn redate(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    draft: Uuid,
    now: DateTime<Utc>,
) -> Result<placement::Model, OverlapError> {
    let tx = db.begin().await?;
    let mut case = queries::lock_my(&tx, who, draft).await?.ok_or(OverlapError::NoSuchPlacement)?;
    if !acts::may(Hand::Apprentice, acts::Act::Redate, Stage::of(&case.row)) {
        return Err(OverlapError::WithAnother(wrong_turn(&case.row)));
    }
    if !guards::days_taken(&tx, &case).await? {
        return Err(OverlapError::NothingMeets);
    }
    if waits(&tx, &case.row).await? {
        return Err(OverlapError::Waits);
    }
    let fault = guards::days_do_not_fit(&case);
    let returned = Returned { fields: vec![fault.field.clone()], faults: vec![fault], ..Returned::default() };
    give_back(&tx, &mut case, returned, now).await?;
    steps::put(&tx, &case.row, Step::new("dates-changing", Side::Apprentice, who.account.id), now).await?;
    tell_writer(&tx, key, letters::GUARD_FAILED, &case, now).await?;
    let entry = Entry::new("placements.redate", "placement", draft).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}
