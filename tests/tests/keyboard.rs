//! The decisive path by keyboard alone: no click, the focus always somewhere and always seen.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::find::{any, field, heading, role, text};
use mooring_tests::app::hands::Hands;
use mooring_tests::app::walks::PASSPHRASE;
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;

/// From the first screen to Today, with a passphrase and a first check-in.
fn first_start(app: &App<'_>, hands: &Hands<'_, '_>) {
    app.window(LOCK);
    hands.land_on("heading", "A place of your own");
    // Help is a key away before there is anything to open.
    hands.press("F1");
    hands.land_on("heading", "Help now");
    hands.press("Esc");
    hands.land_on("heading", "A place of your own");
    hands.tab_to("button", "Begin");
    hands.press("Enter");
    hands.land_on("heading", "Who must not be able to read this?");
    hands.tab_to("button", "Choose a passphrase");
    hands.press("Enter");
    hands.tab_to("textbox", "A passphrase only you know");
    hands.type_text(PASSPHRASE);
    hands.tab_to("textbox", "The same again");
    hands.type_text(PASSPHRASE);
    hands.press("Enter");
    hands.land_on("heading", "A code for a bad memory day");
    let groups = app.code_on_the_screen();
    for (at, group) in groups.iter().enumerate() {
        let question = format!("What is group {}?", at + 1);
        if app.has(&field(&question)) {
            hands.tab_to("textbox", &question);
            hands.type_text(&group.to_lowercase());
        }
    }
    hands.press_towards(MAIN, "Enter");
    hands.land_on("heading", "Where do you live?");
    hands.tab_to("button", "Not now");
    hands.press("Enter");
    hands.land_on("heading", "How are you, just now?");
    hands.tab_to("radio", "");
    // Arrows move along the scale; Space takes the step.
    hands.press("Right");
    hands.press("Space");
    app.see(&text("Noted at"));
    hands.tab_to("button", "Done");
    hands.press("Enter");
    hands.land_on("heading", "Do you have a journal elsewhere?");
    hands.tab_to("button", "Open my journal");
    hands.press("Enter");
    app.at_home();
    hands.land_on("heading", "");
}

/// Writes an entry, finds it again by its words, reads it and changes it.
fn write_find_read_edit(app: &App<'_>, hands: &Hands<'_, '_>) {
    hands.press("Ctrl+N");
    hands.land_on("textbox", "Text of the entry");
    hands.type_text("The heron on the weir, and nobody else.");
    hands.press("Ctrl+Enter");
    app.gone(&field("Text of the entry"));
    // What was written is what is read next.
    hands.land_on("heading", "20");

    hands.press("Ctrl+F");
    hands.land_on("textbox", "Search the journal");
    hands.type_text("heron");
    app.see(&text("1 entry for “heron”"));
    hands.press("Down");
    hands.land_on("listbox", "Search results");
    hands.press("Home");
    hands.press("Enter");
    app.see(&text("and nobody else").within(role("region", "Entry")));
    hands.tab_to("button", "Edit");
    hands.press("Enter");
    hands.land_on("textbox", "Text of the entry");
    hands.press("Ctrl+End");
    hands.type_text(" Then rain.");
    hands.press("Ctrl+Enter");
    app.gone(&field("Text of the entry"));
    // What was written is what is read next.
    hands.land_on("heading", "20");
    app.see(&text("Then rain.").within(role("region", "Entry")));
}

#[test]
fn the_decisive_path_goes_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    let hands = app.hands();
    first_start(&app, &hands);
    write_find_read_edit(&app, &hands);

    // Help opens over anything and gives the focus back.
    hands.press("Ctrl+F");
    hands.press("F1");
    hands.land_on("heading", "Help now");
    hands.press("Esc");
    hands.land_on("textbox", "Search the journal");

    // Locked: help without unlocking, and the caret is where it was.
    hands.press_towards(LOCK, "Ctrl+L");
    app.see(&heading("Locked"));
    hands.land_on("textbox", "Passphrase");
    hands.press("F1");
    hands.land_on("heading", "Help now");
    hands.tab_to("button", "Close");
    hands.press("Enter");
    hands.land_on("textbox", "Passphrase");
    // A wrong one first: it is told, and the caret stays for the next try.
    hands.type_text("not this one");
    hands.press("Enter");
    app.see(&text("The passphrase does not fit."));
    hands.land_on("textbox", "Passphrase");
    hands.type_text(PASSPHRASE);
    hands.press_towards(MAIN, "Enter");
    app.at_home();
    hands.land_on("heading", "");
}

#[test]
fn check_in_places_and_palette_go_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    let hands = app.hands();

    hands.press("Ctrl+J");
    hands.land_on("radio", "");
    hands.press("5");
    app.see(&text("Noted at"));
    hands.press("Enter");
    app.gone(&any("dialog"));
    hands.stand("the check-in");

    // Places by their keys; the heading takes the focus, so that a screen reader says where one is.
    hands.press("Ctrl+2");
    hands.land_on("heading", "Journal");
    hands.press("Ctrl+0");
    hands.land_on("heading", "Settings");

    // The palette: from any place to any other.
    hands.press("Ctrl+K");
    app.see(&role("dialog", "Find or do something"));
    hands.type_text("safety");
    hands.press("Enter");
    hands.land_on("heading", "Safety");
    hands.press("Ctrl+K");
    hands.press("Esc");
    app.gone(&any("dialog"));
    hands.land_on("heading", "Safety");
}
