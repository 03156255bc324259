//! Files and folders chosen in the dialogs of the system itself, as GTK draws them; nothing stands in for them.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use mooring_tests::app::find::{about, any, button, field, heading, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::PATIENTLY;
use serde_json::json;

const ZONE: &str = "Europe/Berlin";
const SAVE_CALENDAR: &str = "Save a calendar file";
const WHERE_TO: &str = "Where to put the file";
const A_BACKUP: &str = "Choose a backup";
const A_PLACE: &str = "Choose a folder for backups";

/// A group that was left, and a meeting of it.
fn left_group(app: &App<'_>) {
    app.go("Groups");
    app.click(&button("Add a group"));
    app.fill(&field("Name"), "The pier");
    app.click(&button("Add it"));
    app.see(&heading("What I asked"));
    let board = app.ask("groups_board", &json!({ "zone": ZONE })).expect("the board");
    let id = &board["rows"][0]["id"];
    let when = json!({
        "kind": "times", "start": "2027-01-12T09:00:00", "wholeDay": false, "zone": ZONE, "minutes": 60,
        "rule": { "kind": "once" },
    });
    let series = json!({
        "id": "019a9e2c-7f00-7000-8000-00000000c0de", "kind": "meeting", "group": id, "title": "On the pier", "when": when,
        "place": "", "link": "", "note": "", "leads": [], "named": false,
    });
    app.ask("calendar_save", &json!({ "series": series, "scope": null, "zone": ZONE })).expect("a meeting");
    let left = json!({ "id": id, "stage": "left", "since": null, "note": null, "zone": ZONE });
    app.ask("groups_advance", &left).expect("a step");
}

#[test]
fn a_calendar_is_saved_where_the_dialog_says_for_its_owner_alone() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    left_group(&app);
    app.go("Calendar");
    app.click(&button("Add"));
    app.fill(&field("What is it called?"), "Harbour Street");
    app.click(&button("Add").within(any("dialog")));
    app.gone(&any("dialog"));

    app.click(&about("button", "More about the calendar"));
    app.click(&about("menuitem", "Save as a calendar file"));
    // What rests stays out, and is counted.
    app.see(&text("One more belongs to a group you paused or left. It rests, so it stays out."));
    app.check_access("a calendar file without what rests");
    app.click(&button("Save the file").within(any("dialog")));
    app.leave_file_dialog(SAVE_CALENDAR);
    // The choices stay, and nothing was written.
    app.see(&about("dialog", "Save as a calendar file"));
    let file = desk.root().join("mine.ics");
    fs::write(&file, "what was there before").expect("a file to replace");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("a file all may read");
    let other = desk.root().join("other.ics");
    app.click(&button("Save the file").within(any("dialog")));
    app.choose_path(SAVE_CALENDAR, &other);
    app.gone(&any("dialog"));
    let saved = fs::read_to_string(&other).expect("the file that was saved");
    assert!(saved.starts_with("BEGIN:VCALENDAR\r\n") && saved.contains("BEGIN:VEVENT"), "{saved}");
    assert!(!saved.contains("Harbour"), "names stay here unless they are asked for");
    assert_eq!(saved.matches("BEGIN:VEVENT").count(), 1, "the group that was left stays out");
    assert_eq!(fs::metadata(&other).expect("its rights").permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_to_string(&file).expect("the other file"), "what was there before");
}

#[test]
fn a_backup_goes_where_the_dialog_says_and_is_found_there_by_another_computer() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    let groups = app.begin(Choice::Keychain);
    app.check_in("Good");
    let stick = desk.root().join("a stick");
    fs::create_dir_all(&stick).expect("a folder");
    app.settings("Backup");

    // Another place for what is made from now on.
    app.click(&button("Choose a place"));
    app.leave_file_dialog(A_PLACE);
    app.see(&button("Choose a place"));
    let shelf = desk.root().join("another disk");
    fs::create_dir_all(&shelf).expect("a folder");
    app.click(&button("Choose a place"));
    app.choose_path(A_PLACE, &shelf);
    app.see(&text("another disk"));

    // One file to take along.
    app.click(&button("Make the file"));
    app.choose_path(WHERE_TO, &stick);
    app.find_for(PATIENTLY, &text("The file is made"));
    let file = fs::read_dir(&stick).expect("the stick").flatten().next().expect("a file on it").path();
    app.quit();

    desk.set_keychain(Keychain::Absent);
    let new = desk.root().join("new computer");
    fs::create_dir_all(&new).expect("a folder");
    let app = App::start_with(&desk, &["--data-dir", &new.to_string_lossy()]);
    app.window(LOCK);
    app.click(&button("I have a backup"));
    app.see(&heading("Which backup?"));
    app.click(&button("Choose a file"));
    // Something else is no backup; it says so, and the next try is open.
    let other = desk.root().join("letter.txt");
    fs::write(&other, "no backup at all").expect("written");
    app.choose_path(A_BACKUP, &other);
    app.see(&text("This file is not a backup of Mooring"));
    app.click(&button("Choose a file"));
    app.choose_path(A_BACKUP, &file);
    app.click(&button("Use the recovery code"));
    app.type_code(&groups);
    app.click(&button("Look into it"));
    app.find_for(PATIENTLY, &text("1 entry"));
    app.click(&button("Use this one"));
    app.find_for(PATIENTLY, &heading("It is open again"));
    app.click(&button("Not now"));
    app.window(MAIN);
    app.at_home();
    app.go("Journal");
    app.see(&about("option", "Good"));
}
