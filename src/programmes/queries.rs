//! What can be asked of programmes; what enrols people asks most of it.
use crate::db::slug::is_slug;
use chrono::NaiveDate;
use entity::{
    enterprise, occupation,
    programme::{self, Status},
    programme_enterprise, programme_rules, quota,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

/// A public programme, published or closed; drafts are as if they did not exist.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<programme::Model>, DbErr> {
    Ok(named(db, slug).await?.filter(|programme| programme.status.is_public()))
}

/// In any state.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<programme::Model>, DbErr> {
    programme::Entity::find_by_id(id).one(db).await
}

/// In any state, drafts too.
pub async fn named(db: &impl ConnectionTrait, slug: &str) -> Result<Option<programme::Model>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    programme::Entity::find().filter(programme::COLUMN.slug.eq(slug)).one(db).await
}

/// The row, locked until the transaction ends: first thing in every act on a programme and what belongs to it.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<programme::Model>, DbErr> {
    programme::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Those under which enterprises enrol now, the oldest first.
pub async fn open_ones(db: &impl ConnectionTrait) -> Result<Vec<programme::Model>, DbErr> {
    by_age().filter(programme::COLUMN.status.eq(Status::Published)).all(db).await
}

/// In every state, the oldest first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<programme::Model>, DbErr> {
    by_age().all(db).await
}

fn by_age() -> Select<programme::Entity> {
    programme::Entity::find().order_by_asc(programme::Column::CreatedAt).order_by_asc(programme::Column::Id)
}

/// What can be begun under a programme, in its order; retired ones are left out.
pub async fn occupations(db: &impl ConnectionTrait, programme: Uuid) -> Result<Vec<occupation::Model>, DbErr> {
    of(programme).filter(occupation::COLUMN.retired_at.is_null()).all(db).await
}

/// With those that are retired.
pub async fn all_occupations(db: &impl ConnectionTrait, programme: Uuid) -> Result<Vec<occupation::Model>, DbErr> {
    of(programme).all(db).await
}

fn of(programme: Uuid) -> Select<occupation::Entity> {
    occupation::Entity::find()
        .filter(occupation::COLUMN.programme_id.eq(programme))
        .order_by_asc(occupation::Column::Position)
        .order_by_asc(occupation::Column::Id)
}

/// Also a retired one, for whoever began with it before.
pub async fn occupation_by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<occupation::Model>, DbErr> {
    occupation::Entity::find_by_id(id).one(db).await
}

/// The version that holds for a placement whose first day is this one: of those valid by then the latest, of several
/// from one day the last made. `None`: the programme has none so early.
pub async fn rules_on(
    db: &impl ConnectionTrait,
    programme: Uuid,
    day: NaiveDate,
) -> Result<Option<programme_rules::Model>, DbErr> {
    versions(programme).filter(programme_rules::COLUMN.valid_from.lte(day)).one(db).await
}

/// Every version, the one that holds last first.
pub async fn rules_of(db: &impl ConnectionTrait, programme: Uuid) -> Result<Vec<programme_rules::Model>, DbErr> {
    versions(programme).all(db).await
}

fn versions(programme: Uuid) -> Select<programme_rules::Entity> {
    programme_rules::Entity::find()
        .filter(programme_rules::COLUMN.programme_id.eq(programme))
        .order_by_desc(programme_rules::Column::ValidFrom)
        .order_by_desc(programme_rules::Column::MadeAt)
        .order_by_desc(programme_rules::Column::Id)
}

/// The version that a placement is tied to.
pub async fn rules_by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<programme_rules::Model>, DbErr> {
    programme_rules::Entity::find_by_id(id).one(db).await
}

/// How many placements an enterprise may begin in a year: what is set for it, else the programme's default; `None`: as
/// many as it likes.
pub async fn quota_of(
    db: &impl ConnectionTrait,
    programme: &programme::Model,
    enterprise: Uuid,
    year: i32,
) -> Result<Option<i32>, DbErr> {
    let set = quota::Entity::find_by_id((programme.id, enterprise, year)).one(db).await?;
    Ok(set.map_or(programme.default_quota, |set| set.places))
}

/// The version that was made last.
pub async fn newest_rules(db: &impl ConnectionTrait, programme: Uuid) -> Result<Option<programme_rules::Model>, DbErr> {
    programme_rules::Entity::find()
        .filter(programme_rules::COLUMN.programme_id.eq(programme))
        .order_by_desc(programme_rules::Column::MadeAt)
        .order_by_desc(programme_rules::Column::Id)
        .one(db)
        .await
}

/// Published ones and closed ones, the oldest first.
pub async fn public_ones(db: &impl ConnectionTrait) -> Result<Vec<programme::Model>, DbErr> {
    by_age().filter(programme::COLUMN.status.is_in([Status::Published, Status::Closed])).all(db).await
}

/// Enterprises that take part and may be shown, by name, and how many learn at all that take part.
pub async fn taking_part(db: &impl ConnectionTrait, programme: Uuid) -> Result<(Vec<enterprise::Model>, i64), DbErr> {
    let rows = programme_enterprise::Entity::find()
        .filter(programme_enterprise::COLUMN.programme_id.eq(programme))
        .find_also_related(enterprise::Entity)
        .order_by_asc(enterprise::Column::Name)
        .order_by_asc(enterprise::Column::Id)
        .all(db)
        .await?;
    let learning = rows.iter().map(|(row, _)| i64::from(row.learning)).sum();
    let shown = rows.into_iter().filter_map(|(_, enterprise)| enterprise).filter(|each| each.status.is_public());
    Ok((shown.collect(), learning))
}

/// What belongs to a programme.
pub struct Whole {
    /// That can be begun.
    pub occupations: Vec<occupation::Model>,
    /// The one that holds last first.
    pub versions: Vec<programme_rules::Model>,
    /// That take part and may be shown.
    pub enterprises: Vec<enterprise::Model>,
    pub learning: i64,
}

pub async fn whole(db: &impl ConnectionTrait, programme: Uuid) -> Result<Whole, DbErr> {
    let (enterprises, learning) = taking_part(db, programme).await?;
    let (occupations, versions) = (occupations(db, programme).await?, rules_of(db, programme).await?);
    Ok(Whole { occupations, versions, enterprises, learning })
}
