//! CSV as RFC 4180 has it, in UTF-8 with a BOM: without one Chinese Excel reads GB18030.
use super::{Cell, Sheet};
use csv::{Terminator, WriterBuilder};

const BOM: &[u8] = b"\xEF\xBB\xBF";

pub fn write(sheet: &Sheet) -> anyhow::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BOM.to_vec());
    writer.write_record(sheet.columns.iter().map(|column| Cell::Typed(column.clone()).guessed()))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(Cell::guessed))?;
    }
    writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_finds_what_was_written() {
        let typed = |text: &str| Cell::Typed(text.to_owned());
        let sheet = Sheet {
            name: "报名".into(),
            columns: vec!["姓名".into(), "=1+1".into()],
            rows: vec![
                vec![typed("王芳"), typed("=HYPERLINK(\"http://a.example\")")],
                vec![typed("a,\"b\"\nc"), Cell::Empty],
            ],
        };

        let file = write(&sheet).unwrap();

        assert!(file.starts_with("\u{FEFF}姓名,'=1+1\r\n".as_bytes()));
        let mut reader = csv::Reader::from_reader(&file[BOM.len()..]);
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows, [["王芳", "'=HYPERLINK(\"http://a.example\")"], ["a,\"b\"\nc", ""]]);
    }
}
