//! What is written about a request to leave. The enterprise that is left reads of its own placement, the new one of its
//! draft; neither reads anything of the other.
use super::hold::Pair;
use crate::{
    mail::{address::AddressKey, outbox},
    placements::{
        approve::{apprentice, writers},
        case::Case,
        letters::{to_apprentice, to_enterprise, wishing},
    },
};
use chrono::{DateTime, Utc};
use entity::placement_overlap;
use sea_orm::{ConnectionTrait, DbErr};

pub const ASKED: &str = "placements-leave-asked";
pub const REMINDER: &str = "placements-leave-reminder";
/// Nothing is left to be answered.
pub const OVER: &str = "placements-leave-over";
pub const GRANTED: &str = "placements-leave-granted";
pub const DISMISSED: &str = "placements-leave-dismissed";
pub const ACCEPTED_MINE: &str = "placements-leave-accepted-mine";
pub const REFUSED_MINE: &str = "placements-leave-refused-mine";
pub const GRANTED_MINE: &str = "placements-leave-granted-mine";
pub const DISMISSED_MINE: &str = "placements-leave-dismissed-mine";
pub const DATES_ASKED: &str = "placements-dates-asked";
pub const DATES_CHANGING: &str = "placements-dates-changing";
pub const DATES_FREE: &str = "placements-dates-free";
pub const DATES_STAY: &str = "placements-dates-stay";
/// Nobody is asked any more.
pub const DATES_UNSETTLED: &str = "placements-dates-unsettled";

/// Whoever looks after one of the placements in its enterprise; of the draft without any request.
pub async fn tell_enterprise(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    request: Option<&placement_overlap::Model>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let accounts = writers(tx, case).await?;
    let letter = |account| to_enterprise(key, kind, case, account, now);
    let letters = accounts.iter().map(|account| match request {
        Some(request) => wishing(letter(account), request),
        None => letter(account),
    });
    outbox::put_all(tx, letters.collect(), now).await
}

/// The apprentice, about the placement that they wish to leave.
pub async fn tell_apprentice(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kind: &'static str,
    pair: &Pair,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(account) = apprentice(tx, &pair.draft).await? else { return Ok(()) };
    outbox::put(tx, wishing(to_apprentice(key, kind, &pair.other, &account, now), &pair.request), now).await
}
