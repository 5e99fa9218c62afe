//! Sign in: the same work and the same answer for every address. Each try counts as wrong until it
//! proves right, and wrong ones make the next wait; a device that signed in before counts by itself, so
//! that nobody can keep an owner out.
use super::queries;
use crate::{
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    roles,
    secret::{
        self,
        password::{Passwords, Verified},
    },
};
use chrono::{DateTime, Duration, Utc};
use entity::{account, device, sign_in};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter, sea_query::OnConflict,
};
use thiserror::Error;
use uuid::Uuid;

/// From one network, whoever they try to be: a campus shares an address.
const TRIES_FROM_A_NETWORK: i32 = 100;
const PERIOD: Duration = Duration::minutes(15);
/// Without being asked to stay.
const A_DAY: Duration = Duration::hours(24);
const LONGEST_DEVICE: usize = 200;

/// Somebody at the door.
#[derive(Clone, Debug)]
pub struct Knock {
    pub email_key: String,
    pub password: String,
    /// The client's network address.
    pub network: String,
    /// Secret of the device's cookie, if it signed in before.
    pub device: Option<String>,
    /// What the browser says that it is.
    pub agent: String,
    /// Secret of a sign-in that this one replaces.
    pub before: Option<String>,
    /// How long to stay signed in, if asked to.
    pub keep: Option<Duration>,
}

/// The secrets for the browser's cookies.
#[derive(Clone, Debug)]
pub struct Opened {
    pub account: Uuid,
    pub token: String,
    pub device: String,
    /// The second factor is still to be given.
    pub halfway: bool,
    pub is_officer: bool,
}

impl Opened {
    /// Where somebody begins who came for nothing in particular.
    pub fn home(&self) -> &'static str {
        if self.is_officer { "/admin" } else { "/my" }
    }
}

#[derive(Debug, Error)]
pub enum SignInError {
    #[error("address and password do not belong together")]
    Wrong,
    #[error("tried too often")]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
    #[error("the password cannot be compared")]
    Failed(AppError),
}

impl From<SignInError> for AppError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Wrong => Self::SignInNeeded,
            SignInError::TooMany(wait) => wait.into(),
            SignInError::Db(error) => error.into(),
            SignInError::Failed(error) => error,
        }
    }
}

pub async fn sign_in(db: &Db, passwords: &Passwords, knock: &Knock, now: DateTime<Utc>) -> Result<Opened, SignInError> {
    let network = format!("sign-in network {}", knock.network);
    limits::take(db, &network, TRIES_FROM_A_NETWORK, PERIOD, now).await?.map_err(SignInError::TooMany)?;
    let account = queries::by_address(db.read(), &knock.email_key).await?;
    let slow = slowed(db, knock, account.as_ref()).await?;
    limits::take_slowly(db, &slow, now).await?.map_err(SignInError::TooMany)?;
    let kept = account.as_ref().map(|account| account.password.as_str());
    let verified = passwords.verify(&knock.password, kept).await.map_err(SignInError::Failed)?;
    let Some(account) = account.filter(|_| verified != Verified::Wrong) else {
        tracing::info!("a sign-in failed");
        return Err(SignInError::Wrong);
    };
    limits::forgive(db, &slow).await?;
    open(db, knock, account, verified, now).await
}

/// What wrong tries count by: the device, where the account knows it; else address and network.
async fn slowed(db: &Db, knock: &Knock, account: Option<&account::Model>) -> Result<String, DbErr> {
    let id = account.map_or(Uuid::nil(), |account| account.id);
    Ok(match known_device(db, knock.device.as_deref().unwrap_or_default(), id).await? {
        Some(hash) => format!("sign-in device {hash} {id}"),
        None => format!("sign-in {} {}", knock.email_key, knock.network),
    })
}

/// Hash of a device that an account signed in on before.
pub async fn known_device(db: &Db, device: &str, account: Uuid) -> Result<Option<String>, DbErr> {
    let hash = secret::digest(device.as_bytes());
    let known = device::Entity::find_by_id((hash.clone(), account)).one(db.read()).await?;
    Ok(known.map(|_| hash))
}

async fn open(
    db: &Db,
    knock: &Knock,
    account: account::Model,
    verified: Verified,
    now: DateTime<Utc>,
) -> Result<Opened, SignInError> {
    let (token, halfway) = (secret::token(), account.has_factor());
    let device = knock.device.clone().filter(|device| secret::is_token(device)).unwrap_or_else(secret::token);
    let tx = db.begin().await?;
    // Again under the lock: a password that was changed meanwhile opens nothing.
    let current = queries::lock(&tx, account.id).await?.filter(|current| current.password == account.password);
    let current = current.ok_or(SignInError::Wrong)?;
    if let Some(before) = &knock.before {
        end(&tx, before).await?;
    }
    let row = sign_in::ActiveModel {
        id: Set(Uuid::now_v7()),
        token_hash: Set(secret::digest(token.as_bytes())),
        account_id: Set(account.id),
        device: Set(knock.agent.chars().filter(|mark| !mark.is_control()).take(LONGEST_DEVICE).collect()),
        passed_factor: Set(!halfway),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now + knock.keep.unwrap_or(A_DAY)),
    };
    row.insert(&tx).await?;
    if !halfway {
        know_device(&tx, &device, account.id, now).await?;
    }
    if let Verified::Renewed(hashed) = verified {
        let renewed = account::ActiveModel {
            id: Set(current.id),
            password: Set(hashed.as_str().to_owned()),
            ..Default::default()
        };
        renewed.update(&tx).await?;
    }
    let is_officer = !roles::held(&tx, account.id).await?.is_empty();
    tx.commit().await?;
    Ok(Opened { account: account.id, token, device, halfway, is_officer })
}

/// From now on its wrong tries count by themselves.
pub async fn know_device(
    tx: &impl ConnectionTrait,
    device: &str,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use device::Column::{AccountId, Hash, SeenAt};
    let row = device::ActiveModel {
        hash: Set(secret::digest(device.as_bytes())),
        account_id: Set(account),
        seen_at: Set(now),
    };
    let again = OnConflict::columns([Hash, AccountId]).update_column(SeenAt).to_owned();
    device::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// Ends the sign-in that a cookie's secret opens.
pub async fn end(tx: &impl ConnectionTrait, token: &str) -> Result<(), DbErr> {
    let hash = secret::digest(token.as_bytes());
    sign_in::Entity::delete_many().filter(sign_in::COLUMN.token_hash.eq(hash)).exec(tx).await?;
    Ok(())
}
