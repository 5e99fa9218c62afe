//! A guardian who has said nothing: the same letter with a new link, on the days of an apprentice's reminders, and once
//! more before that link dies, so that one is open until silence ends the draft.
use super::due::{due, held, of_those};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Stage,
        approve::ask_guardian,
        case::Case,
        draft::{may_enrol, waits_since},
        links, overlaps,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    enterprise,
    placement::{self, Side, Status},
    placement_link::{self, For},
};
use sea_orm::{ColumnTrait, Condition, DbErr};

const DAYS: [i64; 3] = [7, 14, 40];

pub async fn remind_guardians(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let [first, ..] = DAYS;
    let column = placement::COLUMN;
    let waiting = Condition::all()
        .add(column.status.eq(Status::Draft))
        .add(column.party.eq(Side::Reviewer))
        .add(column.with_since.lte(now - Duration::days(first)))
        .add(links::awaits_guardian())
        .add(of_those(enterprise::Status::Verified));
    let mut reminded = 0;
    for id in due(db, waiting).await? {
        let Some((tx, case)) = held(db, id).await? else { continue };
        let Some(link) = links::open_one(&tx, id, For::Guardian).await? else { continue };
        let Some(day) = day(&case, &link, now) else { continue };
        if !may_enrol(&case.enterprise) || overlaps::waits(&tx, &case.row).await? {
            continue;
        }
        ask_guardian(&tx, key, &case, now).await?;
        steps::put(&tx, &case.row, Step::new("reminded", Side::Nobody, None).naming("days", day), now).await?;
        tx.commit().await?;
        reminded += 1;
    }
    Ok(reminded)
}

/// The latest day of waiting that has come since the link was made: that of a day's letter was made on it or later.
fn day(case: &Case, link: &placement_link::Model, now: DateTime<Utc>) -> Option<i64> {
    if Stage::of(&case.row) != Stage::WithReviewer {
        return None;
    }
    let since = waits_since(&case.row, &case.enterprise);
    let moment = |day: i64| since + Duration::days(day);
    DAYS.into_iter().rfind(|day| link.created_at < moment(*day) && moment(*day) <= now)
}
