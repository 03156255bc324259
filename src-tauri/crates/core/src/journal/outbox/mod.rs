//! Check-ins that were written while the journal was locked, and how they come in.
//!
//! The vault seals and keeps them; here is what is inside an item, and what the journal makes of it. An item comes from
//! outside: without a keychain anybody who can write into the folder may have made it. So it is judged like an import.
//! That it was taken over stays known for ever in `import_record`, so that the same item never comes in twice.

mod content;
mod form;
mod merge;

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

pub use content::encode;
pub use form::form;
pub use merge::merge;

use super::model::{EntryDraft, Vocabulary};
use crate::error::ErrorCode;

/// What `EntryView::source` says of an entry that was written while the journal was locked.
pub const SOURCE: &str = "outbox";

/// An item as the vault opened it.
#[derive(Debug, Clone, Copy)]
pub struct Waiting<'a> {
    pub content: &'a [u8],
    /// The keychain vouched for who wrote it.
    pub proven: bool,
}

/// What became of the items of an outbox.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// The entries that were added, in the order they were written.
    pub added: Vec<Uuid>,
    /// How many of them nobody vouched for.
    pub unproven: u32,
    /// The indices of the items that are no check-in this journal can take. The caller keeps them.
    pub refused: Vec<usize>,
}

/// Whether something can be written while the journal is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum OutboxState {
    Available {
        /// Check-ins that wait for the journal to be unlocked.
        waiting: u32,
        /// The keychain vouches for where they are sealed to. Without, the person is to be told that somebody who can
        /// change the journal's folder could read what is written, or add to it.
        proven: bool,
    },
    Unavailable {
        code: ErrorCode,
    },
}

/// What the small window for checking in has to show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum CheckInView {
    /// The journal is open, and has the words.
    Open,
    /// It is locked, and something can be noted for it: with these words, as they were when it was open.
    Sealed { words: Vocabulary },
    /// It is locked, and nothing can be noted. Where that was chosen and cannot be done, the reason.
    Locked { code: Option<ErrorCode> },
}

/// What came in when the journal was unlocked, and what did not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutboxReport {
    /// The entries that were added, in the order they were written.
    pub added: Vec<Uuid>,
    /// How many of them nobody vouched for: they may be somebody else's.
    pub unproven: u32,
    /// Items that could not be read or are no check-in of this journal; kept in a file of their own.
    pub unread: u32,
    /// Items whose writing was interrupted before they were said to be kept.
    pub torn: u32,
    /// There was more than this program leaves; the whole file is kept.
    pub flooded: bool,
    /// Nothing could be taken over; all of it stays for the next time.
    pub not_taken: bool,
    /// What there was is taken over, but its sealed copies could not be removed; that is tried again the next time.
    pub not_emptied: bool,
}

impl OutboxReport {
    /// Adds what happened later.
    pub fn add(&mut self, later: Self) {
        self.added.extend(later.added);
        self.unproven += later.unproven;
        self.unread += later.unread;
        self.torn += later.torn;
        self.flooded |= later.flooded;
        self.not_taken = later.not_taken;
        self.not_emptied = later.not_emptied;
    }
}

#[cfg(test)]
mod tests;
