//! The arithmetic of time zones, days and recurring meetings. Nothing else in the house converts between instants and civil time.
//!
//! Surface types are `chrono`'s; inside works `jiff`. No function reads a clock. The one thing read from outside is the
//! system's time zone database, once, and only where it is newer than the one shipped (see [`zone::database`]).
//!
//! * [`zone`] and [`day`]: instants, wall times, and which day an instant is in.
//! * [`moment`], [`duration`], [`rule`], [`tzid`]: the values of iCalendar (RFC 5545), read and written back.
//! * [`series`]: when a meeting takes place, and how that is changed.
//! * [`plan`]: what to remind of now, and when to look again.
//!
//! ```
//! use schedule::{moment::Moment, rule::Rule, series::{Length, Series, Window}, zone::{Database, Viewer}};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Every Tuesday at half past six in London, seen from Berlin, over the end of summer time.
//! let start = Moment::parse("20261020T183000")?.with_tzid("Europe/London");
//! let meeting = Series { rule: Some(Rule::parse("FREQ=WEEKLY;BYDAY=TU")), ..Series::once(start, Length::Unstated) };
//! let viewer = Viewer::new(Database::get(), "Europe/Berlin")?;
//! let window = Window { from: "2026-10-20T00:00:00Z".parse()?, until: "2026-11-01T00:00:00Z".parse()? };
//! let found = meeting.occurrences(&viewer, window)?;
//! let starts: Vec<String> = found.list.iter().map(|one| one.start.to_rfc3339()).collect();
//! assert_eq!(starts, ["2026-10-20T17:30:00+00:00", "2026-10-27T18:30:00+00:00"]);
//! # Ok(())
//! # }
//! ```

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
