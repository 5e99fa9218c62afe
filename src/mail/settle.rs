//! What becomes of a letter after a delivery. Every change asks that the lease is still ours.
use super::content::Rendered;
use crate::db::Db;
use chrono::{DateTime, Duration, Utc};
use entity::{
    letter,
    letter_delivery::{self, Outcome},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

/// Retries run for so long, from the letter's turn on.
const PATIENCE: Duration = Duration::days(5);
const LONGEST_WAIT: i64 = 3600;
/// Stands where something opened something.
pub const MASK: &str = "••••••";

/// A letter that a worker has leased, with the try that is under way.
pub struct InHand {
    pub letter: letter::Model,
    /// Row of this try.
    pub delivery: Uuid,
    /// What in it opens something.
    pub secrets: Vec<String>,
}

/// Delivered: the secrets are blanked wherever they stand.
pub async fn sent(db: &Db, hand: &InHand, rendered: Rendered, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = letter::ActiveModel {
        state: Set(letter::State::Sent),
        sent_at: Set(Some(now)),
        last_error: Set(None),
        // A letter about nobody's row is found by no forgetting, so it keeps no address.
        email: Set(hand.letter.email.clone().filter(|_| hand.letter.about.is_some())),
        ..ended(hand, rendered)
    };
    update(db, hand, row, Outcome::Sent, None, now).await
}

/// Refused for good: nobody will follow its links.
pub async fn failed(db: &Db, hand: &InHand, rendered: Rendered, why: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = letter::ActiveModel {
        state: Set(letter::State::Failed),
        last_error: Set(Some(why.to_owned())),
        ..ended(hand, rendered)
    };
    update(db, hand, row, Outcome::Refused, Some(why), now).await
}

/// Tried again later, or given up after five days.
pub async fn put_off(
    db: &Db,
    hand: &InHand,
    rendered: Option<Rendered>,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let letter = &hand.letter;
    let state = if now - letter.due_at >= PATIENCE { letter::State::Failed } else { letter::State::Queued };
    let kept = rendered.filter(|_| !letter.fresh_token);
    let row = letter::ActiveModel {
        state: Set(state),
        next_try_at: Set(now + wait(letter.attempts, rand::random_range(0.8..1.2))),
        last_error: Set(Some(why.to_owned())),
        ..kept.as_ref().map(rendering).unwrap_or_default()
    };
    update(db, hand, row, Outcome::PutOff, Some(why), now).await
}

/// The transport's fault: back in the queue, and the try does not count.
pub async fn given_back(db: &Db, hand: &InHand, why: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = letter::ActiveModel {
        state: Set(letter::State::Queued),
        next_try_at: Set(now),
        attempts: Set(hand.letter.attempts - 1),
        last_error: Set(Some(why.to_owned())),
        ..Default::default()
    };
    update(db, hand, row, Outcome::GivenBack, Some(why), now).await
}

/// Half a minute, doubling with each try up to an hour, times a jitter around 1.
fn wait(attempts: i32, jitter: f64) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(12);
    let seconds = (30 << doublings).min(LONGEST_WAIT);
    Duration::milliseconds((seconds as f64 * 1000.0 * jitter) as i64)
}

/// Letter and try together: an acknowledgement is committed once.
async fn update(
    db: &Db,
    hand: &InHand,
    row: letter::ActiveModel,
    outcome: Outcome,
    error: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    let changed = letter::Entity::update_many()
        .set(row)
        .filter(letter::COLUMN.id.eq(hand.letter.id))
        .filter(letter::COLUMN.state.eq(letter::State::Sending))
        .filter(letter::COLUMN.attempts.eq(hand.letter.attempts))
        .exec(&tx)
        .await?;
    if changed.rows_affected == 0 {
        tracing::warn!(letter = %hand.letter.id, "a letter was taken back or taken over while it was being sent");
    }
    let ended = letter_delivery::ActiveModel {
        ended_at: Set(Some(now)),
        outcome: Set(Some(outcome)),
        error: Set(error.map(str::to_owned)),
        ..Default::default()
    };
    letter_delivery::Entity::update_many()
        .set(ended)
        .filter(letter_delivery::COLUMN.id.eq(hand.delivery))
        .exec(&tx)
        .await?;
    tx.commit().await
}

/// No more to be sent: what opened something is blanked in facts and rendering.
fn ended(hand: &InHand, rendered: Rendered) -> letter::ActiveModel {
    let facts = serde_json::from_str(&masked(&hand.letter.facts.to_string(), &hand.secrets)).unwrap_or_default();
    letter::ActiveModel {
        facts: Set(facts),
        secrets: Set(json!([])),
        ..rendering(&masked_rendering(rendered, &hand.secrets))
    }
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

/// A text in which nothing opens anything any more.
fn masked(text: &str, secrets: &[String]) -> String {
    secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), MASK))
}

pub fn masked_rendering(rendered: Rendered, secrets: &[String]) -> Rendered {
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
