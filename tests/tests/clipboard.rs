//! The recovery code on the clipboard: marked as a secret, and gone when its time is over.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::time::Duration;

use mooring_tests::app::find::{any, button, field, heading, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until, until_true};

/// What the code is pasted as.
fn pasted(groups: &[String]) -> String {
    groups.join(" ").to_uppercase()
}

fn copy(app: &App<'_>) {
    app.click(&button("Copy for one minute"));
    app.see(&text("Copied."));
}

#[test]
fn a_copied_code_is_marked_as_a_secret_and_gone_after_a_minute() {
    let desk = Desk::plain();
    let clipboard = desk.clipboard();
    let app = App::start(&desk);
    let groups = app.make_journal(Choice::Passphrase);
    assert!(clipboard.is_empty());
    copy(&app);
    assert_eq!(clipboard.text(), Some(pasted(&groups)));
    assert_eq!(clipboard.paste("x-kde-passwordManagerHint"), Some(b"secret".to_vec()));

    // Nobody touches anything.
    app.find_for(Duration::from_secs(90), &text("The clipboard is empty again."));
    until_true("the clipboard is empty", SOON, || clipboard.is_empty());
    app.see(&heading("A code for a bad memory day"));

    // It can be copied again, and going on takes it away at once.
    copy(&app);
    assert_eq!(clipboard.text(), Some(pasted(&groups)));
    app.enter(&groups);
    until_true("the clipboard is empty", SOON, || clipboard.is_empty());
}

#[test]
fn a_copied_code_goes_with_the_lock_and_with_the_end_and_nothing_else_does() {
    let desk = Desk::plain();
    let clipboard = desk.clipboard();
    let app = App::start(&desk);
    let groups = app.make_journal(Choice::Passphrase);
    // What was copied in another program since is not Mooring's to take away.
    copy(&app);
    clipboard.take();
    app.enter(&groups);
    assert!(clipboard.is_taken());

    app.settings("Protection");
    app.click(&button("Make a new one"));
    app.fill(&field("The passphrase you use now").within(any("dialog")), PASSPHRASE);
    app.press("Enter");
    app.see(&button("Copy for one minute"));
    let groups = app.code_on_the_screen();
    copy(&app);
    assert_eq!(clipboard.text(), Some(pasted(&groups)));
    app.press("Ctrl+L");
    app.window(LOCK);
    until_true("the clipboard is empty", SOON, || clipboard.is_empty());
    app.unlock(PASSPHRASE);
    app.quit();
    assert!(clipboard.is_empty());
}

#[test]
fn nothing_is_pasted_once_the_app_was_closed_over_a_code() {
    let desk = Desk::plain();
    let clipboard = desk.clipboard();
    let app = App::start(&desk);
    let groups = app.make_journal(Choice::Passphrase);
    copy(&app);
    assert_eq!(until("the code is there", SOON, || clipboard.text()), pasted(&groups));
    app.quit();
    assert_eq!(clipboard.text(), None);
}
