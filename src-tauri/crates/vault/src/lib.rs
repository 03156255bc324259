//! Keys, header and encrypted database of one person's journal.
//!
//! This crate knows nothing of moods and meetings: it opens a folder, unwraps a key, and hands out
//! connections. Everything it can answer when something does not open is a named variant; nothing is ever
//! deleted, recreated or overwritten because it could not be opened.

mod files;
pub mod keys;
pub mod secret;
pub mod store;

#[cfg(any(test, feature = "testing"))]
pub mod testing;
