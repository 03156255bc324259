//! What the tests of several parts of the shell begin with.

use chrono::TimeDelta;
use mooring_core::journal::{Dimensions, EntryDraft};
use uuid::Uuid;
use vault::kdf::FLOOR;
use vault::keychain::{Cancel, Keychain};
use vault::{Cost, Edge};

use crate::wall_clock::now;

/// Works without a keychain, at the least cost there may be.
pub fn cheaply<T>(work: impl FnOnce(&Edge<'_>) -> T) -> T {
    let (keychain, cancel) = (Keychain::absent(), Cancel::new());
    work(&Edge { keychain: &keychain, cancel: &cancel, now: now(), cost: Cost::Fixed(FLOOR) })
}

/// An entry of a moment ago that has a text and nothing else.
pub fn drafted(body: &str) -> EntryDraft {
    EntryDraft {
        id: Uuid::now_v7(),
        session: Uuid::now_v7(),
        at: now() - TimeDelta::seconds(1),
        zone: "Europe/London".to_owned(),
        day: None,
        mood: None,
        feelings: Vec::new(),
        tags: Vec::new(),
        dimensions: Dimensions::default(),
        trackers: Vec::new(),
        title: String::new(),
        body: body.to_owned(),
        starred: false,
        links: Vec::new(),
        began: None,
        attachments: Vec::new(),
        ground: None,
    }
}
