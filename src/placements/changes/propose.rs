//! Propose other terms. What the enterprise alone may change holds at once; all else waits for the other side, and what
//! a reviewer proposes for both.
use super::{
    check, force,
    queries::{open, put_in_force},
    tell::tell_others,
    terms,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Stage, may},
        approve::tell_apprentice,
        case::Case,
        decide::is_own,
        draft::{may_enrol, wrong_turn},
        letters,
        life::{Ender, write_down},
        steps::{self, Step},
    },
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    placement::{Fault, Side},
    placement_change::{self, State, Terms},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

/// For so long the other side may answer.
const OPEN: Duration = Duration::days(30);

#[derive(Debug, Error)]
pub enum ChangeError {
    #[error("there is no such placement of theirs")]
    NoSuchPlacement,
    #[error("the officer is a member of the enterprise, or the apprentice")]
    Member,
    #[error("the enterprise is not verified")]
    NotVerified,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("another proposal waits")]
    Open,
    #[error("it is as it was")]
    Nothing,
    #[error("the guardian whom it names has not said yes")]
    NoGuardian,
    #[error("the proposal does not wait for them, or not any more")]
    Over,
    #[error("they have accepted it already")]
    Said,
    #[error("what it changes was changed meanwhile")]
    Stale,
    #[error("something does not hold")]
    Faults(Vec<Fault>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ChangeError> for AppError {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::NoSuchPlacement => Self::NotFound,
            ChangeError::Member => Self::Refused("placements.member"),
            ChangeError::NotVerified => Self::Refused("placements.not_verified"),
            ChangeError::WithAnother(code) => Self::Refused(code),
            ChangeError::Open => Self::Refused("placements.change_open"),
            ChangeError::Nothing => Self::Refused("placements.change_nothing"),
            ChangeError::NoGuardian => Self::Refused("placements.change_no_guardian"),
            ChangeError::Over => Self::Refused("placements.change_over"),
            ChangeError::Said => Self::Refused("placements.change_said"),
            ChangeError::Stale => Self::Refused("placements.change_stale"),
            ChangeError::Faults(_) => Self::Refused("placements.not_ready"),
            ChangeError::Db(error) => error.into(),
        }
    }
}

/// What somebody asks for: the fields that are to be otherwise, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub to: Terms,
    pub fields: Vec<&'static str>,
    pub words: Option<String>,
}

pub async fn propose(
    db: &Db,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    asked: &Asked,
    now: DateTime<Utc>,
) -> Result<placement_change::Model, ChangeError> {
    let tx = db.begin().await?;
    let mut case = held(&tx, key, who, id, now).await?;
    if who.side() != Side::Apprentice && !may_enrol(&case.enterprise) {
        return Err(ChangeError::NotVerified);
    }
    if open(&tx, id).await?.is_some() {
        return Err(ChangeError::Open);
    }
    let before = terms::of(&case);
    let after = terms::to_be(&case, &asked.to, &asked.fields);
    let fields = before.touched(&after);
    if fields.is_empty() {
        return Err(ChangeError::Nothing);
    }
    let faults = check::faults(&tx, &case, &after, &fields, who.side(), now).await?;
    if !faults.is_empty() {
        return Err(ChangeError::Faults(faults));
    }
    let change = placement_change::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(id),
        side: Set(who.side()),
        account_id: Set(who.account()),
        state: Set(State::Open),
        accepted_by: Set(None),
        guardian_said_at: Set(None),
        before: Set(before.clone()),
        after: Set(after.clone()),
        made_at: Set(now),
        expires_at: Set(Some(now + OPEN)),
        settled_at: Set(now),
    };
    let holds_at_once = who.side() == Side::Enterprise && before.is_free_to(&after);
    let (change, step) = if holds_at_once {
        force::write(&tx, &mut case, &after, &fields).await?;
        tell_apprentice(&tx, key, letters::CHANGED_MINE, &case, now).await?;
        let change = put_in_force(&tx, &case, who.account(), before, now).await?;
        (change, Step::new("changed", who.side(), who.account()))
    } else {
        let sides = [letters::CHANGE_PROPOSED, letters::CHANGE_PROPOSED_MINE];
        let bureaus = [letters::CHANGE_BY_BUREAU, letters::CHANGE_BY_BUREAU_MINE];
        tell_others(&tx, key, who, [sides, bureaus], &case, now).await?;
        (change.insert(&tx).await?, Step::new("change-proposed", who.side(), who.account()))
    };
    let step = step.naming("fields", fields.join(" ")).naming("change", change.id).words(asked.words.as_deref());
    steps::put(&tx, &case.row, step, now).await?;
    let entry = Entry::new("placements.propose_change", "placement", id).district(case.enterprise.district);
    let entry = entry.states("", change.state.to_value()).fields(fields);
    let reason = asked.words.as_deref().filter(|_| who.side() == Side::Reviewer).unwrap_or_default();
    audit::put(&tx, &who.actor(), entry.reason(reason), now).await?;
    tx.commit().await?;
    Ok(change)
}

/// Those who reach it, held, as long as it may be changed; no officer of what is theirs.
pub async fn held(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Case, ChangeError> {
    let mut case = who.lock(tx, id).await?.ok_or(ChangeError::NoSuchPlacement)?;
    if let Ender::Reviewer(officer) = who
        && is_own(tx, officer, &case).await?
    {
        return Err(ChangeError::Member);
    }
    write_down(tx, key, &mut case, now).await?;
    if may(who.hand(), Act::Change, Stage::of(&case.row)) {
        Ok(case)
    } else {
        Err(ChangeError::WithAnother(wrong_turn(&case.row)))
    }
}
