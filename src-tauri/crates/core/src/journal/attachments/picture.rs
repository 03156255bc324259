//! Pictures from outside: judged before they are decoded, turned upright, made smaller, written anew.
//!
//! What is kept is made of pixels alone: where it was taken, with what and when, and a smaller picture of what was cut away,
//! do not come along.

use std::collections::BTreeSet;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::error::ErrorCode;
use crate::journal::limits::{PICTURE_PIXELS, PICTURE_SIDE, THUMBNAIL_SIDE};

/// Bytes decoding may take: a picture of the largest size with four channels of sixteen bits.
const MEMORY: u64 = PICTURE_PIXELS * 8;

const QUALITY: u8 = 86;

/// Colours up to which a picture is a drawing, which JPEG would blur.
const FEW_COLOURS: usize = 256;

/// A picture as it is kept.
pub(crate) struct Picture {
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
    pub width: u32,
    pub height: u32,
    pub thumbnail: Vec<u8>,
}

/// Why a picture is not kept as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    Unknown,
    Broken,
    TooLarge,
}

impl Refused {
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::Unknown => ErrorCode::PictureUnknown,
            Self::Broken => ErrorCode::PictureBroken,
            Self::TooLarge => ErrorCode::PictureTooLarge,
        }
    }
}

impl From<ImageError> for Refused {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooLarge,
            ImageError::Unsupported(_) => Self::Unknown,
            _ => Self::Broken,
        }
    }
}

pub(crate) fn read(bytes: &[u8], format: ImageFormat) -> Result<Picture, Refused> {
    if format == ImageFormat::Jpeg && !jpeg_ends(bytes) {
        return Err(Refused::Broken);
    }
    let image = decode(bytes, format)?;
    let image = if image.width().max(image.height()) > PICTURE_SIDE {
        image.resize(PICTURE_SIDE, PICTURE_SIDE, FilterType::CatmullRom)
    } else {
        image
    };
    let drawing = is_drawing(&image);
    let small = if image.width().max(image.height()) > THUMBNAIL_SIDE {
        image.resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, FilterType::Triangle)
    } else {
        image.clone()
    };
    Ok(Picture {
        bytes: encode(&image, drawing)?,
        media_type: if drawing { "image/png" } else { "image/jpeg" },
        width: image.width(),
        height: image.height(),
        thumbnail: encode(&small, drawing)?,
    })
}

/// The pixels, upright, with eight bits for each channel.
fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Refused> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PICTURE_PIXELS {
        return Err(Refused::TooLarge);
    }
    if width == 0 || height == 0 {
        return Err(Refused::Broken);
    }
    // One that cannot be read is none.
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder)?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(if image.color().has_alpha() { image.into_rgba8().into() } else { image.into_rgb8().into() })
}

/// Whether a JPEG has its end. A decoder takes one that was cut and paints the rest grey.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut at = 2;
    // Parts with a length each, up to the one that begins the picture; a smaller picture inside one has an end of its own.
    while let Some([0xff, marker, high, low]) = bytes.get(at..at + 4) {
        match marker {
            0xff => at += 1,
            0xda => return bytes.get(at..).unwrap_or_default().windows(2).any(|pair| pair == [0xff, 0xd9]),
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2),
        }
    }
    false
}

/// Something that is seen through, or has few colours: kept to the pixel.
fn is_drawing(image: &DynamicImage) -> bool {
    let mut colours = BTreeSet::new();
    let alpha = image.color().has_alpha();
    for (_, _, pixel) in image.pixels() {
        if alpha && pixel.0.get(3) != Some(&255) {
            return true;
        }
        if colours.len() <= FEW_COLOURS {
            colours.insert(pixel.0);
        } else if !alpha {
            return false;
        }
    }
    colours.len() <= FEW_COLOURS
}

fn encode(image: &DynamicImage, drawing: bool) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    if drawing {
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
    } else {
        image.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    }
    Ok(bytes)
}
