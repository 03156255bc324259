//! Closing the journal: what is being typed is kept first, then the keys go, then the window.

use std::sync::atomic::Ordering;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::MessageDialogButtons;

use super::question::{question, take_back};
use super::windows::{self, CHECK_IN, LOCK, MAIN};
use super::words::Words;
use super::{held, instance, reminders};
use crate::events::{FlushDrafts, tell};
use crate::shell::Shell;

/// How long the window may take to keep what is being typed, once nothing is on its way to the disk. One that does not
/// answer loses nothing that was saved as a draft before.
const FLUSH_LIMIT: Duration = Duration::from_secs(2);

/// What follows when the journal is closed, the weightier the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Then {
    /// The lock window.
    #[default]
    Lock,
    /// The end of the program, as the person wants it: not while words of theirs are nowhere but in this process.
    Exit,
    /// The end of the program, as the system wants it. Nothing holds that up.
    End,
}

/// The windows' word that what was being typed is kept, and what follows.
#[derive(Default)]
pub struct Flush {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    step: Step,
    /// The weightiest of what was asked for since closing began.
    then: Then,
    /// The windows that have not answered yet.
    asked: Vec<String>,
    /// Changes that are on their way to the disk.
    writing: usize,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Step {
    #[default]
    Idle,
    Closing,
}

impl Flush {
    /// Begins closing. `false` where it has begun already; an end asked for then follows all the same.
    fn begin(&self, then: Then) -> bool {
        let mut state = self.state();
        let idle = state.step == Step::Idle;
        if idle {
            state.step = Step::Closing;
            state.asked.clear();
        }
        state.then = state.then.max(then);
        idle
    }

    /// This window is asked.
    fn ask(&self, label: &str) {
        self.state().asked.push(label.to_owned());
    }

    /// A window answered.
    pub fn answer(&self, label: &str) {
        self.state().asked.retain(|asked| asked != label);
        self.changed.notify_all();
    }

    /// Something is on its way to the disk for as long as the answer lives. A disk may take its time: what the window
    /// sends next waits for it.
    pub fn writing(&self) -> Writing<'_> {
        self.state().writing += 1;
        Writing(self)
    }

    /// Waits for the windows that were asked. Answers whether they kept the limit, which is counted from when nothing is being written.
    fn wait(&self, limit: Duration) -> bool {
        let mut state = self.state();
        loop {
            let idle = self.changed.wait_while(state, |state| !state.asked.is_empty() && state.writing > 0);
            state = idle.unwrap_or_else(PoisonError::into_inner);
            let waited =
                self.changed.wait_timeout_while(state, limit, |state| !state.asked.is_empty() && state.writing == 0);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            if state.asked.is_empty() || state.writing == 0 {
                return state.asked.is_empty();
            }
        }
    }

    /// Waits until closing that has begun is over, at most so long.
    pub fn wait_until_closed(&self, limit: Duration) {
        // Who waits goes on in any case.
        let _ = self.changed.wait_timeout_while(self.state(), limit, |state| state.step != Step::Idle);
    }

    /// The journal is closed. Answers what follows.
    fn end(&self) -> Then {
        let mut state = self.state();
        state.step = Step::Idle;
        self.changed.notify_all();
        std::mem::take(&mut state.then)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// See [`Flush::writing`].
pub struct Writing<'f>(&'f Flush);

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.0.state().writing -= 1;
        self.0.changed.notify_all();
    }
}

/// Closes the journal, on a thread of its own: the windows' thread has to stay free for the window to answer.
/// Closing that has begun is not begun again.
pub fn close(app: &AppHandle, then: Then) {
    let shell = app.state::<Shell>();
    if then == Then::Exit && !shell.is_open() && shell.words_held() {
        return ask_before_losing(app);
    }
    if !shell.flush.begin(then) {
        return;
    }
    let stays = then == Then::Exit && shell.session().is_ok_and(|session| session.has_unkept());
    if then != Then::Lock && !stays {
        // Who opens Mooring again at once wants a window, not the last moments of this one.
        instance::take_leave(app);
    }
    let handle = app.clone();
    let spawned = std::thread::Builder::new().name("closing".to_owned()).spawn(move || {
        close_here(&handle, &handle.state::<Shell>(), then);
    });
    // A system that gives no thread any more: the keys go all the same, and every draft kept so far stays.
    if spawned.is_err() {
        shell.close();
        app.exit(1);
    }
}

fn close_here(app: &AppHandle, shell: &Shell, then: Then) {
    // It holds the journal still, and what is being typed is to be kept.
    shell.stop_rotation();
    take_back(app);
    keep_drafts(app, shell);
    windows::close(app, CHECK_IN);
    held::keep(shell);
    reminders::keep_open(shell);
    // Ending would lose what could not be stored: it locks instead, and the lock window says why.
    let locks = then == Then::Lock || (then == Then::Exit && shell.words_held());
    if shell.demo && then == Then::Lock {
        shell.set_demo_aside();
    } else {
        shell.close();
    }
    let shown = if locks { windows::show_lock(app, &shell.looks()) } else { Ok(()) };
    if locks && !shell.hidden.load(Ordering::Acquire) {
        // Somebody may have come back while that window was being made out of sight.
        windows::raise_any(app);
    }
    let ends = match shell.flush.end() {
        Then::Lock => false,
        Then::Exit => !shell.words_held(),
        Then::End => true,
    };
    // A window of a closed journal must not stay on the screen.
    if ends || shown.is_err() {
        app.exit(i32::from(shown.is_err()));
    }
}

fn keep_drafts(app: &AppHandle, shell: &Shell) {
    if let Ok(session) = shell.session() {
        // It has the only writer, and would keep the drafts waiting.
        session.import_stop();
        session.insights_stop();
    }
    let there = |label: &&str| app.get_webview_window(label).is_some();
    // What stands in the small window is sealed where the journal is locked.
    let typed_in = [MAIN, CHECK_IN].into_iter().filter(|label| *label == CHECK_IN || shell.is_open());
    for label in typed_in.filter(there) {
        shell.flush.ask(label);
        tell(app, label, &FlushDrafts);
    }
    shell.flush.wait(FLUSH_LIMIT);
    let drafts = shell.session().and_then(|session| session.journal_drafts());
    shell.draft_kept.store(drafts.is_ok_and(|drafts| !drafts.is_empty()), Ordering::Release);
}

/// Ends the program only if the person gives up the words that are nowhere but in it.
fn ask_before_losing(app: &AppHandle) {
    let app = app.clone();
    // Where there is no thread to ask on, nothing is lost: the window stays.
    let _ = std::thread::Builder::new().name("asking".to_owned()).spawn(move || {
        let shell = app.state::<Shell>();
        if shell.asking.swap(true, Ordering::AcqRel) {
            return;
        }
        let words = Words::here(&shell.device.get().language);
        let asked = question(&app, &words.text("lose-words"))
            .title(words.text("lose-words-title"))
            .buttons(MessageDialogButtons::OkCancelCustom(words.text("lose-words-yes"), words.text("lose-words-no")));
        let asked = match app.get_webview_window(LOCK) {
            Some(window) => asked.parent(&window),
            None => asked,
        };
        let gives_up = asked.blocking_show();
        shell.asking.store(false, Ordering::Release);
        if gives_up {
            shell.release(|_| true);
            close(&app, Then::Exit);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn closing_waits_for_the_window() {
        let flush = Arc::new(Flush::default());
        assert!(flush.begin(Then::Lock));
        flush.ask(MAIN);
        let window = Arc::clone(&flush);
        let answering = std::thread::spawn(move || window.answer(MAIN));
        assert!(flush.wait(Duration::from_secs(20)));
        assert!(answering.join().is_ok());
    }

    #[test]
    fn a_window_that_does_not_answer_is_not_waited_for() {
        let flush = Flush::default();
        assert!(flush.begin(Then::Lock));
        flush.ask(MAIN);
        assert!(!flush.wait(Duration::ZERO));
    }

    #[test]
    fn each_window_that_was_asked_is_waited_for() {
        let flush = Flush::default();
        assert!(flush.begin(Then::Lock));
        flush.ask(MAIN);
        flush.ask(CHECK_IN);
        flush.answer(CHECK_IN);
        assert!(!flush.wait(Duration::ZERO));
        flush.answer(MAIN);
        assert!(flush.wait(Duration::ZERO));
    }

    #[test]
    fn where_no_window_was_asked_none_is_waited_for() {
        let flush = Flush::default();
        assert!(flush.begin(Then::Exit));
        assert!(flush.wait(Duration::from_secs(20)));
    }

    #[test]
    fn closing_begins_once_and_can_begin_again_afterwards() {
        let flush = Flush::default();
        assert!(flush.begin(Then::Lock));
        assert!(!flush.begin(Then::Lock));
        flush.ask(MAIN);
        flush.answer(MAIN);
        assert!(!flush.begin(Then::Lock), "an answer is not the end");
        flush.end();
        assert!(flush.begin(Then::Lock));
        flush.ask(MAIN);
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
    fn the_weightiest_wish_is_what_follows() {
        let flush = Flush::default();
        assert!(flush.begin(Then::Exit));
        assert!(!flush.begin(Then::End));
        assert!(!flush.begin(Then::Lock));
        assert_eq!(flush.end(), Then::End);
    }

    #[test]
    fn what_is_on_its_way_to_the_disk_is_waited_for_and_what_follows_it_too() {
        let flush = Arc::new(Flush::default());
        let writing = flush.writing();
        assert!(flush.begin(Then::Lock));
        flush.ask(MAIN);
        let closing = {
            let flush = Arc::clone(&flush);
            std::thread::spawn(move || flush.wait(Duration::from_secs(20)))
        };
        // The window's next words are sent before the ones before them are said to be written.
        let next = flush.writing();
        drop(writing);
        assert!(!closing.is_finished());
        drop(next);
        flush.answer(MAIN);
        assert!(closing.join().unwrap_or_default());
    }

    #[test]
    fn an_answer_nobody_asked_for_changes_nothing() {
        let flush = Flush::default();
        flush.answer(MAIN);
        assert!(flush.begin(Then::Lock));
        flush.ask(MAIN);
        assert!(!flush.wait(Duration::ZERO));
    }
}
