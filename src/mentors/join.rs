//! Join: a proposed mentor without an account is the same person as another one. The enterprises move over to the row
//! that stands, with its load and its state, and read nothing of each other.
use super::{
    acts::{Act, Hand, may},
    decide::{district, is_own},
    letters, queries,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{address::AddressKey, outbox, withdraw::withdraw},
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise_mentor,
    mentor::{self, Status},
    placement_mentor,
};
use sea_orm::{ActiveEnum, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum JoinError {
    #[error("there is no such mentor within the officer's reach")]
    NoSuchMentor,
    #[error("the officer is a member of one of the enterprises")]
    Member,
    #[error("the mentor's state does not allow this, perhaps because another officer decided first")]
    Decided,
    #[error("the other is not called alike, has an account, or teaches no more")]
    NotEqual,
    #[error("the mentor teaches somebody")]
    Teaches,
    #[error("both are named in one placement")]
    SideBySide,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<JoinError> for AppError {
    fn from(error: JoinError) -> Self {
        match error {
            JoinError::NoSuchMentor => Self::NotFound,
            JoinError::Member => Self::Refused("mentors.member"),
            JoinError::Decided => Self::Refused("mentors.decided"),
            JoinError::NotEqual => Self::Refused("mentors.not_equal"),
            JoinError::Teaches => Self::Refused("mentors.teaches"),
            JoinError::SideBySide => Self::Refused("mentors.side_by_side"),
            JoinError::Db(error) => error.into(),
        }
    }
}

/// Gives the row that stands.
pub async fn join(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    other: Uuid,
    now: DateTime<Utc>,
) -> Result<mentor::Model, JoinError> {
    let tx = db.begin().await?;
    let (gone, of) = queries::lock_within(&tx, who, id, &[other]).await?.ok_or(JoinError::NoSuchMentor)?;
    if !may(Hand::Reviewer, Act::Join, gone.status) {
        return Err(JoinError::Decided);
    }
    let equals = queries::equals(&tx, &gone).await?;
    let stays = equals.into_iter().find(|equal| equal.id == other).ok_or(JoinError::NotEqual)?;
    let elsewhere = queries::enterprises(&tx, [other]).await?.remove(&other).unwrap_or_default();
    if is_own(&tx, who, &gone, &of).await? || is_own(&tx, who, &stays, &elsewhere).await? {
        return Err(JoinError::Member);
    }
    if gone.teaching > 0 {
        return Err(JoinError::Teaches);
    }
    if queries::share_a_placement(&tx, id, other).await? {
        return Err(JoinError::SideBySide);
    }
    move_over(&tx, id, other, elsewhere.iter().map(|each| each.id).collect()).await?;
    let entry = Entry::new("mentors.join", "mentor", other)
        .district(district(who, &of))
        .states(gone.status.to_value(), stays.status.to_value());
    audit::put(&tx, &who.actor(), entry, now).await?;
    withdraw(&tx, id).await?;
    outbox::forget(&tx, id).await?;
    // Where it waits still, the decision on it will tell them.
    if stays.status != Status::Proposed {
        let letters = letters::to_owners(&tx, key, letters::APPROVED, &stays, &of, now).await?;
        outbox::put_by(&tx, who.account, letters, now).await?;
    }
    tx.commit().await?;
    Ok(stays)
}

/// An enterprise that named the same person twice keeps them once.
async fn move_over(tx: &impl ConnectionTrait, from: Uuid, to: Uuid, has: Vec<Uuid>) -> Result<(), DbErr> {
    let its = enterprise_mentor::COLUMN.mentor_id.eq(from);
    let twice = enterprise_mentor::COLUMN.enterprise_id.is_in(has);
    enterprise_mentor::Entity::delete_many().filter(its.clone()).filter(twice).exec(tx).await?;
    enterprise_mentor::Entity::update_many()
        .set(enterprise_mentor::ActiveModel { mentor_id: Set(to), ..Default::default() })
        .filter(its)
        .exec(tx)
        .await?;
    // In drafts, and in what is over, the row that stands is named from now on.
    placement_mentor::Entity::update_many()
        .set(placement_mentor::ActiveModel { mentor_id: Set(to), ..Default::default() })
        .filter(placement_mentor::COLUMN.mentor_id.eq(from))
        .exec(tx)
        .await?;
    mentor::Entity::delete_by_id(from).exec(tx).await?;
    Ok(())
}
