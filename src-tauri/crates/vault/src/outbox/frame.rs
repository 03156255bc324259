//! The bytes of the outbox: items one after another, each with a mark at its beginning and a checksum at its end, so that
//! whatever happened to one of them, the next is found.
//!
//! The format is written down in `docs/formats/outbox.md`.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::sealing::{ENCAPPED, TAG};
use super::{BROKEN_MOST, ITEMS_MOST};

/// Begins every item.
pub const MARK: &[u8; 16] = b"mooring-outbox-1";
/// Bytes of mark, bucket and sender.
const HEAD: usize = MARK.len() + 2;
/// Bytes of the checksum.
const SUM: usize = 32;
/// Bytes of the length that precedes the content inside.
const LENGTH: usize = 4;
/// Bytes inside an item, by its bucket. An item is filled up to the next: its size tells no more than this.
const BUCKETS: [usize; 4] = [1 << 10, 4 << 10, 16 << 10, 64 << 10];

/// The most bytes of an item's content.
pub const CONTENT_MOST: usize = (64 << 10) - LENGTH;
/// Bytes of the largest item in the file.
pub const FRAME_MOST: usize = HEAD + ENCAPPED + (64 << 10) + TAG + SUM;

/// Who can have sealed an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// Whoever could read the header.
    Anybody = 0,
    /// Somebody with the sender's secret, which is in the keychain.
    Proven = 1,
}

/// What stands in clear before the sealed part, and is authenticated with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub bucket: Bucket,
    pub sender: Sender,
}

impl Head {
    pub fn bytes(self) -> [u8; HEAD] {
        let mut bytes = [0; HEAD];
        let (mark, rest) = bytes.split_at_mut(MARK.len());
        mark.copy_from_slice(MARK);
        rest.copy_from_slice(&[self.bucket.0, self.sender as u8]);
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let [bucket, sender] = *bytes.strip_prefix(MARK)?.first_chunk::<2>()?;
        let sender = match sender {
            0 => Sender::Anybody,
            1 => Sender::Proven,
            _ => return None,
        };
        BUCKETS.get(usize::from(bucket)).map(|_| Self { bucket: Bucket(bucket), sender })
    }
}

/// Which of the sizes an item is filled up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket(u8);

impl Bucket {
    /// The smallest that holds a content; `None` where none does.
    fn of(content: usize) -> Option<Self> {
        let needed = content.checked_add(LENGTH)?;
        let index = BUCKETS.iter().position(|size| *size >= needed)?;
        u8::try_from(index).ok().map(Self)
    }

    /// Bytes inside.
    fn size(self) -> usize {
        BUCKETS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Bytes in the file.
    fn frame(self) -> usize {
        HEAD + ENCAPPED + self.size() + TAG + SUM
    }
}

/// A content with its length before it, filled up with zeros to its bucket. `None` where it is too long.
pub fn pad(content: &[u8]) -> Option<(Bucket, zeroize::Zeroizing<Vec<u8>>)> {
    let bucket = Bucket::of(content.len())?;
    let length = u32::try_from(content.len()).ok()?;
    // Reserved at once: growing would leave copies behind.
    let mut padded = zeroize::Zeroizing::new(Vec::with_capacity(bucket.size()));
    padded.extend_from_slice(&length.to_le_bytes());
    padded.extend_from_slice(content);
    padded.resize(bucket.size(), 0);
    Some((bucket, padded))
}

/// The content of a padded item; `None` where it was not padded like this.
pub fn unpad(padded: &[u8]) -> Option<&[u8]> {
    let (length, rest) = padded.split_first_chunk::<LENGTH>()?;
    let (content, filling) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    filling.iter().all(|byte| *byte == 0).then_some(content)
}

/// An item as it is appended.
pub fn encode(head: Head, sealed: &[u8]) -> Vec<u8> {
    let mut bytes = [head.bytes().as_slice(), sealed].concat();
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

/// A stretch of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// What a stretch of the file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// An item as it was written, with its sealed part.
    Sound { head: Head, sealed: Range<usize> },
    /// The beginning of an item: the power went, or the program ended, before it was said to be kept.
    Torn,
    /// Anything else.
    Damaged,
    /// Not looked at: there is more than this program ever leaves.
    Rest,
}

/// Takes a file apart. The pieces follow one another without a gap, from the first byte to the last.
pub fn scan(bytes: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut at, mut sound, mut broken) = (0, 0, 0);
    while at < bytes.len() {
        if sound >= ITEMS_MOST || broken >= BROKEN_MOST {
            pieces.push(Piece { range: at..bytes.len(), kind: Kind::Rest });
            break;
        }
        let piece = next(bytes, at);
        match piece.kind {
            Kind::Sound { .. } => sound += 1,
            _ => broken += 1,
        }
        at = piece.range.end;
        pieces.push(piece);
    }
    pieces
}

/// How many items a file holds at most, without looking at them closely.
pub fn count(bytes: &[u8]) -> usize {
    let mut at = 0;
    let mut count = 0;
    while let Some(mark) = find_mark(bytes, at) {
        count += 1;
        at = mark + MARK.len();
    }
    count
}

fn next(bytes: &[u8], at: usize) -> Piece {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some((head, length)) = sound(rest) {
        let sealed = at + HEAD..at + length - SUM;
        return Piece { range: at..at + length, kind: Kind::Sound { head, sealed } };
    }
    // A mark right here is the broken item's own.
    let own = if rest.starts_with(MARK) { MARK.len() } else { 0 };
    let end = find_mark(bytes, at + own).unwrap_or(bytes.len());
    let range = at..end;
    let kind = if is_torn(bytes.get(range.clone()).unwrap_or_default()) { Kind::Torn } else { Kind::Damaged };
    Piece { range, kind }
}

/// Head and length of the item at the beginning of these bytes, if it is whole.
fn sound(bytes: &[u8]) -> Option<(Head, usize)> {
    let head = Head::read(bytes)?;
    let length = head.bucket.frame();
    let (covered, sum) = bytes.get(..length)?.split_at_checked(length - SUM)?;
    (sum == Sha256::digest(covered).as_slice()).then_some((head, length))
}

/// Whether this is what an interrupted append leaves: a beginning, which some file systems fill up with zeros. A piece
/// that is as long as an item can be was whole once.
fn is_torn(piece: &[u8]) -> bool {
    let zeros = piece.iter().rev().take_while(|byte| **byte == 0).count();
    let written = piece.get(..piece.len() - zeros).unwrap_or_default();
    let begins = MARK.starts_with(written) || written.starts_with(MARK);
    let whole_once = (0..=3).any(|bucket| Bucket(bucket).frame() == piece.len());
    begins && (zeros >= SUM || !whole_once)
}

fn find_mark(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(MARK.len()).position(|window| window == MARK).map(|position| from + position)
}
