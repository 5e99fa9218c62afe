//! Decide on many at once: each by the verb that decides on one, so that whoever was decided on meanwhile
//! is passed over.
use super::{
    approve::approve,
    cancel_for::cancel_for,
    decision::{Case, DecisionError},
    people,
    reject::reject,
};
use crate::{
    db::Db,
    mail::address::AddressKey,
    roles::{Officer, rights::DecideRegistrations},
};
use chrono::{DateTime, Utc};
use entity::{
    event,
    registration::{self, Status},
};
use uuid::Uuid;

/// As many as one request decides on.
pub const MOST: u64 = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Approve,
    Reject,
    Cancel,
}

impl Act {
    fn to(self) -> Status {
        match self {
            Self::Approve => Status::Confirmed,
            Self::Reject => Status::Rejected,
            Self::Cancel => Status::Cancelled,
        }
    }

    pub fn needs_reason(self) -> bool {
        self != Self::Approve
    }

    /// Whether it would change anything about a registration now; a page asks it before it offers to.
    pub fn applies(self, event: &event::Model, row: &registration::Model, now: DateTime<Utc>) -> bool {
        let is_open = event.status == event::Status::Published && !row.is_forgotten();
        is_open
            && match self {
                Self::Approve => row.status == Status::Pending,
                Self::Reject => matches!(row.status, Status::Pending | Status::Waiting),
                Self::Cancel => row.status.is_live() && !event.has_started(now),
            }
    }
}

/// What became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub decided: usize,
    pub passed_over: usize,
}

/// Whoever waits first, so that none of them moves up to a place and loses it at once; an empty `reason` where
/// none is needed.
pub async fn decide_many(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideRegistrations>,
    (event, act): (Uuid, Act),
    rows: &[Uuid],
    reason: &str,
    now: DateTime<Utc>,
) -> Result<Tally, DecisionError> {
    let mut chosen = people::these(db.read(), event, rows).await?;
    chosen.sort_by_key(|row| row.status != Status::Waiting);
    let mut tally = Tally { passed_over: rows.len() - chosen.len(), ..Tally::default() };
    for row in chosen {
        // What it would become it is already: another officer decided first.
        if row.status == act.to() {
            tally.passed_over += 1;
            continue;
        }
        let case = Case { event, registration: row.id };
        let decided = match act {
            Act::Approve => approve(db, key, who, case, now).await,
            Act::Reject => reject(db, key, who, case, reason, now).await,
            Act::Cancel => cancel_for(db, key, who, case, reason, now).await,
        };
        match decided {
            Ok(_) => tally.decided += 1,
            Err(DecisionError::Db(error)) => return Err(error.into()),
            Err(_) => tally.passed_over += 1,
        }
    }
    Ok(tally)
}
