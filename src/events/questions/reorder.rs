//! Put a question one place up or down.
use super::{QuestionError, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::{queries, versions::keep_changes},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{event_version::Change, question};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

const ACT: &str = "events.reorder_question";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// At the end that it goes to it stays where it is.
pub async fn reorder_question(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: Uuid,
    key: &str,
    direction: Direction,
    now: DateTime<Utc>,
) -> Result<(), QuestionError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event).await?;
    let mut questions = queries::questions(&tx, event.id).await?;
    let at = questions.iter().position(|question| question.key == key).ok_or(QuestionError::NoSuchQuestion)?;
    let other = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|other| *other < questions.len()),
    };
    let Some(other) = other else { return Ok(()) };
    let old = in_order(&questions);
    questions.swap(at, other);
    let order = Change { field: "questions".to_owned(), old, new: in_order(&questions) };
    for (question, position) in questions.into_iter().zip(1..) {
        if question.position != position {
            let mut row = question.into_active_model();
            row.position = Set(position);
            row.update(&tx).await?;
        }
    }
    let entry = Entry::new(ACT, "event", event.id).district(event.district).fields([key]);
    keep_changes(&tx, Some(who.account), ACT, &event, vec![order], now).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}

/// A line for each.
fn in_order(questions: &[question::Model]) -> String {
    let line = |(question, number): (&question::Model, i32)| format!("{number}. {}", question.label_zh);
    questions.iter().zip(1..).map(line).collect::<Vec<_>>().join("\n")
}
