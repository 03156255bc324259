//! Keys, header and encrypted database of one person's journal.
//!
//! This crate knows nothing of moods and meetings: it opens a folder, unwraps a key, and hands out
//! connections. Everything it can answer when something does not open is a named variant; nothing is ever
//! deleted, recreated or overwritten because it could not be opened.

mod erase;
mod files;
mod folder;
mod header;
mod kept;
mod lines;
mod switch;
mod vault;

pub mod backup;
pub mod held;
pub mod kdf;
pub mod keychain;
pub mod keys;
pub mod media;
pub mod outbox;
pub mod recovery;
pub mod rotate;
pub mod seal;
pub mod secret;
pub mod shelf;
pub mod store;
pub mod wiping;

pub use erase::{Copies, ERASE_FILE, Erased, finish_erasing};
pub use files::Storage;
pub use folder::{
    BACKUPS_FOLDER, DATABASE_FILE, DATABASE_NEW_FILE, Folder, FolderError, HEADER_FILE, HEADER_PREV_FILE, LOCK_FILE,
    MEDIA_FILE, OUTBOX_FILE, PLAN_FILE, SEAL_FILE, SHELF_FILE, Unread,
};
pub use header::{HeaderFault, Mode};
pub use kdf::Cost;
pub use kept::Kept;
pub use switch::SWITCH_FILE;
pub use vault::{
    Edge, Inspection, NewRecoveryCode, NewVault, OpenedBy, Proof, Protected, Protection, Renewed, Summary, Trouble,
    Vault, VaultError,
};

#[cfg(any(test, feature = "testing"))]
pub mod testing;
