//! What can be asked of venues.
use crate::db::slug::is_slug;
use chrono::{DateTime, Utc};
use entity::{room, room_block, venue};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, LoaderTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<venue::Model>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    venue::Entity::find().filter(venue::COLUMN.slug.eq(slug)).one(db).await
}

/// The row, locked until the transaction ends.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<venue::Model>, DbErr> {
    venue::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Every venue with its rooms that are in use: those in use first, by district and name.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<(venue::Model, Vec<room::Model>)>, DbErr> {
    let venues = venue::Entity::find()
        .order_by_asc(venue::COLUMN.retired_at.is_not_null())
        .order_by_asc(venue::Column::District)
        .order_by_asc(venue::Column::NameZh)
        .order_by_asc(venue::Column::Id)
        .all(db)
        .await?;
    let rooms = venues.load_many(in_order().filter(room::COLUMN.retired_at.is_null()), db).await?;
    Ok(venues.into_iter().zip(rooms).collect())
}

/// Every venue with its rooms, retired ones too, by district and name.
pub async fn with_rooms(db: &impl ConnectionTrait) -> Result<Vec<(venue::Model, Vec<room::Model>)>, DbErr> {
    let venues = venue::Entity::find()
        .order_by_asc(venue::Column::District)
        .order_by_asc(venue::Column::NameZh)
        .order_by_asc(venue::Column::Id)
        .all(db)
        .await?;
    let rooms = venues.load_many(in_order(), db).await?;
    Ok(venues.into_iter().zip(rooms).collect())
}

/// Venues and rooms in which something new may take place, and the one where something does.
pub async fn to_choose(
    db: &impl ConnectionTrait,
    is: Option<Uuid>,
) -> Result<Vec<(venue::Model, Vec<room::Model>)>, DbErr> {
    let fits = |venue: &venue::Model, room: &room::Model| {
        is == Some(room.id) || venue.retired_at.is_none() && room.retired_at.is_none()
    };
    let pairs = with_rooms(db).await?.into_iter().map(|(venue, mut rooms)| {
        rooms.retain(|room| fits(&venue, room));
        (venue, rooms)
    });
    Ok(pairs.filter(|(_, rooms)| !rooms.is_empty()).collect())
}

/// With those that are retired, in their order.
pub async fn rooms_of(db: &impl ConnectionTrait, venue: Uuid) -> Result<Vec<room::Model>, DbErr> {
    in_order().filter(room::COLUMN.venue_id.eq(venue)).all(db).await
}

fn in_order() -> sea_orm::Select<room::Entity> {
    room::Entity::find().order_by_asc(room::Column::Position).order_by_asc(room::Column::Id)
}

/// One of a venue's, retired or not.
pub async fn room(db: &impl ConnectionTrait, venue: Uuid, id: Uuid) -> Result<Option<room::Model>, DbErr> {
    room::Entity::find_by_id(id).filter(room::COLUMN.venue_id.eq(venue)).one(db).await
}

/// Of all rooms of a venue, those that are not over, the next first, each with its room.
pub async fn blocks_from(
    db: &impl ConnectionTrait,
    venue: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<(room_block::Model, room::Model)>, DbErr> {
    let rows = room_block::Entity::find()
        .find_also_related(room::Entity)
        .filter(room::COLUMN.venue_id.eq(venue))
        .filter(room_block::COLUMN.ends_at.gt(now))
        .order_by_asc(room_block::Column::StartsAt)
        .order_by_asc(room::Column::Position)
        .order_by_asc(room_block::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(block, room)| Some((block, room?))).collect())
}

/// One of a venue's.
pub async fn block(
    db: &impl ConnectionTrait,
    venue: Uuid,
    id: Uuid,
) -> Result<Option<(room_block::Model, room::Model)>, DbErr> {
    let found = room_block::Entity::find_by_id(id).find_also_related(room::Entity).one(db).await?;
    Ok(found.and_then(|(block, room)| Some((block, room.filter(|room| room.venue_id == venue)?))))
}
