//! What kind of thing some bytes are: by how they begin, never by what the file is called.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use specta::Type;

/// How something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AttachmentKind {
    Picture,
    Sound,
    File,
}

/// What bytes look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// A picture that can be read.
    Picture(image::ImageFormat),
    /// A picture of a kind that cannot.
    OtherPicture,
    /// With its type as in MIME.
    Sound(&'static str),
    File,
}

/// Endings of names that promise a picture.
const PICTURES: [&str; 5] = ["gif", "jpeg", "jpg", "png", "webp"];

/// Looks at the beginning. `None`: it is called like a picture and is none.
pub(crate) fn find(name: &str, bytes: &[u8]) -> Option<Found> {
    let found = by_beginning(bytes);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match found {
        Found::File if PICTURES.contains(&ending.as_str()) => None,
        found => Some(found),
    }
}

fn by_beginning(bytes: &[u8]) -> Found {
    let at = |place: usize, text: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(text));
    if at(0, b"\x89PNG\r\n\x1a\n") {
        Found::Picture(image::ImageFormat::Png)
    } else if at(0, b"\xff\xd8\xff") {
        Found::Picture(image::ImageFormat::Jpeg)
    } else if at(0, b"GIF87a") || at(0, b"GIF89a") {
        Found::Picture(image::ImageFormat::Gif)
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Found::Picture(image::ImageFormat::WebP)
    } else if at(4, b"ftyp") {
        container(bytes.get(8..12).unwrap_or_default())
    } else if at(0, b"BM") || at(0, b"II*\0") || at(0, b"MM\0*") {
        Found::OtherPicture
    } else if at(0, b"RIFF") && at(8, b"WAVE") {
        Found::Sound("audio/wav")
    } else if at(0, b"OggS") {
        Found::Sound("audio/ogg")
    } else if at(0, b"fLaC") {
        Found::Sound("audio/flac")
    } else if at(0, b"ID3")
        || (at(0, b"\xff") && bytes.get(1).is_some_and(|byte| matches!(byte, 0xf2 | 0xf3 | 0xfa | 0xfb)))
    {
        Found::Sound("audio/mpeg")
    } else {
        Found::File
    }
}

/// The brand of an ISO base media file.
fn container(brand: &[u8]) -> Found {
    match brand {
        b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" | b"avif" | b"avis" => Found::OtherPicture,
        b"M4A " | b"M4B " => Found::Sound("audio/mp4"),
        _ => Found::File,
    }
}

impl AttachmentKind {
    const fn text(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Sound => "sound",
            Self::File => "file",
        }
    }
}

impl ToSql for AttachmentKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.text().into())
    }
}

impl FromSql for AttachmentKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "picture" => Ok(Self::Picture),
            "sound" => Ok(Self::Sound),
            "file" => Ok(Self::File),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
