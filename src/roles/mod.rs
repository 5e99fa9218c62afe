//! What a visitor may be, as types that only the rows can make: a [`Candidate`] is signed in, an
//! [`Officer`] of a right may do what it names, within a reach, a [`Member`] in one enterprise. Rows are
//! loaded through the reach, so what lies outside is as if it did not exist.
//!
//! Start reading at [`rights`], the table. Asked anew for each request: who is demoted or signed out
//! elsewhere is so at the next one.
mod extract;
mod member;
pub mod rights;
mod visitor;

pub use member::{LeadEnterprise, Member, MemberRight, SeeEnterprise, TendEnterprise};
pub use rights::{Grant, Reach, Right, Sight};
pub use visitor::{Doorman, FactorRule, Known, OfficerLimits, Visitor, enter, sign_in_cookie, token};

use crate::{db::Db, error::AppError};
use clap::ValueEnum;
use entity::{account, event::District, officer_role};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::{collections::HashMap, marker::PhantomData, sync::Arc};
use uuid::Uuid;

/// Whoever is signed in.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub account: Arc<account::Model>,
    /// The open door they came through.
    pub sign_in: Uuid,
    pub request_id: Arc<str>,
}

/// Somebody with a right of officers.
#[derive(Clone, Debug)]
pub struct Officer<R: Right> {
    pub account: Uuid,
    /// Where the right holds, by whichever role.
    pub reach: Reach,
    /// One for each role that gives it; never none. A sight holds where its own role does and nowhere else.
    pub grants: Vec<Grant>,
    request_id: Arc<str>,
    right: PhantomData<fn() -> R>,
}

/// Whether what one officer drafted is published by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TwoOfficers {
    Off,
    On,
}

/// Who acts, as the audit writes it down.
#[derive(Clone, Debug)]
pub struct Actor {
    /// `None`: the command line.
    pub account: Option<Uuid>,
    pub request_id: Arc<str>,
}

impl Actor {
    pub fn command_line() -> Self {
        Self { account: None, request_id: "".into() }
    }
}

impl Candidate {
    pub fn actor(&self) -> Actor {
        Actor { account: Some(self.account.id), request_id: self.request_id.clone() }
    }
}

impl<R: Right> Officer<R> {
    /// The officer that an account is by its roles now.
    pub fn of(account: Uuid, roles: &[officer_role::Model], request_id: Arc<str>) -> Result<Self, AppError> {
        if roles.is_empty() {
            // To everybody else the officers' rooms do not exist.
            return Err(AppError::NotFound);
        }
        let grant = |held: &officer_role::Model| R::of(held.role).map(|sight| Grant { sight, district: held.district });
        let grants: Vec<Grant> = roles.iter().filter_map(grant).collect();
        if grants.is_empty() {
            return Err(AppError::Forbidden(R::LACKING));
        }
        let reach = Reach::of(grants.iter().map(|grant| grant.district));
        Ok(Self { account, reach, grants, request_id, right: PhantomData })
    }

    /// For the command line, the sample city and tests; pages extract.
    pub async fn load(db: &Db, account: Uuid) -> Result<Self, AppError> {
        Self::of(account, &held(db.read(), account).await?, "".into())
    }

    pub fn actor(&self) -> Actor {
        Actor { account: Some(self.account), request_id: self.request_id.clone() }
    }

    pub fn reaches(&self, district: impl Into<Option<District>>) -> bool {
        self.reach.contains(district.into())
    }

    /// How much is seen in a district, or of what lies in none; `None`: it is out of reach.
    pub fn sight_in(&self, district: impl Into<Option<District>>) -> Option<Sight> {
        let district = district.into();
        let here = |grant: &&Grant| grant.district.is_none_or(|own| Some(own) == district);
        self.grants.iter().filter(here).map(|grant| grant.sight).max()
    }
}

/// The roles that an account holds now.
pub async fn held(db: &impl ConnectionTrait, account: Uuid) -> Result<Vec<officer_role::Model>, DbErr> {
    officer_role::Entity::find().filter(officer_role::COLUMN.account_id.eq(account)).all(db).await
}

/// The same of several, by one statement; who holds none is not among them.
pub async fn held_by(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<officer_role::Model>>, DbErr> {
    let rows = officer_role::Entity::find().filter(officer_role::COLUMN.account_id.is_in(accounts)).all(db).await?;
    let mut held: HashMap<Uuid, Vec<officer_role::Model>> = HashMap::new();
    for row in rows {
        held.entry(row.account_id).or_default().push(row);
    }
    Ok(held)
}
