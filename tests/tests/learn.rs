//! Articles are found and read by keyboard, lead into the app, and a hard conversation is prepared on a page of the journal.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, button, field, heading};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{PATIENTLY, until_true};

#[test]
fn an_article_is_found_read_and_left_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let hands = app.hands();
    hands.press("Ctrl+9");
    hands.land_on("heading", "Learn");
    hands.press("Ctrl+F");
    hands.land_on("textbox", "Search the articles");
    hands.type_text("first meeting");
    app.gone(&heading("When it is hard"));
    hands.tab_to("button", "Your first meeting");
    hands.press("Enter");
    hands.land_on("heading", "Your first meeting");
    app.see(&heading("When you walk in"));
    assert_eq!(app.sticks_out(), Vec::<String>::new());

    // It leads to another one, and from there back to what was found.
    hands.tab_to("button", "What to ask before you go");
    hands.press("Enter");
    hands.land_on("heading", "What to ask before you go");
    hands.tab_to("button", "Directory of meetings");
    hands.press("Enter");
    hands.land_on("heading", "Directory");
    hands.press("Ctrl+9");
    hands.land_on("heading", "Learn");
    assert_eq!(app.value(&field("Search the articles")), "first meeting");
    hands.tab_to("button", "Your first meeting");
    hands.press("Enter");
    hands.land_on("heading", "Your first meeting");
    for _ in 0..2 {
        hands.press("Shift+Tab");
    }
    hands.tab_to("button", "Learn");
    hands.press("Enter");
    hands.land_on("button", "Your first meeting");
}

#[test]
fn a_conversation_is_prepared_on_a_page_of_the_journal() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Learn");
    app.click(&about("button", "Tell a friend"));
    app.see(&heading("You could say"));
    app.click(&button("Write it down"));
    let hands = app.hands();
    hands.land_on("textbox", "Text of the entry");
    until_true("the questions stand on the page", PATIENTLY, || {
        app.value(&field("Text of the entry")).contains("What I keep for myself")
    });
    hands.press("Ctrl+End");
    hands.type_text("A walk by the water.");
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.click(&button("Go on"));
    hands.land_on("textbox", "Text of the entry");
    assert!(app.value(&field("Text of the entry")).trim_end().ends_with("A walk by the water."));
}
