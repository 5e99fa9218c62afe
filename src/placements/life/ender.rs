//! Which side does something to a filed placement, and what is the same whoever does it: holding it, telling the others,
//! writing it into the audit.
use super::{end::EndError, start::write_down};
use crate::{
    audit::{self, Entry},
    mail::{address::AddressKey, outbox},
    placements::{
        acts::{Act, Hand, Stage, may},
        approve::{tell_apprentice, tell_writer},
        cancel::Why,
        case::Case,
        decide::is_own,
        draft::wrong_stage,
        queries,
    },
    roles::{Actor, Candidate, Member, Officer, TendEnterprise, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::placement::Side;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

/// Whoever does it.
#[derive(Clone, Copy, Debug)]
pub enum Ender<'a> {
    Enterprise(&'a Member<TendEnterprise>),
    Apprentice(&'a Candidate),
    Reviewer(&'a Officer<DecideEnterprises>),
}

impl Ender<'_> {
    pub fn side(&self) -> Side {
        match self {
            Self::Enterprise(_) => Side::Enterprise,
            Self::Apprentice(_) => Side::Apprentice,
            Self::Reviewer(_) => Side::Reviewer,
        }
    }

    pub fn is_reviewer(&self) -> bool {
        matches!(self, Self::Reviewer(_))
    }

    pub fn hand(&self) -> Hand {
        match self {
            Self::Enterprise(_) => Hand::Enterprise,
            Self::Apprentice(_) => Hand::Apprentice,
            Self::Reviewer(_) => Hand::Reviewer,
        }
    }

    pub fn account(&self) -> Uuid {
        match self {
            Self::Enterprise(who) => who.account.id,
            Self::Apprentice(who) => who.account.id,
            Self::Reviewer(who) => who.account,
        }
    }

    pub fn actor(&self) -> Actor {
        match self {
            Self::Enterprise(who) => who.actor(),
            Self::Apprentice(who) => who.actor(),
            Self::Reviewer(who) => who.actor(),
        }
    }

    /// The placement as they reach it, held until the transaction ends.
    pub async fn lock(&self, tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<Case>, DbErr> {
        match self {
            Self::Enterprise(who) => queries::lock_own(tx, who, id).await,
            Self::Apprentice(who) => queries::lock_my(tx, who, id).await,
            Self::Reviewer(who) => queries::lock_within(tx, who, id).await,
        }
    }

    /// The same, where it stands so that they may.
    pub async fn hold(
        &self,
        tx: &impl ConnectionTrait,
        key: &AddressKey,
        id: Uuid,
        act: Act,
        now: DateTime<Utc>,
    ) -> Result<Case, EndError> {
        let mut case = self.lock(tx, id).await?.ok_or(EndError::NoSuchPlacement)?;
        if let Self::Reviewer(officer) = self
            && is_own(tx, officer, &case).await?
        {
            return Err(EndError::Member);
        }
        write_down(tx, key, &mut case, now).await?;
        if may(self.hand(), act, Stage::of(&case.row)) {
            Ok(case)
        } else {
            Err(EndError::WithAnother(wrong_stage(Stage::of(&case.row))))
        }
    }

    /// With why the bureau did it; of the sides' own reasons the audit keeps nothing.
    pub fn explained(&self, entry: Entry, why: &Why) -> Entry {
        if !self.is_reviewer() {
            return entry;
        }
        entry.code(Some(why.code)).reason(why.words.as_deref().unwrap_or_default())
    }

    /// In the audit; the bureau's letters say which officer caused them.
    pub async fn written(
        &self,
        tx: &impl ConnectionTrait,
        case: &Case,
        entry: Entry,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        if self.is_reviewer() {
            outbox::caused_by(tx, case.row.id, self.account(), now).await?;
        }
        audit::put(tx, &self.actor(), entry.district(case.enterprise.district), now).await
    }
}

/// At once, to whoever did not do it: the enterprise by its kind of letter, the apprentice by another.
pub async fn tell_others(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    by: Side,
    [theirs, mine]: [&'static str; 2],
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if by != Side::Enterprise {
        tell_writer(tx, key, theirs, case, now).await?;
    }
    if by != Side::Apprentice {
        tell_apprentice(tx, key, mine, case, now).await?;
    }
    Ok(())
}
