//! Ask a further question, behind the others.
use super::{MOST, QuestionError, ever, kept, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::draft::{NewQuestion, asked},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::question;
use sea_orm::ActiveModelTrait;
use uuid::Uuid;

const ACT: &str = "events.ask_question";

/// The question's key is drawn here: no other question of the event has it or ever had it.
pub async fn ask_question(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: Uuid,
    new: NewQuestion,
    now: DateTime<Utc>,
) -> Result<question::Model, QuestionError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event).await?;
    let before = ever(&tx, event.id).await?;
    if before.iter().filter(|question| question.retired_at.is_none()).count() >= MOST {
        return Err(QuestionError::TooMany);
    }
    // The same once more, as by pressing twice.
    let is_same = |question: &&question::Model| {
        NewQuestion { key: question.key.clone(), ..new.clone() } == NewQuestion::from(*question)
    };
    if let Some(same) = before.iter().filter(|question| question.retired_at.is_none()).find(is_same) {
        return Ok(same.clone());
    }
    let last = before.iter().map(|question| question.position).max().unwrap_or_default();
    let is_free = |key: &String| before.iter().all(|question| question.key != *key);
    let key = (before.len() + 1..).map(|number| format!("q{number}")).find(is_free).unwrap_or_default();
    let row = asked(event.id, last + 1, &NewQuestion { key, ..new }).insert(&tx).await?;
    let entry = Entry::new(ACT, "event", event.id).district(event.district).fields([&row.key]);
    kept(&tx, (who.account, ACT), &event, [None, Some(&row)], now).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}
