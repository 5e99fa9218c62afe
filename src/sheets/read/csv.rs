//! CSV: in UTF-8, with or without a BOM, or in GB18030, which Chinese Excel writes; parted by commas, semicolons or
//! tabs. Cut by hand, for the csv crate passes over empty lines, and rows are named by the numbers that Excel shows.
use super::{super::Format, Column, Encoding, Grid, Limits, SheetFault, Value, head::column_of};
use encoding_rs::GB18030;
use std::borrow::Cow;

const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// Rows that tell what parts the cells.
const LOOKED_AT: usize = 10;

pub fn grid(bytes: &[u8], columns: &[Column], limits: Limits) -> Result<Grid, SheetFault> {
    let (text, encoding) = decode(bytes).ok_or(SheetFault::NoTable)?;
    if text.contains('\0') {
        return Err(SheetFault::NoTable);
    }
    let separator = guess(&text, columns);
    let rows = cut(&text, separator, limits.columns, usize::MAX)?;
    match rows.iter().map(|(_, cells)| cells.len()).max() {
        None => Err(SheetFault::Empty),
        Some(1) => Err(SheetFault::NoTable),
        Some(_) => Ok(Grid {
            format: Format::Csv,
            encoding: Some(encoding),
            sheet: None,
            rows,
            merged: vec![],
            unstored: vec![],
        }),
    }
}

fn decode(bytes: &[u8]) -> Option<(Cow<'_, str>, Encoding)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.into(), Encoding::Utf8));
    }
    GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(|text| (text, Encoding::Gb18030))
}

/// What makes the most known heads in one of the first rows, or else the most cells.
fn guess(text: &str, columns: &[Column]) -> char {
    let score = |separator: &char| {
        let rows = cut(text, *separator, usize::MAX, LOOKED_AT).unwrap_or_default();
        let known = |cells: &[Value]| cells.iter().filter(|cell| column_of(&cell.text(), columns).is_some()).count();
        rows.iter().map(|(_, cells)| (known(cells), cells.len())).max()
    };
    // Of equal ones the last wins, and a comma is the likeliest.
    SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(',')
}

/// RFC 4180, with any line ends: the rows that hold something, each with its number.
fn cut(text: &str, separator: char, widest: usize, most: usize) -> Result<Vec<(usize, Vec<Value>)>, SheetFault> {
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut number, mut is_quoted) = (1, false);
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        match mark {
            '"' if is_quoted && marks.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            _ if is_quoted => cell.push(mark),
            _ if mark == separator => end_cell(&mut cells, &mut cell, widest)?,
            '\r' | '\n' => {
                marks.next_if(|next| mark == '\r' && *next == '\n');
                end_row(&mut rows, &mut cells, &mut cell, number, widest)?;
                number += 1;
                if number > most {
                    return Ok(rows);
                }
            }
            _ => cell.push(mark),
        }
    }
    end_row(&mut rows, &mut cells, &mut cell, number, widest)?;
    Ok(rows)
}

fn end_cell(cells: &mut Vec<Value>, cell: &mut String, widest: usize) -> Result<(), SheetFault> {
    let value = Value::of_text(&std::mem::take(cell));
    if cells.len() < widest {
        cells.push(value);
    } else if !value.is_empty() {
        return Err(SheetFault::TooManyColumns(widest));
    }
    Ok(())
}

fn end_row(
    rows: &mut Vec<(usize, Vec<Value>)>,
    cells: &mut Vec<Value>,
    cell: &mut String,
    number: usize,
    widest: usize,
) -> Result<(), SheetFault> {
    end_cell(cells, cell, widest)?;
    let cells = std::mem::take(cells);
    if cells.iter().any(|cell| !cell.is_empty()) {
        rows.push((number, cells));
    }
    Ok(())
}
