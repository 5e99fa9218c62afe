//! What becomes of a letter after a delivery. Every change asks that the lease is still ours.
use super::content::Rendered;
use crate::db::Db;
use chrono::{DateTime, Duration, Utc};
use entity::letter;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::{Value, json};

/// Retries run for so long.
const PATIENCE: Duration = Duration::days(5);
const LONGEST_WAIT: i64 = 3600;
const MASK: &str = "••••••";

/// Delivered: the secrets are blanked wherever they stand.
pub async fn sent(db: &Db, letter: &letter::Model, rendered: Rendered, now: DateTime<Utc>) -> Result<(), DbErr> {
    let secrets = secrets(letter);
    let row = letter::ActiveModel {
        state: Set(letter::State::Sent),
        sent_at: Set(Some(now)),
        facts: Set(masked_facts(letter, &secrets)),
        secrets: Set(json!([])),
        last_error: Set(None),
        // A letter about nobody's row is found by no forgetting, so it keeps no address.
        email: Set(letter.email.clone().filter(|_| letter.about.is_some())),
        ..rendering(&masked_rendering(rendered, &secrets))
    };
    update(db, letter, row).await
}

/// Refused for good: nobody will follow its links.
pub async fn failed(db: &Db, letter: &letter::Model, rendered: Rendered, why: &str) -> Result<(), DbErr> {
    let secrets = secrets(letter);
    let row = letter::ActiveModel {
        state: Set(letter::State::Failed),
        last_error: Set(Some(why.to_owned())),
        facts: Set(masked_facts(letter, &secrets)),
        secrets: Set(json!([])),
        ..rendering(&masked_rendering(rendered, &secrets))
    };
    update(db, letter, row).await
}

/// Tried again later, or given up after five days.
pub async fn put_off(
    db: &Db,
    letter: &letter::Model,
    rendered: Option<Rendered>,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let state = if now - letter.created_at >= PATIENCE { letter::State::Failed } else { letter::State::Queued };
    let row = letter::ActiveModel {
        state: Set(state),
        next_try_at: Set(now + wait(letter.attempts, rand::random_range(0.8..1.2))),
        last_error: Set(Some(why.to_owned())),
        ..rendered.as_ref().map(rendering).unwrap_or_default()
    };
    update(db, letter, row).await
}

/// The transport's fault: back in the queue, and the try does not count.
pub async fn given_back(db: &Db, letter: &letter::Model, why: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = letter::ActiveModel {
        state: Set(letter::State::Queued),
        next_try_at: Set(now),
        attempts: Set(letter.attempts - 1),
        last_error: Set(Some(why.to_owned())),
        ..Default::default()
    };
    update(db, letter, row).await
}

/// Half a minute, doubling with each try up to an hour, times a jitter around 1.
fn wait(attempts: i32, jitter: f64) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(12);
    let seconds = (30 << doublings).min(LONGEST_WAIT);
    Duration::milliseconds((seconds as f64 * 1000.0 * jitter) as i64)
}

async fn update(db: &Db, letter: &letter::Model, row: letter::ActiveModel) -> Result<(), DbErr> {
    let changed = letter::Entity::update_many()
        .set(row)
        .filter(letter::COLUMN.id.eq(letter.id))
        .filter(letter::COLUMN.state.eq(letter::State::Sending))
        .filter(letter::COLUMN.attempts.eq(letter.attempts))
        .exec(db.write())
        .await?;
    if changed.rows_affected == 0 {
        tracing::warn!(letter = %letter.id, "a letter was taken back or taken over while it was being sent");
    }
    Ok(())
}

fn rendering(rendered: &Rendered) -> letter::ActiveModel {
    letter::ActiveModel {
        subject: Set(Some(rendered.subject.clone())),
        text: Set(Some(rendered.text.clone())),
        html: Set(Some(rendered.html.clone())),
        calendar: Set(rendered.calendar.as_ref().map(|calendar| calendar.ics.clone())),
        ..Default::default()
    }
}

fn secrets(letter: &letter::Model) -> Vec<String> {
    serde_json::from_value(letter.secrets.clone()).unwrap_or_default()
}

fn masked_facts(letter: &letter::Model, secrets: &[String]) -> Value {
    serde_json::from_str(&masked(&letter.facts.to_string(), secrets)).unwrap_or_default()
}

fn masked(text: &str, secrets: &[String]) -> String {
    secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), MASK))
}

fn masked_rendering(rendered: Rendered, secrets: &[String]) -> Rendered {
    Rendered { text: masked(&rendered.text, secrets), html: masked(&rendered.html, secrets), ..rendered }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_an_hour() {
        let minutes: Vec<i64> = [1, 2, 3, 7, 8, 50].map(|attempt| wait(attempt, 1.0).num_seconds()).into();
        assert_eq!(minutes, [30, 60, 120, 1920, 3600, 3600]);
        assert_eq!(wait(1, 0.8).num_milliseconds(), 24_000);
    }
}
