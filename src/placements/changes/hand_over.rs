//! Hand over: another mentor of the same enterprise takes over, joins or goes. It holds at once; the apprentice reads
//! it and may object.
use super::{queries::put_in_force, teachers, terms};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Hand, Stage, may},
        approve::tell_apprentice,
        draft::wrong_turn,
        letters,
        life::write_down,
        queries::lock_own_with,
        steps::{self, Step},
    },
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::placement::{self, Fault, Side, fault};
use sea_orm::DbErr;
use thiserror::Error;
use uuid::Uuid;

/// At most this many teach at a time.
const MOST: usize = 2;

/// Who teaches in place of whom: ids of mentors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Teach {
    Instead { from: Uuid, to: Uuid },
    Besides(Uuid),
    NoMore(Uuid),
}

#[derive(Debug, Error)]
pub enum HandOverError {
    #[error("the enterprise has no such placement, or the right is gone")]
    NoSuchPlacement,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("whoever is to go does not teach here")]
    NotTeaching,
    #[error("whoever is to come may not teach here")]
    Faults(Vec<Fault>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<HandOverError> for AppError {
    fn from(error: HandOverError) -> Self {
        match error {
            HandOverError::NoSuchPlacement => Self::NotFound,
            HandOverError::WithAnother(code) => Self::Refused(code),
            HandOverError::NotTeaching => Self::Refused("placements.not_teaching"),
            HandOverError::Faults(_) => Self::Refused("placements.not_ready"),
            HandOverError::Db(error) => error.into(),
        }
    }
}

impl Teach {
    fn comes(self) -> Option<Uuid> {
        match self {
            Self::Instead { to, .. } | Self::Besides(to) => Some(to),
            Self::NoMore(_) => None,
        }
    }

    /// Who teaches then, the lead first. What is so already stays.
    fn then(self, now: &[Uuid]) -> Result<Vec<Uuid>, HandOverError> {
        match self {
            Self::Instead { from, to } if now.contains(&from) => {
                let mut then: Vec<Uuid> = now.iter().map(|id| if *id == from { to } else { *id }).collect();
                then.dedup();
                Ok(then)
            }
            Self::Instead { to, .. } if !now.contains(&to) => Err(HandOverError::NotTeaching),
            Self::Besides(to) if !now.contains(&to) && now.len() >= MOST => refused(fault("two_teach")),
            Self::Besides(to) if !now.contains(&to) => Ok(now.iter().copied().chain([to]).collect()),
            Self::NoMore(from) if now == [from] => refused(fault("last_mentor")),
            Self::NoMore(from) => Ok(now.iter().copied().filter(|id| *id != from).collect()),
            Self::Instead { .. } | Self::Besides(_) => Ok(now.to_vec()),
        }
    }
}

fn refused<T>(fault: Fault) -> Result<T, HandOverError> {
    Err(HandOverError::Faults(vec![fault.at("to")]))
}

pub async fn hand_over(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    teach: Teach,
    now: DateTime<Utc>,
) -> Result<placement::Model, HandOverError> {
    let tx = db.begin().await?;
    let coming: Vec<Uuid> = teach.comes().into_iter().collect();
    let mut case = lock_own_with(&tx, who, id, &coming).await?.ok_or(HandOverError::NoSuchPlacement)?;
    write_down(&tx, key, &mut case, now).await?;
    if !may(Hand::Enterprise, Act::HandOver, Stage::of(&case.row)) {
        return Err(HandOverError::WithAnother(wrong_turn(&case.row)));
    }
    let before = terms::of(&case);
    let wanted = teach.then(&before.mentors)?;
    if wanted == before.mentors {
        return Ok(case.row);
    }
    let faults = teachers::set(&tx, key, &mut case, &wanted, now).await?;
    if !faults.is_empty() {
        return Err(HandOverError::Faults(faults));
    }
    let change = put_in_force(&tx, &case, who.account.id, before, now).await?;
    let step = Step::new("mentors-changed", Side::Enterprise, who.account.id).naming("change", change.id);
    steps::put(&tx, &case.row, step, now).await?;
    tell_apprentice(&tx, key, letters::MENTORS_MINE, &case, now).await?;
    let entry = Entry::new("placements.hand_over", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry.fields(["mentors"]), now).await?;
    tx.commit().await?;
    Ok(case.row)
}
