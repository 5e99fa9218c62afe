//! Mentors in each state, made by the verbs.
use super::{Site, enterprises::candidate};
use entity::{
    account, enterprise, membership,
    mentor::{self, Grade, Kind, Reason, Status},
};
use sea_orm::EntityTrait;
use uuid::Uuid;
use xingtan::{
    mentors::{DecideError, Decision, NewMentor, Profile, Turn, decide, propose, turn},
    person::Name,
    roles::{Member, SeeEnterprise},
};

/// A turner with some years behind them.
pub fn turner(name: &str) -> Profile {
    Profile {
        name: Name::parse(name).expect(name),
        kind: Kind::Enterprise,
        occupation: "数控车工".into(),
        grade: Grade::Technician,
        years: 12,
        max_load: 3,
    }
}

impl Site {
    /// Proposed by the enterprise's first owner, by name.
    pub async fn mentor(&self, of: &enterprise::Model, name: &str) -> mentor::Model {
        self.propose_mentor(of, None, name).await
    }

    /// A member of the enterprise; made one, where they are not yet.
    pub async fn mentor_of(&self, of: &enterprise::Model, account: &account::Model, name: &str) -> mentor::Model {
        let owner = self.tending(of).await.account;
        let held = membership::Entity::find_by_id((of.id, account.id)).one(self.db()).await.expect("a query");
        if held.is_none() {
            self.join(of, &owner, account, membership::Role::Mentor).await;
        }
        self.propose_mentor(of, Some(account.id), name).await
    }

    async fn propose_mentor(&self, of: &enterprise::Model, account: Option<Uuid>, name: &str) -> mentor::Model {
        let new = NewMentor { account, profile: turner(name) };
        propose(&self.app.db, &self.tending(of).await, new, self.now()).await.expect("proposed")
    }

    /// Decided on by a reviewer of the whole city.
    pub async fn judge(&self, row: &mentor::Model, decision: &Decision) -> Result<mentor::Model, DecideError> {
        decide(&self.app.db, &self.app.address_key, &self.reviewer().await, row.id, decision, self.now()).await
    }

    pub async fn turn(&self, of: &enterprise::Model, row: &mentor::Model, to: Turn) -> mentor::Model {
        let who: Member<SeeEnterprise> = self.looking_on(of, &self.tending(of).await.account).await;
        turn(&self.app.db, &who, row.id, to, self.now()).await.expect("turned")
    }

    pub async fn looking_on(&self, of: &enterprise::Model, account: &account::Model) -> Member<SeeEnterprise> {
        Member::load(&self.app.db, &candidate(account), &of.slug).await.expect("a member")
    }

    /// A proposed one, brought into another state.
    pub async fn bring_mentor(&self, of: &enterprise::Model, row: mentor::Model, status: Status) -> mentor::Model {
        let why = || "请补充等级证书".to_owned();
        match status {
            Status::Proposed => row,
            Status::Refused => self.judge(&row, &Decision::Refuse(Reason::Certificate, why())).await.expect("refused"),
            Status::Approved => self.judge(&row, &Decision::Approve).await.expect("approved"),
            Status::Resting | Status::Retired => {
                self.judge(&row, &Decision::Approve).await.expect("approved");
                let to = if status == Status::Resting { Turn::Rest } else { Turn::Retire };
                self.turn(of, &row, to).await
            }
        }
    }

    pub async fn mentor_now(&self, row: &mentor::Model) -> Option<mentor::Model> {
        mentor::Entity::find_by_id(row.id).one(self.db()).await.expect("a query")
    }
}
