//! The sessions that somebody ticked, or named in JSON → their ids. Whether they can be had is the verb's to say, after
//! the key: the same form sent again is the same registration, whatever began meanwhile.
use crate::{
    registrations::sessions::Unfit,
    web::form::{FieldErrors, Wrong, wrong},
};
use uuid::Uuid;

/// Each once, whatever they are.
pub fn sessions(ids: &[String]) -> Result<Vec<Uuid>, Wrong> {
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
