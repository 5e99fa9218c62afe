//! The sheets kit: tables that people open elsewhere, and that they made elsewhere, as CSV and as XLSX. Knows no domain.
//!
//! What people typed is opened by programs that calculate: see [`cell`] for what is done about it. What people send
//! in is [`read()`]; a [`Template`] shows them how.
pub mod cell;
mod csv;
mod read;
mod template;
mod xlsx;

pub use cell::Cell;
pub use read::{Column, Encoding, Limits, Row, SheetFault, Table, Value, read};
pub use template::{Template, TemplateColumn};

/// One table with its head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the sheet in a workbook; what it cannot hold is left out there.
    pub name: String,
    pub columns: Vec<String>,
    /// Each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// The files a sheet comes as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
}

impl Format {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// What the file's name ends with.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

impl Sheet {
    /// The whole file. Takes a moment for thousands of rows, so not on a thread that others wait for.
    pub fn write(&self, format: Format) -> anyhow::Result<Vec<u8>> {
        match format {
            Format::Csv => csv::write(self),
            Format::Xlsx => xlsx::write(self),
        }
    }
}
