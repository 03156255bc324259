//! The walls of the house, held by tests: who may depend on whom, and what may not come in.
//!
//! Each wall is a function from what it looks at to a list of breaches, so that it can be shown a breach as well: beside
//! every wall stands a test that it would notice one. Nothing here needs a display.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod areas;
mod documents;
mod house;
mod interface;
mod network;
mod packages;
mod sources;
mod supply;
mod words;

/// Fails with every breach on a line of its own.
#[track_caller]
fn holds(wall: &str, breaches: &[String]) {
    assert!(breaches.is_empty(), "{wall}:\n  {}", breaches.join("\n  "));
}

/// The positive control: the wall notices exactly this many breaches in what was made up for it.
#[track_caller]
fn notices(count: usize, breaches: &[String]) {
    assert_eq!(breaches.len(), count, "the wall should have noticed {count}: {breaches:#?}");
}
