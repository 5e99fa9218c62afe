//! What a proposal would change moved otherwise: it is over in the same act, and both sides read so.
use super::{force, queries::open, tell::tell_both};
use crate::{
    mail::address::AddressKey,
    placements::{
        case::Case,
        letters,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Utc};
use entity::{placement::Side, placement_change::State};
use sea_orm::{ConnectionTrait, DbErr};

/// `moved` is the field that is another now.
pub async fn overtake(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &Case,
    moved: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(change) = open(tx, case.row.id).await? else { return Ok(()) };
    let fields = change.touched();
    if !fields.contains(&moved) {
        return Ok(());
    }
    let step = Step::new("change-overtaken", Side::Nobody, None).naming("fields", fields.join(" "));
    steps::put(tx, &case.row, step, now).await?;
    tell_both(tx, key, [letters::CHANGE_OVER, letters::CHANGE_OVER_MINE], case, now).await?;
    force::settle(tx, change, State::Withdrawn, now).await?;
    Ok(())
}
