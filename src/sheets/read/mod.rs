//! Reading a table that somebody made elsewhere: CSV and XLSX, known by their content and never by their name. The
//! domain says which columns it takes; what stands in them is the domain's business.
//!
//! Nothing here trusts a file: what it unpacks to is bounded before it is read, and what cannot be read with
//! certainty (merged cells, formulas without a value) is refused, each in its own words.
mod compound;
mod csv;
mod day;
mod fault;
mod head;
mod value;
mod workbook;
mod zip;

pub use fault::SheetFault;
pub use value::Value;

use super::{Cell, Format};
use crate::words::Words;
use entity::Locale;
use tokio::sync::Semaphore;

/// How much of a list is taken.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub bytes: usize,
    pub rows: usize,
    pub columns: usize,
}

/// A column that a domain takes.
#[derive(Clone, Debug)]
pub struct Column {
    pub key: &'static str,
    /// In the order of `Locale::ALL`.
    names: [String; 2],
    /// How else its head may read.
    aliases: Vec<String>,
    pub is_required: bool,
}

impl Column {
    /// Name and aliases by their text keys.
    pub fn of(key: &'static str, name: &str, aliases: &str, is_required: bool) -> Self {
        let column = Self::named(key, |words| words.t(name)).also(aliases);
        if is_required { column.needed() } else { column }
    }

    /// One that a list may do without.
    pub fn named(key: &'static str, name: impl Fn(Words) -> String) -> Self {
        Self { key, names: Locale::ALL.map(|locale| name(Words(locale))), aliases: vec![], is_required: false }
    }

    pub fn needed(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// By the text key of more names for it, which are parted by `、` or commas.
    pub fn also(mut self, aliases: &str) -> Self {
        for locale in Locale::ALL {
            let text = Words(locale).t(aliases);
            self.aliases.extend(text.split(['、', ',']).map(|alias| alias.trim().to_owned()));
        }
        self
    }

    pub fn name(&self, locale: Locale) -> &str {
        &self.names[usize::from(locale == Locale::En)]
    }
}

/// How the bytes of a CSV are read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Gb18030,
}

/// What was read. Rows without anything in them, samples of ours and the column of reasons are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub format: Format,
    /// Of a CSV.
    pub encoding: Option<Encoding>,
    /// Of a workbook.
    pub sheet: Option<String>,
    /// The clerk's own heads in their order.
    pub heads: Vec<String>,
    /// For each of the domain's columns the place of its head.
    places: Vec<(&'static str, usize)>,
    /// Heads that no column has.
    pub unknown: Vec<String>,
    /// Rows between others with nothing in them.
    pub empty: usize,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As Excel counts them.
    pub number: usize,
    /// As many as heads.
    cells: Vec<Value>,
}

impl Table {
    pub fn place(&self, column: &str) -> Option<usize> {
        self.places.iter().find(|(key, _)| *key == column).map(|(_, place)| *place)
    }

    /// Nothing, where the table has no such column.
    pub fn at<'a>(&self, row: &'a Row, column: &str) -> &'a Value {
        self.place(column).and_then(|place| row.cells.get(place)).unwrap_or(&Value::Empty)
    }

    /// A row as the clerk wrote it, those columns marked that are wrong.
    pub fn cells(&self, row: &Row, wrong: &[&str]) -> Vec<Cell> {
        let is_wrong = |place| wrong.iter().any(|column| self.place(column) == Some(place));
        let cell = |(place, value): (usize, &Value)| match value.text().into_owned() {
            text if is_wrong(place) => Cell::Wrong(text),
            text => Cell::typed(Some(&text)),
        };
        row.cells.iter().enumerate().map(cell).collect()
    }
}

/// Lists are read by a few at a time, for each may unpack to many times its size, and on threads that answer nobody
/// meanwhile.
static READING: Semaphore = Semaphore::const_new(2);

/// `sheet` is the one that the clerk chose; empty is none.
pub async fn read(
    bytes: Vec<u8>,
    sheet: String,
    columns: Vec<Column>,
    limits: Limits,
) -> anyhow::Result<Result<Table, SheetFault>> {
    let _turn = READING.acquire().await?;
    Ok(tokio::task::spawn_blocking(move || table(&bytes, &sheet, &columns, limits)).await?)
}

/// Every cell that holds something, before anybody knows what it means.
struct Grid {
    format: Format,
    encoding: Option<Encoding>,
    sheet: Option<String>,
    /// Excel's number and the cells of each row that holds something, in their order.
    rows: Vec<(usize, Vec<Value>)>,
    /// Last row and name of each group of merged cells.
    merged: Vec<(usize, String)>,
    /// Row and name of each cell whose formula was never calculated.
    unstored: Vec<(usize, String)>,
}

fn table(bytes: &[u8], sheet: &str, columns: &[Column], limits: Limits) -> Result<Table, SheetFault> {
    if bytes.is_empty() {
        return Err(SheetFault::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(SheetFault::TooBig(limits.bytes));
    }
    compound::refuse(bytes)?;
    let grid = if zip::is_zip(bytes) {
        zip::bounded(bytes)?;
        workbook::grid(bytes, sheet, limits)?
    } else {
        csv::grid(bytes, columns, limits)?
    };
    let head = head::find(&grid.rows, columns)?;
    // A title above the head may well be merged.
    let is_below = |(row, _): &&(usize, String)| *row >= head.number;
    if let Some((_, cells)) = grid.merged.iter().find(is_below) {
        return Err(SheetFault::Merged(cells.clone()));
    }
    if let Some((_, cell)) = grid.unstored.iter().find(is_below) {
        return Err(SheetFault::Formula(cell.clone()));
    }
    below(grid, head, limits)
}

fn below(grid: Grid, head: head::Head, limits: Limits) -> Result<Table, SheetFault> {
    let found = grid.rows.into_iter().filter(|(number, _)| *number > head.number);
    let (samples, kept): (Vec<_>, Vec<_>) = found.partition(|(_, cells)| head::is_sample(cells));
    let last = kept.last().map_or(head.number, |(number, _)| *number);
    let before = samples.iter().filter(|(number, _)| *number < last).count();
    if kept.is_empty() {
        return Err(SheetFault::NoRows);
    }
    if kept.len() > limits.rows {
        return Err(SheetFault::TooManyRows(limits.rows));
    }
    let width = kept.iter().map(|(_, cells)| cells.len()).chain([head.titles.len()]).max().unwrap_or_default();
    let own = |mut cells: Vec<Value>| {
        cells.resize(width, Value::Empty);
        head.reason.map(|at| cells.remove(at));
        cells
    };
    let mut heads: Vec<String> = head.titles;
    heads.resize(width, String::new());
    head.reason.map(|at| heads.remove(at));
    let moved = |place| if head.reason.is_some_and(|at| at < place) { place - 1 } else { place };
    Ok(Table {
        format: grid.format,
        encoding: grid.encoding,
        sheet: grid.sheet,
        heads,
        places: head.places.into_iter().map(|(key, place)| (key, moved(place))).collect(),
        unknown: head.unknown,
        empty: last - head.number - kept.len() - before,
        rows: kept.into_iter().map(|(number, cells)| Row { number, cells: own(cells) }).collect(),
    })
}
