//! Bringing a Daylio journal along: preview, mapping, import, twice, back again, and every kind of bad file.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::time::Duration;

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::daylio;
use mooring_tests::desk::Desk;

fn open(desk: &Desk) -> App<'_> {
    let app = App::start(desk);
    app.begin(Choice::Passphrase);
    app.go("Settings");
    app.click(&about("link", "Import"));
    app
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

    // The preview says what would come, before anything is changed.
    app.find_for(Duration::from_mins(1), &about("text", "entries"));
    app.see(&text("2016"));
    for mood in daylio::MOODS {
        app.see(&text(mood));
    }
    app.see(&text("allotment"));
    for (mood, step) in daylio::MOODS.iter().zip(["Bright", "Good", "Even", "Low", "Heavy"]) {
        app.choose(&about("field", *mood), step);
    }
    app.click(&about("button", "Bring"));
    app.find_for(Duration::from_mins(2), &about("text", "entries"));
    app.go("Journal");
    app.see(&text("entries, newest first"));
    app.fill(&field("Search the journal"), "canal");
    app.see(&about("text", "entries have “canal”"));

    // Again: nothing is added.
    app.go("Settings");
    app.click(&about("link", "Import"));
    choose(&app, "daylio_export.csv", file.as_bytes());
    app.see(&text("here already"));

    // And back.
    app.click(&button("Take it back"));
    app.go("Journal");
    app.find_for(Duration::from_mins(1), &heading("Nothing written yet"));
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let desk = Desk::plain();
    let app = open(&desk);
    choose(&app, "daylio_export.csv", daylio::ten_years().as_bytes());
    app.click(&about("button", "Bring"));
    app.click(&button("Stop"));
    app.see(&text("Nothing was changed"));
    app.go("Journal");
    app.see(&heading("Nothing written yet"));
}

#[test]
fn unknown_moods_ask_for_a_place_first() {
    let desk = Desk::plain();
    let app = open(&desk);
    let file =
        format!("{}\n2024-03-11,March 11,Monday,21:05,zufrieden,\"walk\",\"\",\"Ein ruhiger Tag.\"\n", daylio::HEADER);
    choose(&app, "export.csv", file.as_bytes());
    app.see(&text("zufrieden"));
    app.choose(&about("field", "zufrieden"), "Good");
    app.click(&about("button", "Bring"));
    app.go("Journal");
    app.see(&about("option", "Ein ruhiger Tag."));
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
    app.see(&about("text", "line"));
    app.go("Journal");
    app.see(&heading("Nothing written yet"));
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
    app.see(&heading("Nothing written yet"));
    assert!(!app.has(&any("option").within(role("listbox", "Entries"))));
}
