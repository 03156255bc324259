//! Pictures, sound and files of an entry, in the real window.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use mooring_tests::app::find::{about, any, button, field, heading, text};
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
