//! Other programs' files: bytes in, (drafts, problems) out. Nothing here reads a disk, a clock or the journal, and
//! nothing in a file is ever carried out: it is text until somebody reads it.
//!
//! Every format has a module with `parse(bytes, limits)`. A file is either [`Refused`] as a whole, with the reason, or
//! read as far as it can be: what could be read, and a [`Problem`] with its line for everything that was repaired or
//! left out.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod daylio_csv;
mod html;
mod records;
mod report;
mod text;

pub use report::{Limits, Problem, ProblemCode, Refused};
