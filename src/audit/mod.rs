//! The audit kit: every officer's decision, written down in the transaction of the act. Ids and states,
//! names of fields, never personal values; only ever added to.
mod queries;

pub use queries::{AuditFilter, AuditPage, list};

use crate::roles::Actor;
use chrono::{DateTime, Utc};
use entity::{audit, event::District};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use serde_json::json;
use uuid::Uuid;

/// What was decided about which row.
#[derive(Clone, Debug)]
pub struct Entry {
    act: &'static str,
    object: &'static str,
    object_id: String,
    district: Option<District>,
    before: Option<String>,
    after: Option<String>,
    fields: Vec<String>,
    reason: Option<String>,
}

impl Entry {
    /// `act` is a domain and a verb, such as `registrations.approve`; `object` the row's table.
    pub fn new(act: &'static str, object: &'static str, id: impl ToString) -> Self {
        Self {
            act,
            object,
            object_id: id.to_string(),
            district: None,
            before: None,
            after: None,
            fields: Vec::new(),
            reason: None,
        }
    }

    /// Of what lies in none there is none.
    pub fn district(self, district: impl Into<Option<District>>) -> Self {
        Self { district: district.into(), ..self }
    }

    /// States, as they are stored.
    pub fn states(self, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self { before: Some(before.into()), after: Some(after.into()), ..self }
    }

    /// Names of the fields that changed.
    pub fn fields(self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { fields: fields.into_iter().map(Into::into).collect(), ..self }
    }

    /// Empty is none.
    pub fn reason(self, reason: &str) -> Self {
        Self { reason: (!reason.is_empty()).then(|| reason.to_owned()), ..self }
    }
}

pub async fn put(tx: &impl ConnectionTrait, who: &Actor, entry: Entry, now: DateTime<Utc>) -> Result<(), DbErr> {
    put_all(tx, who, vec![entry], now).await
}

pub async fn put_all(
    tx: &impl ConnectionTrait,
    who: &Actor,
    entries: Vec<Entry>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    // SQLite takes 32,766 variables in a statement; an entry has twelve.
    for chunk in entries.chunks(1000) {
        let rows = chunk.iter().cloned().map(|entry| row(who, entry, now));
        audit::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn row(who: &Actor, entry: Entry, now: DateTime<Utc>) -> audit::ActiveModel {
    audit::ActiveModel {
        id: Set(Uuid::now_v7()),
        at: Set(now),
        actor_id: Set(who.account),
        act: Set(entry.act.to_owned()),
        object: Set(entry.object.to_owned()),
        object_id: Set(entry.object_id),
        district: Set(entry.district),
        before: Set(entry.before),
        after: Set(entry.after),
        fields: Set(json!(entry.fields)),
        reason: Set(entry.reason),
        request_id: Set(who.request_id.to_string()),
    }
}
