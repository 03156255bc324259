//! What somebody who listens to the screen hears on the decisive path: where one is, what is asked, what happened.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::find::{about, any, button, field, heading, radio, role, text};
use mooring_tests::app::walks::PASSPHRASE;
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::screen_reader::{Kind, ScreenReader, Urgency};
use mooring_tests::wait::{SOON, until_true};

fn reader(desk: &Desk, app: &App<'_>) -> ScreenReader {
    ScreenReader::of(desk, app.pid())
}

#[test]
fn each_step_of_the_first_start_is_read_from_its_question_on() {
    let desk = Desk::plan().screen_reader().lay();
    let app = App::start(&desk);
    app.window(LOCK);
    let reader = reader(&desk, &app);
    let ear = reader.listen();
    reader.stand_on(Kind::Heading, "A place of your own");
    app.click(&button("Begin"));
    reader.stand_on(Kind::Heading, "Who must not be able to read this?");
    let choice = reader.hear(Kind::Radio, "Somebody who shares my login");
    assert!(!reader.description(&choice).is_empty(), "a choice says what it means");
    app.click(&button("Choose a passphrase"));
    reader.stand_on(Kind::Heading, "Words only you know");
    app.fill(&field("A passphrase only you know"), "short");
    app.press("Tab");
    ear.hear(Urgency::Polite, "Use 8 characters or more");
    app.fill(&field("A passphrase only you know"), PASSPHRASE);
    app.fill(&field("The same again"), PASSPHRASE);
    app.press("Enter");
    ear.hear(Urgency::Polite, "Making");
    reader.stand_on(Kind::Heading, "A code for a bad memory day");
    let groups = app.code_on_the_screen();
    app.give_back(&vec!["zzzz".to_owned(); groups.len()]);
    app.press("Tab");
    ear.hear(Urgency::Polite, "Compare it with the code above");
    app.give_back(&groups);
    app.press("Enter");

    app.window(MAIN);
    reader.stand_on(Kind::Heading, "Where do you live?");
    app.click(&button("Not now"));
    reader.stand_on(Kind::Heading, "How are you, just now?");
    app.click(&radio("Low"));
    ear.hear(Urgency::Polite, "Noted at");
    app.click(&button("Done"));
    reader.stand_on(Kind::Heading, "Do you have a journal elsewhere?");
    app.click(&button("Open my journal"));
    app.at_home();
    reader.stand_on(Kind::Heading, "");

    // Locked: where the caret is, what is wrong with what was typed, and that help is one key away.
    app.lock();
    reader.stand_on(Kind::Field, "Passphrase");
    for _ in 0..2 {
        ear.forget();
        app.fill(&field("Passphrase"), "not this one");
        app.press("Enter");
        ear.hear(Urgency::Polite, "The passphrase does not fit.");
    }
    app.press("F1");
    reader.stand_on(Kind::Heading, "Help now");
}

#[test]
fn a_check_in_says_the_question_each_mood_with_its_place_and_that_it_is_noted() {
    let desk = Desk::plan().screen_reader().lay();
    let app = App::start_demo(&desk);
    let reader = reader(&desk, &app);
    let ear = reader.listen();
    app.press("Ctrl+J");
    reader.hear(Kind::Dialog, "How are you, just now?");
    let focused = reader.stand_on(Kind::Radio, "");
    assert_eq!(reader.place(&focused), Some((3, 5)), "it begins in the middle of the scale");
    let moods: Vec<_> = reader.read().into_iter().filter(|thing| thing.kind == Kind::Radio).collect();
    let places: Vec<_> = moods.iter().filter_map(|mood| reader.place(mood)).collect();
    assert_eq!(places, [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]);
    assert!(moods.iter().all(|mood| !mood.name.is_empty()), "{moods:?}");
    app.press("4");
    ear.hear(Urgency::Polite, "Noted at");
    assert_eq!(ear.times("Noted at"), 1, "{:?}", ear.said());
    app.click(&about("button", "Done").within(any("dialog")));
    app.gone(&any("dialog"));
}

#[test]
fn saving_is_said_once_and_drafts_are_kept_in_silence() {
    let desk = Desk::plan().screen_reader().lay();
    let app = App::start_demo(&desk);
    let reader = reader(&desk, &app);
    let ear = reader.listen();
    app.press("Ctrl+N");
    reader.stand_on(Kind::Field, "Text of the entry");
    app.type_text("A line nobody should be interrupted in.");
    app.see(&text("Draft kept"));
    app.press("Ctrl+S");
    ear.hear(Urgency::Polite, "Saved");
    app.see(&text("Saved"));
    assert_eq!(ear.times("Saved"), 1, "{:?}", ear.said());
    assert_eq!(ear.times("Draft"), 0, "{:?}", ear.said());
}

#[test]
fn results_of_a_search_are_counted_aloud_when_typing_rests() {
    let desk = Desk::plan().screen_reader().lay();
    let app = App::start_demo(&desk);
    let reader = reader(&desk, &app);
    app.go("Journal");
    reader.stand_on(Kind::Heading, "Journal");
    let ear = reader.listen();
    app.press("Ctrl+F");
    app.type_text("zzzzqqq");
    ear.hear(Urgency::Polite, "Nothing found for “zzzzqqq”");
    assert!(ear.said().iter().all(|one| one.urgency == Urgency::Polite), "{:?}", ear.said());

    // In the palette as well, although everything behind a dialog is out of reach.
    app.press("Ctrl+K");
    reader.hear(Kind::Dialog, "Find or do something");
    ear.forget();
    app.type_text("wa");
    ear.hear(Urgency::Polite, "");
}

#[test]
fn help_now_names_its_numbers_and_dialogs_have_names() {
    let desk = Desk::plan().screen_reader().lay();
    let app = App::start_demo(&desk);
    let reader = reader(&desk, &app);
    let ear = reader.listen();
    app.press("F1");
    reader.hear(Kind::Dialog, "Help now");
    reader.stand_on(Kind::Heading, "Help now");
    app.choose(&about("field", "Where are you?"), "Germany");
    ear.hear(Urgency::Polite, "Germany");
    reader.hear_words("0800 1110111");
    let names: Vec<String> =
        reader.read().into_iter().filter(|one| one.kind == Kind::Button).map(|one| one.name).collect();
    assert!(names.iter().any(|name| name.contains("TelefonSeelsorge")), "{names:?}");
    assert!(names.iter().all(|name| !name.is_empty()), "a button without a name: {names:?}");
    app.press("Esc");
    app.gone(&heading("Help now"));

    app.go("Journal");
    app.click(&any("option").within(role("listbox", "Entries")));
    app.see(&button("Edit"));
    app.click(&button("More").within(role("region", "Entry")));
    app.click(&role("menuitem", "Move to the bin"));
    // The list takes the focus when it is done, which closes any menu opened before.
    until_true("the list has the focus", SOON, || app.focused().0 == "listbox");
    app.click(&button("More").within(role("region", "Entries")));
    app.click(&role("menuitem", "Bin"));
    app.click(&any("option").within(role("listbox", "Bin")));
    app.click(&button("Delete for good"));
    let asked = reader.hear(Kind::Dialog, "");
    assert!(!asked.name.is_empty(), "what cannot be undone is asked by name");
    reader.stand_on(Kind::Button, "Keep it");
}
