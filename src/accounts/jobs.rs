//! What the timetable runs for accounts: what opens nothing any more is not kept.
use crate::{db::Db, roles::OfficerLimits};
use chrono::{DateTime, Duration, Utc};
use entity::{account_link, device, letter, officer_role, sign_in};
use sea_orm::{DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait};

/// As long as its cookie lives.
const DEVICE: Duration = Duration::days(365);

/// Drops links a month after they ended; but none while a letter about it names
/// its reader, for closing an account finds its letters by its links.
pub async fn purge_links(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let old = now - Duration::days(30);
    let named = letter::COLUMN.about.is_not_null().and(letter::COLUMN.email.ne(""));
    let in_letters = letter::Entity::find().select_only().column(letter::Column::About).filter(named).into_query();
    let ended = account_link::COLUMN.expires_at.lt(old).or(account_link::COLUMN.used_at.lt(old));
    let gone = account_link::Entity::delete_many()
        .filter(ended)
        .filter(account_link::COLUMN.id.not_in_subquery(in_letters))
        .exec(db.write())
        .await?;
    Ok(gone.rows_affected)
}

/// Drops sign-ins that have ended, officers' by their own limits: what `roles::enter` lets in no more.
pub async fn purge_sign_ins(db: &Db, officers: OfficerLimits, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let by_officer = officer_role::Entity::find().select_only().column(officer_role::Column::AccountId).into_query();
    let idle = sign_in::COLUMN.seen_at.lte(now - officers.idle);
    let long = sign_in::COLUMN.created_at.lte(now - officers.longest);
    let by_officer = sign_in::COLUMN.account_id.in_subquery(by_officer).and(idle.or(long));
    let ended = sign_in::COLUMN.expires_at.lte(now).or(by_officer);
    Ok(sign_in::Entity::delete_many().filter(ended).exec(db.write()).await?.rows_affected)
}

/// Forgets devices on which nobody signed in for a year.
pub async fn purge_devices(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let unused = device::COLUMN.seen_at.lte(now - DEVICE);
    Ok(device::Entity::delete_many().filter(unused).exec(db.write()).await?.rows_affected)
}
