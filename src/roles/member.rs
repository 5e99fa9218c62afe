//! What each role of an enterprise's people may, and who somebody is in the enterprise that an address names.
use super::{Actor, Candidate};
use crate::{db::Db, error::AppError};
use entity::{
    account, enterprise,
    membership::{self, Role},
    merged_enterprise,
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use std::{marker::PhantomData, sync::Arc};

/// One column of the table of members' rights.
pub trait MemberRight: Clone + Send + Sync + 'static {
    /// Code of the refusal that names the right.
    const LACKING: &'static str;
    fn has(role: Role) -> bool;
}

/// A right, the code of its refusal, and who has it.
macro_rules! member_rights {
    ($($(#[doc = $doc:literal])* $name:ident $code:literal { $($role:ident),+ })+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name;

        impl MemberRight for $name {
            const LACKING: &'static str = $code;

            fn has(role: Role) -> bool {
                matches!(role, $(Role::$role)|+)
            }
        }
    )+};
}

member_rights! {
    SeeEnterprise "roles.see_enterprise" { Owner, Recruiter, Mentor, Viewer }
    /// What the enterprise says of itself, its recognitions and its mentors.
    TendEnterprise "roles.tend_enterprise" { Owner, Recruiter }
    /// Its people, and who it is.
    LeadEnterprise "roles.lead_enterprise" { Owner }
}

/// Somebody with a right in the enterprise that the address names.
#[derive(Clone, Debug)]
pub struct Member<R: MemberRight> {
    pub account: Arc<account::Model>,
    pub enterprise: enterprise::Model,
    pub role: Role,
    request_id: Arc<str>,
    right: PhantomData<fn() -> R>,
}

/// An application that became part of a listed enterprise leads its people there.
async fn elsewhere(db: &impl ConnectionTrait, who: &Candidate, slug: &str) -> Result<AppError, DbErr> {
    let gone = merged_enterprise::Entity::find().filter(merged_enterprise::COLUMN.slug.eq(slug)).one(db).await?;
    let Some(gone) = gone else { return Ok(AppError::NotFound) };
    let held = membership::Entity::find_by_id((gone.into_id, who.account.id)).find_also_related(enterprise::Entity);
    let there = held.one(db).await?.and_then(|(_, enterprise)| enterprise);
    Ok(there.map_or(AppError::NotFound, |there| AppError::Moved(format!("/enterprise/{}", there.slug))))
}

impl<R: MemberRight> Member<R> {
    /// To whoever is no member the enterprise's rooms do not exist.
    pub async fn load(db: &Db, who: &Candidate, slug: &str) -> Result<Self, AppError> {
        let named = if enterprise::is_slug(slug) { slug } else { return Err(AppError::NotFound) };
        let found = enterprise::Entity::find().filter(enterprise::COLUMN.slug.eq(named)).one(db.read()).await?;
        let Some(enterprise) = found else { return Err(elsewhere(db.read(), who, slug).await?) };
        let held = membership::Entity::find_by_id((enterprise.id, who.account.id)).one(db.read()).await?;
        let role = held.ok_or(AppError::NotFound)?.role;
        if !R::has(role) {
            return Err(AppError::Forbidden(R::LACKING));
        }
        let (account, request_id) = (who.account.clone(), who.request_id.clone());
        Ok(Self { account, enterprise, role, request_id, right: PhantomData })
    }

    /// The enterprise as it is now, locked until the transaction ends; `None`: the right is gone meanwhile.
    pub async fn lock(&self, tx: &impl ConnectionTrait) -> Result<Option<enterprise::Model>, DbErr> {
        let row = || enterprise::Entity::find_by_id(self.enterprise.id);
        row().lock_exclusive().one(tx).await?;
        let held = membership::Entity::find_by_id((self.enterprise.id, self.account.id)).one(tx).await?;
        // Read anew behind the lock: who waited for it does not see what was put meanwhile.
        if held.is_some_and(|held| R::has(held.role)) { row().one(tx).await } else { Ok(None) }
    }

    pub fn actor(&self) -> Actor {
        Actor { account: Some(self.account.id), request_id: self.request_id.clone() }
    }
}
