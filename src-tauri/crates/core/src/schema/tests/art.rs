//! Drawings in the fixture: one that waits, and strokes of the picture that is attached.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use uuid::Uuid;

use crate::testing::Journal;

const DRAWING: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00C0);

/// Each byte of the name of what is attached to an entry there.
const PICTURE: &str = "33";

pub(super) fn fill(journal: &Journal) {
    let _ = journal.session.art_draft_keep(DRAWING, Some(&"ab".repeat(32)), r#"{"v":1}"#).unwrap();
    let _ = journal.session.art_strokes_keep(&PICTURE.repeat(32), r#"{"v":1}"#).unwrap();
}

/// Since schema 12.
pub(super) fn has(version: u32, journal: &Journal) {
    if version < 12 {
        return;
    }
    let waiting = journal.session.art_waiting().unwrap();
    assert_eq!((waiting.len(), waiting[0].id), (1, DRAWING));
    assert_eq!(journal.session.art_strokes_get(&PICTURE.repeat(32)).unwrap().as_deref(), Some(r#"{"v":1}"#));
    assert_eq!(journal.session.art_draft_get(DRAWING).unwrap().as_deref(), Some(r#"{"v":1}"#));
}
