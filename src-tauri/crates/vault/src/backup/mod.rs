//! Copies of the journal that open by themselves: one file each, under a key of its own.
//!
//! A backup is the database, encrypted under [`Purpose::Backup`](crate::keys::Purpose::Backup), followed by a copy of
//! the header and a manifest; read from its end, as ZIP is. `docs/formats/backup.md` has the bytes. Invariants: what
//! has the name of a backup was read again, page by page, before it got it; a copy that fails leaves no file; the last
//! backup that was made whole is never rotated away; restoring writes into a fresh folder and touches nothing else.

mod fault;
mod make;
mod name;
mod restore;
mod rotation;
mod shelf;
mod trailer;

pub use fault::BackupFault;
pub use make::{Made, Order};
pub use name::{ENDING, Name};
pub use restore::BackupKey;
pub use rotation::{Keep, expired};
pub use shelf::{Backup, Found, list, remove};
pub use trailer::{Kind, Manifest};

pub use crate::store::Stop;

/// How far a copy has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub stage: Stage,
    /// Pages of the database dealt with in this stage.
    pub done: u32,
    pub of: u32,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Pages are written under the other key.
    Copying,
    /// What was written is read again.
    Verifying,
}
