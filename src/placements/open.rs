//! Open a draft by its letter's link: whoever is signed in and types the birth date that the enterprise wrote is the
//! apprentice. Five that do not fit send it back.
use super::{
    acts::{Act, Hand, Stage, may},
    approve::{give_back, tell_writer},
    case::{self, Case},
    letters, links,
    steps::{self, Step},
};
use crate::{
    accounts,
    audit::{self, Entry},
    db::Db,
    enterprises,
    error::AppError,
    mail::address::AddressKey,
    roles::Candidate,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    person,
    placement::{self, Returned, Side, Status, fault},
    placement_link::{self, For},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder,
};
use thiserror::Error;
use uuid::Uuid;

const MOST_TRIES: i32 = 5;

#[derive(Debug, Error)]
pub enum OpenError {
    #[error("no draft has this link")]
    NoSuchLink,
    #[error("it was used, taken back, or its days are over")]
    Over,
    #[error("the account is a member of the enterprise")]
    Member,
    #[error("the account is somebody born on another day")]
    OtherPerson,
    #[error("the birth date is another; so many tries are left")]
    OtherBirthDate { left: i32 },
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<OpenError> for AppError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::NoSuchLink => Self::NotFound,
            OpenError::Over => Self::Gone("placements.link_over"),
            OpenError::Member => Self::Refused("placements.apprentice_is_member"),
            OpenError::OtherPerson => Self::Refused("placements.other_person"),
            OpenError::OtherBirthDate { .. } => Self::Refused("placements.other_birth_date"),
            OpenError::Db(error) => error.into(),
        }
    }
}

/// What a link leads to, while it may be opened.
pub async fn opened(
    db: &impl ConnectionTrait,
    token: &str,
    reader: For,
    now: DateTime<Utc>,
) -> Result<(placement_link::Model, Case), OpenError> {
    let link = links::by_token(db, token).await?.filter(|link| link.reader == reader).ok_or(OpenError::NoSuchLink)?;
    if !link.is_open(now) {
        return Err(OpenError::Over);
    }
    let case = case::load(db, link.placement_id).await?.ok_or(OpenError::NoSuchLink)?;
    Ok((link, case))
}

/// Once more by whoever it is tied to is once.
pub async fn open(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    token: &str,
    birth_date: NaiveDate,
    now: DateTime<Utc>,
) -> Result<placement::Model, OpenError> {
    let tx = db.begin().await?;
    let (link, _) = opened(&tx, token, For::Apprentice, now).await?;
    let mut case = case::lock(&tx, link.placement_id).await?.ok_or(OpenError::NoSuchLink)?;
    opened(&tx, token, For::Apprentice, now).await?;
    if !may(Hand::Apprentice, Act::Open, Stage::of(&case.row)) {
        return Err(OpenError::Over);
    }
    if enterprises::is_member(&tx, who.account.id, [case.enterprise.id]).await? {
        return Err(OpenError::Member);
    }
    if case.row.birth_date != Some(birth_date) {
        let left = wrong_birth_date(&tx, key, &mut case, now).await?;
        tx.commit().await?;
        return Err(OpenError::OtherBirthDate { left });
    }
    accounts::lock(&tx, who.account.id).await?.ok_or(OpenError::NoSuchLink)?;
    if is_another(&tx, who.account.id, birth_date).await? {
        return Err(OpenError::OtherPerson);
    }
    let person = person_of(&tx, who.account.id, now).await?;
    let mut row = case.row.into_active_model();
    row.account_id = Set(Some(who.account.id));
    row.person_id = Set(Some(person));
    row.wrong_tries = Set(0);
    // Whoever reads it is not silent.
    row.updated_at = Set(now);
    let row = row.update(&tx).await?;
    links::end(&tx, row.id, &[For::Apprentice], now).await?;
    steps::put(&tx, &row, Step::new("opened", Side::Apprentice, who.account.id), now).await?;
    let entry = Entry::new("placements.open", "placement", row.id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// How many tries are left; with the last the draft goes back.
async fn wrong_birth_date(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    now: DateTime<Utc>,
) -> Result<i32, DbErr> {
    let tries = case.row.wrong_tries + 1;
    let mut row = case.row.clone().into_active_model();
    row.wrong_tries = Set(tries);
    case.row = row.update(tx).await?;
    if tries < MOST_TRIES {
        return Ok(MOST_TRIES - tries);
    }
    let faults = vec![fault("birth_date_differs").at("birth_date").naming("name", &case.row.name)];
    let returned = Returned { fields: vec!["birth_date".to_owned()], faults, ..Returned::default() };
    give_back(tx, case, returned, now).await?;
    steps::put(tx, &case.row, Step::new("birth-date-differs", Side::Nobody, None), now).await?;
    tell_writer(tx, key, letters::GUARD_FAILED, case, now).await?;
    Ok(0)
}

/// An address serves one person, at whichever enterprise. Said to whoever has it alone: no enterprise learns of another.
async fn is_another(tx: &impl ConnectionTrait, account: Uuid, born: NaiveDate) -> Result<bool, DbErr> {
    let others = placement::Entity::find()
        .filter(placement::COLUMN.account_id.eq(account))
        .filter(placement::COLUMN.status.ne(Status::Cancelled))
        .filter(placement::COLUMN.birth_date.ne(born))
        .count(tx)
        .await?;
    Ok(others > 0)
}

/// The person that an account is by its other placements, or a new one; called with the account locked.
async fn person_of(tx: &impl ConnectionTrait, account: Uuid, now: DateTime<Utc>) -> Result<Uuid, DbErr> {
    let known = placement::Entity::find()
        .filter(placement::COLUMN.account_id.eq(account))
        .filter(placement::COLUMN.status.ne(Status::Cancelled))
        .filter(placement::COLUMN.person_id.is_not_null())
        .order_by_asc(placement::Column::CreatedAt)
        .one(tx)
        .await?;
    if let Some(person) = known.and_then(|row| row.person_id) {
        return Ok(person);
    }
    new_person(tx, now).await
}

pub async fn new_person(tx: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Uuid, DbErr> {
    let row = person::ActiveModel { id: Set(Uuid::now_v7()), created_at: Set(now) }.insert(tx).await?;
    Ok(row.id)
}
