//! Taking entries over from other programs: preview, one transaction, never twice, undone as one step.
//!
//! `interchange` reads the file; here it is decided what of it is new. Each row has a name in its source that stays the
//! same from export to export (for Daylio: date, time, and which of that minute), kept in `import_record` for ever.

mod batch;
pub(crate) mod model;
mod moods;
mod pending;
mod preview;
pub(crate) mod record;
mod run;
mod scales;
mod undo;

pub use batch::list as batches;
pub use pending::Pending;
pub use preview::preview;
pub use run::run;
pub use undo::undo;

#[cfg(test)]
mod tests;
