//! Other programs' files: bytes in, (drafts, problems) out. Nothing here reads a disk, a clock or the journal, and
//! nothing in a file is ever carried out: it is text until somebody reads it.
//!
//! Every format has a module with `parse(bytes, ...)`. A file is either refused as a whole, with the reason, or
//! read as far as it can be: what could be read, and a problem with its place for everything that was repaired or
//! left out.
//!
//! * [`daylio_csv`]: entries of a journal, with [`Limits`], [`Problem`], [`Refused`].
//! * [`meeting_guide`], [`bmlt`], [`meeting_table`], [`prose`]: meetings of groups, as [`feed::Draft`]s with the words of [`feed`].
//! * [`ics`]: calendars, kept to the byte and written back; [`ics::feed`] takes meetings from them.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod bmlt;
mod clock;
pub mod daylio_csv;
pub mod feed;
mod html;
pub mod ics;
mod json;
pub mod meeting_guide;
pub mod meeting_table;
pub mod prose;
mod records;
mod report;
mod text;

pub use report::{Limits, Problem, ProblemCode, Refused};
