//! Where an officer is on duty at two things at the same time.
use super::{Conflict, What};
use crate::events::{
    duty::{self, Shift},
    sessions::Item,
};
use entity::{account, event};
use sea_orm::{ConnectionTrait, DbErr};

/// An officer with one of their shifts at the event, as it would be.
type Own = (account::Model, Shift);

/// By four statements at most.
pub async fn find(db: &impl ConnectionTrait, event: &event::Model, agenda: &[Item]) -> Result<Vec<Conflict>, DbErr> {
    let own = own(db, event, agenda).await?;
    let (from, until) =
        (own.iter().map(|(_, one)| one.times().0).min(), own.iter().map(|(_, one)| one.times().1).max());
    let (Some(from), Some(until)) = (from, until) else { return Ok(vec![]) };
    let elsewhere = duty::shifts(db, own.iter().map(|(_, one)| one.officer), from, Some(until)).await?;
    let mut found = vec![];
    for (at, one) in own.iter().enumerate() {
        found.extend(shared(one, &own[at + 1..]));
        found.extend(taken(one, &elsewhere));
    }
    Ok(found)
}

/// Of sessions that are over there is none left.
async fn own(db: &impl ConnectionTrait, event: &event::Model, agenda: &[Item]) -> Result<Vec<Own>, DbErr> {
    let shift = |one: duty::OnDuty| {
        let session = match one.row.session_id {
            Some(id) => Some(agenda.iter().find(|item| item.session.id == id)?.session.clone()),
            None => None,
        };
        Some((one.account, Shift { id: one.row.id, officer: one.row.account_id, event: event.clone(), session }))
    };
    let still = duty::of(db, event).await?.into_iter().filter(|one| one.is_officer);
    Ok(still.filter_map(shift).collect())
}

/// At sessions of one agenda; each pair once.
fn shared((officer, own): &Own, behind: &[Own]) -> Vec<Conflict> {
    let with = behind.iter().filter(|(_, other)| meet(own, other)).filter_map(|(_, other)| other.session.clone());
    with.map(|with| met(own, What::DutyShared { officer: officer.clone().into(), with: with.into() })).collect()
}

fn taken((officer, own): &Own, elsewhere: &[Shift]) -> Vec<Conflict> {
    let met_there = elsewhere.iter().filter(|other| other.event.id != own.event.id && meet(own, other));
    met_there.map(|by| met(own, What::DutyTaken { officer: officer.clone().into(), by: by.clone().into() })).collect()
}

fn met(own: &Shift, what: What) -> Conflict {
    Conflict { of: own.session.clone().map(Box::new), what }
}

/// Half-open: what begins as the other ends does not meet it.
fn meet(one: &Shift, other: &Shift) -> bool {
    let ((from, until), (other_from, other_until)) = (one.times(), other.times());
    one.officer == other.officer && from < other_until && other_from < until
}
