//! Locking and every way back in.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::time::Duration;

use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::plain::PlainApp;
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::figures::{tell, tries};
use mooring_tests::screen_reader::{ScreenReader, Urgency};
use mooring_tests::wait::{SOON, until_true};
use serde_json::json;

#[test]
fn a_wrong_passphrase_says_so_and_changes_nothing() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.check_in("Even");
    app.lock();
    assert_eq!(app.labels(), [LOCK], "the window of the open journal is gone");
    let before = std::fs::read(desk.data().join("vault.keys")).expect("the header");

    for _ in 0..3 {
        app.fill(&field("Passphrase"), "not this one, surely");
        app.press("Enter");
        app.see(&text("The passphrase does not fit. Your journal is untouched."));
    }
    assert_eq!(std::fs::read(desk.data().join("vault.keys")).expect("the header"), before);

    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&about("option", "Even"));
}

#[test]
fn the_recovery_code_opens_names_a_mistyped_group_and_allows_a_new_passphrase() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    let groups = app.begin(Choice::Passphrase);
    app.check_in("Bright");
    app.lock();

    app.click(&button("Use the recovery code"));
    let mut mistyped = groups.clone();
    let first = mistyped[4].remove(0).to_ascii_lowercase();
    mistyped[4].insert(0, if first == 'q' { 'p' } else { 'q' });
    app.type_code(&mistyped);
    app.see(&text("Look at group 5 again"));
    app.type_code(&groups);
    app.see(&text("The code is complete."));
    app.click(&button("Unlock"));

    // Who came in by the code may set a passphrase without knowing the old one.
    app.see(&heading("It is open again"));
    let new = "quite another set of words";
    app.fill(&field("A passphrase only you know"), new);
    app.fill(&field("The same again"), new);
    app.click(&button("Use these words"));
    app.window(MAIN);
    app.at_home();
    app.lock();
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.press("Enter");
    app.see(&text("The passphrase does not fit."));
    app.unlock(new);
    app.go("Journal");
    app.see(&about("option", "Bright"));
}

#[test]
fn a_code_of_another_journal_is_told_from_a_mistyped_one() {
    let desk = Desk::plain();
    let other = {
        let app = App::start(&desk);
        let groups = app.make_journal(Choice::Passphrase);
        app.kill();
        std::fs::remove_dir_all(desk.data()).expect("the other journal goes away");
        groups
    };
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.lock();
    app.click(&button("Use the recovery code"));
    app.type_code(&other);
    app.click(&button("Unlock"));
    app.see(&text("This code does not open this journal."));
    app.click(&button("Back"));
    app.unlock(PASSPHRASE);
}

#[test]
fn help_opens_from_the_lock_window_and_the_journal_stays_closed() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.lock();
    app.press("F1");
    app.see(&heading("Help now"));
    app.choose(&about("field", "Where are you?"), "Germany");
    app.see(&text("0800 1110111"));
    assert_eq!(app.labels(), [LOCK]);
    app.press("Esc");
    app.gone(&heading("Help now"));
    app.unlock(PASSPHRASE);
}

#[test]
fn a_locked_demo_says_that_it_is_one_and_opens_again() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.write("", "something typed into a demo");
    app.lock();
    app.see(&text("This is a demo. Its entries are invented, and nobody has a key to it"));
    assert!(!app.has(&field("Passphrase")));
    assert!(!app.has(&button("Use the recovery code")));
    app.click(&button("Open again"));
    app.window(MAIN);
    app.go("Journal");
    app.see(&text("something typed into a demo"));
}

#[test]
fn it_locks_by_itself_after_a_warning_and_keeps_the_last_key() {
    let desk = Desk::plan().screen_reader().lay();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let ear = ScreenReader::of(&desk, app.pid()).listen();
    app.settings("Protection");
    app.choose(&field("After nobody touched it for"), "1 minute");
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "half a sentence that was never fini");

    let warning = app.find_for(Duration::from_secs(75), &text("Locking in"));
    drop(warning);
    // Whoever cannot see it hears it, in the middle of whatever is being read; and once, not each second.
    ear.hear(Urgency::Assertive, "lock");
    assert_eq!(ear.said().iter().filter(|one| one.urgency == Urgency::Assertive).count(), 1, "{:?}", ear.said());
    app.click(&button("Stay open"));
    app.gone(&text("Locking in"));

    app.find_for(Duration::from_secs(75), &text("Locking in"));
    app.window(LOCK);
    app.see(&text("What you were writing is kept."));
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&text("half a sentence that was never fini"));
}

/// The lock waits for what is being typed: whenever it falls, the last key is in the draft. A kill waits for nothing.
#[test]
fn typing_is_kept_to_the_last_key_whenever_the_lock_falls() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let body = field("Text of the entry");
    let mut typed = "Begun.".to_owned();
    app.press("Ctrl+N");
    app.fill(&body, &typed);
    app.see(&text("Draft kept"));
    let locks = tries().map_or(3, |tries| tries / 4);
    let mut wrong = 0;
    for number in 0..locks {
        let words = format!(" {number}{}", " and so on".repeat(number % 5));
        typed.push_str(&words);
        app.add(&body, &words);
        app.lock();
        app.unlock(PASSPHRASE);
        app.click(&button("Go on"));
        wrong += usize::from(app.value(&body) != typed);
    }
    app.add(&body, " The last words");
    app.kill();
    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    app.click(&button("Go on"));
    let lost = app.value(&body) == typed;
    tell("tried", locks);
    tell("wrong", wrong);
    tell("noticed", usize::from(lost));
    assert_eq!(wrong, 0, "of {locks} times");
    assert!(lost, "nothing was waiting to be kept");
}

/// One key takes the window off the screen and locks; starting Mooring again brings back what there is.
#[test]
fn the_window_is_gone_at_one_key_and_comes_back_when_mooring_is_opened_again() {
    let desk = Desk::plain();
    let data = desk.data();
    let arguments = ["--data-dir", &data.to_string_lossy()];
    let app = App::start_with(&desk, &arguments);
    app.begin(Choice::Passphrase);
    let on_the_screen = || desk.screen().windows_of(app.pid()).len();
    let open_again = || {
        assert_eq!(PlainApp::run_to_end(&desk, &arguments), 0);
        until_true("the window is back", SOON, || on_the_screen() == 1);
    };
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "half a sentence that was never fini");
    app.press("Ctrl+H");
    until_true("nothing is on the screen", SOON, || on_the_screen() == 0);
    until_true("it is locked behind that", SOON, || app.labels() == [LOCK]);
    assert_eq!(on_the_screen(), 0, "the lock window showed itself");
    open_again();
    app.window(LOCK);
    app.see(&text("What you were writing is kept."));
    // Also there.
    app.press("Ctrl+H");
    until_true("nothing is on the screen", SOON, || on_the_screen() == 0);
    open_again();

    app.unlock(PASSPHRASE);
    app.settings("Protection");
    app.choose(&field("Hide at once"), "stay open");
    app.see(&text("This system has no way to keep a window out of pictures"));
    app.go("Today");
    // Dialogs of the system's are windows of their own, and say what they are about: they go too, unanswered.
    app.script(
        "const ask = (command, given) => window.__TAURI_INTERNALS__.invoke(command, given);
         const room = { kind: 'web', url: 'https://example.org/room' };
         window.answered = [];
         ask('open_outside', { target: room }).then((opened) => window.answered.push(opened));
         ask('backup_place_choose').then((chosen) => window.answered.push(chosen));",
        vec![],
    );
    until_true("both are on the screen", SOON, || on_the_screen() == 3);
    app.press("Ctrl+H");
    until_true("nothing is on the screen", SOON, || on_the_screen() == 0);
    open_again();
    assert_eq!(app.labels(), [MAIN]);
    app.window(MAIN);
    app.at_home();
    until_true("both were answered by nothing", SOON, || {
        let answered = app.script("return window.answered", vec![]);
        answered.as_array().is_some_and(|all| all.len() == 2 && all.iter().all(|one| one == &json!(false)))
    });
}

#[test]
fn a_locked_keychain_is_told_and_waits_for_its_owner() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Keychain);
    app.check_in("Good");
    app.lock();

    desk.set_keychain(Keychain::Locked);
    app.click(&button("Unlock"));
    app.find_for(Duration::from_secs(40), &text("Your journal is untouched."));
    assert_eq!(app.labels(), [LOCK]);
    app.see(&button("Use the recovery code"));

    desk.set_keychain(Keychain::Open);
    app.click(&button("Unlock"));
    app.window(MAIN);
    app.go("Journal");
    app.see(&about("option", "Good"));
}

#[test]
fn a_hanging_keychain_can_be_given_up_and_the_code_opens() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    let groups = app.begin(Choice::Keychain);
    app.lock();

    desk.set_keychain(Keychain::Hanging);
    app.click(&button("Unlock"));
    app.click(&button("Stop waiting"));
    app.click(&button("Use the recovery code"));
    app.type_code(&groups);
    app.click(&button("Unlock"));
    app.see(&heading("It is open again"));
    app.click(&button("Not now"));
    app.window(MAIN);
    app.at_home();
}

#[test]
fn a_keychain_that_is_gone_leaves_the_code() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    let groups = app.begin(Choice::Keychain);
    app.check_in("Low");
    app.quit();
    let header = std::fs::read(desk.data().join("vault.keys")).expect("the header");

    desk.set_keychain(Keychain::Absent);
    let app = App::start(&desk);
    app.window(LOCK);
    if app.has(&button("Unlock")) {
        app.click(&button("Unlock"));
    }
    app.see(&text("keychain"));
    app.click(&button("Use the recovery code"));
    app.type_code(&groups);
    app.click(&button("Unlock"));
    app.see(&heading("It is open again"));
    app.click(&button("Not now"));
    app.window(MAIN);
    app.at_home();
    app.go("Journal");
    app.see(&about("option", "Low"));
    assert!(any("option").within(role("listbox", "Entries")).to_string().contains("Entries"));
    assert_eq!(
        std::fs::read(desk.data().join("vault.keys")).expect("the header").len(),
        header.len(),
        "no new key was made over the old header"
    );
}
