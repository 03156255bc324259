//! `cargo xtask prove`: what nobody should have to take on trust, tried thousands of times.
//!
//! Each harness says what it did and what it found, and has a counter-check: the same harness with a fault put in on
//! purpose, which it has to find. The ordinary tests run small counts of the same code.

pub mod codes;
pub mod damaged;
#[cfg(target_os = "linux")]
mod disk;
#[cfg(target_os = "linux")]
pub mod failing;
pub mod flips;
pub mod fuzz;
mod kept;
pub mod kill;
mod life;
pub mod page;
mod place;
#[cfg(target_os = "linux")]
pub mod power;
mod promised;
#[cfg(target_os = "linux")]
mod record;
pub mod rollback;
mod still;
pub mod stored;
#[cfg(target_os = "linux")]
mod strace;
mod window;

use std::fmt::Display;
use std::path::Path;

use anyhow::Result;
use chrono::{DateTime, Utc};

pub use life::{Work, live};
use page::{Row, Section};
use tempfile::TempDir;

/// Something that is tried over and over.
pub struct Harness {
    /// What `--only` calls it by.
    pub name: &'static str,
    /// What stands above its section of the page.
    pub title: &'static str,
    /// How often, unless told otherwise. What is counted is its own: processes, codes, flipped bits.
    pub tries: u32,
    pub prove: fn(&Order<'_>) -> Result<Section>,
}

/// What a harness is asked for.
pub struct Order<'a> {
    pub tries: u32,
    /// The program that tries, to be started again by harnesses that need processes (`prove live …`).
    pub program: &'a Path,
}

impl Order<'_> {
    /// Tells whoever waits how far it is, and what went wrong; never anything anybody wrote.
    #[allow(clippy::print_stderr)]
    #[allow(clippy::unused_self, reason = "whoever has an order is not a test, whose output would only be in the way")]
    fn say(&self, what: impl Display) {
        eprintln!("  {what}");
    }
}

/// All of them, in the order of the page.
pub const HARNESSES: &[Harness] = &[
    kill::HARNESS,
    #[cfg(target_os = "linux")]
    power::HARNESS,
    #[cfg(target_os = "linux")]
    failing::HARNESS,
    flips::HARNESS,
    damaged::HARNESS,
    rollback::HARNESS,
    codes::HARNESS,
    stored::HARNESS,
    fuzz::HARNESS,
    window::HARNESS,
];

/// The moment everything here happens at.
const NOW: DateTime<Utc> = DateTime::from_timestamp(1_795_125_600, 0).expect("a moment in 2026");

/// A folder in memory, where the system has one. A process that is killed, or whose calls fail, leaves the same there as on a
/// disk; what a power cut leaves is made from a recording, and needs no disk either.
fn folder() -> Result<TempDir> {
    let memory = Path::new("/dev/shm");
    Ok(if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? })
}

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

    /// Its row of the page, with these figures; what went wrong is said on the way.
    fn row(&self, order: &Order<'_>, name: &str, figures: &[&dyn Display], control: bool) -> Row {
        self.notes.iter().for_each(|note| order.say(note));
        if control { Row::control(name, figures, self.lost > 0) } else { Row::tried(name, figures, self.is_sound()) }
    }

    fn add(&mut self, other: Self) {
        self.tries += other.tries;
        self.acknowledged += other.acknowledged;
        self.lost += other.lost;
        self.unreadable += other.unreadable;
        self.notes.extend(other.notes);
    }
}
