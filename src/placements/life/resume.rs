//! Go on again, by the enterprise, by a reviewer, or when the last day of the pause has passed: the end moves by the days
//! that were really paused. Where that does not fit any more the pause ends all the same, and a reviewer looks at it.
use super::{
    due::{due, held},
    ender::{Ender, tell_others},
    pause::{PauseError, because, parted, pauses, tell},
    speak_anew::speak_anew,
};
use crate::{
    audit::Entry,
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Act,
        case::Case,
        changes, counts,
        exceptions::{self, NO_ROOM},
        guards, letters,
        steps::{self, Step},
    },
    words::when::today,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::{
    placement::{self, Side, Status},
    placement_pause,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use uuid::Uuid;

/// The bureau says why.
pub async fn resume(
    db: &Db,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    why: Option<&str>,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let mut case = who.hold(&tx, key, id, Act::Resume, now).await?;
    let step = Step::new("resumed-by", who.side(), who.account()).words(why);
    go_on(&tx, key, &mut case, today(now), step, now).await?;
    let kinds = [letters::RESUMED_BY_ENTERPRISE_MINE, letters::RESUMED_BY_BUREAU, letters::RESUMED_BY_BUREAU_MINE];
    tell(&tx, key, who, kinds, &because(&case, None), now).await?;
    let entry = Entry::new("placements.resume", "placement", id).reason(why.unwrap_or_default());
    who.written(&tx, &case, entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Those whose last day of pause has passed.
pub async fn resume_due(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let over = placement_pause::Entity::find()
        .filter(placement_pause::COLUMN.ended_on.is_null())
        .filter(placement_pause::COLUMN.last_day.lt(today(now)))
        .all(db.read())
        .await?;
    let ids = over.iter().map(|pause| pause.placement_id);
    let paused = Condition::all().add(placement::COLUMN.status.eq(Status::Paused)).add(placement::COLUMN.id.is_in(ids));
    let mut resumed = 0;
    for id in due(db, paused).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        let (lasting, _) = parted(pauses(&tx, id).await?);
        let Some(pause) = lasting.filter(|pause| pause.last_day < today(now)) else { continue };
        let on = pause.last_day.succ_opt().unwrap_or(pause.last_day);
        go_on(&tx, key, &mut case, on, Step::new("resumed", Side::Nobody, None), now).await?;
        let (told, kinds) = (because(&case, None), [letters::RESUMED, letters::RESUMED_MINE]);
        tell_others(&tx, key, Side::Nobody, kinds, &told, now).await?;
        tx.commit().await?;
        resumed += 1;
    }
    Ok(resumed)
}

/// `on` is the first day of work again.
async fn go_on(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    on: NaiveDate,
    step: Step,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let (lasting, _) = parted(pauses(tx, case.row.id).await?);
    let Some(pause) = lasting else { return Ok(()) };
    let paused = Duration::days((on - pause.first_day).num_days());
    placement_pause::ActiveModel { ended_on: Set(Some(on)), ..pause.into_active_model() }.update(tx).await?;
    let mut row = case.row.clone().into_active_model();
    row.status = Set(Status::Running);
    row.last_day = Set(case.row.last_day.map(|last| last + paused));
    let was = case.row.last_day;
    case.row = row.update(tx).await?;
    changes::overtake(tx, key, case, "last_day", now).await?;
    speak_anew(tx, case.row.id, was, case.row.last_day, now).await?;
    if !guards::room(tx, case).await?.is_empty() {
        exceptions::raise(tx, case, NO_ROOM, now).await?;
    }
    counts::recount(tx, case).await?;
    let last = case.row.last_day.map(|last| last.to_string()).unwrap_or_default();
    steps::put(tx, &case.row, step.naming("last", last), now).await
}
