//! A reviewer files a placement, gives the draft back with marked fields, or refuses it. Nobody decides for an
//! enterprise of which they are a member.
use super::{
    acts::{Act, Hand, Stage, may},
    approve::{apprentice, give_back, needs_guardian, tell_apprentice, tell_mentors, tell_writer},
    case::Case,
    counts,
    draft::{may_enrol, wrong_turn},
    guards, letters, matches, number, overlaps, queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::is_member,
    error::AppError,
    mail::{address::AddressKey, outbox},
    programmes,
    roles::{Officer, rights::DecideEnterprises},
    words::when::today,
};
use chrono::{DateTime, Datelike, Utc};
use entity::placement::{self, Fault, Reason, Returned, Side, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    File,
    /// The fields that are marked, and what is wrong with them.
    Return(Vec<String>, String),
    Refuse(String),
}

impl Decision {
    fn act(&self) -> Act {
        match self {
            Self::File => Act::File,
            Self::Return(..) => Act::Return,
            Self::Refuse(_) => Act::Refuse,
        }
    }

    fn written(&self) -> &'static str {
        match self {
            Self::File => "placements.file",
            Self::Return(..) => "placements.return",
            Self::Refuse(_) => "placements.refuse",
        }
    }

    fn reason(&self) -> &str {
        match self {
            Self::File => "",
            Self::Return(_, why) | Self::Refuse(why) => why,
        }
    }
}

#[derive(Debug, Error)]
pub enum DecideError {
    #[error("there is no such placement within the officer's reach")]
    NoSuchPlacement,
    #[error("the officer is a member of the enterprise, or the apprentice")]
    Member,
    #[error("it stands elsewhere, perhaps because another officer decided first")]
    WithAnother(&'static str),
    #[error("the enterprise is not verified")]
    NotVerified,
    #[error("no guardian has said yes")]
    NoGuardian,
    #[error("nobody has said yet whether it is the person of another placement")]
    MatchesLeft,
    #[error("another placement of the person is to be left first")]
    OverlapWaits,
    #[error("something does not hold any more")]
    Faults(Vec<Fault>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DecideError> for AppError {
    fn from(error: DecideError) -> Self {
        match error {
            DecideError::NoSuchPlacement => Self::NotFound,
            DecideError::Member => Self::Refused("placements.member"),
            DecideError::WithAnother(code) => Self::Refused(code),
            DecideError::NotVerified => Self::Refused("placements.not_verified"),
            DecideError::NoGuardian => Self::Refused("placements.no_guardian"),
            DecideError::MatchesLeft => Self::Refused("placements.matches_left"),
            DecideError::OverlapWaits => Self::Refused("placements.leave_waits"),
            DecideError::Faults(_) => Self::Refused("placements.not_ready"),
            DecideError::Db(error) => error.into(),
        }
    }
}

/// Of two officers at once the second is refused, whatever they decide.
pub async fn decide(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    decision: &Decision,
    now: DateTime<Utc>,
) -> Result<placement::Model, DecideError> {
    let tx = db.begin().await?;
    let mut case = queries::lock_within(&tx, who, id).await?.ok_or(DecideError::NoSuchPlacement)?;
    if is_own(&tx, who, &case).await? {
        return Err(DecideError::Member);
    }
    if !may(Hand::Reviewer, decision.act(), Stage::of(&case.row)) {
        return Err(DecideError::WithAnother(wrong_turn(&case.row)));
    }
    let before = case.row.status;
    match decision {
        Decision::File => file(&tx, key, who.account, &mut case, now).await?,
        Decision::Return(fields, why) => send_back(&tx, key, who.account, &mut case, fields, why, now).await?,
        Decision::Refuse(why) => refuse(&tx, key, who.account, &mut case, why, now).await?,
    }
    outbox::caused_by(&tx, id, who.account, now).await?;
    let entry = Entry::new(decision.written(), "placement", id)
        .district(case.enterprise.district)
        .states(before.to_value(), case.row.status.to_value())
        .reason(decision.reason());
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Whether the officer would decide on what is theirs.
pub async fn is_own(tx: &impl ConnectionTrait, who: &Officer<DecideEnterprises>, case: &Case) -> Result<bool, DbErr> {
    Ok(case.row.account_id == Some(who.account) || is_member(tx, who.account, [case.enterprise.id]).await?)
}

/// What keeps a placement from being filed now.
pub async fn faults(tx: &impl ConnectionTrait, case: &Case, now: DateTime<Utc>) -> Result<Vec<Fault>, DbErr> {
    let mut faults = guards::faults(tx, case, today(now)).await?;
    if guards::days_taken(tx, case).await? {
        faults.push(guards::days_do_not_fit(case));
    }
    Ok(faults)
}

async fn file(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    officer: Uuid,
    case: &mut Case,
    now: DateTime<Utc>,
) -> Result<(), DecideError> {
    if !may_enrol(&case.enterprise) {
        return Err(DecideError::NotVerified);
    }
    if overlaps::waits(tx, &case.row).await? {
        return Err(DecideError::OverlapWaits);
    }
    let faults = faults(tx, case, now).await?;
    if !faults.is_empty() {
        return Err(DecideError::Faults(faults));
    }
    if lacks_guardian(tx, case).await? {
        return Err(DecideError::NoGuardian);
    }
    if !matches::left(tx, &case.row).await?.is_empty() {
        return Err(DecideError::MatchesLeft);
    }
    let today = today(now);
    let has_begun = case.row.first_day.is_some_and(|first| first <= today);
    let mut row = case.row.clone().into_active_model();
    row.status = Set(if has_begun { Status::Running } else { Status::Agreed });
    row.number = Set(Some(number::draw(tx, today.year()).await?));
    row.filed_at = Set(Some(now));
    row.with_since = Set(now);
    case.row = row.update(tx).await?;
    counts::recount(tx, case).await?;
    steps::put(tx, &case.row, Step::new("filed", Side::Reviewer, officer), now).await?;
    tell_writer(tx, key, letters::FILED, case, now).await?;
    tell_apprentice(tx, key, letters::FILED_MINE, case, now).await?;
    tell_mentors(tx, key, letters::NAMED, case, now).await?;
    Ok(())
}

/// Whether a guardian still has to say yes.
pub async fn lacks_guardian(tx: &impl ConnectionTrait, case: &Case) -> Result<bool, DbErr> {
    Ok(case.row.guardian_said_at.is_none() && needs_guardian(&case.row, guarded_under(tx, case).await?))
}

/// The age from which on nobody else says yes too.
pub async fn guarded_under(tx: &impl ConnectionTrait, case: &Case) -> Result<i32, DbErr> {
    let rules = match case.row.rules_id {
        Some(id) => programmes::rules_by_id(tx, id).await?,
        None => None,
    };
    Ok(rules.map_or(18, |rules| rules.age_guardian))
}

async fn send_back(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    officer: Uuid,
    case: &mut Case,
    fields: &[String],
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let (by, words) = (Some(Side::Reviewer), Some(why.to_owned()));
    give_back(tx, case, Returned { by, fields: fields.to_vec(), words, ..Returned::default() }, now).await?;
    steps::put(tx, &case.row, Step::new("returned", Side::Reviewer, officer).words(Some(why)), now).await?;
    tell_writer(tx, key, letters::RETURNED, case, now).await?;
    tell_apprentice(tx, key, letters::CHANGING, case, now).await
}

async fn refuse(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    officer: Uuid,
    case: &mut Case,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    super::cancel::close(tx, key, case, Side::Reviewer, Reason::Other, Some(why), now).await?;
    steps::put(tx, &case.row, Step::new("refused", Side::Reviewer, officer).words(Some(why)), now).await?;
    tell_writer(tx, key, letters::REFUSED, case, now).await?;
    if apprentice(tx, case).await?.is_some() {
        tell_apprentice(tx, key, letters::REFUSED_MINE, case, now).await?;
    }
    Ok(())
}
