//! The books of a batch at the desk: each is opened by the first who chooses at its event, all write into it, and it is
//! kept once.
use super::book::Book;
use sea_orm::{ConnectionTrait, DbErr};
use std::collections::{BTreeMap, btree_map::Entry};
use uuid::Uuid;

#[derive(Default)]
pub struct Books {
    open: BTreeMap<Uuid, Book>,
    /// For those who choose nothing: nothing can be had in it, and no statement is made.
    none: Book,
}

impl Books {
    /// Whoever asks for it holds the event's lock.
    pub async fn of(&mut self, tx: &impl ConnectionTrait, event: Uuid, sessions: &[Uuid]) -> Result<&mut Book, DbErr> {
        if sessions.is_empty() {
            return Ok(&mut self.none);
        }
        Ok(match self.open.entry(event) {
            Entry::Occupied(book) => book.into_mut(),
            Entry::Vacant(unopened) => unopened.insert(Book::open(tx, event).await?),
        })
    }

    pub async fn keep(self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        for book in self.open.into_values() {
            book.keep(tx).await?;
        }
        Ok(())
    }
}
