//! Backups, as far as they are the companion's: when one is due, where they may lie, what a restored journal has beside
//! the open one, and how all of it is told to the windows. Making and restoring them is the vault's.

mod beside;
mod compare;
mod due;
mod known;
mod place;
mod synced;
mod view;

pub use beside::Beside;
pub use compare::{compare, counts};
pub use due::{BackupEvery, Tried, due};
pub use known::{KnownCopies, forget_places, know, know_place, known};
pub use place::{place, set_place};
pub use synced::{Sync, synced};
pub use view::{
    BackupFailure, BackupKind, BackupProgress, BackupRow, BackupStage, BackupView, Comparison, Counts, Drill,
    KeptJournal, RestoreOffer, RestorePreview, RestoredBackup,
};
