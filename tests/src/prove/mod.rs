//! `cargo xtask prove`: what nobody should have to take on trust, tried thousands of times.
//!
//! Each harness says what it did and what it found, and has a counter-check: the same harness with a fault put in on
//! purpose, which it has to find. The ordinary tests run small counts of the same code.

mod kept;
pub mod kill;
mod life;
pub mod page;

use chrono::{DateTime, Utc};

pub use life::{Work, live};

/// The moment everything here happens at.
const NOW: DateTime<Utc> = DateTime::from_timestamp(1_795_125_600, 0).expect("a moment in 2026");

/// What a harness found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How often it was tried.
    pub tries: u32,
    /// Changes that were said to be safe, over all tries.
    pub acknowledged: u64,
    /// Of those, the ones that were not there afterwards, or not as they were.
    pub lost: u64,
    /// Times that something did not open, or did not read to its end.
    pub unreadable: u32,
    /// What went wrong, for whoever looks into it; without anything anybody wrote.
    pub notes: Vec<String>,
}

impl Found {
    /// Nothing was lost and everything opened, and there was something to lose.
    pub const fn is_sound(&self) -> bool {
        self.lost == 0 && self.unreadable == 0 && self.acknowledged > 0
    }

    fn add(&mut self, other: Self) {
        self.tries += other.tries;
        self.acknowledged += other.acknowledged;
        self.lost += other.lost;
        self.unreadable += other.unreadable;
        self.notes.extend(other.notes);
    }
}
