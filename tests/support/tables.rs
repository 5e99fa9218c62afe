//! Files of rows, read as somebody's spreadsheet does.
use super::Answer;
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

impl Answer {
    /// Of a CSV file, which begins with a byte-order mark.
    pub fn csv_rows(&self) -> Vec<Vec<String>> {
        let text = self.body.strip_prefix('\u{FEFF}').expect("a BOM");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    /// Of the first sheet, all of whose cells are text.
    pub fn xlsx_rows(&self) -> Vec<Vec<String>> {
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(self.bytes.clone())).unwrap();
        let text = |cell: &Data| match cell {
            Data::String(text) => text.clone(),
            Data::Empty => String::new(),
            Data::DateTime(day) => {
                let (year, month, day, ..) = day.to_ymd_hms_milli();
                format!("{year}-{month:02}-{day:02}")
            }
            Data::Float(number) => format!("#{number}"),
            other => panic!("neither text nor day nor number: {other:?}"),
        };
        book.worksheet_range_at(0).unwrap().unwrap().rows().map(|row| row.iter().map(text).collect()).collect()
    }
}

/// Cells of the tables on a page, row by row.
pub fn told(page: &Answer) -> Vec<Vec<String>> {
    let rows = page.body.split("<tr role=\"row\">").filter(|row| row.contains("role=\"rowheader\""));
    let text =
        |cell: &str| cell.split_once('>').and_then(|(_, rest)| rest.split_once('<')).map(|(text, _)| text.to_owned());
    let cells = |row: &str| {
        row.split("role=\"row")
            .nth(1)
            .map(str::to_owned)
            .into_iter()
            .chain(row.split("role=\"cell\"").skip(1).map(str::to_owned))
            .filter_map(|cell| text(&cell))
            .collect()
    };
    rows.map(cells).collect()
}
