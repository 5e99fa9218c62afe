//! Take sessions with a registration, in the transaction that admits it.
use super::{Chosen, book::Book};
use chrono::{DateTime, Utc};
use entity::{registration, session_place};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use uuid::Uuid;

/// Each a place, one in the line, or a wish; in the order of time. The caller keeps the book.
pub async fn join(
    tx: &impl ConnectionTrait,
    book: &mut Book,
    row: &registration::Model,
    sessions: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Vec<Chosen>, DbErr> {
    let mut rows = vec![];
    let mut chosen = vec![];
    for id in sessions {
        let Some((state, number)) = book.join(*id, row.status) else { continue };
        rows.push(session_place::ActiveModel {
            registration_id: Set(row.id),
            session_id: Set(*id),
            state: Set(state),
            number: Set(number),
            created_at: Set(now),
        });
        chosen.extend(book.get(*id).map(|session| Chosen::last(session, state)));
    }
    if !rows.is_empty() {
        session_place::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    chosen.sort_by_key(Chosen::order);
    Ok(chosen)
}
