//! The small window for checking in, from wherever it was asked for: the tray, a command of the desktop, a notification.

use std::sync::atomic::Ordering;

use mooring_core::journal::outbox::{CheckInView, OutboxState};
use tauri::{AppHandle, Manager};
use uuid::Uuid;
use vault::{Inspection, Vault};

use super::windows::{self, CHECK_IN, LOCK, Looks, MAIN};
use super::{hiding, outbox, shelf};
use crate::events::{CheckInAsked, LeaveCheckIn, WriteMoreAsked, tell, tell_main};
use crate::shell::Shell;

/// Shows the small window, or raises it with what is in it. Where there is no journal that could take something, the
/// window that says so comes in its place, and the check-in once the journal is open.
pub fn ask(app: &AppHandle) {
    let shell = app.state::<Shell>();
    if !can_come(app, &shell) {
        return ask_in_main(app);
    }
    shell.leaving.store(false, Ordering::Release);
    // It comes also where the others were taken off the screen, and leaves them there.
    let looks = Looks { hidden: false, ..shell.looks() };
    if windows::open(app, CHECK_IN, &looks).is_err() {
        ask_in_main(app);
    }
}

/// The journal is open in its own window, the first start behind it; or it is locked and can be opened.
fn can_come(app: &AppHandle, shell: &Shell) -> bool {
    if let Ok(session) = shell.session() {
        let begun = session.settings().is_ok_and(|settings| settings.first_start.is_none());
        return begun && app.get_webview_window(MAIN).is_some();
    }
    let closed = |folder: vault::Folder| matches!(Vault::inspect(&folder), Inspection::Closed(_));
    shell.demo_is_locked() || shell.claimed().is_ok_and(closed)
}

/// Brings the journal's own window with a check-in in it; where it is locked, as soon as it is open.
fn ask_in_main(app: &AppHandle) {
    let shell = app.state::<Shell>();
    shell.check_in_asked.store(true, Ordering::Release);
    hiding::come_back(app);
    if shell.is_open() {
        tell_main(app, &CheckInAsked);
    }
}

/// What the small window has to show.
pub fn view(shell: &Shell) -> CheckInView {
    if shell.is_open() {
        return CheckInView::Open;
    }
    let form = shelf::read(shell).ok().flatten().and_then(|found| found.form);
    match form.map(|words| (words, outbox::state(shell))) {
        Some((words, OutboxState::Available { .. })) => CheckInView::Sealed { words },
        Some((_, OutboxState::Unavailable { code })) => CheckInView::Locked { code: Some(code) },
        None => CheckInView::Locked { code: None },
    }
}

/// Takes the small window away.
pub fn close(app: &AppHandle) {
    windows::close(app, CHECK_IN);
}

/// Goes on in the journal's own window: with what was begun, or with a page of its own.
pub fn write_more(app: &AppHandle, entry: Option<Uuid>) {
    hiding::come_back(app);
    tell_main(app, &WriteMoreAsked { entry });
    close(app);
}

/// Goes to the window that unlocks the journal; the check-in follows.
pub fn unlock(app: &AppHandle) {
    ask_in_main(app);
    if app.get_webview_window(MAIN).or_else(|| app.get_webview_window(LOCK)).is_some() {
        close(app);
    }
}

/// The system's own way of closing it. The page keeps what was begun and says when that is done; asked once more, the
/// window goes. Answers whether it is the page's turn.
pub fn leaves_by_itself(app: &AppHandle) -> bool {
    let again = app.state::<Shell>().leaving.swap(true, Ordering::AcqRel);
    if !again {
        tell(app, CHECK_IN, &LeaveCheckIn);
    }
    !again
}
