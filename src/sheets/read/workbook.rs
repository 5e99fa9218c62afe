//! XLSX: the one sheet that holds something, cell by cell. A sheet may say that it reaches to the last row and column
//! there are, so no room is made for what it says.
use super::{super::Format, Grid, Limits, SheetFault, Value};
use crate::words::Words;
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{Duration, NaiveDate, NaiveTime};
use entity::Locale;
use std::{collections::BTreeMap, io::Cursor};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

pub fn grid(bytes: &[u8], chosen: &str, limits: Limits) -> Result<Grid, SheetFault> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let mut holding = holding(&mut book).map_err(fault)?;
    if let Some(at) = holding.iter().position(|name| name == chosen) {
        holding = vec![holding.swap_remove(at)];
    }
    let name = match holding.len() {
        0 => return Err(SheetFault::Empty),
        1 => holding.remove(0),
        _ => return Err(SheetFault::WhichSheet(holding)),
    };
    let merged = book.merge_cells_by_sheet_name(&name).map_err(fault)?;
    let (rows, unstored) = cells(&mut book, &name, limits)?;
    Ok(Grid {
        format: Format::Xlsx,
        encoding: None,
        sheet: Some(name),
        rows,
        merged: merged.iter().map(|cells| (cells.end.0 as usize + 1, named(cells))).collect(),
        unstored,
    })
}

fn fault(error: XlsxError) -> SheetFault {
    if matches!(error, XlsxError::Password) { SheetFault::Password } else { SheetFault::NoTable }
}

/// Sheets that people see and that hold something; the template's explanations are ours.
fn holding(book: &mut Book) -> Result<Vec<String>, XlsxError> {
    let explanations = Locale::ALL.map(|locale| Words(locale).t("sheets-explanations"));
    let sheets = book.sheets_metadata().iter();
    let shown = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    let names: Vec<String> =
        shown.map(|sheet| sheet.name.clone()).filter(|name| !explanations.contains(name)).collect();
    let mut holding = Vec::new();
    for name in names {
        let mut cells = book.worksheet_cells_reader(&name)?;
        let mut holds = false;
        while let Some(cell) = cells.next_cell()?.filter(|_| !holds) {
            holds = *cell.get_value() != DataRef::Empty;
        }
        if holds {
            holding.push(name);
        }
    }
    Ok(holding)
}

type Cells = (Vec<(usize, Vec<Value>)>, Vec<(usize, String)>);

/// The rows that hold something, and the cells whose formula has no value.
fn cells(book: &mut Book, name: &str, limits: Limits) -> Result<Cells, SheetFault> {
    let mut reader = book.worksheet_cells_reader(name).map_err(fault)?;
    let (mut rows, mut unstored) = (BTreeMap::<usize, Vec<Value>>::new(), Vec::new());
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(fault)? {
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        let value = value(&cell.value);
        if value.is_empty() {
            let never = cell.formula.is_some() && cell.value == DataRef::Empty;
            unstored.extend(never.then(|| (row + 1, address(cell.pos))));
            continue;
        }
        if column >= limits.columns {
            return Err(SheetFault::TooManyColumns(limits.columns));
        }
        let cells = rows.entry(row + 1).or_default();
        cells.resize(cells.len().max(column + 1), Value::Empty);
        cells[column] = value;
    }
    Ok((rows.into_iter().collect(), unstored))
}

fn value(data: &DataRef) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::of_number(*number as f64),
        DataRef::Float(number) => Value::of_number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Value::of_text(text),
        DataRef::SharedString(text) => Value::of_text(text),
        DataRef::Bool(is_true) => Value::Text(is_true.to_string()),
        DataRef::Error(error) => Value::Text(error.to_string()),
        DataRef::DateTime(moment) => self::moment(moment.to_ymd_hms_milli()),
    }
}

/// To the nearest minute: programs keep a time as a part of a day, and that is seldom a whole number.
fn moment((year, month, day, hour, minute, second, _): (u16, u8, u8, u8, u8, u8, u16)) -> Value {
    let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    let Some(midnight) = day.and_then(|day| day.and_hms_opt(0, 0, 0)) else { return Value::Empty };
    let minutes = i64::from(hour) * 60 + i64::from(minute) + i64::from(second >= 30);
    let at = midnight + Duration::minutes(minutes);
    if at.time() == NaiveTime::MIN { Value::Day(at.date()) } else { Value::Moment(at) }
}

fn named(cells: &Dimensions) -> String {
    format!("{}:{}", address(cells.start), address(cells.end))
}

/// `B7` of the second column in the seventh row.
fn address((row, column): (u32, u32)) -> String {
    let (mut letters, mut left) = (String::new(), column + 1);
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_excel_names_it() {
        assert_eq!(
            [(0, 0), (6, 1), (0, 25), (0, 26), (0, 701), (0, 702)].map(address),
            ["A1", "B7", "Z1", "AA1", "ZZ1", "AAA1"]
        );
    }

    #[test]
    fn a_time_is_read_to_the_nearest_minute_and_a_midnight_is_a_day() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 5).unwrap();
        let nine = day.and_hms_opt(9, 0, 0).unwrap();
        assert_eq!(moment((2026, 12, 5, 8, 59, 59, 999)), Value::Moment(nine));
        assert_eq!(moment((2026, 12, 5, 9, 0, 29, 0)), Value::Moment(nine));
        assert_eq!(
            [moment((2026, 12, 5, 0, 0, 0, 0)), moment((2026, 12, 4, 23, 59, 59, 999))],
            [(); 2].map(|()| Value::Day(day))
        );
    }
}
