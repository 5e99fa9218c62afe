//! Apply: somebody signed in asks that an enterprise may join, with its licence. Whoever applies is its owner.
//! Several may apply with one code; officers see them side by side.
use super::{
    form::{CreditCode, NewEnterprise, Profile},
    letters, queries, slugs,
};
use crate::{
    db::Db,
    error::AppError,
    files::{self, Checked},
    limits::{self, TooMany},
    mail::{address::AddressKey, outbox},
    roles::Candidate,
    words::folded,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    enterprise::{self, Status},
    membership::{self, Role},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, SqlErr};
use std::slice;
use thiserror::Error;
use uuid::Uuid;

/// Applications of one account in a day.
const A_DAY: i32 = 10;
const TRIES: usize = 3;

#[derive(Debug, Error)]
pub enum ApplyError {
    #[error("an enterprise with this code is verified")]
    CodeTaken,
    #[error("this account applied with this code, and nobody has decided yet")]
    Waiting { slug: String },
    #[error("too many applications")]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ApplyError> for AppError {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::CodeTaken => Self::Refused("enterprises.code_taken"),
            ApplyError::Waiting { .. } => Self::Refused("enterprises.waiting"),
            ApplyError::TooMany(wait) => wait.into(),
            ApplyError::Db(error) => error.into(),
        }
    }
}

pub async fn apply(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    new: NewEnterprise,
    licence: Checked,
    now: DateTime<Utc>,
) -> Result<enterprise::Model, ApplyError> {
    let day = Duration::days(1);
    limits::take(db, &format!("applications {}", who.account.id), A_DAY, day, now)
        .await?
        .map_err(ApplyError::TooMany)?;
    // Two who apply with one code at the same moment want the same slug: whoever comes second takes the next.
    for _ in 0..TRIES {
        match apply_once(db, key, who, new.clone(), licence.clone(), now).await {
            Err(ApplyError::Db(error)) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {}
            answer => return answer,
        }
    }
    apply_once(db, key, who, new, licence, now).await
}

async fn apply_once(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    new: NewEnterprise,
    licence: Checked,
    now: DateTime<Utc>,
) -> Result<enterprise::Model, ApplyError> {
    let tx = db.begin().await?;
    let others = queries::lock_codes(&tx, [new.identity.code.as_str()]).await?;
    if others.iter().any(|other| matches!(other.status, Status::Verified | Status::Suspended)) {
        return Err(ApplyError::CodeTaken);
    }
    let is_own = |other: &&enterprise::Model| other.applied_by == Some(who.account.id);
    let is_open = |other: &&enterprise::Model| matches!(other.status, Status::Applied | Status::Checking);
    if let Some(waiting) = others.iter().filter(is_own).find(is_open) {
        return Err(ApplyError::Waiting { slug: waiting.slug.clone() });
    }
    let licence = files::put(&tx, licence, now).await?;
    let slug = slug(&tx, &new.identity.code).await?;
    let handed_in = enterprise::ActiveModel {
        licence_id: Set(Some(licence)),
        applied_by: Set(Some(who.account.id)),
        ..row(new, slug, now)
    };
    let row = handed_in.insert(&tx).await?;
    let owner = membership::ActiveModel {
        enterprise_id: Set(row.id),
        account_id: Set(who.account.id),
        role: Set(Role::Owner),
        since: Set(now),
    };
    membership::Entity::insert(owner).exec_without_returning(&tx).await?;
    outbox::put(&tx, letters::applied(key, &row, &who.account, now), now).await?;
    tx.commit().await?;
    Ok(row)
}

/// A row in the first of its states, without a licence and of nobody.
pub(super) fn row(new: NewEnterprise, slug: String, now: DateTime<Utc>) -> enterprise::ActiveModel {
    let mut row = enterprise::ActiveModel {
        id: Set(Uuid::now_v7()),
        slug: Set(slug),
        status: Set(Status::Applied),
        code: Set(new.identity.code.as_str().to_owned()),
        is_odd_code: Set(new.identity.is_odd_code),
        name: Set(new.identity.name.clone()),
        licence_id: Set(None),
        logo_id: Set(None),
        applied_by: Set(None),
        applied_at: Set(now),
        decided_at: Set(None),
        reason_code: Set(None),
        reason: Set(None),
        updated_at: Set(now),
        ..Default::default()
    };
    say(&mut row, &new.identity.name, new.profile);
    row
}

/// What an enterprise says of itself, and what search finds it by then.
pub fn say(row: &mut enterprise::ActiveModel, name: &str, profile: Profile) {
    let [intro_zh, intro_en] = profile.intro;
    row.search_text = Set(search_text(name, &intro_zh, &intro_en, &profile.address));
    row.kind = Set(profile.kind);
    row.district = Set(profile.district);
    row.chain = Set(profile.chain);
    row.staff = Set(profile.staff);
    row.science_staff = Set(profile.science_staff);
    row.address = Set(profile.address);
    row.intro_zh = Set(intro_zh);
    row.intro_en = Set(intro_en);
}

/// All that search looks at.
pub fn search_text(name: &str, intro_zh: &str, intro_en: &str, address: &str) -> String {
    folded::folded(&[name, intro_zh, intro_en, address].join("\n"))
}

async fn slug(tx: &impl ConnectionTrait, code: &CreditCode) -> Result<String, DbErr> {
    let organisation = slugs::organisation(code);
    let taken = slugs::taken(tx, slice::from_ref(&organisation)).await?;
    Ok(slugs::numbered(&organisation, taken.get(&organisation).copied().unwrap_or_default()))
}
