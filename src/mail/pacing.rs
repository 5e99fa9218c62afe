//! Five letters an hour to an address that nobody has confirmed; more wait their turn.
use chrono::{DateTime, Duration, Utc};
use entity::{address, letter};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

const AN_HOUR: Duration = Duration::hours(1);
const LETTERS_AN_HOUR: usize = 5;

/// When a paced letter's turn comes; `None`: now. Asked under the claim's lock, so that workers agree.
pub async fn turn(
    tx: &impl ConnectionTrait,
    letter: &letter::Model,
    address: Option<&address::Model>,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, DbErr> {
    if !letter.paced || address.is_some_and(|address| address.proven_at.is_some()) {
        return Ok(None);
    }
    let underway = letter::COLUMN.state.eq(letter::State::Sending);
    let recent = letter::COLUMN.sent_at.gt(now - AN_HOUR);
    let times: Vec<Option<DateTime<Utc>>> = letter::Entity::find()
        .select_only()
        .column(letter::Column::SentAt)
        .filter(letter::COLUMN.address.eq(&letter.address))
        .filter(letter::COLUMN.paced.eq(true))
        .filter(letter::COLUMN.id.ne(letter.id))
        .filter(underway.or(recent))
        .order_by_asc(letter::Column::SentAt)
        .into_tuple()
        .all(tx)
        .await?;
    if times.len() < LETTERS_AN_HOUR {
        return Ok(None);
    }
    let oldest = times.into_iter().flatten().min().unwrap_or(now);
    Ok(Some(oldest + AN_HOUR))
}
