//! Which side does something to a filed placement.
use crate::{
    placements::{acts::Hand, case::Case, queries},
    roles::{Actor, Candidate, Member, Officer, TendEnterprise, rights::DecideEnterprises},
};
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
}
