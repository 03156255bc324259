//! Tables `media` and `entry_attachment`: pictures, sound and files of entries.
//!
//! An entry, a draft and an earlier version name a content by what it is; the bytes are the vault's
//! ([`vault::media`]) and are on the disk before anything names them. A content's row in `media` says what kind of thing it is.
//! What nobody names any more goes after a while.

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod export_tests;
mod kind;
mod picture;
mod rows;
mod stored;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use kind::AttachmentKind;
pub(crate) use kind::{Found, find};
pub(crate) use picture::{Picture, Refused, read as read_picture};
pub(crate) use rows::{
    Attached, Listed, any_picture, counts, described, insert, is_known, listed, named, of, remove, replace, resolve,
};
pub(crate) use stored::{Stored, bytes_in_all, forget, get, keep, known, named_by, still_named, unnamed};

/// Something that is attached to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryAttachment {
    /// The name of its content: 64 hexadecimal digits.
    pub content: String,
    /// How the file was called; may be empty.
    pub name: String,
    /// What it shows, in the person's words; may be empty.
    pub description: String,
}

/// What can be known of a content without reading it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentView {
    pub content: String,
    pub kind: AttachmentKind,
    /// As in MIME.
    pub media_type: String,
    pub bytes: u32,
    /// Of a picture.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// It can be read. Otherwise it is missing, or the file it lies in does not open.
    pub here: bool,
}

/// What became of a file that was attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentAdded {
    pub view: AttachmentView,
    /// A picture of a kind that can't be shown: kept as the file it is, with everything in it.
    pub not_shown: bool,
}

/// What is kept takes so much room, in kibibytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MediaUsage {
    pub kibibytes: u32,
    pub quota_mb: u32,
}
