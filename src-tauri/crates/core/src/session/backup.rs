//! What the open journal has to say about its backups.

use std::path::{Path, PathBuf};

use super::Session;
use crate::area::{Area, Changed};
use crate::backup::{self, Comparison, Counts, KnownCopies};
use crate::error::Result;

impl Session {
    /// The folder that was chosen for backups; `None`: the usual one.
    pub fn backup_place(&self) -> Result<Option<PathBuf>> {
        self.read(backup::place)
    }

    /// Chooses a folder for backups, or the usual one again.
    pub fn backup_place_set(&self, place: Option<&Path>) -> Result<Changed<()>> {
        self.write(|writer, stamp| {
            backup::set_place(writer, stamp, place)?;
            place.map_or(Ok(()), |place| backup::know_place(writer, stamp, place))
        })?;
        Ok(Changed::new((), &[Area::Backup]))
    }

    /// Copies of the journal that are known of.
    pub fn backup_known(&self) -> Result<KnownCopies> {
        self.read(backup::known)
    }

    /// Remembers more copies of the journal.
    pub fn backup_know(&self, more: &KnownCopies) -> Result<()> {
        self.write(|writer, stamp| backup::know(writer, stamp, more))
    }

    /// The journal came from another computer: its folders for backups are not here.
    pub fn backup_places_forget(&self) -> Result<Changed<()>> {
        self.write(|writer, stamp| {
            backup::set_place(writer, stamp, None)?;
            backup::forget_places(writer, stamp)
        })?;
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
