//! Closing the journal: what is being typed is kept first, then the keys go, then the window.

use std::sync::atomic::Ordering;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Manager};

use super::instance;
use super::windows::{self, MAIN};
use crate::events::{FlushDrafts, tell_main};
use crate::shell::Shell;

/// How long the window may take to keep what is being typed. One that does not answer loses nothing that was saved
/// as a draft before.
const FLUSH_LIMIT: Duration = Duration::from_secs(2);

/// What follows when the journal is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The lock window.
    Lock,
    /// The end of the program.
    Exit,
}

/// The window's word that what was being typed is kept, and what follows.
#[derive(Default)]
pub struct Flush {
    state: Mutex<State>,
    answered: Condvar,
}

#[derive(Default)]
struct State {
    step: Step,
    /// The end of the program was asked for while the journal was being closed to be locked.
    exit: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Step {
    #[default]
    Idle,
    Closing,
    Answered,
}

impl Flush {
    /// Begins closing. `false` where it has begun already; an end asked for then follows all the same.
    fn begin(&self, then: Then) -> bool {
        let mut state = self.state();
        let idle = state.step == Step::Idle;
        if idle {
            state.step = Step::Closing;
        }
        state.exit |= then == Then::Exit;
        idle
    }

    /// The window answered.
    pub fn answer(&self) {
        let mut state = self.state();
        if state.step == Step::Closing {
            state.step = Step::Answered;
            self.answered.notify_all();
        }
    }

    /// Waits for the window. Answers whether it kept the limit.
    fn wait(&self, limit: Duration) -> bool {
        let waited = self.answered.wait_timeout_while(self.state(), limit, |state| state.step == Step::Closing);
        waited.unwrap_or_else(PoisonError::into_inner).0.step == Step::Answered
    }

    /// The journal is closed. Answers what follows.
    fn end(&self) -> Then {
        let state = std::mem::take(&mut *self.state());
        if state.exit { Then::Exit } else { Then::Lock }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes the journal, on a thread of its own: the windows' thread has to stay free for the window to answer.
/// Closing that has begun is not begun again.
pub fn close(app: &AppHandle, then: Then) {
    if !app.state::<Shell>().flush.begin(then) {
        return;
    }
    if then == Then::Exit {
        // Who opens Mooring again at once wants a window, not the last moments of this one.
        instance::take_leave(app);
    }
    let handle = app.clone();
    let spawned = std::thread::Builder::new().name("closing".to_owned()).spawn(move || {
        let app = handle;
        let shell = app.state::<Shell>();
        // It holds the journal still, and what is being typed is to be kept.
        shell.stop_rotation();
        keep_drafts(&app, &shell);
        if shell.demo && then == Then::Lock {
            shell.set_demo_aside();
        } else {
            shell.close();
        }
        let shown = match then {
            Then::Exit => Ok(()),
            Then::Lock => windows::show_lock(&app, &shell.looks()),
        };
        let then = shell.flush.end();
        // A window of a closed journal must not stay on the screen.
        if then == Then::Exit || shown.is_err() {
            app.exit(i32::from(shown.is_err()));
        }
    });
    // A system that gives no thread any more: the keys go all the same, and every draft kept so far stays.
    if spawned.is_err() {
        app.state::<Shell>().close();
        app.exit(1);
    }
}

fn keep_drafts(app: &AppHandle, shell: &Shell) {
    if app.get_webview_window(MAIN).is_some() && shell.is_open() {
        tell_main(app, &FlushDrafts);
        shell.flush.wait(FLUSH_LIMIT);
    }
    let drafts = shell.session().and_then(|session| session.journal_drafts());
    shell.draft_kept.store(drafts.is_ok_and(|drafts| !drafts.is_empty()), Ordering::Release);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn closing_waits_for_the_window() {
        let flush = Arc::new(Flush::default());
        assert!(flush.begin(Then::Lock));
        let window = Arc::clone(&flush);
        let answering = std::thread::spawn(move || window.answer());
        assert!(flush.wait(Duration::from_secs(20)));
        assert!(answering.join().is_ok());
    }

    #[test]
    fn a_window_that_does_not_answer_is_not_waited_for() {
        let flush = Flush::default();
        assert!(flush.begin(Then::Lock));
        assert!(!flush.wait(Duration::ZERO));
    }

    #[test]
    fn closing_begins_once_and_can_begin_again_afterwards() {
        let flush = Flush::default();
        assert!(flush.begin(Then::Lock));
        assert!(!flush.begin(Then::Lock));
        flush.answer();
        assert!(!flush.begin(Then::Lock), "an answer is not the end");
        flush.end();
        assert!(flush.begin(Then::Lock));
        assert!(!flush.wait(Duration::ZERO), "an earlier answer does not count");
    }

    #[test]
    fn an_end_asked_for_while_it_locks_is_not_forgotten() {
        let flush = Flush::default();
        assert!(flush.begin(Then::Lock));
        assert!(!flush.begin(Then::Exit));
        assert_eq!(flush.end(), Then::Exit);
        assert!(flush.begin(Then::Lock));
        assert_eq!(flush.end(), Then::Lock);
    }

    #[test]
    fn an_answer_nobody_asked_for_changes_nothing() {
        let flush = Flush::default();
        flush.answer();
        assert!(flush.begin(Then::Lock));
        assert!(!flush.wait(Duration::ZERO));
    }
}
