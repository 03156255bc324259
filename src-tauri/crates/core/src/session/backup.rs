//! What the open journal has to say about its backups.

use std::path::{Path, PathBuf};

use super::Session;
use crate::area::{Area, Changed};
use crate::backup::{self, Comparison, Counts};
use crate::error::Result;

impl Session {
    /// The folder that was chosen for backups; `None`: the usual one.
    pub fn backup_place(&self) -> Result<Option<PathBuf>> {
        self.read(backup::place)
    }

    /// Chooses a folder for backups, or the usual one again.
    pub fn backup_place_set(&self, place: Option<&Path>) -> Result<Changed<()>> {
        self.write(|writer, stamp| backup::set_place(writer, stamp, place))?;
        Ok(Changed::new((), &[Area::Backup]))
    }

    /// How much is in this journal.
    pub fn backup_counts(&self) -> Result<Counts> {
        self.read(backup::counts)
    }

    /// This journal beside another one that is open.
    pub fn backup_compare(&self, there: &Self) -> Result<Comparison> {
        self.read(|ours| there.read(|theirs| backup::compare(ours, theirs)))
    }
}
