//! A change to a filed placement: proposed by one side to the other, or in force at once and told to the apprentice.
use crate::{
    occupation::Level,
    placement::{ContractKind, Side},
};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum State {
    /// The other side has not answered.
    #[sea_orm(string_value = "open")]
    Open,
    /// Accepted by the other side; a reviewer decides.
    #[sea_orm(string_value = "agreed")]
    Agreed,
    #[sea_orm(string_value = "in-force")]
    InForce,
    #[sea_orm(string_value = "refused")]
    Refused,
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
    #[sea_orm(string_value = "expired")]
    Expired,
    /// An objection was right: what was before holds again.
    #[sea_orm(string_value = "undone")]
    Undone,
}

impl State {
    pub fn can_become(self, next: Self) -> bool {
        use State::{Agreed, Expired, InForce, Open, Refused, Undone, Withdrawn};
        match self {
            Open => matches!(next, Agreed | InForce | Refused | Withdrawn | Expired),
            Agreed => matches!(next, InForce | Refused | Withdrawn | Expired),
            InForce => next == Undone,
            Refused | Withdrawn | Expired | Undone => false,
        }
    }

    /// Somebody has still to say something to it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Agreed)
    }
}

/// All that a change may touch, as it was and as it is to be. What a row of before does not name is none on both sides,
/// so that nothing reads as touched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(default)]
pub struct Terms {
    pub programme: Option<Uuid>,
    pub occupation: Option<Uuid>,
    pub level: Option<Level>,
    pub first_day: Option<Date>,
    pub last_day: Option<Date>,
    pub contract_kind: Option<ContractKind>,
    pub contract_first: Option<Date>,
    pub contract_last: Option<Date>,
    pub probation_last: Option<Date>,
    pub hours_week: Option<i32>,
    /// Fen a month before tax.
    pub pay: Option<i64>,
    pub probation_pay: Option<i64>,
    pub place: String,
    pub guardian_name: String,
    pub guardian_relation: String,
    pub guardian_email: String,
    /// Who teaches, the lead first.
    pub mentors: Vec<Uuid>,
}

impl Terms {
    /// Names of the fields in which two differ, in the order of the form.
    pub fn touched(&self, to: &Self) -> Vec<&'static str> {
        [
            ("programme", self.programme != to.programme),
            ("occupation", self.occupation != to.occupation),
            ("level", self.level != to.level),
            ("first_day", self.first_day != to.first_day),
            ("last_day", self.last_day != to.last_day),
            ("contract_kind", self.contract_kind != to.contract_kind),
            ("contract_first", self.contract_first != to.contract_first),
            ("contract_last", self.contract_last != to.contract_last),
            ("probation_last", self.probation_last != to.probation_last),
            ("hours_week", self.hours_week != to.hours_week),
            ("pay", self.pay != to.pay),
            ("probation_pay", self.probation_pay != to.probation_pay),
            ("place", self.place != to.place),
            ("guardian_name", self.guardian_name != to.guardian_name),
            ("guardian_relation", self.guardian_relation != to.guardian_relation),
            ("guardian_email", self.guardian_email != to.guardian_email),
            ("mentors", self.mentors != to.mentors),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }

    /// Whether nothing but higher pay, place and mentors differs: what the enterprise puts in force alone.
    pub fn is_free_to(&self, to: &Self) -> bool {
        !self.pays_less(to) && self.touched(to).into_iter().all(is_free)
    }

    /// Whether it holds once the other side accepts.
    pub fn is_theirs_to(&self, to: &Self) -> bool {
        !self.pays_less(to) && self.touched(to).into_iter().all(|field| is_free(field) || field == "hours_week")
    }

    /// Less than before: what is not told for probation is the pay itself.
    fn pays_less(&self, to: &Self) -> bool {
        to.pay < self.pay || to.probation_pay.or(to.pay) < self.probation_pay.or(self.pay)
    }
}

fn is_free(field: &str) -> bool {
    matches!(field, "pay" | "probation_pay" | "place" | "mentors")
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_change")]
pub struct Model {
    /// In the order of time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub placement_id: Uuid,
    /// Who proposed it, or put it in force.
    pub side: Side,
    pub account_id: Uuid,
    pub state: State,
    /// Of a reviewer's, which waits for both sides: the one that has accepted it.
    pub accepted_by: Option<Side>,
    /// When the guardian whom it names said yes.
    pub guardian_said_at: Option<DateTimeUtc>,
    pub before: Terms,
    pub after: Terms,
    pub made_at: DateTimeUtc,
    /// Until when the other side may answer; what is in force at once waits for nobody.
    pub expires_at: Option<DateTimeUtc>,
    /// Since when it stands as it stands.
    pub settled_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn touched(&self) -> Vec<&'static str> {
        self.before.touched(&self.after)
    }

    /// Whether it names another guardian, or the same one otherwise.
    pub fn names_guardian(&self) -> bool {
        self.touched().iter().any(|field| field.starts_with("guardian_")) && !self.after.guardian_email.is_empty()
    }

    /// Whether this side has still to accept or refuse it.
    pub fn waits_for(&self, side: Side, now: DateTimeUtc) -> bool {
        let is_asked = matches!(side, Side::Enterprise | Side::Apprentice) && side != self.side;
        let is_open = self.state == State::Open && self.expires_at.is_some_and(|until| until > now);
        is_asked && is_open && self.accepted_by != Some(side)
    }

    /// Whether this side's yes stands: it waits for others, or is in force.
    pub fn is_accepted_by(&self, side: Side) -> bool {
        let is_asked = matches!(side, Side::Enterprise | Side::Apprentice) && side != self.side;
        let said = match self.state {
            State::Open => self.accepted_by == Some(side),
            State::Agreed | State::InForce => self.expires_at.is_some(),
            State::Refused | State::Withdrawn | State::Expired | State::Undone => false,
        };
        is_asked && said
    }

    /// Besides the other side; what a reviewer proposed needs no further one.
    pub fn needs_reviewer(&self) -> bool {
        self.side != Side::Reviewer && !self.before.is_theirs_to(&self.after)
    }
}
