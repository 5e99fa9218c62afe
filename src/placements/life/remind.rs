//! A draft that its apprentice has not answered: a letter on day 7 and on day 14, with the second also to whoever
//! wrote it.
use super::{
    due::{due, held, of_those},
    remind_guardians::remind_guardians,
};
use crate::{
    db::Db,
    mail::{address::AddressKey, outbox},
    placements::{
        acts::Stage,
        approve::{apprentice, tell_writer, writer_locale},
        case::Case,
        draft::{may_enrol, waits_since},
        letters, links, overlaps,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    enterprise,
    placement::{self, Side, Status},
    placement_link::For,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, ExprTrait, IntoActiveModel,
};

const DAYS: [i32; 2] = [7, 14];

/// How many letters to apprentices and to guardians were put.
pub async fn remind(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let [_, last] = DAYS;
    let column = placement::COLUMN;
    let reached = |day: i32| column.reminded.lt(day).and(column.with_since.lte(now - Duration::days(day.into())));
    let waiting = Condition::all()
        .add(column.status.eq(Status::Draft))
        .add(column.party.eq(Side::Apprentice))
        .add(DAYS.into_iter().map(reached).fold(Condition::any(), Condition::add))
        .add(of_those(enterprise::Status::Verified));
    let mut reminded = 0;
    for id in due(db, waiting).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        let Some(day) = day(&case, now) else { continue };
        // What waits for the bureau to look at the enterprise is not the apprentice's to answer, nor what waits for
        // another placement to be left.
        if !may_enrol(&case.enterprise) || overlaps::waits(&tx, &case.row).await? {
            continue;
        }
        let mut row = case.row.clone().into_active_model();
        row.reminded = Set(day);
        case.row = row.update(&tx).await?;
        tell(&tx, key, &case, now).await?;
        if day == last {
            tell_writer(&tx, key, letters::UNANSWERED, &case, now).await?;
        }
        steps::put(&tx, &case.row, Step::new("reminded", Side::Nobody, None).naming("days", day), now).await?;
        tx.commit().await?;
        reminded += 1;
    }
    Ok(reminded + remind_guardians(db, key, now).await?)
}

/// The latest day of waiting that nobody was written about yet; a service that rested goes to the later at once.
fn day(case: &Case, now: DateTime<Utc>) -> Option<i32> {
    if Stage::of(&case.row) != Stage::WithApprentice {
        return None;
    }
    let waited = now - waits_since(&case.row, &case.enterprise);
    let reached = DAYS.into_iter().rfind(|day| waited >= Duration::days((*day).into()));
    reached.filter(|day| *day > case.row.reminded)
}

/// By the account it is tied to, or by its link, each rendering of which opens it.
async fn tell(tx: &impl ConnectionTrait, key: &AddressKey, case: &Case, now: DateTime<Utc>) -> Result<(), DbErr> {
    if let Some(account) = apprentice(tx, case).await? {
        return outbox::put(tx, letters::to_apprentice(key, letters::REMINDER_MINE, case, &account, now), now).await;
    }
    let Some(link) = links::open_one(tx, case.row.id, For::Apprentice).await? else { return Ok(()) };
    // A suspension may have outlasted it.
    let link = if link.expires_at <= now { links::make(tx, case.row.id, For::Apprentice, now).await? } else { link };
    let locale = writer_locale(tx, case).await?;
    outbox::put(tx, letters::reminder(key, case, &link, locale), now).await
}
