//! Retire a question: nobody is asked it any more; what was answered stays in lists and files.
use super::{QuestionError, find, kept, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

const ACT: &str = "events.retire_question";

pub async fn retire_question(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: Uuid,
    key: &str,
    now: DateTime<Utc>,
) -> Result<(), QuestionError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event).await?;
    let question = find(&tx, event.id, key).await?.ok_or(QuestionError::NoSuchQuestion)?;
    let entry = Entry::new(ACT, "event", event.id).district(event.district).fields([key]);
    let mut row = question.clone().into_active_model();
    row.retired_at = Set(Some(now));
    row.update(&tx).await?;
    kept(&tx, (who.account, ACT), &event, [Some(&question), None], now).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
