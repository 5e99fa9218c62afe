//! Recognitions in each state, made by the verbs.
use super::Site;
use chrono::NaiveDate;
use entity::{account, enterprise, officer_role::Role, recognition};
use sea_orm::EntityTrait;
use std::sync::Arc;
use xingtan::{
    enterprises::recognitions::{
        Certificate, ClaimError, DecideError, Decision, WithdrawError, claim, decide, lapse, remind, withdraw,
    },
    roles::{Candidate, Member, Officer, TendEnterprise, rights::DecideEnterprises},
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// Of a kind that says little, valid from the first of March 2026.
pub fn innovative(number: &str, valid_to: &str) -> Certificate {
    of_kind("innovative", number, valid_to)
}

pub fn of_kind(kind: &str, number: &str, valid_to: &str) -> Certificate {
    Certificate {
        kind: kind.into(),
        number: number.into(),
        valid_from: day("2026-03-01").min(day(valid_to)),
        valid_to: day(valid_to),
    }
}

impl Site {
    /// The enterprise's first owner, acting for it.
    pub async fn tending(&self, enterprise: &enterprise::Model) -> Member<TendEnterprise> {
        let owner = account::Entity::find_by_id(enterprise.applied_by.expect("an owner")).one(self.db()).await;
        let owner = owner.expect("a query").expect("an account");
        let who = Candidate { sign_in: owner.id, account: Arc::new(owner), request_id: "".into() };
        Member::load(&self.app.db, &who, &enterprise.slug).await.expect("a member")
    }

    pub async fn try_claim(
        &self,
        enterprise: &enterprise::Model,
        new: Certificate,
    ) -> Result<recognition::Model, ClaimError> {
        claim(&self.app.db, &self.tending(enterprise).await, new, self.now()).await
    }

    pub async fn claim(&self, enterprise: &enterprise::Model, new: Certificate) -> recognition::Model {
        self.try_claim(enterprise, new).await.expect("a claim")
    }

    /// Claimed, and confirmed by a reviewer of the whole city.
    pub async fn confirmed(&self, enterprise: &enterprise::Model, new: Certificate) -> recognition::Model {
        let row = self.claim(enterprise, new).await;
        self.rule(&row, &Decision::Confirm).await.expect("confirmed")
    }

    pub async fn rule(&self, row: &recognition::Model, decision: &Decision) -> Result<recognition::Model, DecideError> {
        self.rule_as(&self.reviewer().await, row, decision).await
    }

    pub async fn rule_as(
        &self,
        who: &Officer<DecideEnterprises>,
        row: &recognition::Model,
        decision: &Decision,
    ) -> Result<recognition::Model, DecideError> {
        decide(&self.app.db, &self.app.address_key, who, row.id, decision, self.now()).await
    }

    pub async fn take_back(
        &self,
        enterprise: &enterprise::Model,
        row: &recognition::Model,
    ) -> Result<recognition::Model, WithdrawError> {
        withdraw(&self.app.db, &self.tending(enterprise).await, row.id).await
    }

    /// Two workers at the same moment; how many lapsed, and how many letters reminded.
    pub async fn keep_recognitions(&self) -> (u64, u64) {
        let (db, key, now) = (&self.app.db, &self.app.address_key, self.now());
        let (one, other) = tokio::join!(lapse(db, key, now), lapse(db, key, now));
        let lapsed = one.expect("a run") + other.expect("a run");
        let (one, other) = tokio::join!(remind(db, key, now), remind(db, key, now));
        (lapsed, one.expect("a run") + other.expect("a run"))
    }

    pub async fn recognition(&self, row: &recognition::Model) -> recognition::Model {
        recognition::Entity::find_by_id(row.id).one(self.db()).await.unwrap().expect("the recognition")
    }

    /// Another officer of the whole city.
    pub async fn other_reviewer(&self) -> Officer<DecideEnterprises> {
        let other = self.officer("other-reviewer", Role::Reviewer, None).await;
        self.officer_of(other.id).await
    }
}
