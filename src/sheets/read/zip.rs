//! What a workbook unpacks to is counted before anybody reads it: some kilobytes may claim, or be, gigabytes.
use super::SheetFault;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// A workbook of five thousand rows unpacks to some megabytes, in about a dozen pieces.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
const MOST_PIECES: usize = 1000;

pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// By unpacking it into nothing, for what a piece says of its size need not be true.
pub fn bounded(bytes: &[u8]) -> Result<(), SheetFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetFault::NoTable)?;
    if archive.len() > MOST_PIECES {
        return Err(SheetFault::Bomb);
    }
    let mut left = MOST_UNPACKED;
    for number in 0..archive.len() {
        let piece = archive.by_index(number).map_err(|_| SheetFault::NoTable)?;
        let unpacked = io::copy(&mut piece.take(left + 1), &mut io::sink()).map_err(|_| SheetFault::NoTable)?;
        left = left.checked_sub(unpacked).ok_or(SheetFault::Bomb)?;
    }
    Ok(())
}
