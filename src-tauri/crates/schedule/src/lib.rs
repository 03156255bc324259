//! The arithmetic of time zones and days. Nothing else in the house converts between instants and civil time.
//!
//! Surface types are `chrono`'s; inside works `jiff`. No function reads a clock. The one thing read from outside is the
//! system's time zone database, once, and only where it is newer than the one shipped (see [`zone::database`]).

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod day;
mod tzdb;
pub mod zone;
