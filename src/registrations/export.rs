//! Export: everybody at an event, to be taken along as a file. Limited, and written down: it is the one act
//! by which many addresses leave the house at once.
use super::{
    roll,
    sessions::{self, Chosen},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events,
    limits::{self, TooMany},
    roles::{Officer, rights::DecideRegistrations},
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event, question,
    registration::{self, Status},
};
use sea_orm::{ActiveEnum, DbErr};
use std::collections::HashMap;
use thiserror::Error;
use uuid::Uuid;

/// Of one officer.
const MOST_AN_HOUR: i32 = 10;

#[derive(Debug, Error)]
pub enum ExportError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("exported too often; {} seconds to wait", .0.seconds)]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ExportError> for AppError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::NoSuchEvent => Self::NotFound,
            ExportError::TooMany(too_many) => too_many.into(),
            ExportError::Db(error) => error.into(),
        }
    }
}

#[derive(Debug)]
pub struct Export {
    pub event: event::Model,
    /// Also those retired.
    pub questions: Vec<question::Model>,
    /// In the order of joining.
    pub rows: Vec<registration::Model>,
    /// Sessions by registration; empty where nobody chose any.
    pub chosen: HashMap<Uuid, Vec<Chosen>>,
}

/// No state named is all.
pub async fn export(
    db: &Db,
    who: &Officer<DecideRegistrations>,
    slug: &str,
    states: &[Status],
    now: DateTime<Utc>,
) -> Result<Export, ExportError> {
    let event = events::within(db.read(), who, slug).await?.ok_or(ExportError::NoSuchEvent)?;
    let limit = format!("export {}", who.account);
    limits::take(db, &limit, MOST_AN_HOUR, Duration::hours(1), now).await?.map_err(ExportError::TooMany)?;
    let rows = roll::in_states(db.read(), event.id, states).await?;
    let questions = roll::questions(db.read(), event.id).await?;
    let chosen = sessions::chosen_at(db.read(), event.id).await?;
    let entry = Entry::new("registrations.export", "event", event.id)
        .district(event.district)
        .states(named(states), rows.len().to_string());
    audit::put(db.write(), &who.actor(), entry, now).await?;
    Ok(Export { event, questions, rows, chosen })
}

/// States as the audit names them.
pub fn named(states: &[Status]) -> String {
    if states.is_empty() {
        return "all".to_owned();
    }
    states.iter().map(ActiveEnum::to_value).collect::<Vec<_>>().join(",")
}
