//! Files that people hand in: known by their content, not by their names; pictures are drawn anew, so that
//! nothing is left of where and with what they were taken; PDFs stay as they are.
use chrono::{DateTime, Utc};
use entity::file;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, ImageResult, Limits,
    error::{LimitError, LimitErrorKind},
    imageops::FilterType,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::io::Cursor;
use thiserror::Error;
use tokio::sync::Semaphore;
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

/// Pictures are drawn by a few at a time, for each may fill `MOST_MEMORY`, and on threads that answer nobody meanwhile.
static DRAWING: Semaphore = Semaphore::const_new(2);

pub async fn check(bytes: Vec<u8>) -> anyhow::Result<Result<Checked, FileFault>> {
    in_turn(move || checked(bytes)).await
}

/// A picture alone; one of more pixels than `side` in width or height is shrunk.
pub async fn check_picture(bytes: Vec<u8>, side: u32) -> anyhow::Result<Result<Checked, FileFault>> {
    in_turn(move || picture(&bytes, side)).await
}

async fn in_turn(
    draw: impl FnOnce() -> Result<Checked, FileFault> + Send + 'static,
) -> anyhow::Result<Result<Checked, FileFault>> {
    let _turn = DRAWING.acquire().await?;
    Ok(tokio::task::spawn_blocking(draw).await?)
}

fn checked(bytes: Vec<u8>) -> Result<Checked, FileFault> {
    if bytes.starts_with(b"%PDF-") && bytes.len() <= MOST_BYTES {
        return Ok(Checked { media_type: "application/pdf", bytes });
    }
    picture(&bytes, MOST_PIXELS)
}

fn picture(bytes: &[u8], side: u32) -> Result<Checked, FileFault> {
    match bytes.len() {
        0 => return Err(FileFault::Empty),
        1..=MOST_BYTES => {}
        _ => return Err(FileFault::TooBig),
    }
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
    let drawn = drawn(reader).map_err(|error| match error {
        ImageError::Limits(_) => FileFault::TooWide,
        _ => FileFault::Broken,
    })?;
    let is_larger = drawn.width().max(drawn.height()) > side;
    let drawn = if is_larger { drawn.resize(side, side, FilterType::Triangle) } else { drawn };
    let mut again = Cursor::new(Vec::new());
    drawn.write_to(&mut again, format).map_err(|_| FileFault::Broken)?;
    Ok(Checked { media_type, bytes: again.into_inner() })
}

/// Upright, for how a camera was held goes with the rest.
fn drawn(reader: ImageReader<Cursor<&[u8]>>) -> ImageResult<DynamicImage> {
    let mut decoder = reader.into_decoder()?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory)));
    }
    let turned = decoder.orientation()?;
    let mut drawn = DynamicImage::from_decoder(decoder)?;
    drawn.apply_orientation(turned);
    Ok(drawn)
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

pub async fn remove(tx: &impl ConnectionTrait, ids: impl IntoIterator<Item = Uuid>) -> Result<(), DbErr> {
    file::Entity::delete_many().filter(file::COLUMN.id.is_in(ids)).exec(tx).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<file::Model>, DbErr> {
    file::Entity::find_by_id(id).one(db).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::new(width, height)).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// With an APP1 segment (Exif) right behind the beginning: held upside right (6), near Qufu.
    fn photo(width: u32, height: u32) -> Vec<u8> {
        let plain = picture(width, height, ImageFormat::Jpeg);
        let turned = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let exif = [b"Exif\0\0".as_slice(), turned, b"near Qufu"].concat();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], &[0xFF, 0xE1], &length, &exif, &plain[2..]].concat()
    }

    #[test]
    fn a_file_is_what_it_holds_whatever_it_is_called() {
        let kind = |bytes: &[u8]| checked(bytes.to_owned()).map(|file| file.media_type);

        assert_eq!(kind(b"%PDF-1.7 ..."), Ok("application/pdf"));
        assert_eq!(kind(&picture(40, 30, ImageFormat::Png)), Ok("image/png"));
        assert_eq!(kind(b"<script>alert(1)</script>"), Err(FileFault::OtherKind));
        assert_eq!(kind(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(FileFault::OtherKind));
        assert_eq!(kind(b"GIF89a"), Err(FileFault::OtherKind));
        assert_eq!(kind(b""), Err(FileFault::Empty));
        assert_eq!(kind(&vec![b'x'; MOST_BYTES + 1]), Err(FileFault::TooBig));
        assert_eq!(kind(&picture(9, 9, ImageFormat::Png)[..40]), Err(FileFault::Broken));
    }

    #[test]
    fn a_picture_alone_is_shrunk_and_keeps_its_shape() {
        let size = |bytes: Vec<u8>| {
            let kept = super::picture(&bytes, 512).unwrap();
            let drawn = image::load_from_memory(&kept.bytes).unwrap();
            (kept.media_type, drawn.width(), drawn.height())
        };

        assert_eq!(size(picture(1024, 600, ImageFormat::Png)), ("image/png", 512, 300));
        assert_eq!(size(photo(1024, 512)), ("image/jpeg", 256, 512));
        assert_eq!(size(picture(512, 20, ImageFormat::Png)), ("image/png", 512, 20));
        assert_eq!(super::picture(b"%PDF-1.7 ...", 512), Err(FileFault::OtherKind));
        assert_eq!(super::picture(b"", 512), Err(FileFault::Empty));
    }

    /// Says that it is so large, and holds nothing (PNG, 5.3: length, kind, data, CRC of kind and data).
    fn said_to_be(width: u32, height: u32, bits: u8, colour: u8) -> Vec<u8> {
        let part = |kind: &[u8], data: &[u8]| {
            let body = [kind, data].concat();
            let shift = |crc: u32| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
            let crc = !body.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| shift(crc)));
            [&u32::try_from(data.len()).unwrap().to_be_bytes(), body.as_slice(), &crc.to_be_bytes()].concat()
        };
        let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
        let head = [size.as_slice(), &[bits, colour, 0, 0, 0]].concat();
        [b"\x89PNG\r\n\x1A\n".to_vec(), part(b"IHDR", &head), part(b"IDAT", &[]), part(b"IEND", &[])].concat()
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused() {
        let (grey, colours_and_shade) = (0, 6);

        assert_eq!(checked(said_to_be(10_000, 10_000, 8, grey)), Err(FileFault::TooWide));
        assert_eq!(checked(said_to_be(8000, 5000, 16, colours_and_shade)), Err(FileFault::TooWide));
        assert_eq!(checked(said_to_be(8000, 5000, 8, grey)), Err(FileFault::Broken));
    }

    #[test]
    fn nothing_is_left_of_where_a_picture_was_taken_and_it_stands_upright() {
        let kept = checked(photo(40, 30)).unwrap();

        assert!(!kept.bytes.windows(4).any(|piece| piece == b"Qufu" || piece == b"Exif"));
        let drawn = image::load_from_memory(&kept.bytes).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (30, 40));
    }
}
