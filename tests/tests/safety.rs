//! The safety plan, lines of one's own, and Help now with both: by keyboard, while open and while locked.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::plain::PlainApp;
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, CHECK_IN, LOCK, MAIN};
use mooring_tests::canary::{self, Canary};
use mooring_tests::desk::Desk;
use mooring_tests::desk::answering::Answering;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const ASKS: &str = "Open outside Mooring";
const SHOWN: &str = "Show my plan and my own lines in Help now without unlocking";

fn plan(app: &App<'_>) -> Vec<(String, String, String)> {
    let plan = app.ask("safety_plan_get", &json!({})).expect("the plan");
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let lines = plan["lines"].as_array().cloned().unwrap_or_default();
    lines.iter().map(|line| (word(line, "step"), word(line, "words"), word(line, "contact"))).collect()
}

fn line(step: &str, words: &str, contact: &str) -> (String, String, String) {
    (step.to_owned(), words.to_owned(), contact.to_owned())
}

fn keeps(app: &App<'_>, lines: &[(String, String, String)]) {
    until_true("the plan is kept", SOON, || plan(app) == lines);
}

#[test]
fn a_plan_is_begun_changed_and_found_again_by_keyboard() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Safety");
    let hands = app.hands();
    app.see(&heading("Begin with three lines"));
    app.check_access("a plan that is not begun");
    hands.tab_to("textbox", "One thing I can do by myself when it gets hard");
    hands.type_text("Kettle on");
    hands.tab_to("textbox", "One person I can ask for help");
    hands.type_text("Jonas, any hour");
    hands.tab_to("textbox", "How to reach them");
    hands.type_text("0171 555 01 99");
    hands.tab_to("button", "Keep these");
    hands.press("Enter");
    hands.land_on("heading", "My safety plan");
    let jonas = line("people", "Jonas, any hour", "0171 555 01 99");
    keeps(&app, &[line("alone", "Kettle on", ""), jonas.clone()]);

    // A further line, put before the first by its key.
    hands.tab_to("textbox", "What I can do by myself, line 1");
    hands.press("Enter");
    hands.land_on("textbox", "What I can do by myself, line 2");
    hands.type_text("Once round the block");
    hands.press("Alt+Up");
    hands.land_on("textbox", "What I can do by myself, line 1");
    keeps(&app, &[line("alone", "Once round the block", ""), line("alone", "Kettle on", ""), jonas.clone()]);

    // Taken out by its menu, and back by the key that undoes.
    hands.choose("Line 1 of “What I can do by myself”", "Remove");
    keeps(&app, &[line("alone", "Kettle on", ""), jonas.clone()]);
    hands.land_on("textbox", "What I can do by myself, line 1");
    app.see(&text("Line removed"));
    app.click(&button("Undo"));
    keeps(&app, &[line("alone", "Once round the block", ""), line("alone", "Kettle on", ""), jonas.clone()]);
    app.check_access("a plan");

    // The lock comes before typing rests: nothing is lost.
    hands.tab_to("textbox", "What I can do by myself, line 2");
    hands.press("End");
    hands.type_text(" and the radio");
    app.lock();
    app.unlock(PASSPHRASE);
    keeps(
        &app,
        &[line("alone", "Once round the block", ""), line("alone", "Kettle on and the radio", ""), jonas.clone()],
    );

    // What it was before that sitting comes back.
    app.go("Safety");
    let hands = app.hands();
    hands.tab_to("textbox", "What I can do by myself, line 1");
    hands.press("End");
    hands.type_text(", slowly");
    app.click(&button("Earlier plans"));
    app.see(&heading("Earlier plans"));
    app.check_access("earlier plans");
    // Taken away, and put back where it was.
    app.click(&about("button", "Remove: the plan until").within(any("dialog")));
    app.click(&about("button", "Undo: the plan until").within(any("dialog")));
    app.click(&about("button", "Bring this one back").within(any("dialog")));
    app.gone(&any("dialog"));
    keeps(&app, &[line("alone", "Once round the block", ""), line("alone", "Kettle on and the radio", ""), jonas]);

    // On every screen, with the first steps and the whole of it.
    app.go("Journal");
    app.press("F1");
    app.see(&heading("My plan, first steps"));
    app.see(&text("Kettle on and the radio"));
    app.check_access("Help now with a plan");
    assert!(!app.has(&button("The whole plan")), "three lines are all of it");
    app.press("Esc");
    app.gone(&heading("My plan, first steps"));
}

#[test]
fn a_line_of_ones_own_stands_first_and_is_dialled_as_digits_after_showing_both() {
    let desk = Desk::plain();
    let answering = Answering::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Safety");
    app.see(&heading("Lines of my own"));
    app.click(&button("Add a line").within(role("region", "Lines of my own")));
    app.type_text("Night nurse");
    app.fill(&field("Number"), "0800-GET-HELP");
    app.see(&text("Dialled as 08004384357"));
    app.check_access("a line of one's own");
    app.press("F1");
    app.see(&heading("Help now"));
    let sheet = || any("dialog");
    app.see(&text("0800-GET-HELP").within(sheet()));
    app.see(&text("Dialled as 08004384357").within(sheet()));
    let rows =
        app.script("return [...document.querySelectorAll('dialog .help li b')].map(row => row.textContent)[0]", vec![]);
    assert_eq!(rows, json!("0800-GET-HELP"));
    app.click(&button("Call Night nurse").within(sheet()));
    app.agree_to(ASKS);
    until_true("the number is handed over", SOON, || answering.told() == ["tel:08004384357"]);
}

#[test]
fn the_locked_windows_show_the_plan_only_if_that_was_chosen() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let (way, own) = (Canary::fresh("plan"), Canary::fresh("own line"));
    let zone = "Europe/London";
    let id = |last: u8| format!("019a9e00-0000-7000-8000-0000000000{last:02x}");
    let draft = json!({ "sitting": id(1), "lines": [
        { "id": id(2), "step": "alone", "words": way.word, "contact": "" },
    ] });
    app.ask("safety_plan_save", &json!({ "plan": draft, "zone": zone })).expect("kept");
    let lines = json!([{ "id": id(3), "name": own.word, "number": "116 123", "ways": "call", "note": "" }]);
    app.ask("safety_own_save", &json!({ "lines": lines })).expect("kept");
    let copy = desk.data().join("shelf-plan");
    let readable = || canary::search(&[&desk.data()], &[way.clone(), own.clone()]).expect("everything can be read");

    // Not chosen: nothing of it lies anywhere, and nothing is shown.
    app.lock();
    app.press("F1");
    app.see(&heading("Help now"));
    app.see(&heading("One minute, here"));
    assert!(!app.has(&text(&way.word)) && !app.has(&text(&own.word)));
    assert!(!copy.exists());
    app.press("Esc");

    app.unlock(PASSPHRASE);
    app.go("Safety");
    app.click(&role("switch", SHOWN));
    until_true("the copy is there", SOON, || copy.is_file());
    assert!(readable().is_empty());
    app.check_access("a plan that is shown while locked");

    app.lock();
    app.press("F1");
    app.see(&text(&way.word));
    app.see(&text(&own.word));
    app.check_access("Help now with a plan while locked");
    app.press("Esc");
    // And in the small window.
    let data = desk.data();
    assert_eq!(PlainApp::run_to_end(&desk, &["--data-dir", &data.to_string_lossy(), "--check-in"]), 0);
    app.window(CHECK_IN);
    app.see(&heading("Your journal is locked"));
    app.press("F1");
    app.see(&text(&way.word));
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.press("Esc");
    app.press("Esc");
    until_true("the small window is gone", SOON, || app.labels() == [LOCK]);

    // Changed, the copy follows; taken back, it goes.
    app.window(LOCK);
    app.unlock(PASSPHRASE);
    let before = std::fs::read(&copy).expect("the copy");
    let draft = json!({ "sitting": id(4), "lines": [
        { "id": id(2), "step": "alone", "words": "Kettle on", "contact": "" },
    ] });
    app.ask("safety_plan_save", &json!({ "plan": draft, "zone": zone })).expect("kept");
    until_true("the copy follows", SOON, || std::fs::read(&copy).is_ok_and(|now| now != before));
    app.lock();
    app.press("F1");
    app.see(&text("Kettle on"));
    assert!(!app.has(&text(&way.word)));
    app.press("Esc");
    app.unlock(PASSPHRASE);
    app.go("Safety");
    app.click(&role("switch", SHOWN));
    until_true("the copy is gone", SOON, || !copy.exists());
    app.lock();
    app.press("F1");
    app.see(&heading("One minute, here"));
    assert!(!app.has(&text("Kettle on")) && !app.has(&text(&own.word)));
}

#[test]
fn without_a_keychain_it_is_said_why_the_plan_is_not_shown_while_locked() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.window(MAIN);
    app.go("Safety");
    app.see(&text("This needs a keychain, where the key for the copy can lie."));
    assert!(!app.has(&role("switch", SHOWN)));
    assert!(app.ask("safety_locked_set", &json!({ "chosen": true })).is_err());
    assert!(!desk.data().join("shelf-plan").exists());
}
