//! The directory: meetings read from other programs' files, found among thousands, and saved as groups one by one.
//!
//! A file is read into a [`Pending`], compared with what its feed had before, and taken over in one transaction. What is searched is held in
//! memory while the journal is open ([`Shelf`]): a letter typed asks ten thousand meetings, and no table. Each file that names a table is the only place with
//! SQL for it.

mod feed;
mod find;
pub mod limits;
mod meeting;
mod model;
mod news;
mod pending;
mod places;
mod preview;
mod run;
mod save;
mod times;
mod ways;
mod when;
mod zones;

pub use feed::{remove, rename};
pub use find::Shelf;
pub use model::*;
pub use news::{news, noted};
pub use pending::Pending;
pub use places::places;
pub use preview::preview;
pub use run::run;
pub use save::{save, unsave};
pub use ways::ways;

#[cfg(test)]
mod tests;
