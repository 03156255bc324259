//! Pictures, sound and files of an entry, in the real window.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::os::unix::fs::PermissionsExt;

use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};

const NEW_ENTRY: &str = "Ctrl+N";

fn open(desk: &Desk) -> App<'_> {
    let app = App::start(desk);
    app.begin(Choice::Passphrase);
    app
}

/// Begins a page with a picture on it: what the window looked like just now.
fn page_with_picture(app: &App<'_>) {
    let picture = app.picture();
    app.press(NEW_ENTRY);
    app.fill(&field("Text of the entry"), "The clock has stopped.");
    app.choose_file("kitchen.png", &picture);
    app.find_for(PATIENTLY, &heading("Attached"));
    app.see(&text("kitchen.png"));
}

/// The widths of the pictures that are painted.
fn painted(app: &App<'_>) -> Vec<u64> {
    let script = "return [...document.querySelectorAll('img')].map((img) => img.complete ? img.naturalWidth : 0)";
    let widths = app.script(script, Vec::new());
    widths.as_array().into_iter().flatten().filter_map(serde_json::Value::as_u64).collect()
}

#[test]
fn a_picture_is_attached_shown_and_gone_from_the_screen_with_the_lock() {
    let desk = Desk::plain();
    let app = open(&desk);
    page_with_picture(&app);
    until_true("the small picture is painted", SOON, || painted(&app).iter().any(|width| *width > 0));
    app.fill(&field("What it is: kitchen.png"), "The clock over the stove");
    app.check_access("a page with a picture");
    app.click(&button("Done"));

    app.see(&button("Open picture: The clock over the stove"));
    until_true("the picture is painted for reading", SOON, || painted(&app).iter().any(|width| *width > 0));
    app.see(&about("option", "one picture"));
    app.check_access("an entry with a picture");
    app.click(&button("Open picture: The clock over the stove"));
    app.see(&about("dialog", "The clock over the stove"));
    until_true("the large one is painted", SOON, || painted(&app).iter().any(|width| *width > 480));
    app.check_access("a picture, large");
    let source = app.script("return document.querySelector('dialog img').src", Vec::new());
    app.press("Esc");
    app.gone(&any("dialog"));

    app.lock();
    app.window(LOCK);
    let promised = "return new Promise((done) => { const img = new Image(); img.onload = () => done('shown');
        img.onerror = () => done('nothing'); img.src = arguments[0]; })";
    assert_eq!(app.script(promised, vec![source]), "nothing", "the scheme answers nothing while it is locked");
}

#[test]
fn what_was_attached_outlives_the_hardest_end() {
    let desk = Desk::plain();
    let app = open(&desk);
    page_with_picture(&app);
    app.see(&text("Draft kept"));
    app.kill();
    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.click(&about("button", "Go on"));
    app.see(&text("kitchen.png"));
    until_true("the picture is there", SOON, || painted(&app).iter().any(|width| *width > 0));
}

#[test]
fn what_is_no_picture_is_refused_and_kept_as_a_file_only_by_choice() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press(NEW_ENTRY);
    app.fill(&field("Text of the entry"), "The words are safe.");
    app.choose_file("letter.png", b"Dear diary");
    app.see(&text("This is not a picture Mooring can read."));
    assert_eq!(app.value(&field("Text of the entry")), "The words are safe.");
    app.click(&button("Keep it as a file"));
    app.see(&heading("Attached"));
    app.click(&button("Take off: letter.png"));
    app.gone(&heading("Attached"));
    app.click(&button("Undo"));
    app.see(&heading("Attached"));
    app.click(&button("Done"));
    app.see(&button("Save a copy: letter.png"));
    app.click(&button("Save a copy: letter.png"));
    let copy = desk.root().join("copy.txt");
    app.choose_path("Save a copy", &copy);
    until_true("the copy is written", SOON, || std::fs::read(&copy).is_ok_and(|bytes| bytes == b"Dear diary"));
}

/// Four by four points.
const SMALL_PICTURE: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0, 38, 147, 9,
    41, 0, 0, 0, 41, 73, 68, 65, 84, 120, 156, 13, 199, 49, 1, 0, 0, 12, 194, 48, 132, 161, 164, 74, 42, 12, 129, 91,
    190, 36, 161, 193, 176, 144, 148, 22, 203, 250, 145, 138, 50, 63, 163, 195, 177, 113, 108, 3, 16, 225, 199, 57,
    172, 99, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

/// A second of silence, as a recorder writes it.
fn sound() -> Vec<u8> {
    let samples = [128_u8; 8000];
    let mut bytes = b"RIFF".to_vec();
    bytes.extend(8036_u32.to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    for (number, wide) in [(16, true), (1, false), (1, false), (8000, true), (8000, true), (1, false), (8, false)] {
        bytes.extend(&u32::to_le_bytes(number)[..if wide { 4 } else { 2 }]);
    }
    bytes.extend(b"data");
    bytes.extend(8000_u32.to_le_bytes());
    bytes.extend(samples);
    bytes
}

#[test]
fn a_file_that_is_dropped_on_the_page_is_attached() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press(NEW_ENTRY);
    app.fill(&field("Text of the entry"), "The clock has stopped.");
    // The system's part of it is not driven here: the page is told what a drop tells it.
    let dropped = "const place = document.querySelector('textarea'); const moved = new DataTransfer();
        moved.items.add(new File(['Dear diary'], 'letter.txt', { type: 'text/plain' }));
        for (const kind of ['dragover', 'drop'])
            place.dispatchEvent(new DragEvent(kind, { dataTransfer: moved, bubbles: true, cancelable: true }));";
    app.script(dropped, Vec::new());
    app.see(&text("letter.txt"));
    app.see(&text("Draft kept"));
    app.click(&button("Done"));
    app.see(&button("Save a copy: letter.txt"));
}

#[test]
fn a_picture_is_pasted_from_another_program() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press(NEW_ENTRY);
    app.fill(&field("Text of the entry"), "The clock has stopped.");
    desk.clipboard().offer("image/png", SMALL_PICTURE.to_vec());
    app.click(&field("Text of the entry"));
    for window in desk.screen().windows_of(app.pid()) {
        desk.screen().focus_alone(window.id);
    }
    desk.run("xdotool", &["key", "ctrl+v"]);
    app.find_for(PATIENTLY, &heading("Attached"));
    until_true("the picture is painted", SOON, || painted(&app).contains(&4));
    assert_eq!(app.value(&field("Text of the entry")), "The clock has stopped.", "no words were pasted");
    desk.clipboard().offer("UTF8_STRING", b" At four.".to_vec());
    app.click(&field("Text of the entry"));
    app.press("End");
    desk.run("xdotool", &["key", "ctrl+v"]);
    until_true("the words are pasted", SOON, || {
        app.value(&field("Text of the entry")) == "The clock has stopped. At four."
    });
    assert_eq!(painted(&app).len(), 1, "nothing was attached a second time");
}

#[test]
fn a_sound_is_heard_when_asked_for_and_not_before() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.press(NEW_ENTRY);
    app.fill(&field("Text of the entry"), "Her voice.");
    app.choose_file("call.wav", &sound());
    app.find_for(PATIENTLY, &heading("Attached"));
    app.click(&button("Done"));
    app.see(&button("Play: call.wav"));
    let players = || app.script("return document.querySelectorAll('audio').length", Vec::new());
    assert_eq!(players(), 0, "nothing is read before somebody wants to hear it");
    app.click(&button("Play: call.wav"));
    let length = "const player = document.querySelector('audio'); return player && player.error === null ? player.duration : null";
    until_true("it has the length it was recorded with", PATIENTLY, || {
        app.script(length, Vec::new()).as_f64().is_some_and(|seconds| (0.9..1.1).contains(&seconds))
    });
    app.check_access("a sound");
}

#[test]
fn entries_are_saved_with_their_pictures_as_one_archive() {
    let desk = Desk::plain();
    let app = open(&desk);
    page_with_picture(&app);
    app.click(&button("Done"));
    app.click(&field("Search the journal"));
    app.press("Down");
    until_true("the list has the focus", SOON, || app.focused().0 == "listbox");
    app.press("Space");
    app.click(&button("Save").within(role("group", "What is chosen")));
    app.see(&text("1 picture or file is not in it."));
    app.click(&role("switch", "With pictures and files"));
    app.see(&text("1 picture or file is in it,"));
    app.check_access("a file with pictures");
    app.click(&button("Save the file"));
    let path = desk.root().join("entries.zip");
    app.choose_path("Save entries", &path);
    app.gone(&any("dialog"));
    app.see(&text("1 entry saved in the file. 1 picture or file is with them."));
    let saved = std::fs::read(&path).expect("the archive");
    let holds = |words: &[u8]| saved.windows(words.len()).any(|some| some == words);
    assert!(saved.starts_with(b"PK") && holds(b"The clock has stopped."), "not packed smaller");
    assert!(holds(b"(attachments/0001-kitchen.") && holds(b"attachments/0001-kitchen."));
    assert_eq!(std::fs::metadata(&path).expect("its rights").permissions().mode() & 0o777, 0o600);
}

#[test]
fn everything_is_saved_as_one_file_from_the_settings() {
    let desk = Desk::plain();
    let app = open(&desk);
    page_with_picture(&app);
    app.click(&button("Done"));
    app.settings("Export");
    app.see(&text("1 entry, as a text to read and as data for other programs."));
    app.see(&text("1 picture or file. It takes"));
    app.check_access("everything as a file");
    app.click(&button("Save all entries"));
    let path = desk.root().join("all.zip");
    app.choose_path("Save entries", &path);
    app.see(&text("1 entry saved in the file. 1 picture or file is with them."));
    let saved = std::fs::read(&path).expect("the archive");
    let holds = |words: &[u8]| saved.windows(words.len()).any(|some| some == words);
    assert!([&b"entries.md"[..], b"entries.json", b"attachments/0001-kitchen."].into_iter().all(holds));
    assert_eq!(std::fs::metadata(&path).expect("its rights").permissions().mode() & 0o777, 0o600);
}
