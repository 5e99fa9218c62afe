//! Files that officers hand in, made here.
use encoding_rs::GB18030;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Read, Write};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

pub fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

/// Rows of texts.
pub fn table(rows: &[[String; 12]]) -> Vec<u8> {
    book(|book| fill(book.add_worksheet(), rows))
}

pub fn fill(page: &mut Worksheet, rows: &[[String; 12]]) {
    page.write_row(0, 0, super::HEADS).unwrap();
    for (line, row) in (1..).zip(rows) {
        page.write_row(line, 0, row.each_ref().map(String::as_str)).unwrap();
    }
}

pub fn two_sheets(rows: &[[String; 12]]) -> Vec<u8> {
    book(|book| {
        fill(book.add_worksheet().set_name("一月").unwrap(), rows);
        fill(book.add_worksheet().set_name("二月").unwrap(), &[]);
        book.add_worksheet().set_name("空").unwrap();
    })
}

pub fn merged(rows: &[[String; 12]]) -> Vec<u8> {
    book(|book| {
        let page = book.add_worksheet();
        fill(page, rows);
        page.merge_range(1, 3, 2, 3, "曲阜市", &Format::new()).unwrap();
    })
}

/// As a program leaves it that writes formulas and never calculates.
pub fn never_calculated(rows: &[[String; 12]]) -> Vec<u8> {
    let written = book(|book| {
        let page = book.add_worksheet();
        fill(page, rows);
        page.write_formula(1, 1, Formula::new("=A1").set_result("7777")).unwrap();
    });
    changed(&written, "xl/worksheets/sheet1.xml", "<v>7777</v>", "")
}

/// The same workbook with its days counted from 1904.
pub fn since_1904(written: &[u8]) -> Vec<u8> {
    changed(written, "xl/workbook.xml", "<workbookPr ", "<workbookPr date1904=\"1\" ")
}

fn changed(written: &[u8], piece: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(written)).unwrap();
    let mut again = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).unwrap();
        let (name, mut text) = (entry.name().unwrap().into_owned(), String::new());
        entry.read_to_string(&mut text).unwrap();
        if name == piece {
            assert!(text.contains(from), "{text}");
            text = text.replace(from, to);
        }
        again.start_file(name, SimpleFileOptions::default()).unwrap();
        again.write_all(text.as_bytes()).unwrap();
    }
    again.finish().unwrap().into_inner()
}

const UNPACKED: u32 = 65 * 1024 * 1024 + 7;

/// Some kilobytes that unpack to more than 64 MB.
pub fn bomb() -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1024 * 1024];
    (0..65).for_each(|_| archive.write_all(&zeros).unwrap());
    archive.write_all(&zeros[..7]).unwrap();
    archive.finish().unwrap().into_inner()
}

/// The same, which says that it unpacks to ten bytes.
pub fn lying_bomb() -> Vec<u8> {
    let mut bytes = bomb();
    let (honest, lie) = (UNPACKED.to_le_bytes(), 10_u32.to_le_bytes());
    let mut lies = 0;
    while let Some(at) = bytes.windows(4).position(|four| four == honest) {
        bytes[at..at + 4].copy_from_slice(&lie);
        lies += 1;
    }
    assert!(lies > 0);
    bytes
}

/// A compound file with one stream of this name.
pub fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0; 1536];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[1152..1152 + name.len()].copy_from_slice(&name);
    bytes
}

pub fn gb18030(utf8: &[u8]) -> Vec<u8> {
    GB18030.encode(std::str::from_utf8(utf8).unwrap()).0.into_owned()
}
