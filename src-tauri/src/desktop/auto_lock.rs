//! When the journal locks by itself: after a time without input in the app's windows.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// How long before locking the person is told.
pub const WARNING: Duration = Duration::from_secs(20);

/// How long work that was begun by hand, such as an import, holds the lock off while nobody touches anything. Longer
/// than any such work takes; not so long that a journal stays open for hours because of it.
pub const HELD_MOST: Duration = Duration::from_mins(15);

/// A moment on both clocks: the wall clock goes on while the computer sleeps, the steady one cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub wall: DateTime<Utc>,
    /// Since an origin that is the same for all moments of a process.
    pub steady: Duration,
}

impl Moment {
    /// How long after `earlier` this is: by the clock that saw more. A wall clock that was set back counts for nothing.
    pub fn since(self, earlier: Self) -> Duration {
        let steady = self.steady.saturating_sub(earlier.steady);
        let wall = (self.wall - earlier.wall).to_std().unwrap_or_default();
        steady.max(wall)
    }
}

/// What is to be done about an open journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing; look again after this long.
    Leave(Duration),
    /// It locks in this long unless there is input.
    Warn(Duration),
    Lock,
}

/// The rule. `lock_after` of `None` never locks.
pub fn verdict(now: Moment, last_input: Moment, lock_after: Option<Duration>) -> Verdict {
    let Some(lock_after) = lock_after else {
        return Verdict::Leave(Duration::MAX);
    };
    let left = lock_after.saturating_sub(now.since(last_input));
    if left.is_zero() {
        Verdict::Lock
    } else if left <= WARNING {
        Verdict::Warn(left)
    } else {
        Verdict::Leave(left.saturating_sub(WARNING))
    }
}

/// The setting in minutes as the rule wants it; 0 is never.
pub fn from_minutes(minutes: u16) -> Option<Duration> {
    (minutes > 0).then(|| Duration::from_secs(u64::from(minutes) * 60))
}

/// What the person, or the program, is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It locks in this long unless there is input.
    AboutToLock(Duration),
    Lock,
}

/// One open journal under watch: when there was input last, and whether the warning stands.
#[derive(Debug, Clone, Copy)]
pub struct Watch {
    last_input: Moment,
    lock_after: Option<Duration>,
    warned: bool,
    /// Work that goes on without anybody touching anything: how many, and since when there is any.
    held: Option<(u32, Moment)>,
}

impl Watch {
    /// Opening the journal is input.
    pub fn begin(now: Moment, lock_after: Option<Duration>) -> Self {
        Self { last_input: now, lock_after, warned: false, held: None }
    }

    /// There was input. Answers whether it put off a lock that had been announced.
    pub fn input(&mut self, now: Moment) -> bool {
        self.last_input = now;
        std::mem::take(&mut self.warned)
    }

    /// The person chose another time; choosing is input.
    pub fn set(&mut self, now: Moment, lock_after: Option<Duration>) -> bool {
        self.lock_after = lock_after;
        self.input(now)
    }

    /// Work begins that holds the lock off, for at most [`HELD_MOST`].
    pub fn hold(&mut self, now: Moment) {
        let (count, since) = self.held.unwrap_or((0, now));
        self.held = Some((count.saturating_add(1), since));
    }

    /// Such work is over: its end is for somebody to see, so idleness counts from here. Answers whether it put off a
    /// lock that had been announced.
    pub fn let_go(&mut self, now: Moment) -> bool {
        let Some((count, since)) = self.held else { return false };
        if count > 1 {
            self.held = Some((count - 1, since));
            return false;
        }
        self.held = None;
        now.since(since) < HELD_MOST && self.input(now)
    }

    /// What is due now, said once each, and how long nothing else will be.
    pub fn step(&mut self, now: Moment) -> (Option<Told>, Duration) {
        if let Some((_, since)) = self.held {
            let held = now.since(since);
            if held < HELD_MOST {
                self.last_input = now;
                return (None, HELD_MOST.saturating_sub(held));
            }
        }
        match verdict(now, self.last_input, self.lock_after) {
            Verdict::Lock => (Some(Told::Lock), Duration::MAX),
            Verdict::Warn(left) if self.warned => (None, left),
            Verdict::Warn(left) => {
                self.warned = true;
                (Some(Told::AboutToLock(left)), left)
            }
            Verdict::Leave(wait) => (None, wait),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: Option<Duration> = Some(Duration::from_mins(5));

    fn at(wall: i64, steady: u64) -> Moment {
        Moment {
            wall: DateTime::from_timestamp(1_700_000_000 + wall, 0).unwrap_or_default(),
            steady: Duration::from_secs(1_000 + steady),
        }
    }

    #[test]
    fn it_warns_twenty_seconds_before_it_locks() {
        let input = at(0, 0);
        assert_eq!(verdict(at(1, 1), input, FIVE), Verdict::Leave(Duration::from_secs(279)));
        assert_eq!(verdict(at(279, 279), input, FIVE), Verdict::Leave(Duration::from_secs(1)));
        assert_eq!(verdict(at(280, 280), input, FIVE), Verdict::Warn(Duration::from_secs(20)));
        assert_eq!(verdict(at(299, 299), input, FIVE), Verdict::Warn(Duration::from_secs(1)));
        assert_eq!(verdict(at(300, 300), input, FIVE), Verdict::Lock);
    }

    #[test]
    fn time_asleep_counts() {
        assert_eq!(verdict(at(8 * 3600, 10), at(0, 0), FIVE), Verdict::Lock);
    }

    #[test]
    fn setting_the_clock_back_does_not_keep_it_open() {
        assert_eq!(verdict(at(-86_400, 300), at(0, 0), FIVE), Verdict::Lock);
        assert_eq!(verdict(at(-86_400, 10), at(0, 0), FIVE), Verdict::Leave(Duration::from_secs(270)));
    }

    #[test]
    fn never_is_never() {
        assert_eq!(from_minutes(0), None);
        assert!(matches!(verdict(at(1 << 32, 1 << 32), at(0, 0), None), Verdict::Leave(_)));
    }

    #[test]
    fn the_shortest_time_still_warns() {
        assert_eq!(verdict(at(45, 45), at(0, 0), from_minutes(1)), Verdict::Warn(Duration::from_secs(15)));
    }

    #[test]
    fn the_warning_is_said_once_and_input_takes_it_back() {
        let mut watch = Watch::begin(at(0, 0), FIVE);
        assert_eq!(watch.step(at(0, 0)), (None, Duration::from_secs(280)));
        assert_eq!(watch.step(at(281, 281)).0, Some(Told::AboutToLock(Duration::from_secs(19))));
        assert_eq!(watch.step(at(290, 290)), (None, Duration::from_secs(10)));
        assert!(watch.input(at(295, 295)));
        assert!(!watch.input(at(296, 296)));
        assert_eq!(watch.step(at(300, 300)).0, None);
        assert_eq!(watch.step(at(600, 600)).0, Some(Told::Lock));
    }

    #[test]
    fn waking_after_a_long_sleep_locks_without_a_warning() {
        let mut watch = Watch::begin(at(0, 0), FIVE);
        assert_eq!(watch.step(at(36_000, 3)).0, Some(Told::Lock));
    }

    #[test]
    fn work_holds_the_lock_off_and_its_end_is_for_somebody_to_see() {
        let mut watch = Watch::begin(at(0, 0), FIVE);
        watch.hold(at(10, 10));
        assert_eq!(watch.step(at(600, 600)), (None, Duration::from_secs(310)));
        watch.let_go(at(610, 610));
        assert_eq!(watch.step(at(880, 880)), (None, Duration::from_secs(10)));
        assert_eq!(watch.step(at(911, 911)).0, Some(Told::Lock));
    }

    #[test]
    fn work_that_goes_on_for_ever_does_not_keep_it_open() {
        let mut watch = Watch::begin(at(0, 0), FIVE);
        watch.hold(at(0, 0));
        assert_eq!(watch.step(at(899, 899)).0, None);
        assert_eq!(watch.step(at(1_190, 1_190)).0, Some(Told::AboutToLock(Duration::from_secs(9))));
        assert!(!watch.let_go(at(1_195, 1_195)), "and its end is no input then");
        assert_eq!(watch.step(at(1_200, 1_200)).0, Some(Told::Lock));
    }

    #[test]
    fn several_works_hold_it_off_together_and_not_one_after_another() {
        let mut watch = Watch::begin(at(0, 0), FIVE);
        watch.hold(at(0, 0));
        watch.hold(at(800, 800));
        watch.let_go(at(890, 890));
        assert_eq!(watch.step(at(899, 899)).0, None);
        assert_eq!(watch.step(at(1_200, 1_200)).0, Some(Told::Lock));
    }

    #[test]
    fn choosing_another_time_counts_from_now() {
        let mut watch = Watch::begin(at(0, 0), FIVE);
        watch.step(at(290, 290));
        assert!(watch.set(at(290, 290), from_minutes(30)));
        assert_eq!(watch.step(at(301, 301)).0, None);
        watch.set(at(302, 302), None);
        assert_eq!(watch.step(at(1 << 30, 1 << 30)).0, None);
    }
}
