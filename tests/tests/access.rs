//! axe-core on every screen, and the small or zoomed window.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fmt::Write as _;

use mooring_tests::app::App;
use mooring_tests::app::find::text;
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::tour;

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
    for (place, words) in
        [("Today", "This is the first page"), ("Journal", "Nothing written yet"), ("Groups", "No groups here yet")]
    {
        app.go(place);
        app.see(&text(words));
        faults.look(&app, &format!("empty {place}"));
    }
    tour::backups(&app, &mut |app, screen| faults.look(app, screen));
    tour::locked(&app, &mut |app, screen| faults.look(app, screen));
    app.quit();
    std::fs::remove_file(desk.data().join("journal.db")).expect("removed");
    let app = App::start(&desk);
    tour::restoring(&app, &mut |app, screen| faults.look(app, screen));
    faults.none();
}

/// What one writes, reads and does.
fn open_journal(dark: bool) {
    let desk = Desk::plan().dark(dark).lay();
    let app = App::start_demo(&desk);
    let mut faults = Faults::default();
    tour::places(&app, &mut |app, screen| faults.look(app, screen));
    tour::journal(&app, &mut |app, screen| faults.look(app, screen));
    tour::selecting(&app, &mut |app, screen| faults.look(app, screen));
    tour::searching(&app, &mut |app, screen| faults.look(app, screen));
    tour::learn(&app, &mut |app, screen| faults.look(app, screen));
    tour::self_care(&app, &mut |app, screen| faults.look(app, screen));
    faults.none();
}

/// Groups and what takes place.
fn groups_and_calendar(dark: bool) {
    let desk = Desk::plan().dark(dark).lay();
    let app = App::start_demo(&desk);
    let mut faults = Faults::default();
    tour::groups(&app, &mut |app, screen| faults.look(app, screen));
    tour::calendar(&app, &mut |app, screen| faults.look(app, screen));
    tour::directory(&app, &mut |app, screen| faults.look(app, screen));
    tour::locked_demo(&app, &mut |app, screen| faults.look(app, screen));
    faults.none();
}

/// Whom one turns to, and what holds in a hard hour.
fn care_team_and_safety(dark: bool) {
    let desk = Desk::plan().dark(dark).lay();
    let app = App::start_demo(&desk);
    let mut faults = Faults::default();
    tour::care_team(&app, &mut |app, screen| faults.look(app, screen));
    tour::art(&app, &mut |app, screen| faults.look(app, screen));
    tour::report(&app, &mut |app, screen| faults.look(app, screen));
    tour::safety(&app, &mut |app, screen| faults.look(app, screen));
    faults.none();
}

#[test]
fn the_care_team_and_safety_in_light() {
    care_team_and_safety(false);
}

#[test]
fn the_care_team_and_safety_in_dark() {
    care_team_and_safety(true);
}

#[test]
fn groups_and_the_calendar_in_light() {
    groups_and_calendar(false);
}

#[test]
fn groups_and_the_calendar_in_dark() {
    groups_and_calendar(true);
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

/// From a journal that opens by both to the end of it, also in a small window.
#[test]
fn changing_the_protection_in_dark() {
    let desk = Desk::plan().dark(true).keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Both);
    app.resize(960, 640);
    let mut faults = Faults::default();
    tour::protection(&app, &mut |app, screen| {
        faults.look(app, screen);
        let out = app.sticks_out();
        if !out.is_empty() {
            let _ = writeln!(faults.0, "== {screen}, 960×640\n    {}", out.join("\n    "));
        }
    });
    faults.none();
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
    tour::groups(app, &mut look);
    faults
}

#[test]
fn the_smallest_window_and_twice_the_size_scroll_only_downwards() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.resize(960, 640);
    let mut faults = widths(&app, "960×640");
    app.resize(1180, 780);
    app.enlarge();
    faults += &widths(&app, "200 %");
    assert!(faults.is_empty(), "sideways scrolling:\n{faults}");
}
