//! Officers on duty: put there and relieved by officers, told where they are on duty twice.
mod desk;
mod gone;
mod letters;
mod random;
mod twice;

use crate::support::Site;
use entity::{account, duty, event, officer_role::Role};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Somebody who may be on duty in all districts.
async fn guard(site: &Site, name: &str) -> account::Model {
    site.officer(name, Role::CheckIn, None).await
}

/// Account and session of those on duty, in the order in which they were put there.
async fn rows(site: &Site, event: &event::Model) -> Vec<(Uuid, Option<Uuid>)> {
    let its = duty::Entity::find().filter(duty::COLUMN.event_id.eq(event.id)).order_by_asc(duty::Column::Id);
    its.all(site.db()).await.unwrap().into_iter().map(|row| (row.account_id, row.session_id)).collect()
}
