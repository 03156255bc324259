//! Checking in, writing, finding again, and losing nothing on the way.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::find::{about, any, button, field, heading, radio, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until_true};

/// An app with an open, empty journal.
fn open(desk: &Desk) -> App<'_> {
    let app = App::start(desk);
    app.begin(Choice::Passphrase);
    app
}

#[test]
fn one_tap_is_a_whole_check_in() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press("Ctrl+J");
    app.see(&heading("How are you, just now?"));
    app.click(&radio("Good").within(any("dialog")));
    app.see(&text("Noted at"));
    // Saved with the tap itself: even the hardest end loses nothing.
    app.kill();

    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&about("option", "Good"));
}

#[test]
fn a_check_in_goes_by_keyboard_alone_and_takes_more_where_there_is_more() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press("Ctrl+J");
    app.see(&heading("How are you, just now?"));
    until_true("the question has the focus", SOON, || app.focused().0 == "radio");
    app.press("2");
    app.see(&text("Noted at"));
    app.fill(&field("A line, if there is one"), "Rain, and that was all right.");
    app.press("Enter");
    app.gone(&any("dialog"));
    app.go("Journal");
    app.see(&text("Rain, and that was all right."));
}

#[test]
fn a_check_in_that_was_left_open_is_a_draft() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press("Ctrl+J");
    app.see(&heading("How are you, just now?"));
    app.fill(&field("A line, if there is one"), "not for the journal yet");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.go("Journal");
    app.see(&text("not for the journal yet").within(role("list", "Drafts")));
}

#[test]
fn what_is_typed_survives_lock_and_power_cut() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "The last word before the lock is");
    app.type_text(" anchorage");
    app.lock();
    app.see(&text("What you were writing is kept."));
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.click(&button("Go on"));
    until_true("the text is on the page", SOON, || {
        app.value(&field("Text of the entry")) == "The last word before the lock is anchorage"
    });

    app.add(&field("Text of the entry"), " and then the power went");
    app.see(&text("Draft kept"));
    app.kill();
    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.click(&button("Go on"));
    until_true("the text is on the page", SOON, || {
        app.value(&field("Text of the entry")).ends_with("anchorage and then the power went")
    });
    app.click(&button("Done"));
    app.see(&about("option", "anchorage"));
    app.gone(&role("list", "Drafts"));
}

#[test]
fn that_week_in_march_is_found_as_one_types() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.write("", "Nothing to tell but the heron on the weir.");
    app.write("The café in Zürich", "We sat outside for the first time this year, 東京 was on the phone.");
    app.write("", "Counting the days until the heronry opens.");
    app.go("Journal");

    let search = field("Search the journal");
    app.fill(&search, "her");
    app.see(&text("2 entries for “her”, newest first"));
    app.add(&search, "on on");
    app.see(&text("1 entry for “heron on”"));
    let hits = app.script(
        "return [...document.querySelectorAll('[role=listbox] mark')].map((m) => m.textContent.trim().toLowerCase())",
        vec![],
    );
    assert!(hits.to_string().contains("heron"), "the found words are marked: {hits}");

    // Without the accents, without the capitals, in another script, part of a word.
    for (typed, found) in [("zurich", "Zürich"), ("CAFE", "café"), ("東京", "東京"), ("\"first time\"", "first time")]
    {
        app.fill(&search, typed);
        app.see(&text("1 entry for"));
        app.see(&text(found).within(role("listbox", "Search results")));
    }
    app.fill(&search, "albatross");
    app.see(&text("Nothing found for “albatross”"));
    app.see(&text("Nothing found"));
    app.see(&text("You can also write tag:work"));
    app.click(&button("Clear the search"));
    app.see(&text("3 entries, newest first"));

    // A word with a colon becomes the filter it names as soon as it is written to its end.
    app.fill(&search, "mood:low");
    app.see(&text("Nothing found for “mood:low”"));
    app.add(&search, " ");
    app.see(&button("Mood: Low"));
    app.see(&text("Nothing found"));
    assert_eq!(app.value(&search), "");
    app.fill(&search, "her after:2020");
    app.press("Enter");
    app.see(&about("button", "since 2020"));
    assert_eq!(app.value(&search), "her");
    app.click(&button("Show everything"));
    app.see(&text("3 entries, newest first"));
}

#[test]
fn an_entry_is_moved_into_the_past_by_typing_when_it_was() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "Found this note in a coat.");
    app.click(&about("button", "Change when it was"));
    app.fill(&field("In your words"), "14 March 2025 9pm");
    app.see(&text("March 14, 2025, 9:00 PM"));
    app.press("Enter");
    app.click(&button("Done"));
    app.go("Journal");
    app.see(&role("group", "March 2025"));
    app.click(&about("option", "Found this note in a coat."));
    app.see(&about("heading", "March 14, 2025"));
}

/// Digits in the place of what a field holds, key by key, and on to what comes next.
fn retype(app: &App<'_>, name: &str, digits: &str) {
    app.click(&field(name));
    app.press("Ctrl+A");
    app.type_text(digits);
    app.press("Tab");
}

#[test]
fn digits_typed_in_one_go_are_the_day_and_the_time_they_say() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "Found this note in a coat.");
    app.click(&about("button", "Change when it was"));
    retype(&app, "Date", "20250314");
    until_true("the day is taken", SOON, || app.value(&field("Date")) == "Mar 14, 2025");
    app.see(&about("button", "March 14, 2025"));
    retype(&app, "Time", "2105");
    app.see(&about("button", "March 14, 2025, 9:05 PM"));
    retype(&app, "Counts for", "20250313");
    app.see(&about("button", "counts for Thursday, March 13"));
    // One that is none is said, and changes nothing.
    retype(&app, "Date", "20251340");
    app.see(&text("There is no such day."));
    app.see(&about("button", "March 14, 2025, 9:05 PM"));
    app.check_access("when an entry was");
    app.click(&button("Done"));

    app.go("Journal");
    app.see(&role("group", "March 2025"));
    app.click(&button("Dates"));
    retype(&app, "From", "20250315");
    app.gone(&about("option", "Found this note in a coat."));
    retype(&app, "From", "20250312");
    app.see(&about("option", "Found this note in a coat."));
    retype(&app, "To", "20250312");
    app.gone(&about("option", "Found this note in a coat."));
}

#[test]
fn an_earlier_version_can_be_read_and_brought_back() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.write("", "As it was first written.");
    app.go("Journal");
    app.click(&about("option", "As it was first written."));
    app.click(&button("Edit"));
    app.fill(&field("Text of the entry"), "As it was written over.");
    app.click(&button("Done"));
    app.see(&about("option", "As it was written over."));

    app.click(&button("Earlier versions"));
    app.click(&about("radio", "Until").within(role("dialog", "Earlier versions")));
    app.see(&text("As it was first written.").within(role("dialog", "Earlier versions")));
    app.click(&button("Bring this one back"));
    app.gone(&role("dialog", "Earlier versions"));
    app.see(&about("option", "As it was first written."));
}

#[test]
fn the_bin_gives_back_what_was_put_in_and_forgets_what_is_deleted_for_good() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.write("", "To be kept after all.");
    app.write("", "To be gone for good.");
    app.go("Journal");
    for words in ["To be kept after all.", "To be gone for good."] {
        app.click(&about("option", words));
        app.see(&text(words).within(role("region", "Entry")));
        app.click(&button("More").within(role("region", "Entry")));
        app.click(&role("menuitem", "Move to the bin"));
        app.gone(&about("option", words));
    }
    // A slip of the hand is undone by the key.
    app.press("Ctrl+Z");
    app.see(&about("option", "To be gone for good."));
    app.click(&about("option", "To be gone for good."));
    app.click(&button("More").within(role("region", "Entry")));
    app.click(&role("menuitem", "Move to the bin"));
    app.gone(&about("option", "To be gone for good."));

    app.click(&button("More").within(role("region", "Entries")));
    app.click(&role("menuitem", "Bin"));
    app.see(&text("2 entries in the bin"));
    app.click(&about("option", "To be kept after all."));
    app.click(&button("Put it back"));
    app.gone(&about("option", "To be kept after all."));
    app.click(&about("option", "To be gone for good."));
    app.click(&button("Delete for good"));
    // The safe answer has the focus.
    until_true("the safe choice has the focus", SOON, || app.focused().1 == "Keep it");
    app.click(&button("Delete for good").within(any("dialog")));
    app.see(&text("The bin is empty"));
    app.click(&button("Back to the journal"));
    app.see(&about("option", "To be kept after all."));
    assert!(!app.has(&about("option", "To be gone for good.")));
}

#[test]
fn markdown_is_shown_and_never_run() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.write("", "**Bold** and <img src=x onerror=\"window.ran = true\"> <script>window.ran = true</script> [a link](https://example.org)");
    app.go("Journal");
    app.click(&about("option", "Bold"));
    app.see(&text("Bold").within(role("region", "Entry")));
    let found = app.script(
        "const page = document.querySelector('.read.body');
         return { strong: page.querySelector('strong')?.textContent ?? null, images: page.querySelectorAll('img, script').length, ran: window.ran ?? false }",
        vec![],
    );
    assert_eq!(found, serde_json::json!({ "strong": "Bold", "images": 0, "ran": false }));
    assert_eq!(app.labels(), [MAIN]);
}

#[test]
fn what_a_search_found_is_shown_from_its_first_row() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.go("Journal");
    app.see(&text("entries, newest first"));
    let scrolls = "const list = document.querySelector('.entries'); if (list) list.scrollTop = 1900; return list?.scrollTop === 1900";
    until_true("the list is scrolled", SOON, || app.try_script(scrolls, vec![]) == Some(serde_json::json!(true)));
    app.press("Ctrl+F");
    app.type_text("walk");
    app.see(&text("entries for “walk”"));
    until_true("the first row in sight", SOON, || {
        app.script("return document.querySelector('.entries').scrollTop", vec![]) == 0
    });
}
