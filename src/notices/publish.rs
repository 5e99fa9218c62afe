//! Publish a new version of the privacy notice; versions are never changed, for people agreed to them.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteNotices},
};
use chrono::{DateTime, Utc};
use entity::notice;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, SqlErr};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum PublishNoticeError {
    #[error("another published a version meanwhile")]
    Stale,
    #[error("the notice is the whole city's, and the administrator's district is not")]
    OutOfReach,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<PublishNoticeError> for AppError {
    fn from(error: PublishNoticeError) -> Self {
        match error {
            PublishNoticeError::Stale => Self::Refused("notices.stale"),
            PublishNoticeError::OutOfReach => Self::Refused("notices.out_of_reach"),
            PublishNoticeError::Db(error) => error.into(),
        }
    }
}

/// `[Chinese, English]`; `based_on` is the version that was edited.
pub async fn publish_notice(
    db: &Db,
    who: &Officer<WriteNotices>,
    text: [String; 2],
    based_on: i32,
    now: DateTime<Utc>,
) -> Result<notice::Model, PublishNoticeError> {
    refuse(who)?;
    let tx = db.begin().await?;
    let current = queries::current(&tx).await?;
    // Nothing would change, or it was sent twice: people need not agree to it anew.
    if [&current.text_zh, &current.text_en] == [&text[0], &text[1]] {
        return Ok(current);
    }
    if current.version != based_on {
        return Err(PublishNoticeError::Stale);
    }
    let [text_zh, text_en] = text;
    let row = notice::ActiveModel {
        version: Set(based_on + 1),
        text_zh: Set(text_zh),
        text_en: Set(text_en),
        valid_from: Set(now.with_timezone(&chrono_tz::Asia::Shanghai).date_naive()),
    };
    // Of two at the same moment the version's number lets one through.
    let notice = row.insert(&tx).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => PublishNoticeError::Stale,
        _ => error.into(),
    })?;
    let states = (based_on.to_string(), notice.version.to_string());
    let entry = Entry::new("notices.publish", "notice", notice.version).states(states.0, states.1);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(notice)
}

/// Why somebody cannot publish at all; a page asks it before it offers to.
pub fn refuse(who: &Officer<WriteNotices>) -> Result<(), PublishNoticeError> {
    if who.reach.districts().is_some() { Err(PublishNoticeError::OutOfReach) } else { Ok(()) }
}
