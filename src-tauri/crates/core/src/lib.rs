//! The companion: one module per area, each with its types, rules, tables and queries.
//!
//! Nothing here knows of a window, a keychain or a wall clock: a rule takes `now`, and the shell decides
//! when anything happens. SQL lives here and in no other crate, one place per table.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod about;
pub mod area;
pub mod art;
pub mod backup;
pub mod calendar;
pub mod care_team;
pub mod clock;
pub mod demo;
mod device;
pub mod directory;
pub mod error;
pub mod groups;
mod ids;
pub mod insights;
pub mod journal;
mod languages;
pub mod learn;
pub mod paper;
pub mod reminders;
pub mod report;
pub mod safety;
pub mod schema;
pub mod self_care;
mod session;
pub mod settings;
mod text;
pub mod vault_view;

pub use area::{Area, Changed};
pub use clock::{Clock, Stamp};
pub use error::{CoreError, ErrorCode, Result};
pub use session::{Companion, Session, begin, begun};

#[cfg(test)]
mod reading_grade;
#[cfg(test)]
mod testing;
