//! How far writing entries to a file has come, and that it ends when somebody says so.

use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::Stop;

use crate::error::{ErrorCode, Result};

/// How often it is told.
const EVERY: u32 = 25;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntriesProgress {
    /// Entries and what is attached to them.
    pub done: u32,
    pub total: u32,
}

/// Somebody who watches.
pub(crate) struct Watch<'w> {
    stop: Stop,
    at: EntriesProgress,
    tell: &'w mut dyn FnMut(EntriesProgress),
}

impl<'w> Watch<'w> {
    pub(crate) fn new(stop: Stop, tell: &'w mut dyn FnMut(EntriesProgress)) -> Self {
        Self { stop, at: EntriesProgress { done: 0, total: 0 }, tell }
    }

    /// So much more is to be done.
    pub(crate) fn expect(&mut self, more: usize) {
        self.at.total = self.at.total.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
    }

    /// Before each thing that is written.
    pub(crate) fn step(&mut self) -> Result<()> {
        if self.stop.is_stopped() {
            return Err(ErrorCode::ExportStopped.into());
        }
        if self.at.done.is_multiple_of(EVERY) {
            (self.tell)(self.at);
        }
        self.at.done += 1;
        Ok(())
    }
}
