//! Whom a turn of a proposal is told to: the enterprise by its kind of letter, the apprentice by another.
use crate::{
    mail::address::AddressKey,
    placements::{
        approve::{tell_apprentice, tell_writer},
        case::Case,
    },
};
use chrono::{DateTime, Utc};
use entity::placement::Side;
use sea_orm::{ConnectionTrait, DbErr};

/// The enterprise's kind of letter, and the apprentice's.
pub type Kinds = [&'static str; 2];

pub async fn tell(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    side: Side,
    [theirs, mine]: Kinds,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    match side {
        Side::Enterprise => tell_writer(tx, key, theirs, case, now).await,
        _ => tell_apprentice(tx, key, mine, case, now).await,
    }
}

pub async fn tell_both(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kinds: Kinds,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    for side in [Side::Enterprise, Side::Apprentice] {
        tell(tx, key, side, kinds, case, now).await?;
    }
    Ok(())
}

/// Whoever proposed it; of what the bureau proposed, both.
pub async fn tell_maker(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    maker: Side,
    kinds: Kinds,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    match maker {
        Side::Reviewer => tell_both(tx, key, kinds, case, now).await,
        side => tell(tx, key, side, kinds, case, now).await,
    }
}
