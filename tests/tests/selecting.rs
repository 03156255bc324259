//! Choosing several entries in the list, and doing something with all of them.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, radio, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until_true};

const SAVE_ENTRIES: &str = "Save entries";

/// An app with a journal of four entries, its list in view and in the focus.
fn open(desk: &Desk) -> App<'_> {
    let app = App::start(desk);
    app.begin(Choice::Passphrase);
    for words in ["The heron on the weir.", "Cold tea in the kitchen.", "Tea with Ruth.", "Nothing to tell."] {
        app.write("", words);
    }
    app.go("Journal");
    app.see(&text("4 entries, newest first"));
    app.click(&field("Search the journal"));
    app.press("Down");
    until_true("the list has the focus", SOON, || app.focused().0 == "listbox");
    app.press("Home");
    app
}

/// Whether the row with these words is chosen.
fn chosen(app: &App<'_>, words: &str) -> bool {
    app.attribute(&about("option", words), "aria-selected").as_deref() == Some("true")
}

fn see_chosen(app: &App<'_>, count: &str) {
    app.see(&text(count).within(role("group", "What is chosen")));
}

#[test]
fn several_are_chosen_by_keyboard_tagged_and_untagged_again() {
    let desk = Desk::plain();
    let app = open(&desk);
    // Newest first: the arrows stand on "Nothing to tell."
    app.press("Space");
    see_chosen(&app, "1 chosen");
    assert!(chosen(&app, "Nothing to tell."));
    app.press("Down");
    app.press("x");
    see_chosen(&app, "2 chosen");
    app.press("x");
    see_chosen(&app, "1 chosen");
    assert!(!chosen(&app, "Tea with Ruth."));
    // Letters that say nothing here do not begin a search.
    app.press("t");
    assert_eq!(app.value(&field("Search the journal")), "");
    app.press("Shift+Down");
    see_chosen(&app, "3 chosen");
    assert!(chosen(&app, "Cold tea in the kitchen.") && !chosen(&app, "The heron on the weir."));
    app.press("Ctrl+A");
    see_chosen(&app, "4 chosen");

    app.click(&button("Tags").within(role("group", "What is chosen")));
    app.see(&about("dialog", "Tags of 4 entries"));
    app.check_access("tags of several");
    app.click(&about("button", "walk").within(any("dialog")));
    app.click(&button("Change the tags"));
    app.gone(&any("dialog"));
    app.see(&text("Tags of 4 entries changed"));
    until_true("every row has the tag", SOON, || app.all(&text("walk").within(any("listbox"))).len() == 4);
    app.click(&button("Undo"));
    app.gone(&text("walk").within(any("listbox")));

    // Escape ends choosing, and the arrows walk as before.
    app.click(&about("option", "Cold tea in the kitchen."));
    see_chosen(&app, "3 chosen");
    app.press("Esc");
    app.gone(&role("group", "What is chosen"));
    assert_eq!(app.focused().0, "listbox");
}

#[test]
fn what_a_search_finds_goes_to_the_bin_and_comes_back() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.fill(&field("Search the journal"), "tea");
    app.see(&text("2 entries for “tea”"));
    app.press("Down");
    until_true("the list has the focus", SOON, || app.focused().0 == "listbox");
    app.press("Ctrl+A");
    see_chosen(&app, "2 chosen");
    app.click(&button("Move to the bin").within(role("group", "What is chosen")));
    app.see(&text("2 entries moved to the bin"));
    app.gone(&role("group", "What is chosen"));
    app.see(&text("Nothing found"));
    app.click(&button("Undo"));
    app.see(&text("2 entries for “tea”"));
    app.click(&button("Show everything"));
    app.see(&text("4 entries, newest first"));

    // Another question shows others: nothing stays chosen that is out of sight.
    app.click(&button("More").within(role("region", "Entries")));
    app.click(&role("menuitem", "Choose several"));
    app.click(&about("option", "Nothing to tell."));
    see_chosen(&app, "1 chosen");
    app.fill(&field("Search the journal"), "heron");
    see_chosen(&app, "Nothing chosen");
    app.check_access("choosing");
}

#[test]
fn what_is_chosen_is_saved_where_the_dialog_says_for_its_owner_alone() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press("Space");
    app.press("Down");
    app.press("Space");
    see_chosen(&app, "2 chosen");
    app.click(&button("Save").within(role("group", "What is chosen")));
    app.see(&about("dialog", "Save 2 entries as a file"));
    app.see(&text("Anybody who has this file can read it."));
    app.check_access("a file of several");
    app.click(&button("Save the file"));
    app.leave_file_dialog(SAVE_ENTRIES);
    app.see(&about("dialog", "Save 2 entries as a file"));
    let path = desk.root().join("two.md");
    app.click(&button("Save the file"));
    app.choose_path(SAVE_ENTRIES, &path);
    app.gone(&any("dialog"));
    app.see(&text("2 entries saved in the file"));
    let saved = fs::read_to_string(&path).expect("the file");
    let (first, last) = (saved.find("Tea with Ruth."), saved.find("Nothing to tell."));
    assert!(first.is_some() && first < last, "oldest first: {saved}");
    assert!(!saved.contains("heron"), "{saved}");
    assert_eq!(fs::metadata(&path).expect("its rights").permissions().mode() & 0o777, 0o600);

    let path = desk.root().join("two.json");
    app.click(&button("Save").within(role("group", "What is chosen")));
    app.click(&radio("For another program"));
    app.click(&button("Save the file"));
    app.choose_path(SAVE_ENTRIES, &path);
    app.gone(&any("dialog"));
    let saved: serde_json::Value = serde_json::from_slice(&fs::read(&path).expect("the file")).expect("JSON");
    assert_eq!(saved["format"], "mooring-entries");
    assert_eq!(saved["entries"][1]["body"], "Nothing to tell.");
}

#[test]
fn what_is_chosen_goes_on_paper_and_only_that() {
    let desk = Desk::plain();
    let app = open(&desk);
    // The printing itself is the system's: here it is only counted.
    app.script("window.printed = 0; window.print = () => { window.printed += 1; };", vec![]);
    app.press("Space");
    app.click(&button("Print").within(role("group", "What is chosen")));
    app.see(&about("dialog", "Print 1 entry"));
    app.check_access("paper");
    let sheet = app.script("return document.querySelector('.print-sheet').textContent", vec![]).to_string();
    assert!(sheet.contains("Nothing to tell.") && !sheet.contains("heron"), "{sheet}");
    app.click(&button("Print").within(any("dialog")));
    until_true("it was printed", SOON, || app.script("return window.printed", vec![]) == 1);
    app.press("Esc");
    app.gone(&any("dialog"));
    see_chosen(&app, "1 chosen");
}
