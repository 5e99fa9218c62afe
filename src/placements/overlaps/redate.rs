//! *Change the dates*: the draft goes back to its enterprise, which learns that they do not fit and of whom to ask.
use super::{
    OverlapError,
    choose::may_redate,
    find::waits,
    letters::{self, tell_enterprise},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::address::AddressKey,
    placements::{
        approve::give_back,
        draft::wrong_turn,
        guards, queries,
        steps::{self, Step},
    },
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::placement::{self, Returned, Side, fault};
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
    if !may_redate(&case.row) {
        return Err(OverlapError::WithAnother(wrong_turn(&case.row)));
    }
    if !guards::days_taken(&tx, &case).await? {
        return Err(OverlapError::NothingMeets);
    }
    if waits(&tx, &case.row).await? {
        return Err(OverlapError::Waits);
    }
    let fault = fault("days_to_change").at("first_day").naming("name", &case.row.name);
    let returned = Returned { fields: vec![fault.field.clone()], faults: vec![fault], ..Returned::default() };
    give_back(&tx, &mut case, returned, now).await?;
    steps::put(&tx, &case.row, Step::new("dates-changing", Side::Apprentice, who.account.id), now).await?;
    tell_enterprise(&tx, key, letters::DATES_CHANGING, &case, None, now).await?;
    let entry = Entry::new("placements.redate", "placement", draft).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Whether a draft came back so.
pub fn is_redated(returned: &Returned) -> bool {
    returned.faults.iter().any(|fault| fault.code == "days_to_change")
}
