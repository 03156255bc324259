//! axe-core on every screen, the main path by keyboard alone, and the small or zoomed window.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fmt::Write as _;

use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::PASSPHRASE;
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::tour;
use mooring_tests::wait::{SOON, until_true};

/// Collects what is wrong on each screen, so that one run names all of it.
#[derive(Default)]
struct Faults(String);

impl Faults {
    fn look(&mut self, app: &App<'_>, screen: &str) {
        let faults = app.access_faults();
        if !faults.is_empty() {
            let _ = writeln!(self.0, "== {screen}\n{faults}");
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "axe-core found violations:\n{}", self.0);
    }
}

fn first_start_and_lock(dark: bool) {
    let desk = Desk::plan().dark(dark).lay();
    let app = App::start(&desk);
    let mut faults = Faults::default();
    tour::first_start(&app, &mut |app, screen| faults.look(app, screen));
    // An empty journal is a screen of its own.
    for (place, words) in [("Today", "This is the first page"), ("Journal", "Nothing written yet")] {
        app.go(place);
        app.see(&text(words));
        faults.look(&app, &format!("empty {place}"));
    }
    tour::locked(&app, &mut |app, screen| faults.look(app, screen));
    faults.none();
}

fn open_journal(dark: bool) {
    let desk = Desk::plan().dark(dark).lay();
    let app = App::start_demo(&desk);
    app.window(MAIN);
    app.at_home();
    let mut faults = Faults::default();
    tour::places(&app, &mut |app, screen| faults.look(app, screen));
    tour::journal(&app, &mut |app, screen| faults.look(app, screen));
    faults.none();
}

#[test]
fn first_start_and_lock_window_in_light() {
    first_start_and_lock(false);
}

#[test]
fn first_start_and_lock_window_in_dark() {
    first_start_and_lock(true);
}

#[test]
fn the_open_journal_in_light() {
    open_journal(false);
}

#[test]
fn the_open_journal_in_dark() {
    open_journal(true);
}

/// Presses Tab until something of this role and name has the focus.
fn tab_to(app: &App<'_>, wanted_role: &str, wanted_name: &str) {
    let mut passed = Vec::new();
    for _ in 0..60 {
        let (role, name) = app.focused();
        if role == wanted_role && name.contains(wanted_name) {
            return;
        }
        passed.push(format!("{role} “{name}”"));
        app.press("Tab");
    }
    panic!("Tab never comes to the {wanted_role} “{wanted_name}”, but to {passed:?}");
}

#[test]
#[allow(clippy::too_many_lines, reason = "one walk, told in one go")]
fn the_main_path_goes_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.window(LOCK);
    app.see(&button("Begin"));
    tab_to(&app, "button", "Begin");
    app.press("Enter");
    app.see(&heading("Who must not be able to read this?"));
    tab_to(&app, "button", "Choose a passphrase");
    app.press("Enter");
    tab_to(&app, "textbox", "A passphrase only you know");
    app.type_text(PASSPHRASE);
    tab_to(&app, "textbox", "The same again");
    app.type_text(PASSPHRASE);
    app.press("Enter");
    app.see(&heading("A code for a bad memory day"));
    let groups = app.code_on_the_screen();
    for (at, group) in groups.iter().enumerate() {
        if app.has(&field(format!("What is group {}?", at + 1))) {
            tab_to(&app, "textbox", &format!("What is group {}?", at + 1));
            app.type_text(&group.to_lowercase());
        }
    }
    app.press("Enter");
    app.window(MAIN);
    app.see(&heading("Where do you live?"));
    tab_to(&app, "button", "Not now");
    app.press("Enter");
    app.see(&heading("How are you, just now?"));
    tab_to(&app, "radio", "");
    // Arrows move along the scale; Space takes the step.
    app.press("Right");
    app.press("Space");
    app.see(&text("Noted at"));
    tab_to(&app, "button", "Done");
    app.press("Enter");
    app.see(&heading("Do you have a journal elsewhere?"));
    tab_to(&app, "button", "Open my journal");
    app.press("Enter");
    app.at_home();

    // Places by their keys; the heading takes the focus, so that a screen reader says where one is.
    app.press("Ctrl+2");
    until_true("the heading of the place has the focus", SOON, || {
        app.focused() == ("heading".into(), "Journal".into())
    });
    app.press("Ctrl+F");
    until_true("the search has the focus", SOON, || app.focused().1 == "Search the journal");
    app.type_text("e");
    app.press("Esc");
    app.press("Down");
    until_true("the list has the focus", SOON, || app.focused().0 == "listbox");
    app.press("Home");
    app.press("Enter");
    app.see(&button("Edit"));

    // Help opens over anything and gives the focus back.
    app.press("Ctrl+F");
    app.press("F1");
    until_true("the heading of Help now has the focus", SOON, || app.focused().1 == "Help now");
    app.press("Esc");
    until_true("the focus is where it was", SOON, || app.focused().1 == "Search the journal");

    // The palette: from any place to any other.
    app.press("Ctrl+K");
    app.see(&role("dialog", "Find or do something"));
    app.type_text("safety");
    app.press("Enter");
    app.see(&about("heading", "Safety"));

    app.lock();
    until_true("the caret is in the field", SOON, || app.focused().1 == "Passphrase");
    app.type_text(PASSPHRASE);
    app.press("Enter");
    app.window(MAIN);
    app.at_home();
    app.press("Ctrl+J");
    until_true("the question has the focus", SOON, || app.focused().0 == "radio");
    app.press("5");
    app.see(&text("Noted at"));
    app.press("Enter");
    app.gone(&any("dialog"));
}

/// Everything that sticks out of the window on the way.
fn widths(app: &App<'_>, how: &str) -> String {
    let mut faults = String::new();
    let mut look = |app: &App<'_>, screen: &str| {
        let out = app.sticks_out();
        if !out.is_empty() {
            let _ = writeln!(faults, "== {screen}, {how}\n    {}", out.join("\n    "));
        }
    };
    tour::places(app, &mut look);
    faults
}

#[test]
fn the_smallest_window_and_twice_the_size_scroll_only_downwards() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.window(MAIN);
    app.at_home();
    app.resize(960, 640);
    let mut faults = widths(&app, "960×640");
    app.resize(1180, 780);
    app.enlarge();
    faults += &widths(&app, "200 %");
    assert!(faults.is_empty(), "sideways scrolling:\n{faults}");
}
