//! Nobody did anything about a draft for sixty days: it is cancelled. A guardian's silence is the sides'; the bureau's
//! own ends nothing.
use super::due::{due, held, of_those};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::{
        approve::{tell_apprentice, tell_writer},
        cancel::close,
        case::Case,
        draft::{may_enrol, waits_since},
        letters, links, overlaps,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    enterprise,
    placement::{self, Reason, Side, Status},
};
use sea_orm::{ActiveEnum, ColumnTrait, Condition, ConnectionTrait, DbErr};

const SILENCE: Duration = Duration::days(60);

pub async fn silence(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let column = placement::COLUMN;
    let silent = Condition::all()
        .add(column.status.eq(Status::Draft))
        .add(Condition::any().add(column.party.ne(Side::Reviewer)).add(links::awaits_guardian()))
        .add(column.with_since.lte(now - SILENCE))
        .add(column.updated_at.lte(now - SILENCE))
        .add(of_those(enterprise::Status::Verified));
    let mut ended = 0;
    for id in due(db, silent).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        if !is_silent(&case, now) || !is_with_sides(&tx, &case).await? || overlaps::waits(&tx, &case.row).await? {
            continue;
        }
        end_draft(&tx, key, &mut case, Reason::Silence, now).await?;
        tx.commit().await?;
        ended += 1;
    }
    Ok(ended)
}

/// By nobody, and told to whoever knows of it.
pub async fn end_draft(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    code: Reason,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let was_with = case.row.party;
    close(tx, key, case, Side::Nobody, code, None, now).await?;
    let step = Step::new("cancelled", Side::Nobody, None).naming("reason", code.to_value());
    steps::put(tx, &case.row, step, now).await?;
    tell_writer(tx, key, letters::CANCELLED, case, now).await?;
    if was_with == Side::Apprentice || case.row.account_id.is_some() {
        tell_apprentice(tx, key, letters::CANCELLED_MINE, case, now).await?;
    }
    Ok(())
}

/// As it stands now; of a suspended enterprise no clock runs.
fn is_silent(case: &Case, now: DateTime<Utc>) -> bool {
    let row = &case.row;
    let since = std::cmp::max(waits_since(&case.row, &case.enterprise), row.updated_at);
    row.status == Status::Draft && since <= now - SILENCE && may_enrol(&case.enterprise)
}

/// Also what has all yes but a guardian's.
async fn is_with_sides(tx: &impl ConnectionTrait, case: &Case) -> Result<bool, DbErr> {
    Ok(case.row.party != Side::Reviewer || links::is_unguarded(tx, &case.row).await?)
}
