//! Taking over what was written while the journal was locked.

use std::sync::atomic::Ordering;

use super::Session;
use crate::area::{Area, Changed};
use crate::error::Result;
use crate::journal::Vocabulary;
use crate::journal::outbox::{self, Merged, Waiting};

const MERGED: &[Area] = &[Area::Journal, Area::Insights, Area::Vocabulary, Area::Outbox];

impl Session {
    /// The words with which one may check in while this is locked; `None` unless that was chosen.
    pub fn outbox_form(&self) -> Result<Option<Vocabulary>> {
        let chosen = self.settings()?.check_in_while_locked;
        if chosen { Ok(Some(outbox::form(self.journal_vocabulary()?))) } else { Ok(None) }
    }

    /// Whether there is an outbox that could not be taken over: until it is, what it may use keeps its meaning.
    pub fn note_outbox_waits(&self, waits: bool) {
        self.outbox_waits.store(waits, Ordering::Release);
    }

    /// Takes the items of an outbox over in one transaction (see [`outbox::merge`]). Once this answers, all of them are
    /// in the journal but those it names.
    pub fn outbox_merge(&self, items: &[Waiting<'_>]) -> Result<Changed<Merged>> {
        let merged = self.write(|writer, stamp| outbox::merge(writer, stamp, items))?;
        let areas = if merged.added.is_empty() { &[Area::Outbox] } else { MERGED };
        Ok(Changed::new(merged, areas))
    }
}
