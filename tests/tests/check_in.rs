//! The small window for checking in: from a command of the desktop, beside the open journal and a locked one.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::find::{any, button, field, heading, radio, role, text};
use mooring_tests::app::plain::PlainApp;
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, CHECK_IN, LOCK, MAIN};
use mooring_tests::canary::{self, Canary};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const ASKS: &str = "How are you, just now?";
/// `XK_k` of the X protocol.
const K: u32 = 0x6b;
const LINE: &str = "A line, if there is one";

/// As the desktop does when its own key for it is pressed.
fn ask(desk: &Desk) {
    let data = desk.data();
    assert_eq!(PlainApp::run_to_end(desk, &["--data-dir", &data.to_string_lossy(), "--check-in"]), 0);
}

fn bodies(app: &App<'_>) -> Vec<String> {
    let today = app.ask("journal_today", &json!({ "zone": "Europe/Berlin" })).expect("today");
    let entries = today["entries"].as_array().expect("entries");
    let whole = entries.iter().map(|row| app.ask("journal_get", &json!({ "id": row["id"] })).expect("an entry"));
    whole.map(|entry| entry["body"].as_str().expect("a body").to_owned()).collect()
}

fn drafts(app: &App<'_>) -> usize {
    app.ask("journal_drafts", &json!({})).expect("the drafts").as_array().map_or(0, Vec::len)
}

fn is_gone(app: &App<'_>, rest: &str) {
    until_true("the small window is gone", SOON, || app.labels() == [rest]);
}

#[test]
fn a_command_brings_the_small_window_and_enter_saves() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    ask(&desk);
    app.window(CHECK_IN);
    app.see(&heading(ASKS));
    assert_eq!(app.script("return [innerWidth, innerHeight]", vec![]), json!([380, 520]));
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.check_access("the small window for checking in");
    app.click(&radio("Low"));
    app.see(&text("Noted"));
    app.click(&field(LINE));
    app.type_text("Four words");
    app.press("Shift+Enter");
    app.type_text("and a line");
    app.press("Enter");
    is_gone(&app, MAIN);
    app.window(MAIN);
    until_true("it is in the journal", SOON, || bodies(&app) == ["Four words\nand a line"]);
    assert_eq!(drafts(&app), 0);

    // Nothing older is in it; Esc keeps a draft, and what was kept is not shown again.
    ask(&desk);
    app.window(CHECK_IN);
    app.see(&heading(ASKS));
    assert!(!app.page().contains("Four words"));
    app.click(&field(LINE));
    app.type_text("Begun");
    app.press("Esc");
    is_gone(&app, MAIN);
    app.window(MAIN);
    assert_eq!(drafts(&app), 1);
    assert_eq!(bodies(&app).len(), 1);
    ask(&desk);
    app.window(CHECK_IN);
    app.see(&heading(ASKS));
    assert_eq!(app.value(&field(LINE)), "");

    // It reaches nothing that was written.
    assert!(app.ask("journal_list", &json!({})).is_err());
    // Help is one key away, and what was begun is still there behind it.
    app.click(&field(LINE));
    app.type_text("Still here");
    app.press("F1");
    app.see(&heading("Help now"));
    app.check_access("help in the small window");
    app.press("Esc");
    app.see(&heading(ASKS));
    assert_eq!(app.value(&field(LINE)), "Still here");

    // And the journal goes on with it.
    app.click(&button("Write more"));
    is_gone(&app, MAIN);
    app.window(MAIN);
    app.see(&text("Still here"));
}

#[test]
fn what_is_being_noted_is_a_draft_when_the_journal_is_locked_and_the_locked_window_leads_to_unlocking() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    ask(&desk);
    app.window(CHECK_IN);
    app.click(&field(LINE));
    app.type_text("Not done yet");
    app.window(MAIN);
    app.press("Ctrl+L");
    until_true("it is locked, and the small window gone", SOON, || app.labels() == [LOCK]);

    ask(&desk);
    app.window(CHECK_IN);
    app.see(&heading("Your journal is locked"));
    app.check_access("the small window of a locked journal");
    app.click(&button("Unlock"));
    is_gone(&app, LOCK);
    app.window(LOCK);
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.press("Enter");
    app.window(MAIN);
    app.see(&role("dialog", ASKS));
    app.press("Esc");
    app.gone(&any("dialog"));
    assert_eq!(drafts(&app), 1);
}

/// After saving, once, and never in the way; turned off, not at all.
#[test]
fn after_a_hard_entry_one_card_says_where_help_is() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let card = role("region", "Where help is");
    app.press("Ctrl+J");
    app.see(&role("dialog", ASKS));
    app.click(&field(LINE));
    app.type_text("Killing time at the station");
    app.press("Enter");
    app.gone(&any("dialog"));
    app.press("Ctrl+J");
    app.see(&role("dialog", ASKS));
    app.click(&field(LINE));
    app.type_text("I do not want to live like this");
    app.press("Enter");
    app.gone(&any("dialog"));
    app.see(&card);
    app.check_access("the card after a hard entry");
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.click(&button("Show").within(card.clone()));
    app.see(&heading("Help now"));
    app.press("Esc");
    app.gone(&any("dialog"));
    assert!(!app.has(&card), "once is enough");
    assert_eq!(bodies(&app).len(), 2);

    // In the small window it stands until it was read.
    ask(&desk);
    app.window(CHECK_IN);
    app.click(&field(LINE));
    app.type_text("I want to die");
    app.press("Enter");
    app.see(&text("If it is hard right now"));
    app.check_access("the same in the small window");
    app.click(&button("Not now"));
    is_gone(&app, MAIN);

    app.window(MAIN);
    app.settings("Check-in and mood");
    app.click(&role("switch", "After a hard entry"));
    app.click(&role("switch", "Hide charts"));
    until_true("both are kept", SOON, || {
        let settings = app.ask("settings_get", &json!({})).expect("settings");
        settings["quietCard"] == json!(false) && settings["hideCharts"] == json!(true)
    });
    let asked = app.ask("safety_quiet_card", &json!({ "text": "I want to die", "mood": 0.0 }));
    assert_eq!(asked, Ok(json!(false)));
    app.go("Insights");
    app.see(&text("Charts are hidden"));
    app.check_access("insights without charts");
    app.click(&button("Show them"));
    app.gone(&text("Charts are hidden"));
}

/// The words of the form are chosen from while locked, and nowhere in clear.
#[test]
fn a_locked_journal_takes_a_check_in_where_that_was_chosen() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let tag = Canary::typed("a tag of the form");
    let line = Canary::typed("the line of a sealed check-in");
    let words = app.ask("journal_vocabulary", &json!({})).expect("the words");
    let group = words["tags"][0]["id"].clone();
    app.ask("journal_tag_add", &json!({ "group": group, "name": tag.word, "icon": Value::Null })).expect("a tag");

    // Not before it was chosen.
    app.lock();
    ask(&desk);
    app.window(CHECK_IN);
    app.see(&heading("Your journal is locked"));
    app.press("Esc");
    is_gone(&app, LOCK);
    app.window(LOCK);
    app.unlock(PASSPHRASE);
    app.settings("Check-in and mood");
    app.click(&role("switch", "Check in while the journal is locked"));
    until_true("it is chosen", SOON, || {
        app.ask("settings_get", &json!({})).expect("settings")["checkInWhileLocked"] == json!(true)
    });
    app.lock();

    app.click(&button("Check in without unlocking"));
    app.window(CHECK_IN);
    app.see(&heading(ASKS));
    app.check_access("checking in while locked");
    app.click(&radio("Low"));
    app.click(&button("More").within(any("main")));
    if !app.has(&button(&tag.word)) {
        app.press("Esc");
        app.script("document.querySelectorAll('[data-more]')[1].click()", vec![]);
    }
    app.click(&button(&tag.word));
    app.press("Esc");
    app.click(&field(LINE));
    app.type_text(&line.word);
    app.press("Enter");
    is_gone(&app, LOCK);

    // Leaving with Esc loses nothing either.
    app.window(LOCK);
    ask(&desk);
    app.window(CHECK_IN);
    app.click(&field(LINE));
    app.type_text("Left in a hurry");
    app.press("Esc");
    is_gone(&app, LOCK);
    let found = canary::search(&[&desk.data()], &[tag, line.clone()]).expect("everything can be read");
    assert!(found.is_empty(), "readable on the disk: {found:?}");

    app.window(LOCK);
    app.unlock(PASSPHRASE);
    app.see(&text("2 check-ins that you wrote while the journal was locked were added."));
    let mut bodies = bodies(&app);
    bodies.sort();
    let mut expected = [line.word, "Left in a hurry".to_owned()];
    expected.sort();
    assert_eq!(bodies, expected);

    // Taken back, the words leave the shelf.
    app.settings("Check-in and mood");
    app.click(&role("switch", "Check in while the journal is locked"));
    until_true("it is taken back", SOON, || {
        app.ask("settings_get", &json!({})).expect("settings")["checkInWhileLocked"] == json!(false)
    });
    app.lock();
    ask(&desk);
    app.window(CHECK_IN);
    app.see(&heading("Your journal is locked"));
}

/// Keys the person chose, pressed while another program's window has the focus; open, and locked, and not once they are let go of.
#[test]
fn keys_from_anywhere_bring_the_small_window() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.settings("Check-in and mood");
    app.scroll_to(&button("Choose keys"));
    app.click(&button("Choose keys"));
    app.click(&field("The keys you pressed"));
    app.press("Shift+F8");
    app.see(&text("You type with these"));
    // Every program's own, and the journal's own lock.
    app.press("Ctrl+L");
    app.see(&text("most programs do something with them"));
    // One of another program's, one of the system's own.
    desk.screen().hold_keys(K);
    for taken in ["Ctrl+Alt+K", "Ctrl+Alt+F8"] {
        app.press(taken);
        app.click(&button("Save").within(any("dialog")));
        app.see(&text("These keys cannot be had"));
        app.click(&field("The keys you pressed"));
    }
    app.press("Ctrl+Alt+J");
    app.check_access("choosing keys from anywhere");
    app.click(&button("Save").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&text("Ctrl Alt J opens the small window"));

    // XTEST: the display is told of real keys, and the window that has the focus is another program's.
    let elsewhere = desk.screen().cover();
    assert_eq!(desk.screen().focused(), Some(elsewhere));
    let pressed = || desk.run("xdotool", &["key", "ctrl+alt+j"]);
    pressed();
    app.window(CHECK_IN);
    app.see(&heading(ASKS));
    app.press("Esc");
    is_gone(&app, MAIN);
    app.window(MAIN);
    app.lock();
    pressed();
    app.window(CHECK_IN);
    app.see(&heading("Your journal is locked"));
    app.press("Esc");
    is_gone(&app, LOCK);
    app.window(LOCK);
    app.unlock(PASSPHRASE);
    app.settings("Check-in and mood");
    app.click(&button("No keys"));
    app.see(&text("None are chosen"));
    pressed();
    until_true("nothing came", SOON, || app.labels() == [MAIN]);
}
