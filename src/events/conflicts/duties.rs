//! Where an officer is on duty at two things at the same time.
use super::{Conflict, What};
use crate::events::{
    duty::{self, Shift},
    sessions::Item,
};
use entity::{account, event, session};
use sea_orm::{ConnectionTrait, DbErr};
use std::sync::Arc;

/// An officer with one of their shifts at the event, as it would be.
struct Own {
    officer: Arc<account::Model>,
    shift: Shift,
    session: Option<Arc<session::Model>>,
}

/// By four statements at most.
pub async fn find(db: &impl ConnectionTrait, event: &event::Model, agenda: &[Item]) -> Result<Vec<Conflict>, DbErr> {
    let own = own(db, event, agenda).await?;
    let (from, until) =
        (own.iter().map(|one| one.shift.times().0).min(), own.iter().map(|one| one.shift.times().1).max());
    let (Some(from), Some(until)) = (from, until) else { return Ok(vec![]) };
    let elsewhere = duty::shifts(db, own.iter().map(|one| one.shift.officer), from, Some(until)).await?;
    let elsewhere: Vec<Arc<Shift>> = elsewhere.into_iter().map(Arc::new).collect();
    let mut found = vec![];
    for (at, one) in own.iter().enumerate() {
        found.extend(shared(one, &own[at + 1..]));
        found.extend(taken(one, &elsewhere));
    }
    Ok(found)
}

/// Of sessions that are over there is none left.
async fn own(db: &impl ConnectionTrait, event: &event::Model, agenda: &[Item]) -> Result<Vec<Own>, DbErr> {
    let own = |one: duty::OnDuty| {
        let session = match one.row.session_id {
            Some(id) => Some(agenda.iter().find(|item| item.session.id == id)?.session.clone()),
            None => None,
        };
        let of = session.clone().map(Arc::new);
        let shift = Shift { id: one.row.id, officer: one.row.account_id, event: event.clone(), session };
        Some(Own { officer: one.account.into(), shift, session: of })
    };
    let still = duty::of(db, event).await?.into_iter().filter(|one| one.is_officer);
    Ok(still.filter_map(own).collect())
}

/// At sessions of one agenda; each pair once.
fn shared(own: &Own, behind: &[Own]) -> Vec<Conflict> {
    let met_there = behind.iter().filter(|other| meet(&own.shift, &other.shift));
    let with = met_there.filter_map(|other| other.session.clone());
    with.map(|with| own.meets(What::DutyShared { officer: own.officer.clone(), with })).collect()
}

fn taken(own: &Own, elsewhere: &[Arc<Shift>]) -> Vec<Conflict> {
    let is_met = |other: &&Arc<Shift>| other.event.id != own.shift.event.id && meet(&own.shift, other);
    let by = elsewhere.iter().filter(is_met).cloned();
    by.map(|by| own.meets(What::DutyTaken { officer: own.officer.clone(), by })).collect()
}

impl Own {
    fn meets(&self, what: What) -> Conflict {
        Conflict { of: self.session.clone(), what }
    }
}

/// Half-open: what begins as the other ends does not meet it.
fn meet(one: &Shift, other: &Shift) -> bool {
    let ((from, until), (other_from, other_until)) = (one.times(), other.times());
    one.officer == other.officer && from < other_until && other_from < until
}
