//! The sessions that somebody ticked, or named in JSON → those of an event that can be chosen.
use crate::{
    registrations::sessions::{Unfit, meeting},
    web::form::{FieldErrors, Wrong, wrong},
};
use entity::session;
use uuid::Uuid;

/// Each once, of those that are offered; no two at the same time.
pub fn sessions(typed: &[String], offered: &[session::Model]) -> Result<Vec<Uuid>, Wrong> {
    let mut chosen: Vec<&session::Model> = vec![];
    for id in typed {
        let session = offered.iter().find(|session| id.parse() == Ok(session.id)).ok_or(said(Unfit::Gone))?;
        if !chosen.iter().any(|other| other.id == session.id) {
            chosen.push(session);
        }
    }
    if meeting(&chosen).is_some() {
        return Err(said(Unfit::Meet));
    }
    Ok(chosen.into_iter().map(|session| session.id).collect())
}

/// Each once, whatever they are.
pub fn named(ids: &[String]) -> Result<Vec<Uuid>, Wrong> {
    let mut named: Vec<Uuid> = vec![];
    for id in ids {
        let id = id.parse().map_err(|_| said(Unfit::Gone))?;
        if !named.contains(&id) {
            named.push(id);
        }
    }
    Ok(named)
}

/// As the field says it.
pub fn unfit(unfit: Unfit) -> FieldErrors {
    FieldErrors::one("sessions", said(unfit))
}

fn said(unfit: Unfit) -> Wrong {
    match unfit {
        Unfit::Gone => wrong("sessions_gone"),
        Unfit::Meet => wrong("sessions_meet"),
    }
}
