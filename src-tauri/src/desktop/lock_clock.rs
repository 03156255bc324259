//! The thread that watches an open journal and says when it is to lock.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::auto_lock::{Moment, Told, Watch, from_minutes};

/// The wall clock is read again at least this often: it may have been set, or the computer may have slept.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// Watches while a journal is open, rests while none is.
pub struct LockClock {
    origin: Instant,
    watch: Mutex<Option<Watch>>,
    changed: Condvar,
}

impl Default for LockClock {
    fn default() -> Self {
        Self { origin: Instant::now(), watch: Mutex::new(None), changed: Condvar::new() }
    }
}

impl LockClock {
    /// A journal was opened.
    pub fn begin(&self, lock_after_minutes: u16) {
        let watch = Watch::begin(self.now(), from_minutes(lock_after_minutes));
        *self.watch() = Some(watch);
        self.changed.notify_all();
    }

    /// The journal was closed.
    pub fn end(&self) {
        *self.watch() = None;
    }

    /// Whether there is an open journal under watch.
    pub fn is_watching(&self) -> bool {
        self.watch().is_some()
    }

    /// There was input. Answers whether it put off a lock that had been announced.
    pub fn input(&self) -> bool {
        let now = self.now();
        self.watch().as_mut().is_some_and(|watch| watch.input(now))
    }

    /// Work that was begun by hand holds the lock off as long as the answer lives, within limits (see [`Watch::hold`]).
    pub fn hold(&self) -> Held<'_> {
        let now = self.now();
        if let Some(watch) = self.watch().as_mut() {
            watch.hold(now);
        }
        Held(self)
    }

    /// The person chose another time. Answers whether that put off a lock that had been announced.
    pub fn set(&self, lock_after_minutes: u16) -> bool {
        let now = self.now();
        let put_off = self.watch().as_mut().is_some_and(|watch| watch.set(now, from_minutes(lock_after_minutes)));
        self.changed.notify_all();
        put_off
    }

    /// Watches as long as the program runs.
    pub fn run(&self, tell: impl Fn(Told)) -> ! {
        let mut watch = self.watch();
        loop {
            let (told, wait) = match watch.as_mut() {
                Some(open) => open.step(self.now()),
                None => (None, Duration::MAX),
            };
            if told == Some(Told::Lock) {
                *watch = None;
            }
            if let Some(told) = told {
                // The listener may ask this clock for something.
                drop(watch);
                tell(told);
                watch = self.watch();
                continue;
            }
            let waited = self.changed.wait_timeout(watch, wait.min(LOOK_AGAIN));
            watch = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn let_go(&self) {
        let now = self.now();
        // The warning comes only once work holds nothing off any more: there is none to take back.
        if let Some(watch) = self.watch().as_mut() {
            watch.let_go(now);
        }
        self.changed.notify_all();
    }

    fn watch(&self) -> MutexGuard<'_, Option<Watch>> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Moment {
        Moment { wall: crate::wall_clock::now(), steady: self.origin.elapsed() }
    }
}

/// See [`LockClock::hold`].
pub struct Held<'c>(&'c LockClock);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.let_go();
    }
}
