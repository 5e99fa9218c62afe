//! Passwords: argon2id at OWASP's figures, off the async threads, two at a time in a process, so that a
//! flood of sign-ins takes neither all memory nor all processors (19 MiB each).
use crate::{
    error::AppError,
    web::form::{Wrong, wrong, wrong_limit},
};
use argon2::{
    Argon2, Params,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicU64, Ordering},
};
use tokio::sync::Semaphore;

const AT_A_TIME: usize = 2;
const SHORTEST: usize = 8;
const LONGEST: usize = 128;

/// A password that may be set: 8 to 128 characters, exactly as typed, and not one that is tried first.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// `own` are words that stand near the account, such as its address. ASVS 6.2.
    pub fn parse(typed: &str, own: &[&str]) -> Result<Self, Wrong> {
        match typed.chars().count() {
            0 => return Err(wrong("password_missing")),
            count if count < SHORTEST => return Err(wrong_limit("password_short", SHORTEST)),
            count if count > LONGEST => return Err(wrong_limit("password_long", LONGEST)),
            _ => {}
        }
        if is_guessed_soon(typed, own) {
            return Err(wrong("password_common"));
        }
        Ok(Self(typed.to_owned()))
    }
}

/// Words of the house and the city, and what the common lists, made elsewhere, do not know.
const OF_THE_PLACE: [&str; 9] =
    ["xingtan", "jining", "shandong", "qufu", "woaini", "wozuiai", "nihao", "zhongguo", "1314"];

/// On a list of common passwords, or made of one, of names, dates, repeated or neighbouring keys.
fn is_guessed_soon(typed: &str, own: &[&str]) -> bool {
    // Of an address its user, and what stands between its dots.
    let pieces = own.iter().flat_map(|word| word.split('@').chain(word.split(['@', '.', '-', '_'])));
    let near: Vec<&str> = pieces.filter(|piece| piece.len() > 2).chain(OF_THE_PLACE).collect();
    zxcvbn::zxcvbn(typed, &near).guesses() < 1_000_000
}

/// What is kept of a password: a PHC string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashed(String);

impl Hashed {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a try came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verified {
    Wrong,
    Right,
    /// Right, and hashed with older figures: this replaces it.
    Renewed(Hashed),
}

/// The one place where passwords are hashed and compared.
#[derive(Clone)]
pub struct Passwords {
    permits: Arc<Semaphore>,
    hashings: Arc<AtomicU64>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { permits: Arc::new(Semaphore::new(AT_A_TIME)), hashings: Arc::default() }
    }
}

impl Passwords {
    pub async fn hash(&self, password: Password) -> Result<Hashed, AppError> {
        self.run(move || hash(&password.0)).await?
    }

    /// Costs the same whether there is a hash to compare with or not.
    pub async fn verify(&self, typed: &str, kept: Option<&str>) -> Result<Verified, AppError> {
        let (typed, kept) = (typed.to_owned(), kept.map(str::to_owned));
        self.run(move || verify(&typed, kept.as_deref())).await?
    }

    /// How often argon2 ran in this process.
    pub fn hashings(&self) -> u64 {
        self.hashings.load(Ordering::Relaxed)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
        let permit = self.permits.clone().acquire_owned().await.map_err(|error| AppError::Internal(error.into()))?;
        self.hashings.fetch_add(1, Ordering::Relaxed);
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.map_err(|error| AppError::Internal(error.into()))
    }
}

fn hash(password: &str) -> Result<Hashed, AppError> {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    Ok(Hashed(hashed.map_err(|error| AppError::Internal(anyhow::anyhow!("argon2: {error}")))?.to_string()))
}

fn verify(typed: &str, kept: Option<&str>) -> Result<Verified, AppError> {
    /// Compared with where there is no account.
    static NOBODY: LazyLock<Option<Hashed>> = LazyLock::new(|| hash("nobody has this password").ok());
    let is_somebody = kept.is_some();
    let kept = kept.unwrap_or_else(|| NOBODY.as_ref().map_or("", |nobody| &nobody.0));
    if typed.chars().count() > LONGEST {
        return Ok(Verified::Wrong);
    }
    let Ok(parsed) = PasswordHash::new(kept) else { return Ok(Verified::Wrong) };
    let fits = Argon2::default().verify_password(typed.as_bytes(), &parsed).is_ok();
    match (fits && is_somebody, is_current(&parsed)) {
        (false, _) => Ok(Verified::Wrong),
        (true, true) => Ok(Verified::Right),
        (true, false) => hash(typed).map(Verified::Renewed),
    }
}

fn is_current(hash: &PasswordHash) -> bool {
    let now = Params::default();
    let figures = Params::try_from(hash);
    hash.algorithm.as_str() == "argon2id"
        && figures.is_ok_and(|then| {
            (then.m_cost(), then.t_cost(), then.p_cost()) == (now.m_cost(), now.t_cost(), now.p_cost())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(typed: &str) -> bool {
        Password::parse(typed, &["wang.ruoxi@example.cn"]).is_err()
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for typed in [
            "",
            "short",
            "password",
            "12345678",
            "1234567890",
            "qwertyuiop",
            "iloveyou1",
            "woaini1314",
            "5201314",
            "p@ssw0rd",
            "aaaaaaaaaa",
            "wang.ruoxi",
            "jining2026",
            "xingtan123",
            &"杏".repeat(129),
        ] {
            assert!(refused(typed), "{typed}");
        }
        for typed in ["lathe apricot willow 7", "三尺讲台一方杏坛", "  spaces  count  ", &"q8#Vz".repeat(25)] {
            assert!(!refused(typed), "{typed}");
        }
    }

    #[tokio::test]
    async fn hashes_hold_owasps_figures_and_older_ones_are_renewed() {
        let passwords = Passwords::default();
        let hashed = passwords.hash(Password("三尺讲台一方杏坛".into())).await.unwrap();
        assert!(hashed.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hashed.0);
        let typed = "三尺讲台一方杏坛";
        assert_eq!(passwords.verify(typed, Some(&hashed.0)).await.unwrap(), Verified::Right);
        assert_eq!(passwords.verify("三尺讲台一方杏", Some(&hashed.0)).await.unwrap(), Verified::Wrong);
        assert_eq!(passwords.verify(typed, None).await.unwrap(), Verified::Wrong);

        let weak =
            Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, Params::new(8192, 1, 1, None).unwrap());
        let old = weak.hash_password(typed.as_bytes()).unwrap().to_string();
        let Verified::Renewed(renewed) = passwords.verify(typed, Some(&old)).await.unwrap() else {
            panic!("an old hash was kept")
        };
        assert!(renewed.0.contains("m=19456,t=2,p=1"));
        assert_eq!(passwords.hashings(), 5);
    }
}
