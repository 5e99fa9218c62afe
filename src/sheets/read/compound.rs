//! Compound files (MS-CFB): what Excel before 2007 and WPS write, and what a workbook with a password becomes. None
//! of them is read; which of them it is stands in the names of its streams.
use super::SheetFault;

const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Entries of the directory have this length, and lie at its multiples.
const ENTRY: usize = 128;

pub fn refuse(bytes: &[u8]) -> Result<(), SheetFault> {
    if !bytes.starts_with(MAGIC) {
        return Ok(());
    }
    Err(if has_stream(bytes, "EncryptedPackage") {
        SheetFault::Password
    } else if has_stream(bytes, "ETExtData") {
        SheetFault::Wps
    } else if has_stream(bytes, "Workbook") || has_stream(bytes, "Book") {
        SheetFault::OldExcel
    } else {
        SheetFault::NoTable
    })
}

/// Names are UTF-16 with a zero behind; letters of either case count as one.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks(ENTRY).any(|entry| entry.get(..wanted.len()).is_some_and(|own| own.eq_ignore_ascii_case(&wanted)))
}
