//! A file → its table, and each row read.
use crate::{
    events::form::agenda::{LIMITS, Parsed, Rooms, columns, parse_all},
    imports::{self, ListError},
    sheets::{self, Table},
    venues,
};
use entity::{event, import};
use sea_orm::ConnectionTrait;

pub struct List {
    pub table: Table,
    pub parsed: Vec<Parsed>,
}

/// `sheet` is the one that the officer chose; empty is none.
pub async fn list(
    db: &impl ConnectionTrait,
    event: &event::Model,
    bytes: Vec<u8>,
    sheet: &str,
) -> Result<List, ListError> {
    let table = sheets::read(bytes, sheet.to_owned(), columns(), LIMITS).await??;
    let rooms = Rooms::of(&venues::with_rooms(db).await?);
    Ok(List { parsed: parse_all(&table, &event.zone, &rooms), table })
}

/// The list of an import that was read once already; `None`: its file is gone.
pub async fn again(
    db: &impl ConnectionTrait,
    event: &event::Model,
    import: &import::Model,
) -> Result<Option<List>, ListError> {
    let Some(bytes) = imports::file(db, import).await? else { return Ok(None) };
    list(db, event, bytes, import.sheet.as_deref().unwrap_or_default()).await.map(Some)
}
