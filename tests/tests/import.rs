//! Bringing a Daylio journal along: preview, mapping, import, twice, back again, and every kind of bad file.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::time::Duration;

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, radio, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::daylio;
use mooring_tests::desk::Desk;

fn open(desk: &Desk) -> App<'_> {
    let app = App::start(desk);
    app.begin(Choice::Passphrase);
    import_place(&app);
    app
}

fn import_place(app: &App<'_>) {
    app.settings("Import");
}

/// A number as English people write it.
fn grouped(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

/// Hands a file to the page as its file chooser would.
fn choose(app: &App<'_>, name: &str, bytes: &[u8]) {
    app.choose_file(name, bytes);
}

#[test]
fn ten_years_come_along_once_and_leave_as_one_step() {
    let desk = Desk::plain();
    let app = open(&desk);
    let file = daylio::ten_years();
    let count = daylio::count(&file);
    assert!(count > 3_000);
    choose(&app, "daylio_export.csv", file.as_bytes());

    // The preview says what would come, before anything is changed; Daylio's own moods have their places already.
    app.find_for(Duration::from_mins(1), &heading(format!("This file holds {} entries", grouped(count))));
    app.see(&text("March 1, 2016"));
    for (mood, word) in daylio::MOODS.iter().zip(["Bright", "Good", "Even", "Low", "Heavy"]) {
        let step = radio(word).within(about("radiogroup", format!("{mood} ")));
        assert_eq!(app.attribute(&step, "aria-checked").as_deref(), Some("true"), "{mood} belongs to {word}");
    }
    app.see(&text("allotment"));
    // One activity is left out, the others become tags.
    app.choose(&about("field", "sauna"), "Leave out");
    app.click(&button(format!("Bring {} entries", grouped(count))));
    app.find_for(Duration::from_mins(2), &text(format!("{} entries came along", grouped(count))));
    app.click(&button("See the journal"));
    app.see(&text(format!("{} entries, newest first", grouped(count))));
    app.fill(&field("Search the journal"), "canal");
    app.see(&text("entries for “canal”, newest first"));
    app.see(&about("option", "walk along the canal"));
    app.fill(&field("Search the journal"), "allotment");
    app.see(&text("entries for “allotment”"));
    app.fill(&field("Search the journal"), "sauna");
    app.see(&text("Nothing found for “sauna”"));

    // Again: nothing is added.
    import_place(&app);
    choose(&app, "daylio_export.csv", file.as_bytes());
    app.find_for(Duration::from_mins(1), &text("Everything in this file is here already."));
    app.click(&button("Not now"));

    // And back, in one step.
    app.click(&button("Take it back"));
    app.click(&button("Take it back").within(any("dialog")));
    app.find_for(Duration::from_mins(1), &text("entries taken back"));
    app.go("Journal");
    app.see(&text("Nothing written yet"));
}

#[test]
fn what_was_edited_since_stays_when_the_rest_is_taken_back() {
    let desk = Desk::plain();
    let app = open(&desk);
    let file = format!(
        "{}\n2024-03-12,March 12,Tuesday,21:05,good,\"\",\"\",\"Kept because it was changed.\"\n2024-03-11,March 11,Monday,21:05,good,\"\",\"\",\"Goes away again.\"\n",
        daylio::HEADER
    );
    choose(&app, "export.csv", file.as_bytes());
    app.click(&button("Bring 2 entries"));
    app.click(&button("See the journal"));
    app.click(&about("option", "Kept because it was changed."));
    app.click(&button("Edit"));
    app.add(&field("Text of the entry"), " By hand.");
    app.click(&button("Done"));
    app.see(&about("option", "By hand."));

    import_place(&app);
    app.click(&button("Take it back"));
    app.click(&button("Take it back").within(any("dialog")));
    app.see(&text("1 edited since stay"));
    app.go("Journal");
    app.see(&about("option", "By hand."));
    app.see(&text("1 entry"));
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let desk = Desk::plain();
    let app = open(&desk);
    let file = daylio::some_days(11_450);
    choose(&app, "daylio_export.csv", file.as_bytes());
    app.find_for(Duration::from_mins(1), &about("heading", "This file holds"));
    app.click(&about("button", "Bring "));
    app.click(&button("Stop"));
    app.find_for(Duration::from_mins(1), &text("The import was stopped. Nothing was changed."));
    app.go("Journal");
    app.see(&text("Nothing written yet"));
}

#[test]
fn unknown_moods_ask_for_a_place_first() {
    let desk = Desk::plain();
    let app = open(&desk);
    let file =
        format!("{}\n2024-03-11,March 11,Monday,21:05,zufrieden,\"walk\",\"\",\"Ein ruhiger Tag.\"\n", daylio::HEADER);
    choose(&app, "export.csv", file.as_bytes());
    app.see(&text("One mood still needs a place."));
    app.click(&button("Bring 1 entry"));
    app.see(&text("One mood still needs a place."));
    // Going elsewhere in between loses nothing.
    app.go("Today");
    import_place(&app);
    app.click(&button("Show me"));
    app.press("4");
    app.see(&text("One entry comes along."));
    app.click(&button("Bring 1 entry"));
    app.click(&button("See the journal"));
    app.see(&about("option", "Ein ruhiger Tag. Good"));
}

#[test]
fn other_encodings_are_read() {
    let desk = Desk::plain();
    let app = open(&desk);
    let line = |day: u8, note: &str| format!("2024-03-{day:02},March {day},Monday,21:05,good,\"\",\"\",\"{note}\"\n");
    let wide = format!("{}\n{}", daylio::HEADER, line(11, "Grüße aus Zürich"));
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(wide.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    choose(&app, "utf16.csv", &utf16);
    app.see(&text("Grüße aus Zürich"));
    app.click(&button("Not now"));

    let latin = format!("{}\n{}", daylio::HEADER, line(12, "Gr\u{fc}\u{df}e nach K\u{f6}ln"));
    let latin1: Vec<u8> = latin.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
    choose(&app, "latin1.csv", &latin1);
    app.see(&text("Grüße nach Köln"));
}

#[test]
fn a_file_that_stops_in_a_line_shows_what_could_be_read() {
    let desk = Desk::plain();
    let app = open(&desk);
    let whole = daylio::some_days(30);
    let cut = whole.get(..whole.len() - 25).unwrap_or(&whole);
    choose(&app, "cut.csv", cut.as_bytes());
    app.see(&text("The file stops in the middle of this line."));
    app.see(&heading("A few of them"));
    app.click(&button("Not now"));
    app.go("Journal");
    app.see(&text("Nothing written yet"));
}

#[test]
fn what_is_no_journal_is_refused_with_a_sentence() {
    let desk = Desk::plain();
    let app = open(&desk);
    let picture: Vec<u8> = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 4000]].concat();
    let cases: [(&str, &[u8], &str); 4] = [
        ("picture.csv", &picture, "Nothing was changed"),
        ("empty.csv", b"", "There are no entries in this file"),
        ("header.csv", daylio::HEADER.as_bytes(), "There are no entries in this file"),
        ("other.csv", b"name,amount\nsoup,3\nbread,2\n", "not one that Daylio makes"),
    ];
    for (name, bytes, words) in cases {
        choose(&app, name, bytes);
        app.see(&text(words));
    }
    app.go("Journal");
    app.see(&text("Nothing written yet"));
    assert!(!app.has(&any("option").within(role("listbox", "Entries"))));
}

#[test]
fn locking_ends_an_import_and_says_that_nothing_of_it_is_there() {
    let desk = Desk::plain();
    let app = open(&desk);
    choose(&app, "daylio_export.csv", daylio::some_days(11_450).as_bytes());
    app.click(&about("button", "Bring "));
    app.see(&button("Stop"));
    app.lock();
    app.see(&text("Nothing of it is in the journal."));
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&text("Nothing written yet"));
    app.lock();
    assert!(!app.has(&text("Nothing of it is in the journal.")), "said once");
}
