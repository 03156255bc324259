//! The care team by keyboard alone: somebody is written down, a question is brought, asked and answered; what was said and when one
//! is seen next; everything that was removed comes back; and the lock loses nothing.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

fn team(app: &App<'_>) -> Value {
    app.ask("care_team_view", &json!({ "zone": "Europe/Berlin" })).expect("the team")
}

#[test]
fn somebody_is_written_down_asked_and_seen_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Care team");
    let hands = app.hands();
    app.see(&text("Nobody here yet"));
    hands.tab_to("button", "Add somebody");
    hands.press("Enter");
    hands.tab_to("textbox", "Name");
    hands.type_text("Dr Osei");
    app.choose(&field("What they are"), "Psychiatrist");
    hands.tab_to("textbox", "When they can be reached");
    hands.type_text("Tuesdays");
    hands.press("Esc");
    hands.land_on("heading", "Dr Osei");
    app.see(&text("prescribes"));
    app.see(&text("Tuesdays"));
    assert_eq!(team(&app)["people"][0]["role"], json!("psychiatrist"));

    // A question is brought, asked, and answered.
    hands.tab_to("textbox", "A question or concern");
    hands.type_text("Is it the dose?");
    hands.press("Enter");
    app.see(&button("Is it the dose?"));
    hands.type_text("How long?");
    hands.press("Enter");
    app.see(&button("How long?"));
    // Back over what can be done with it.
    for _ in 0..4 {
        hands.press("Shift+Tab");
    }
    hands.land_on("button", "How long?");
    hands.press("Alt+Up");
    until_true("it is the first", SOON, || team(&app)["questions"][0]["question"]["text"] == json!("How long?"));
    hands.land_on("button", "How long?");
    hands.tab_to("button", "I asked it: How long?");
    hands.press("Enter");
    hands.tab_to("textbox", "What was said");
    hands.type_text("Until spring.");
    hands.press("Esc");
    app.gone(&any("dialog"));
    app.see(&text("Until spring."));

    // What was said is kept, removed, and comes back.
    app.click(&button("Write it down"));
    app.fill(&field("In your own words"), "We wait two weeks.");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.see(&text("We wait two weeks."));
    until_true("it is kept", SOON, || team(&app)["said"][0]["words"] == json!("We wait two weeks."));

    // An appointment through the calendar's form.
    app.click(&button("Add an appointment"));
    app.see(&any("dialog"));
    assert_eq!(app.value(&field("What is it called?")), "Dr Osei");
    app.fill(&field("Day"), "tomorrow");
    app.click(&button("Add").within(any("dialog")));
    app.gone(&any("dialog"));
    until_true("the next one is known", SOON, || team(&app)["next"][0]["title"] == json!("Dr Osei"));

    // Removed, and taken back.
    app.click(&button("More about this person"));
    app.click(&role("menuitem", "Remove"));
    app.see(&text("Removed: Dr Osei"));
    until_true("nobody is left", SOON, || team(&app)["people"] == json!([]));
    app.click(&button("Undo"));
    app.see(&button("Dr Osei"));
    assert_eq!(team(&app)["questions"][0]["question"]["person"], team(&app)["people"][0]["id"]);
}

#[test]
fn the_lock_loses_no_word() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Care team");
    app.fill(&field("A question or concern"), "Half typed");
    // Leaving keeps it as the lock does.
    app.go("Journal");
    app.go("Care team");
    app.see(&button("Half typed"));
    // Somebody without a name.
    app.click(&button("Add somebody"));
    app.fill(&field("When they can be reached"), "Tuesdays");
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Care team");
    app.see(&button("Half typed"));
    app.see(&button("Somebody without a name"));

    // Out of the entry one writes, and by the palette.
    app.write("Awake at four", "Is it the dose?");
    app.go("Journal");
    app.click(&about("option", "Awake at four"));
    app.click(&button("Edit"));
    app.see(&field("Text of the entry"));
    app.see(&button("Bring this to somebody"));
    app.press("Ctrl+a");
    app.press("Ctrl+k");
    app.type_text("Bring this entry");
    app.see(&role("option", "Bring this entry to somebody"));
    app.press("Enter");
    until_true("it begins with what is marked", SOON, || {
        app.has(&field("Question or concern")) && app.value(&field("Question or concern")) == "Is it the dose?"
    });
    app.check_access("bringing a question out of the editor");
    app.lock();
    app.unlock(PASSPHRASE);
    let brought = || {
        let team = team(&app);
        let all = team["questions"].as_array().cloned().unwrap_or_default();
        all.into_iter().find(|row| row["question"]["text"] == json!("Is it the dose?"))
    };
    assert!(brought().is_some_and(|row| row["entryDay"].is_string()), "{}", team(&app));
}

#[test]
fn two_honest_pages_are_saved_without_what_was_taken_out() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.check_in("Good");
    app.go("Care team");
    for question in ["Is it the dose?", "How long?"] {
        app.fill(&field("A question or concern"), question);
        app.press("Enter");
        app.see(&button(question));
    }
    app.click(&button("Two honest pages"));
    app.see(&heading("From my notes"));
    app.see(&text("Mood noted on 1 of 92 days."));
    app.choose(&field("Period"), "The last four weeks");
    app.see(&text("Mood noted on 1 of 28 days."));
    app.check_access("two honest pages");
    app.click(&button("Take out: Is it the dose?"));
    app.see(&text("1 line taken out"));
    assert_eq!(app.focused().1, "Take out: How long?", "the focus goes to the next line");
    app.click(&button("Undo"));
    app.see(&text("Is it the dose?"));
    app.click(&button("Take out: Is it the dose?"));
    app.see(&text("1 line taken out"));
    app.fill(&field("In my own words"), "Slowly better.");

    // The lock comes before typing rests: what was chosen and written is there again.
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Care team");
    app.click(&button("Two honest pages"));
    app.see(&text("1 line taken out"));
    app.see(&text("Mood noted on 1 of 28 days."));
    assert_eq!(app.value(&field("In my own words")), "Slowly better.");
    assert!(!app.has(&text("Is it the dose?")));
    app.see(&text("One page."));

    let file = desk.root().join("pages.pdf");
    app.click(&button("Save as PDF"));
    app.choose_path("Save the pages", &file);
    app.see(&text("The pages are saved"));
    let saved = fs::read(&file).expect("the file that was saved");
    assert!(saved.starts_with(b"%PDF-") && saved.len() > 5_000);
    assert_eq!(fs::metadata(&file).expect("its rights").permissions().mode() & 0o777, 0o600);

    // Back to where one came from.
    app.click(&about("button", "Care team"));
    app.see(&button("Is it the dose?"));
}
