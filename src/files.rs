//! Files that people hand in: known by their content, not by their names; pictures are drawn anew, so that
//! nothing is left of where and with what they were taken; PDFs stay as they are.
use chrono::{DateTime, Utc};
use entity::file;
use image::{ImageFormat, ImageReader, Limits};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use std::io::Cursor;
use thiserror::Error;
use uuid::Uuid;

/// As much as one file may weigh.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// A scan of A3 at 400 dpi is 4,700 × 6,600.
const MOST_PIXELS: u32 = 8000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// Checked, and as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Error, PartialEq, Eq)]
pub enum FileFault {
    #[error("nothing was handed in")]
    Empty,
    #[error("it weighs more than 5 MB")]
    TooBig,
    #[error("it is neither a PDF nor a JPEG or PNG picture")]
    OtherKind,
    #[error("the picture has too many pixels")]
    TooWide,
    #[error("the picture cannot be read")]
    Broken,
}

/// Takes its time for pictures: not for a thread that answers requests.
pub fn check(bytes: &[u8]) -> Result<Checked, FileFault> {
    match bytes {
        [] => Err(FileFault::Empty),
        _ if bytes.len() > MOST_BYTES => Err(FileFault::TooBig),
        _ if bytes.starts_with(b"%PDF-") => Ok(Checked { media_type: "application/pdf", bytes: bytes.to_owned() }),
        _ => picture(bytes),
    }
}

fn picture(bytes: &[u8]) -> Result<Checked, FileFault> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| FileFault::OtherKind)?;
    let format = reader.format().ok_or(FileFault::OtherKind)?;
    let media_type = match format {
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::Png => "image/png",
        _ => return Err(FileFault::OtherKind),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let drawn = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => FileFault::TooWide,
        _ => FileFault::Broken,
    })?;
    let mut again = Cursor::new(Vec::new());
    drawn.write_to(&mut again, format).map_err(|_| FileFault::Broken)?;
    Ok(Checked { media_type, bytes: again.into_inner() })
}

pub async fn put(tx: &impl ConnectionTrait, file: Checked, now: DateTime<Utc>) -> Result<Uuid, DbErr> {
    let id = Uuid::now_v7();
    let row = file::ActiveModel {
        id: Set(id),
        media_type: Set(file.media_type.to_owned()),
        bytes: Set(file.bytes),
        created_at: Set(now),
    };
    file::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<file::Model>, DbErr> {
    file::Entity::find_by_id(id).one(db).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, RgbImage};

    fn drawn(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::new(width, height)).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_file_is_what_it_holds_whatever_it_is_called() {
        assert_eq!(check(b"%PDF-1.7 ...").map(|file| file.media_type), Ok("application/pdf"));
        assert_eq!(check(&drawn(40, 30, ImageFormat::Png)).map(|file| file.media_type), Ok("image/png"));
        assert_eq!(check(b"<script>alert(1)</script>"), Err(FileFault::OtherKind));
        assert_eq!(check(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(FileFault::OtherKind));
        assert_eq!(check(b""), Err(FileFault::Empty));
        assert_eq!(check(&vec![b'x'; MOST_BYTES + 1]), Err(FileFault::TooBig));
        assert_eq!(check(&drawn(9, 9, ImageFormat::Png)[..40]), Err(FileFault::Broken));
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused() {
        assert_eq!(check(&drawn(10_000, 10_000, ImageFormat::Png)), Err(FileFault::TooWide));
    }

    #[test]
    fn nothing_is_left_of_where_a_picture_was_taken() {
        let plain = drawn(40, 30, ImageFormat::Jpeg);
        // An APP1 segment (Exif) right behind the beginning of the picture.
        let exif = b"Exif\0\0somewhere near Qufu";
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let tagged = [&plain[..2], &[0xFF, 0xE1], &length, exif, &plain[2..]].concat();

        let kept = check(&tagged).unwrap();

        assert!(!kept.bytes.windows(4).any(|piece| piece == b"Qufu"));
    }
}
