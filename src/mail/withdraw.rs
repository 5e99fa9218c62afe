//! Taking back what has not been sent: an act has overtaken it. Each by one statement, which finds them by an index.
use entity::letter::{
    self,
    State::{Queued, Sending, Withdrawn, Withheld},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, ExprTrait,
    sea_query::{Query, SimpleExpr},
};
use uuid::Uuid;

/// All about a row; says how many of them nobody had begun to send.
pub async fn withdraw(tx: &impl ConnectionTrait, about: Uuid) -> Result<usize, DbErr> {
    let letters = take_back(tx, letter::COLUMN.about.eq(about)).await?;
    Ok(letters.iter().filter(|(_, tries)| *tries == 0).count())
}

/// Of one kind about a row.
pub async fn withdraw_kind(tx: &impl ConnectionTrait, about: Uuid, kind: &str) -> Result<(), DbErr> {
    take_back(tx, letter::COLUMN.about.eq(about).and(letter::COLUMN.kind.eq(kind))).await.map(|_| ())
}

/// Of one kind about everybody at an event; says about which rows they were.
pub async fn withdraw_all(tx: &impl ConnectionTrait, event: Uuid, kind: &str) -> Result<Vec<Uuid>, DbErr> {
    let letters = take_back(tx, letter::COLUMN.event_id.eq(event).and(letter::COLUMN.kind.eq(kind))).await?;
    Ok(letters.into_iter().filter_map(|(about, _)| about).collect())
}

/// About which row each was, and how often somebody had begun to send it.
async fn take_back(tx: &impl ConnectionTrait, letters: SimpleExpr) -> Result<Vec<(Option<Uuid>, i32)>, DbErr> {
    let unsent = letter::COLUMN.state.is_in([Queued, Sending, Withheld]);
    let update = Query::update()
        .table(letter::Entity)
        .value(letter::Column::State, Withdrawn.to_value())
        .and_where(letters)
        .and_where(unsent)
        .returning(Query::returning().columns([letter::Column::About, letter::Column::Attempts]))
        .to_owned();
    let rows = tx.query_all(&update).await?;
    rows.iter().map(|row| Ok((row.try_get("", "about")?, row.try_get("", "attempts")?))).collect()
}
