//! Whom a turn of a proposal is told to: the enterprise by its kind of letter, the apprentice by another.
use crate::{
    mail::{address::AddressKey, outbox},
    placements::{
        approve::{tell_apprentice, tell_writer},
        case::Case,
        life::Ender,
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

/// To whoever did not do it; of what a reviewer does both read, by kinds of their own.
pub async fn tell_others(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: Ender<'_>,
    [sides, bureaus]: [Kinds; 2],
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    match who {
        Ender::Enterprise(_) => tell(tx, key, Side::Apprentice, sides, case, now).await,
        Ender::Apprentice(_) => tell(tx, key, Side::Enterprise, sides, case, now).await,
        Ender::Reviewer(officer) => {
            tell_both(tx, key, bureaus, case, now).await?;
            outbox::caused_by(tx, case.row.id, officer.account, now).await
        }
    }
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
