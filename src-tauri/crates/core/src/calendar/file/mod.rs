//! Calendars of other programs (RFC 5545): brought in without losing a line, and written out again.
//!
//! A series that came from a file keeps the lines it came in. What a file says is compared with what is kept here; where they agree, the
//! lines stay as they are, and where they differ, only the line that differs is written anew.

mod alarm;
mod entry;
mod export;
mod merge;
mod model;
mod opened;
mod run;
mod told;
mod write;

pub(super) use entry::each_moment;
pub use export::{export, export_view};
pub use model::*;
pub use opened::Opened;
pub use run::{Batch, keep, preview, take_back};
pub use told::CODES;

#[cfg(test)]
mod tests;
