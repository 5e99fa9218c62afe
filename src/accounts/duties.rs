//! What officers are on duty for and the calendars that they subscribed to, as far as telling their data goes.
use chrono::{DateTime, Utc};
use entity::{calendar_feed, duty, event, session};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// A duty at an event, or at one of its sessions.
pub type Held = (event::Model, Option<session::Model>);

pub async fn held(db: &impl ConnectionTrait, account: Uuid) -> Result<Vec<Held>, DbErr> {
    let rows = duty::Entity::find()
        .find_also_related(event::Entity)
        .find_also_related(session::Entity)
        .filter(duty::COLUMN.account_id.eq(account))
        .order_by_asc(event::Column::StartsAt)
        .order_by_asc(duty::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(_, event, session)| Some((event?, session))).collect())
}

pub async fn calendars(db: &impl ConnectionTrait, account: Uuid) -> Result<Vec<calendar_feed::Model>, DbErr> {
    calendar_feed::Entity::find()
        .filter(calendar_feed::COLUMN.account_id.eq(account))
        .order_by_asc(calendar_feed::Column::Kind)
        .all(db)
        .await
}

pub fn starts(event: &event::Model, session: Option<&session::Model>) -> DateTime<Utc> {
    session.map_or(event.starts_at, |session| session.starts_at)
}
