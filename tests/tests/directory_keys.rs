//! Everything around the meetings of the directory by keyboard alone: the distance from a place or a group, a list and its
//! removal, the columns of a table; the focus comes back to what opened it.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::directory::{bytes, feed};
use mooring_tests::wait::PATIENTLY;

/// A directory with a list in it.
fn begin(app: &App<'_>) {
    app.begin(Choice::Passphrase);
    app.go("Groups");
    app.click(&button("Directory"));
    app.choose_file("coast.json", &bytes(&feed(40)));
    app.find_for(PATIENTLY, &button("Keep"));
    app.click(&button("Keep"));
    app.find_for(PATIENTLY, &role("listbox", "Meetings"));
}

#[test]
fn distances_are_measured_from_a_place_and_from_a_group_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    begin(&app);
    let hands = app.hands();
    hands.press("Ctrl+F");
    hands.land_on("textbox", "Name, place or word");

    // From a place that is typed.
    hands.tab_to("button", "Distance");
    hands.press("Enter");
    hands.land_on("textbox", "Coordinates to measure from");
    hands.type_text("54.02 -1.02");
    hands.tab_to("textbox", "At most, in kilometres");
    hands.type_text("1");
    hands.press("Enter");
    app.see(&about("button", "1 km around"));
    hands.leave("Distance");
    hands.press("Tab");
    hands.land_on("button", "take this filter away");
    hands.press("Enter");
    app.gone(&about("button", "take this filter away"));
    hands.land_on("button", "Distance");

    // From a group that was saved from the list.
    hands.tab_to("listbox", "Meetings");
    hands.press("Home");
    hands.press("Enter");
    hands.land_on("heading", " circle ");
    let (_, name) = app.focused();
    hands.tab_to("button", "Save as a group");
    hands.press("Enter");
    app.see(&button("Open the group"));
    hands.land_on("heading", &name);
    hands.press("Ctrl+F");
    hands.tab_to("button", "Distance");
    hands.press("Enter");
    hands.tab_to("combobox", "Measure from");
    hands.type_text(&name);
    app.gone(&role("textbox", "Coordinates to measure from"));
    app.check_access("a group to measure from");
    hands.tab_to("button", "Measure");
    hands.press("Enter");
    app.see(&about("button", format!("nearest to {name}")));
    hands.leave("Distance");
}

#[test]
fn lists_and_columns_go_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    begin(&app);
    let hands = app.hands();
    hands.press("Ctrl+F");
    hands.land_on("textbox", "Name, place or word");
    for _ in 0..2 {
        hands.press("Shift+Tab");
    }
    hands.tab_to("button", "Lists");
    hands.press("Enter");
    hands.land_on("heading", "Lists of meetings");

    // The columns of a table are said where they stand; leaving it leads back.
    app.choose_file("table.csv", "Wer,Wann,Um\nMorgenkreis,Montag,09:00\nAbendrunde,Freitag,19:30\n".as_bytes());
    hands.land_on("heading", "No meetings to read yet");
    hands.tab_to("checkbox", "The first row holds the names of the columns");
    hands.press("Space");
    hands.tab_to("combobox", "Wer");
    hands.type_text("Name");
    app.see(&text("2 meetings in this list"));
    hands.land_on("combobox", "Wer");
    hands.tab_to("button", "Not now");
    hands.press("Enter");
    hands.land_on("heading", "Lists of meetings");

    hands.choose("More for coast", "Remove the list");
    hands.land_on("button", "");
    hands.press("Esc");
    app.gone(&any("alertdialog"));
    hands.land_on("button", "More for coast");
    hands.choose("More for coast", "Remove the list");
    hands.tab_to("button", "Remove the list");
    hands.press("Enter");
    app.gone(&any("alertdialog"));
    hands.stand("the list is gone");
}
