//! The second factor: six digits that an authenticator makes of a shared secret and the time (RFC 6238),
//! each once; and ten recovery codes, each once, for whoever lost the authenticator.
use super::{
    letters,
    owner::Owner,
    queries,
    sign_in::{know_device, known_device},
};
use crate::{
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    mail::{address::AddressKey, outbox},
    roles::Candidate,
    secret,
};
use chrono::{DateTime, Utc};
use entity::{account, recovery_code, sign_in};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use thiserror::Error;
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

const CODES: usize = 10;
const ISSUER: &str = "Xingtan";

#[derive(Debug, Error)]
pub enum FactorError {
    #[error("the account was closed or its password changed, or nobody is half-way in")]
    Gone,
    #[error("the code is wrong, used, or too old")]
    Wrong,
    #[error("tried too often")]
    TooMany(TooMany),
    #[error("the secret cannot be read")]
    Secret(anyhow::Error),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<FactorError> for AppError {
    fn from(error: FactorError) -> Self {
        match error {
            FactorError::Gone => Self::SignInNeeded,
            FactorError::Wrong => Self::Refused("accounts.factor_wrong"),
            FactorError::TooMany(wait) => wait.into(),
            FactorError::Secret(error) => Self::Internal(error),
            FactorError::Db(error) => error.into(),
        }
    }
}

/// What an authenticator scans, of an account that has a secret.
pub fn authenticator(account: &account::Model) -> Result<Option<Totp>, FactorError> {
    let Some(secret) = &account.factor_secret else { return Ok(None) };
    let failed = |error: &dyn std::fmt::Display| FactorError::Secret(anyhow::anyhow!("second factor: {error}"));
    let secret = Secret::try_from_base32(secret).map_err(|error| failed(&error))?;
    let name = account.email.clone().unwrap_or_default().replace(':', " ");
    let totp = Builder::new().with_secret(secret).with_account_name(name).with_issuer(Some(ISSUER)).build();
    totp.map(Some).map_err(|error| failed(&error))
}

/// Makes the secret to be scanned; one that is confirmed already stays.
pub async fn prepare_factor(db: &Db, who: &Candidate) -> Result<(), FactorError> {
    let tx = db.begin().await?;
    let account = queries::lock(&tx, who.account.id).await?.ok_or(FactorError::Gone)?;
    if !account.has_factor() {
        let mut row = account.into_active_model();
        row.factor_secret = Set(Some(Secret::from(rand::random::<[u8; 20]>()).to_base32()));
        row.update(&tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A first code proves that the secret was scanned. The recovery codes are told once.
pub async fn confirm_factor(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    code: &str,
    now: DateTime<Utc>,
) -> Result<Vec<String>, FactorError> {
    let tx = db.begin().await?;
    let account = queries::lock(&tx, who.account.id).await?.ok_or(FactorError::Gone)?;
    let step = step(&account, code, now)?.filter(|_| !account.has_factor()).ok_or(FactorError::Wrong)?;
    let letter = letters::factor_on(key, &account, now);
    let mut row = account.into_active_model();
    row.factor_step = Set(Some(step));
    row.factor_since = Set(Some(now));
    row.update(&tx).await?;
    let codes = draw_codes(&tx, who.account.id).await?;
    outbox::put(&tx, letter, now).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Ten new recovery codes, told once; the old ones open nothing any more.
pub async fn renew_codes(db: &Db, who: &Owner) -> Result<Vec<String>, FactorError> {
    let tx = db.begin().await?;
    let account = who.lock(&tx).await?.filter(account::Model::has_factor).ok_or(FactorError::Gone)?;
    let codes = draw_codes(&tx, account.id).await?;
    tx.commit().await?;
    Ok(codes)
}

async fn draw_codes(tx: &impl ConnectionTrait, account: Uuid) -> Result<Vec<String>, DbErr> {
    recovery_code::Entity::delete_many().filter(recovery_code::COLUMN.account_id.eq(account)).exec(tx).await?;
    let codes: Vec<String> = (0..CODES).map(|_| format!("{}-{}", secret::code(), secret::code())).collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        account_id: Set(account),
        hash: Set(hashed(code)),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(codes)
}

pub async fn remove_factor(db: &Db, key: &AddressKey, who: &Owner, now: DateTime<Utc>) -> Result<(), FactorError> {
    let tx = db.begin().await?;
    let account = who.lock(&tx).await?.ok_or(FactorError::Gone)?;
    let letter = letters::factor_off(key, &account, now);
    clear(&tx, account).await?;
    outbox::put(&tx, letter, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Nothing of it is left.
pub(super) async fn clear(tx: &impl ConnectionTrait, account: account::Model) -> Result<account::Model, DbErr> {
    recovery_code::Entity::delete_many().filter(recovery_code::COLUMN.account_id.eq(account.id)).exec(tx).await?;
    let mut row = account.into_active_model();
    row.factor_secret = Set(None);
    row.factor_step = Set(None);
    row.factor_since = Set(None);
    row.update(tx).await
}

/// Lets in whoever is half-way, with a code or a recovery code, under a new secret of their cookie. Tries
/// count by account or known device: a new sign-in begins no new count.
pub async fn pass_factor(
    db: &Db,
    key: &AddressKey,
    halfway: &sign_in::Model,
    code: &str,
    device: &str,
    now: DateTime<Utc>,
) -> Result<String, FactorError> {
    let slow = slowed(db, halfway.account_id, device).await?;
    limits::take_slowly(db, &slow, now).await?.map_err(FactorError::TooMany)?;
    let tx = db.begin().await?;
    let account = queries::lock(&tx, halfway.account_id).await?.ok_or(FactorError::Gone)?;
    let fresh = step(&account, code, now)?.filter(|step| account.factor_step.is_none_or(|last| *step > last));
    match fresh {
        Some(step) => {
            let mut row = account.clone().into_active_model();
            row.factor_step = Set(Some(step));
            row.update(&tx).await?;
        }
        None if use_recovery(&tx, account.id, code, now).await? => {
            outbox::put(&tx, letters::recovery_used(key, &account, now), now).await?;
        }
        None => return Err(FactorError::Wrong),
    }
    let token = secret::token();
    let opened = sign_in::ActiveModel {
        id: Set(halfway.id),
        token_hash: Set(secret::digest(token.as_bytes())),
        passed_factor: Set(true),
        seen_at: Set(now),
        ..Default::default()
    };
    opened.update(&tx).await.map_err(|error| match error {
        DbErr::RecordNotUpdated => FactorError::Gone,
        error => error.into(),
    })?;
    know_device(&tx, device, account.id, now).await?;
    tx.commit().await?;
    limits::forgive(db, &slow).await?;
    Ok(token)
}

/// A device that signed in before counts by itself, so that whoever learned the password keeps no owner out.
async fn slowed(db: &Db, account: Uuid, device: &str) -> Result<String, DbErr> {
    Ok(match known_device(db, device, account).await? {
        Some(hash) => format!("factor device {hash} {account}"),
        None => format!("factor {account}"),
    })
}

/// The time step that a code belongs to.
fn step(account: &account::Model, code: &str, now: DateTime<Utc>) -> Result<Option<i64>, FactorError> {
    let typed: String = code.chars().filter(char::is_ascii_digit).collect();
    let time = u64::try_from(now.timestamp()).unwrap_or(0);
    let step = authenticator(account)?.filter(|_| typed.len() == 6).and_then(|totp| totp.check(&typed, time));
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

async fn use_recovery(tx: &impl ConnectionTrait, account: Uuid, code: &str, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let used = recovery_code::Entity::update_many()
        .set(recovery_code::ActiveModel { used_at: Set(Some(now)), ..Default::default() })
        .filter(recovery_code::COLUMN.account_id.eq(account))
        .filter(recovery_code::COLUMN.hash.eq(hashed(code)))
        .filter(recovery_code::COLUMN.used_at.is_null())
        .exec(tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Case, hyphens and blanks do not matter.
fn hashed(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    secret::digest(plain.to_ascii_uppercase().as_bytes())
}
