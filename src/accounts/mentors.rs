//! The mentor that an account is, as far as closing it and telling its data go.
use crate::mail::{outbox, withdraw::withdraw};
use entity::mentor::{self, Status};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use uuid::Uuid;

pub async fn of(db: &impl ConnectionTrait, account: Uuid) -> Result<Option<mentor::Model>, DbErr> {
    mentor::Entity::find().filter(mentor::COLUMN.account_id.eq(account)).one(db).await
}

/// The account's mentor teaches no more. Who it was stays while they teach somebody, whose papers name them.
pub async fn retire(tx: &impl ConnectionTrait, account: Uuid) -> Result<(), DbErr> {
    let its = mentor::Entity::find().filter(mentor::COLUMN.account_id.eq(account));
    its.lock_exclusive().one(tx).await?;
    let Some(was) = of(tx, account).await? else { return Ok(()) };
    let (id, teaching) = (was.id, was.teaching);
    let mut row = was.into_active_model();
    row.status = Set(Status::Retired);
    if teaching == 0 {
        row.account_id = Set(None);
        row.name = Set(String::new());
        row.search_text = Set(String::new());
        row.occupation = Set(String::new());
        row.reason = Set(None);
        withdraw(tx, id).await?;
        outbox::forget(tx, id).await?;
    }
    row.update(tx).await?;
    Ok(())
}
