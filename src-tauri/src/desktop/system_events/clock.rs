//! The clock was set, or the computer is in another zone now: what is reminded of, and when, is looked at anew.

use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use mooring_core::area::Area;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::inotify;
use rustix::io::Errno;
use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
};
use tauri::AppHandle;

use crate::events::tell_changed;

/// Where the zone of a Linux system is kept, and in which of its files: a link as a rule, which is replaced.
const FOLDER: &str = "/etc";
const FILES: [&[u8]; 2] = [b"localtime", b"timezone"];

/// What hangs on which day and hour it is.
const STALE: [Area; 4] = [Area::Journal, Area::Groups, Area::Calendar, Area::Reminders];

/// How many bytes of file names are taken at once.
const NAMES: usize = 4_096;

/// Listens as long as the program runs.
pub fn listen(app: &AppHandle) -> zbus::Result<()> {
    let clock = Clock::new()?;
    // A system without that folder has no zone that could change.
    let zone = watch(Path::new(FOLDER)).ok();
    loop {
        clock.arm()?;
        let [rang, moved] = wait(&clock.0, zone.as_ref())?;
        if (rang && clock.was_set()) || (moved && zone.as_ref().is_some_and(is_of_zone)) {
            tell_changed(app, &STALE);
        }
    }
}

/// A timer that never rings and is cancelled when somebody sets the clock
/// (<https://man7.org/linux/man-pages/man2/timerfd_create.2.html>).
struct Clock(OwnedFd);

impl Clock {
    fn new() -> io::Result<Self> {
        Ok(Self(timerfd_create(TimerfdClockId::Realtime, TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK)?))
    }

    fn arm(&self) -> io::Result<()> {
        let never = Timespec { tv_sec: i64::MAX / 1_000_000_000, tv_nsec: 0 };
        let once = Itimerspec { it_interval: Timespec { tv_sec: 0, tv_nsec: 0 }, it_value: never };
        match timerfd_settime(&self.0, TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET, &once) {
            // It was set between two looks: that is told by the next one.
            Ok(_) | Err(Errno::CANCELED) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the clock was set since it was armed.
    fn was_set(&self) -> bool {
        let mut rings = [0; 8];
        matches!(rustix::io::read(&self.0, &mut rings), Err(Errno::CANCELED))
    }
}

/// Waits until the clock was set, or something happened where the zone is kept.
fn wait(clock: &OwnedFd, zone: Option<&OwnedFd>) -> io::Result<[bool; 2]> {
    let mut both: Vec<PollFd<'_>> =
        std::iter::once(clock).chain(zone).map(|one| PollFd::new(one, PollFlags::IN)).collect();
    loop {
        match poll(&mut both, None) {
            Ok(_) => break,
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let ready = |at: usize| both.get(at).is_some_and(|one| one.revents().contains(PollFlags::IN));
    Ok([ready(0), ready(1)])
}

/// Hears of files that come and go in a folder.
fn watch(folder: &Path) -> io::Result<OwnedFd> {
    let heard = inotify::init(inotify::CreateFlags::CLOEXEC | inotify::CreateFlags::NONBLOCK)?;
    let which = inotify::WatchFlags::CREATE
        | inotify::WatchFlags::MOVED_TO
        | inotify::WatchFlags::CLOSE_WRITE
        | inotify::WatchFlags::ATTRIB;
    inotify::add_watch(&heard, folder, which)?;
    Ok(heard)
}

/// Takes what happened in the folder; answers whether any of it is about the zone.
fn is_of_zone(heard: impl AsFd) -> bool {
    let mut names = [MaybeUninit::uninit(); NAMES];
    let mut events = inotify::Reader::new(heard, &mut names);
    let mut found = false;
    while let Ok(event) = events.next() {
        found |= event.file_name().is_some_and(|name| FILES.contains(&name.to_bytes()));
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_zone_that_is_put_in_the_place_of_another_is_heard_of_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let clock = Clock::new().unwrap();
        clock.arm().unwrap();
        let zone = watch(folder.path()).unwrap();
        std::fs::write(at("hosts"), "x").unwrap();
        assert_eq!(wait(&clock.0, Some(&zone)).unwrap(), [false, true]);
        assert!(!is_of_zone(&zone));
        std::os::unix::fs::symlink("/usr/share/zoneinfo/Europe/Lisbon", at("new")).unwrap();
        std::fs::rename(at("new"), at("localtime")).unwrap();
        assert_eq!(wait(&clock.0, Some(&zone)).unwrap(), [false, true]);
        assert!(is_of_zone(&zone));
        assert!(!is_of_zone(&zone), "once");
        assert!(!clock.was_set());
    }
}
