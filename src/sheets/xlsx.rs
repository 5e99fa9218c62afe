//! XLSX (ISO/IEC 29500): every cell typed and formatted as text, the head frozen, columns as wide as what
//! stands in them.
use super::{Cell, Sheet};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet};

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
    for (line, row) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(row).filter(|(_, cell)| **cell != Cell::Empty) {
            let format = if matches!(cell, Cell::Wrong(_)) { &wrong } else { &text };
            page.write_string_with_format(line, column, fitting(&cell.stated()), format)?;
        }
    }
    Ok(())
}

pub(super) fn text() -> Format {
    Format::new().set_num_format("@").set_align(FormatAlign::Top)
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
    fn a_cell_ends_where_excel_says() {
        assert_eq!(fitting(&"字".repeat(40_000)).chars().count(), LONGEST_CELL);
        assert_eq!(fitting(&"😀".repeat(20_000)).chars().count(), LONGEST_CELL / 2);
        assert_eq!(name("'//'"), "1");
    }
}
