//! What can be asked of notices.
use entity::notice;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder};

/// The version in force.
pub async fn current(db: &impl ConnectionTrait) -> Result<notice::Model, DbErr> {
    notice::Entity::find()
        .order_by_desc(notice::Column::Version)
        .one(db)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("no privacy notice".into()))
}

/// Every version, newest first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<notice::Model>, DbErr> {
    notice::Entity::find().order_by_desc(notice::Column::Version).all(db).await
}
