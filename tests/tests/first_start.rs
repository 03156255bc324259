//! From the very first screen to the first check-in, with each kind of protection.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::find::{about, any, button, field, heading, radio, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;

#[test]
fn with_a_passphrase_from_the_first_word_to_the_first_check_in() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.window(LOCK);
    app.see(&heading("A place of your own"));
    app.click(&button("Begin"));

    app.click(&about("radio", "Somebody who shares my login"));
    app.click(&button("Choose a passphrase"));
    app.fill(&field("A passphrase only you know"), "short");
    app.press("Tab");
    app.see(&text("Use 8 characters or more"));
    app.fill(&field("A passphrase only you know"), PASSPHRASE);
    app.fill(&field("The same again"), "something else entirely");
    app.press("Tab");
    app.see(&text("The two are different"));
    app.fill(&field("The same again"), PASSPHRASE);
    app.click(&button("Make the journal"));

    let groups = {
        app.see(&heading("A code for a bad memory day"));
        app.code_on_the_screen()
    };
    // Going on has to wait for what is on the paper.
    app.click(&button("Go on"));
    app.see(&heading("A code for a bad memory day"));
    app.give_back(&vec!["zzzz".to_owned(); 8]);
    app.press("Tab");
    app.see(&text("Compare it with the code above"));
    app.give_back(&groups);
    app.click(&button("Go on"));

    app.window(MAIN);
    app.see(&heading("Where do you live?"));
    app.choose(&field("Country"), "Germany");
    app.see(&text("Among the lines in Germany"));
    app.click(&button("Go on"));

    app.see(&heading("How are you, just now?"));
    app.click(&radio("Low"));
    app.see(&text("Noted at"));
    app.click(&button("Done"));
    app.see(&heading("Do you have a journal elsewhere?"));
    app.click(&button("Open my journal"));
    app.at_home();
    assert_eq!(app.labels(), [MAIN], "the lock window is gone");
    app.go("Journal");
    app.see(&about("option", "Low"));

    // The next start asks for the passphrase and finds everything again.
    app.quit();
    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&about("option", "Low"));
}

#[test]
fn with_the_systems_keychain_there_is_nothing_to_type() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    let groups = app.make_journal(Choice::Keychain);
    app.enter(&groups);
    app.check_in("Good");
    app.quit();

    let app = App::start(&desk);
    app.window(LOCK);
    assert!(!app.has(&field("Passphrase")));
    app.click(&button("Unlock"));
    app.window(MAIN);
    app.go("Journal");
    app.see(&about("option", "Good"));
}

#[test]
fn with_both_the_code_cannot_be_put_off_and_each_half_is_needed() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    let groups = app.make_journal(Choice::Both);
    assert!(!app.has(&button("Later")), "with both, the recovery code is not optional");
    app.enter(&groups);
    app.lock();
    app.unlock(PASSPHRASE);
    app.quit();

    // The passphrase alone, on a desk whose keychain is gone.
    desk.set_keychain(Keychain::Absent);
    let app = App::start(&desk);
    app.window(LOCK);
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.press("Enter");
    app.see(&text("keychain"));
    assert_eq!(app.labels(), [LOCK]);
}

#[test]
fn without_a_keychain_only_a_passphrase_is_offered() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.window(LOCK);
    app.click(&button("Begin"));
    app.see(&text("No keychain was found on this system"));
    assert!(!app.has(&button("Decide later")));
    app.click(&button("Choose a passphrase"));
    app.see(&field("A passphrase only you know"));
}

#[test]
fn deciding_later_keeps_the_key_in_the_keychain_and_says_so_quietly() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    decide_later(&app);
    app.go("Today");
    app.see(&text("One step is still open: checking that your recovery code is written down."));
    app.click(&button("Not now"));
    app.gone(&text("One step is still open: checking that your recovery code is written down."));
}

/// A new journal by "Decide later", up to its places.
fn decide_later(app: &App<'_>) {
    app.window(LOCK);
    app.click(&button("Begin"));
    app.click(&button("Decide later"));
    app.window(MAIN);
    app.click(&button("Not now"));
    app.click(&button("Not now"));
    app.click(&button("Open my journal"));
    app.at_home();
}

#[test]
fn what_was_to_be_decided_later_can_stay_as_it_is() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    decide_later(&app);
    app.settings("Protection");
    app.see(&text("You chose to decide later."));
    app.click(&button("Keep it so"));
    app.gone(&text("You chose to decide later."));
    app.quit();

    let app = App::start(&desk);
    app.window(LOCK);
    app.click(&button("Unlock"));
    app.window(MAIN);
    app.settings("Protection");
    app.see(&text("The system’s keychain keeps the key."));
    assert!(!app.has(&text("You chose to decide later.")));
}

#[test]
fn with_the_code_on_paper_the_banner_asks_only_whether_it_is_to_stay() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    decide_later(&app);
    app.settings("Protection");
    app.click(&button("Make the code"));
    app.click(&button("Make the code").within(any("dialog")));
    app.see(&about("list", "Recovery code"));
    let groups = app.code_on_the_screen();
    app.give_back(&groups);
    app.click(&button("It is written down"));
    app.gone(&any("dialog"));
    app.go("Today");
    app.see(&text("You chose to decide later who must not read this."));
    app.click(&button("Keep it so"));
    app.see(&text("It stays as it is."));
    app.gone(&text("You chose to decide later who must not read this."));
}

#[test]
fn help_is_there_before_there_is_a_journal() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.window(LOCK);
    app.press("F1");
    app.see(&heading("Help now"));
    app.choose(&about("field", "Where are you?"), "Germany");
    app.see(&text("0800 1110111").within(role("dialog", "Help now")));
    app.press("Esc");
    app.see(&heading("A place of your own"));
    assert!(!desk.data().join("vault.keys").exists());
}

#[test]
fn a_first_start_that_was_left_goes_on_where_it_was() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    let groups = app.make_journal(Choice::Passphrase);
    app.give_back(&groups);
    app.click(&button("Go on"));
    app.window(MAIN);
    app.see(&heading("Where do you live?"));
    app.kill();

    let app = App::start(&desk);
    app.window(LOCK);
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.press("Enter");
    app.window(MAIN);
    app.see(&heading("Where do you live?"));
}
