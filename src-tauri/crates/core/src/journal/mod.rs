//! The journal: entries with their mood, feelings, tags, dimensions, trackers and words; search, drafts, versions, bin.

pub mod model;
pub use model::*;
