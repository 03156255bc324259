//! The arithmetic of time zones, days and recurring meetings. Nothing else in the house converts between instants and civil time.
//!
//! Surface types are `chrono`'s; inside works `jiff`. No function reads a clock. The one thing read from outside is the
//! system's time zone database, once, and only where it is newer than the one shipped (see [`zone::database`]).

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod day;
pub mod duration;
mod expand;
pub mod moment;
pub mod plan;
pub mod rule;
pub mod series;
mod tzdb;
pub mod tzid;
pub mod zone;

pub use expand::MOST_STEPS;
