//! A file → its table, and each row read.
use super::queries::recognition_kinds;
use crate::{
    enterprises::form::import::{LIMITS, Parsed, RowForm, columns},
    imports::ListError,
    sheets::{self, Table},
    words::when::{ZONE, local},
};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct List {
    pub table: Arc<Table>,
    pub parsed: Arc<Vec<Parsed>>,
}

/// `sheet` is the one that the officer chose; empty is none.
pub async fn list(
    db: &impl ConnectionTrait,
    bytes: Vec<u8>,
    sheet: &str,
    now: DateTime<Utc>,
) -> Result<List, ListError> {
    let table = Arc::new(sheets::read(bytes, sheet.to_owned(), columns(), LIMITS).await??);
    let kinds = recognition_kinds(db).await?;
    let (form, read) = (RowForm::new(&kinds, local(now, ZONE).date_naive()), table.clone());
    // Thousands of rows take a moment, so not on a thread that others wait for.
    let parsed = tokio::task::spawn_blocking(move || form.parse_all(&read)).await.map_err(anyhow::Error::from)?;
    Ok(List { table, parsed: Arc::new(parsed) })
}

impl List {
    /// Codes of its good rows, each once.
    pub fn codes(&self) -> Vec<String> {
        let entries = self.parsed.iter().filter_map(|row| row.outcome.as_ref().ok());
        let mut codes: Vec<String> = entries.map(|entry| entry.enterprise.identity.code.as_str().to_owned()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}
