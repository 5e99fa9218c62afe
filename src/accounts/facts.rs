//! What happened to accounts, left for domains downstream to read and follow up.
use chrono::{DateTime, Utc};
use entity::account_fact::{self, Follower, Kind};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

pub(super) async fn leave(
    tx: &impl ConnectionTrait,
    account: Uuid,
    kind: Kind,
    email_key: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let fact = |follower: &Follower| account_fact::ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account),
        kind: Set(kind),
        follower: Set(*follower),
        email_key: Set(Some(email_key.to_owned())),
        at: Set(now),
        followed_at: Set(None),
    };
    account_fact::Entity::insert_many(kind.followers().iter().map(fact)).exec_without_returning(tx).await?;
    Ok(())
}

/// Facts that a domain has not followed up yet, oldest first.
pub async fn open(db: &impl ConnectionTrait, follower: Follower, most: u64) -> Result<Vec<account_fact::Model>, DbErr> {
    account_fact::Entity::find()
        .filter(account_fact::COLUMN.follower.eq(follower))
        .filter(account_fact::COLUMN.followed_at.is_null())
        .order_by_asc(account_fact::Column::Id)
        .limit(most)
        .all(db)
        .await
}

/// Marks a fact as followed up, and blanks the person in it.
pub async fn follow_up(tx: &impl ConnectionTrait, fact: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    account_fact::Entity::update_many()
        .set(account_fact::ActiveModel { email_key: Set(None), followed_at: Set(Some(now)), ..Default::default() })
        .filter(account_fact::COLUMN.id.eq(fact))
        .exec(tx)
        .await?;
    Ok(())
}
