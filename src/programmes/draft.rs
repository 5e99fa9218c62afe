//! Draft a programme: its text in both languages, its dates and its default quota.
use super::{
    RESERVED,
    keep::{self, KeepError},
    queries,
};
use crate::{
    audit::{self, Entry},
    db::{Db, slug::is_slug},
    error::AppError,
    roles::{Officer, rights::WriteProgrammes},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::programme::{self, Status};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, SqlErr};
use thiserror::Error;
use uuid::Uuid;

/// `[Chinese, English]` everywhere. A draft needs a name in Chinese; English may be empty for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProgramme {
    /// Lower-case ASCII letters, digits and hyphens.
    pub slug: String,
    pub name: [String; 2],
    pub summary: [String; 2],
    pub audience: [String; 2],
    pub enterprise_duties: [String; 2],
    pub apprentice_duties: [String; 2],
    pub bureau_duties: [String; 2],
    pub department: [String; 2],
    pub legal_basis: [String; 2],
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub default_quota: Option<i32>,
}

impl From<&programme::Model> for NewProgramme {
    fn from(row: &programme::Model) -> Self {
        Self {
            slug: row.slug.clone(),
            name: [row.name_zh.clone(), row.name_en.clone()],
            summary: [row.summary_zh.clone(), row.summary_en.clone()],
            audience: [row.audience_zh.clone(), row.audience_en.clone()],
            enterprise_duties: [row.enterprise_duties_zh.clone(), row.enterprise_duties_en.clone()],
            apprentice_duties: [row.apprentice_duties_zh.clone(), row.apprentice_duties_en.clone()],
            bureau_duties: [row.bureau_duties_zh.clone(), row.bureau_duties_en.clone()],
            department: [row.department_zh.clone(), row.department_en.clone()],
            legal_basis: [row.legal_basis_zh.clone(), row.legal_basis_en.clone()],
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            default_quota: row.default_quota,
        }
    }
}

#[derive(Debug, Error)]
pub enum DraftError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("the address is reserved or has other characters than a-z, 0-9 and hyphens")]
    Slug,
    #[error("another programme has this address")]
    SlugTaken,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DraftError> for AppError {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Keep(error) => error.into(),
            DraftError::Slug => Self::Refused("programmes.slug"),
            DraftError::SlugTaken => Self::Refused("programmes.slug_taken"),
            DraftError::Db(error) => error.into(),
        }
    }
}

/// Twice is once: who sends the same form again gets the draft that nobody touched since.
pub async fn draft(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    new: NewProgramme,
    now: DateTime<Utc>,
) -> Result<programme::Model, DraftError> {
    keep::refuse(who)?;
    if !is_slug(&new.slug) || RESERVED.contains(&new.slug.as_str()) {
        return Err(DraftError::Slug);
    }
    let tx = db.begin().await?;
    let is_same = |known: &programme::Model| known.status == Status::Draft && NewProgramme::from(known) == new;
    if let Some(known) = queries::named(&tx, &new.slug).await?.filter(is_same) {
        return Ok(known);
    }
    let mut row = programme::ActiveModel {
        id: Set(Uuid::now_v7()),
        slug: Set(new.slug.clone()),
        status: Set(Status::Draft),
        revision: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    write(&mut row, new);
    let programme = programme::Entity::insert(row).exec_with_returning(&tx).await.map_err(taken)?;
    audit::put(&tx, &who.actor(), Entry::new("programmes.draft", "programme", programme.id), now).await?;
    tx.commit().await?;
    Ok(programme)
}

/// All that an officer writes but the address, which stays.
pub fn write(row: &mut programme::ActiveModel, new: NewProgramme) {
    [row.name_zh, row.name_en] = new.name.map(Set);
    [row.summary_zh, row.summary_en] = new.summary.map(Set);
    [row.audience_zh, row.audience_en] = new.audience.map(Set);
    [row.enterprise_duties_zh, row.enterprise_duties_en] = new.enterprise_duties.map(Set);
    [row.apprentice_duties_zh, row.apprentice_duties_en] = new.apprentice_duties.map(Set);
    [row.bureau_duties_zh, row.bureau_duties_en] = new.bureau_duties.map(Set);
    [row.department_zh, row.department_en] = new.department.map(Set);
    [row.legal_basis_zh, row.legal_basis_en] = new.legal_basis.map(Set);
    row.starts_on = Set(new.starts_on);
    row.ends_on = Set(new.ends_on);
    row.default_quota = Set(new.default_quota);
}

/// The unique index on the address is the one that decides.
fn taken(error: DbErr) -> DraftError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => DraftError::SlugTaken,
        _ => error.into(),
    }
}
