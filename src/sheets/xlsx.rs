//! XLSX (ISO/IEC 29500): every cell typed and formatted as text but for amounts and days, the head frozen, columns as
//! wide as what stands in them.
use super::{Cell, Sheet};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

/// Characters of the narrowest and the widest column.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=48;
/// Rows that are looked at for a column's width.
const LOOKED_AT: usize = 200;
/// What a cell holds at most; the rest would make the file one to be repaired.
const LONGEST_CELL: usize = 32_767;
const LONGEST_NAME: usize = 31;

/// Behind what is wrong: light enough for black text.
const WRONG: Color = Color::RGB(0xFFD9D2);

pub fn write(sheet: &Sheet) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), sheet)?;
    Ok(book.save_to_buffer()?)
}

pub(super) fn fill(page: &mut Worksheet, sheet: &Sheet) -> anyhow::Result<()> {
    page.set_name(name(&sheet.name))?;
    let head = Format::new().set_bold().set_num_format("@");
    for (column, title) in (0..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, Cell::Typed(title.clone()).stated(), &head)?;
        page.set_column_width(column, width(sheet, column.into()))?;
    }
    page.set_freeze_panes(1, 0)?;
    // Cells that are filled in later are text too.
    let text = text();
    let wrong = text.clone().set_background_color(WRONG);
    let money = text.clone().set_num_format("#,##0.00");
    let day = text.clone().set_num_format("yyyy-mm-dd");
    for (line, row) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(row).filter(|(_, cell)| **cell != Cell::Empty) {
            match cell {
                Cell::Amount(hundredths, _) => {
                    page.write_number_with_format(line, column, *hundredths as f64 / 100.0, &money)?;
                }
                Cell::Day(date) if (1900..=9999).contains(&date.year()) => {
                    page.write_datetime_with_format(line, column, excel(*date)?, &day)?;
                }
                Cell::Wrong(_) => {
                    page.write_string_with_format(line, column, fitting(&cell.stated()), &wrong)?;
                }
                _ => {
                    page.write_string_with_format(line, column, fitting(&cell.stated()), &text)?;
                }
            }
        }
    }
    Ok(())
}

pub(super) fn text() -> Format {
    Format::new().set_num_format("@").set_align(FormatAlign::Top)
}

/// Excel counts from 1900 on.
fn excel(day: NaiveDate) -> anyhow::Result<ExcelDateTime> {
    Ok(ExcelDateTime::from_ymd(day.year().try_into()?, day.month().try_into()?, day.day().try_into()?)?)
}

/// In the units that Excel counts characters in: those of UTF-16.
fn fitting(text: &str) -> String {
    let mut units = 0;
    let fits = |mark: &char| {
        units += mark.len_utf16();
        units <= LONGEST_CELL
    };
    text.chars().take_while(fits).collect()
}

/// Without the marks that names of sheets must not have.
fn name(text: &str) -> String {
    let kept = text.chars().filter(|mark| !mark.is_control() && !"[]:*?/\\'".contains(*mark));
    let name: String = kept.take(LONGEST_NAME).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name }
}

/// A Chinese character takes the room of two.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let wide = |text: &str| text.chars().map(|mark| if mark.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let longest_line = |text: String| text.lines().map(wide).max().unwrap_or_default();
    let cells =
        sheet.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(column)).map(|cell| longest_line(cell.stated()));
    let longest = cells.chain(sheet.columns.get(column).map(|title| wide(title))).max().unwrap_or_default();
    (longest + 2).clamp(*WIDTHS.start(), *WIDTHS.end()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
    use std::io::Cursor;

    #[test]
    fn every_cell_is_read_back_as_text() {
        let own = |text: &str| Cell::Own(text.to_owned());
        let sheet = Sheet {
            name: "报名：[招聘会]/2026?".into(),
            columns: vec!["姓名".into(), "手机号".into()],
            rows: vec![
                vec![Cell::Typed("=1+1".into()), own("+8613805370000")],
                vec![Cell::Typed("王芳".into()), own("370811199003071234")],
            ],
        };

        let file = sheet.write(super::super::Format::Xlsx).unwrap();

        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(file)).unwrap();
        assert_eq!(book.sheet_names(), ["报名：招聘会2026"]);
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        let rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
        let text = |text: &str| Data::String(text.to_owned());
        assert_eq!(
            rows,
            [
                [text("姓名"), text("手机号")],
                [text("'=1+1"), text("+8613805370000")],
                [text("王芳"), text("370811199003071234")],
            ]
        );
        let formulas = book.worksheet_formula("报名：招聘会2026").unwrap();
        assert!(formulas.is_empty());
    }

    #[test]
    fn amounts_are_numbers_and_days_are_dates() {
        let born = |year| NaiveDate::from_ymd_opt(year, 5, 6).map_or(Cell::Empty, Cell::Day);
        let sheet = Sheet {
            rows: vec![vec![Cell::Amount(420_050, "4,200.50".into()), born(2004)], vec![Cell::Empty, born(1899)]],
            columns: vec!["工资".into(), "出生日期".into()],
            ..Sheet::default()
        };

        let file = sheet.write(super::super::Format::Xlsx).unwrap();

        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(file)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(range.get_value((1, 0)), Some(&Data::Float(4200.5)));
        assert_eq!(range.get_value((2, 0)), Some(&Data::Empty));
        let Some(Data::DateTime(day)) = range.get_value((1, 1)) else { panic!("no day: {range:?}") };
        assert_eq!(day.to_ymd_hms_milli().0, 2004);
        assert_eq!(range.get_value((2, 1)), Some(&Data::String("1899-05-06".into())), "Excel has no such day");
        let text = String::from_utf8(sheet.write(super::super::Format::Csv).unwrap()).unwrap();
        assert!(text.contains("\"4,200.50\",2004-05-06"), "{text}");
    }

    #[test]
    fn a_cell_ends_where_excel_says() {
        assert_eq!(fitting(&"字".repeat(40_000)).chars().count(), LONGEST_CELL);
        assert_eq!(fitting(&"😀".repeat(20_000)).chars().count(), LONGEST_CELL / 2);
        assert_eq!(name("'//'"), "1");
    }
}
