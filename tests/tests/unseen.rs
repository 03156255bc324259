//! The program without its window: closed while reminders wait, in the tray, started with the computer; and every way back.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use chrono::{NaiveDateTime, TimeDelta};
use mooring_tests::app::find::{any, button, field, role, text};
use mooring_tests::app::plain::PlainApp;
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, CHECK_IN, LOCK, MAIN, binary};
use mooring_tests::desk::Desk;
use mooring_tests::desk::login::Login;
use mooring_tests::desk::notices::Notices;
use mooring_tests::desk::process::{Process, alive};
use mooring_tests::desk::tray::Tray;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};
use serde_json::json;

const ZONE: &str = "Europe/Berlin";

/// A meeting in an hour and a half, with a reminder half an hour before.
fn meeting(app: &App<'_>) {
    let agenda =
        app.ask("calendar_agenda", &json!({ "from": "2026-01-01", "days": 1, "zone": ZONE })).expect("an agenda");
    let now: NaiveDateTime = serde_json::from_value(agenda["now"].clone()).expect("a wall time");
    let when = json!({
        "kind": "times", "start": now + TimeDelta::minutes(90), "wholeDay": false, "zone": ZONE, "minutes": 60,
        "rule": { "kind": "once" },
    });
    let series = json!({
        "id": "019a9e2c-7f00-7000-8000-00000000c0de", "kind": "meeting", "group": null, "title": "A circle", "when": when,
        "place": "", "link": "", "note": "", "leads": [{ "days": 0, "minutes": 30 }], "named": false,
    });
    app.ask("calendar_save", &json!({ "series": series, "scope": null, "zone": ZONE })).expect("a meeting");
}

fn close(desk: &Desk, app: &App<'_>) {
    for window in desk.screen().windows_of(app.pid()) {
        desk.screen().close(window.id);
    }
}

/// The autostart's folder of a desk's own home, and what is in it.
fn entries(desk: &Desk) -> Vec<PathBuf> {
    let folder = desk.root().join("home/.config/autostart");
    fs::read_dir(folder).map(|all| all.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}

#[test]
fn a_closed_window_goes_on_reminding_and_the_icon_in_the_tray_brings_it_back_and_ends_it() {
    let desk = Desk::plain();
    let (login, notices, tray) = (Login::of(&desk), Notices::of(&desk), Tray::of(&desk));
    let app = App::start(&desk);
    let labels = || tray.menu().into_iter().map(|entry| (entry.label, entry.enabled)).collect::<Vec<_>>();
    let offered = |open: bool| {
        [("Open Mooring", true), ("Check in", true), ("Lock", open), ("Quit Mooring", true)]
            .map(|(label, enabled)| (label.to_owned(), enabled))
            .to_vec()
    };
    until_true("the icon is there", SOON, || labels() == offered(false));
    app.begin(Choice::Passphrase);
    until_true("now it can be locked", SOON, || labels() == offered(true));
    until_true("it hears of sleep", SOON, || login.delays() == 1);
    meeting(&app);
    let on_the_screen = || desk.screen().windows_of(app.pid()).len();

    close(&desk, &app);
    until_true("nothing is on the screen", SOON, || on_the_screen() == 0);
    assert_eq!(notices.wait_for(1).title, "Mooring goes on unseen");
    until_true("it is locked behind that", SOON, || app.labels() == [LOCK]);
    desk.set_clock_ahead(62 * 60);
    login.wake();
    assert!(notices.wait_for(2).title.starts_with("Something"));

    tray.choose("Check in");
    app.window(CHECK_IN);
    assert_eq!(on_the_screen(), 1, "the small window alone");
    app.see(&text("Your journal is locked"));
    app.click(&button("Unlock"));
    until_true("the window is back", SOON, || app.labels() == [LOCK] && on_the_screen() == 1);
    app.window(LOCK);
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.press("Enter");
    app.window(MAIN);
    app.see(&role("dialog", "How are you, just now?"));
    app.press("Esc");
    app.gone(&any("dialog"));
    tray.choose("Lock");
    until_true("it is locked", SOON, || app.labels() == [LOCK]);
    app.window(LOCK);

    // The second time it is not said again.
    app.unlock(PASSPHRASE);
    close(&desk, &app);
    until_true("nothing is on the screen", SOON, || on_the_screen() == 0);
    assert_eq!(notices.all().len(), 2);
    tray.choose("Open Mooring");
    until_true("the window is back", SOON, || on_the_screen() == 1);
    let pid = app.pid();
    tray.choose("Quit Mooring");
    until_true("it ends", SOON, || !alive(pid));
}

/// Whether this process has the lock of a journal's folder.
fn holds_the_folder(pid: u32) -> bool {
    let open = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
    open.filter_map(|file| fs::read_link(file.path()).ok()).any(|file| file.ends_with("vault.lock"))
}

#[test]
fn it_starts_with_the_computer_out_of_sight_once_that_was_said_and_no_longer_when_that_was_taken_back() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    assert_eq!(entries(&desk), Vec::<PathBuf>::new());
    meeting(&app);
    app.go("Calendar");
    app.see(&text("Should it start with your computer"));
    app.check_access("the question whether it starts with the computer");
    app.click(&button("Start with the computer"));
    app.gone(&text("Should it start with your computer"));
    until_true("there is an entry", SOON, || entries(&desk).len() == 1);
    let text_of_entry = fs::read_to_string(&entries(&desk)[0]).expect("the entry");
    let command = text_of_entry.lines().find_map(|line| line.strip_prefix("Exec=")).expect("a command").to_owned();
    assert!(command.ends_with("\"--hidden\"") && command.contains("mooring"), "{command}");
    // Asked once.
    app.go("Today");
    app.go("Calendar");
    app.see(&button("A circle"));
    assert!(!app.has(&text("Should it start with your computer")));
    // Closing would only take the window away: the command ends it, whatever waits.
    let pid = app.pid();
    app.press("Ctrl+K");
    app.see(&role("dialog", "Find or do something"));
    app.type_text("quit");
    app.press("Enter");
    until_true("it ends", SOON, || !alive(pid));
    drop(app);

    // As the desktop would start it: nothing is on the screen, until a further start brings the window.
    let data = desk.data();
    let data = data.to_string_lossy();
    let hidden = ["--data-dir", &data, "--hidden"];
    let mut unseen = Process::spawn("mooring", desk.command(binary()).args(hidden).stdin(Stdio::null()));
    let pid = unseen.id();
    // Before that the further start would be the first.
    until_true("it runs", PATIENTLY, || holds_the_folder(pid));
    assert_eq!(PlainApp::run_to_end(&desk, &hidden), 0);
    assert!(desk.screen().windows_of(pid).is_empty() && unseen.exit_code().is_none());
    assert_eq!(PlainApp::run_to_end(&desk, &["--data-dir", &data]), 0);
    until_true("the window comes", PATIENTLY, || desk.screen().windows_of(pid).len() == 1);
    for window in desk.screen().windows_of(pid) {
        desk.screen().close(window.id);
    }
    until_true("with nothing to remind of that it knows, it ends with its window", SOON, || !alive(pid));

    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    app.settings("Reminders");
    app.see(&text("with buttons"));
    app.check_access("the settings of reminders");
    app.click(&role("switch", "Start with the computer"));
    until_true("the entry is gone", SOON, || entries(&desk).is_empty());
}

#[test]
fn what_is_chosen_for_reminders_is_kept_and_begins_the_next_form() {
    let desk = Desk::plain();
    let notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.settings("Reminders");
    app.click(&role("switch", "Quiet hours"));
    app.click(&role("switch", "Show the name on the screen"));
    app.click(&button("A day before"));
    app.click(&button("Show one"));
    assert_eq!(notices.wait_for(1).body, "This is how a reminder looks. It names nothing.");
    let kept = || app.ask("reminders_state", &json!({ "zone": ZONE })).expect("the reminders")["settings"].clone();
    let day_and_half_hour = json!([{ "days": 0, "minutes": 30 }, { "days": 1, "minutes": 0 }]);
    until_true("it is kept", SOON, || {
        let kept = kept();
        kept["leads"] == day_and_half_hour && kept["named"] == json!(true) && kept["quiet"]["from"] == json!("22:00:00")
    });
    app.resize(960, 640);
    assert_eq!(app.sticks_out(), Vec::<String>::new());

    app.go("Calendar");
    app.click(&button("Add the first one"));
    app.fill(&field("What is it called?"), "With what is usual");
    app.see(&text("The reminder shows the name."));
    app.click(&button("Add").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&button("With what is usual"));
}
