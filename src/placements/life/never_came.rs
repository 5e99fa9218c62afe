//! Whoever never came: the enterprise says so within a month of the first day, the apprentice may object.
use super::{end::EndError, ender::Ender, object::lapse, objections::objections, wish::settle_wish};
use crate::{
    audit::Entry,
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Act,
        approve::tell_apprentice,
        cancel::close,
        letters,
        steps::{self, Step},
    },
    roles::{Member, TendEnterprise},
    words::when::today,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::{
    placement::{self, Reason, Side},
    placement_objection::{self, About, Outcome},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

const WITHIN: Duration = Duration::days(30);

/// Until when it may be said.
pub fn latest_day(row: &placement::Model) -> Option<NaiveDate> {
    row.first_day.map(|first| first + WITHIN)
}

/// Why it cannot be said of what runs; a page asks it before it asks anybody.
pub fn refuse_absence(
    row: &placement::Model,
    objections: &[placement_objection::Model],
    today: NaiveDate,
) -> Result<(), EndError> {
    if objections.iter().any(|made| made.about == About::NeverCame && made.outcome == Some(Outcome::Upheld)) {
        return Err(EndError::Came);
    }
    if latest_day(row).is_some_and(|latest| today <= latest) { Ok(()) } else { Err(EndError::TooLate) }
}

pub async fn never_came(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<placement::Model, EndError> {
    let tx = db.begin().await?;
    let ender = Ender::Enterprise(who);
    let mut case = ender.hold(&tx, key, id, Act::NeverCame, now).await?;
    refuse_absence(&case.row, &objections(&tx, id).await?, today(now))?;
    let (before, ends) = (case.row.status, case.row.ends.clone());
    settle_wish(&tx, id).await?;
    close(&tx, key, &mut case, Side::Enterprise, Reason::NeverCame, None, now).await?;
    // Of a last day that was named before nothing is left to object to; it stands again should it turn out that they
    // came, for another placement may begin behind it.
    lapse(&tx, &mut case, now).await?;
    let mut row = case.row.clone().into_active_model();
    (row.end_told_at, row.end_day, row.ends) = (Set(Some(now)), Set(None), Set(ends));
    case.row = row.update(&tx).await?;
    steps::put(&tx, &case.row, Step::new("never-came", Side::Enterprise, who.account.id), now).await?;
    tell_apprentice(&tx, key, letters::NEVER_CAME, &case, now).await?;
    let entry = Entry::new("placements.never_came", "placement", id);
    ender.written(&tx, &case, entry.states(before.to_value(), case.row.status.to_value()), now).await?;
    tx.commit().await?;
    Ok(case.row)
}
