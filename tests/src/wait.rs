//! Waiting for conditions. The only place that lets time pass.

use std::time::{Duration, Instant};

/// How often a condition is looked at.
const PAUSE: Duration = Duration::from_millis(40);

/// What a window may take to answer an ordinary action on a busy machine.
pub const SOON: Duration = Duration::from_secs(20);

/// What starting, Argon2id or a keychain's own time limit may take.
pub const PATIENTLY: Duration = Duration::from_mins(1);

/// Asks `probe` until it answers, for at most `limit`.
pub fn poll<T>(limit: Duration, probe: impl FnMut() -> Option<T>) -> Option<T> {
    poll_every(PAUSE, limit, probe)
}

/// As [`poll`], with another pause between two looks, for measuring.
#[allow(clippy::disallowed_methods, reason = "the one place that waits between two looks")]
pub fn poll_every<T>(pause: Duration, limit: Duration, mut probe: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + limit;
    loop {
        if let Some(found) = probe() {
            return Some(found);
        }
        if Instant::now() >= end {
            return None;
        }
        std::thread::sleep(pause);
    }
}

/// Asks `probe` until it answers; panics with `what` was waited for when `limit` has passed.
#[track_caller]
#[allow(clippy::panic)]
pub fn until<T>(what: &str, limit: Duration, probe: impl FnMut() -> Option<T>) -> T {
    match poll(limit, probe) {
        Some(found) => found,
        None => panic!("waited {} s in vain: {what}", limit.as_secs()),
    }
}

/// As [`until`], for a condition without a value.
#[track_caller]
pub fn until_true(what: &str, limit: Duration, mut probe: impl FnMut() -> bool) {
    until(what, limit, || probe().then_some(()));
}
