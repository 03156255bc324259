//! The wall clock: the one place where it is read.

#[cfg(debug_assertions)]
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use mooring_core::Clock;

/// The wall clock.
#[allow(clippy::disallowed_methods, reason = "the edge, where the clock is read")]
pub fn now() -> DateTime<Utc> {
    #[cfg(debug_assertions)]
    let ahead = set_ahead();
    #[cfg(not(debug_assertions))]
    let ahead = chrono::TimeDelta::zero();
    Utc::now() + ahead
}

/// By how many seconds the file named in `MOORING_CLOCK` sets the clock of this process ahead: tests have no night to wait for.
/// What is built for people has no such way.
#[cfg(debug_assertions)]
fn set_ahead() -> chrono::TimeDelta {
    static FILE: std::sync::OnceLock<Option<PathBuf>> = std::sync::OnceLock::new();
    let file = FILE.get_or_init(|| std::env::var_os("MOORING_CLOCK").map(PathBuf::from));
    let seconds = file.as_ref().and_then(|file| std::fs::read_to_string(file).ok()?.trim().parse().ok());
    seconds.and_then(chrono::TimeDelta::try_seconds).unwrap_or_default()
}

/// The wall clock as the companion asks for it.
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> DateTime<Utc> {
        now()
    }
}
