//! Which of the things a system tells of itself lock the journal. Idle time has its own rule, in the shell.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Settings;

/// Something the system tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SystemEvent {
    /// The computer is about to sleep.
    Sleep,
    /// The screen was locked, by the person or by itself.
    ScreenLocked,
    /// Another person uses the computer now: this session is no longer the one on the screen.
    SessionLeft,
}

/// What this system tells and can do, so that nothing is offered that does not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct SystemSignals {
    /// That it goes to sleep, and waits a moment for the journal to be closed.
    pub sleep: bool,
    /// That the screen is locked or another session is on it.
    pub screen: bool,
    /// Not told but done: it can keep a window out of pictures and recordings of the screen.
    pub capture: bool,
    /// Not told but done: it gives a program keys that work from anywhere.
    pub shortcut: bool,
    /// The keys that were chosen are this program's.
    pub shortcut_held: bool,
}

impl Settings {
    /// Whether the journal is locked because of this.
    pub const fn locks_at(&self, event: SystemEvent) -> bool {
        match event {
            SystemEvent::Sleep => self.lock_on_sleep,
            SystemEvent::ScreenLocked | SystemEvent::SessionLeft => self.lock_with_screen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [SystemEvent; 3] = [SystemEvent::Sleep, SystemEvent::ScreenLocked, SystemEvent::SessionLeft];

    #[test]
    fn everything_locks_unless_it_was_chosen_otherwise() {
        assert_eq!(ALL.map(|event| Settings::default().locks_at(event)), [true; 3]);
        let awake = Settings { lock_on_sleep: false, ..Settings::default() };
        assert_eq!(ALL.map(|event| awake.locks_at(event)), [false, true, true]);
        let alone = Settings { lock_with_screen: false, ..Settings::default() };
        assert_eq!(ALL.map(|event| alone.locks_at(event)), [true, false, false]);
    }
}
