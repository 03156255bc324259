//! The journal locks with the computer: before it sleeps, when its screen locks, when somebody else uses it.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::find::{about, field, heading, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::desk::login::Login;
use mooring_tests::desk::notices::Notices;
use mooring_tests::desk::own_zone::OwnZone;
use mooring_tests::wait::{SOON, until_true};
use serde_json::json;

/// Whether the database is open, or was not closed properly.
fn is_open(desk: &Desk) -> bool {
    desk.data().join("journal.db-wal").exists()
}

/// Something that happens, and how.
type Event = (&'static str, fn(&Login));

fn locks(app: &App<'_>) {
    app.window(LOCK);
    app.see(&heading("Locked"));
}

#[test]
fn it_is_locked_before_the_computer_sleeps_and_what_was_being_written_is_kept() {
    let desk = Desk::plain();
    let login = Login::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    until_true("it asks to be told before sleep", SOON, || login.delays() == 1);
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "half a sentence that was never fini");
    assert!(is_open(&desk));
    // Answers as soon as the app lets the computer sleep.
    login.sleep();
    assert!(!is_open(&desk), "the journal was open when the computer went to sleep");
    locks(&app);
    app.see(&text("What you were writing is kept."));
    login.wake();
    until_true("it asks again after waking", SOON, || login.delays() == 1);
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&text("half a sentence that was never fini"));
    // A locked one lets it sleep as well.
    app.lock();
    login.sleep();
}

#[test]
fn it_locks_with_the_screen_and_when_another_person_takes_over() {
    let desk = Desk::plain();
    let login = Login::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let events: [Event; 4] = [
        ("the session is to be locked", Login::lock_session),
        ("the desktop says that it is locked", |login| login.change("LockedHint", true)),
        ("another session is on the screen", |login| login.change("Active", false)),
        ("the screen saver began", |login| login.screen_saver(true)),
    ];
    for (what, happens) in events {
        happens(&login);
        assert!(mooring_tests::wait::poll(SOON, || (!is_open(&desk)).then_some(())).is_some(), "{what}: still open");
        locks(&app);
        app.unlock(PASSPHRASE);
    }
    // What its owner does not want does not happen.
    app.settings("Protection");
    for name in ["When the computer sleeps", "When the screen locks"] {
        app.click(&role("switch", name));
        until_true("it is off", SOON, || {
            app.attribute(&role("switch", name), "aria-checked").as_deref() == Some("false")
        });
    }
    app.check_access("Settings with what the system tells");
    login.lock_session();
    login.change("Active", false);
    // Told after the others, and in turn: once the computer may sleep, all of them were heard.
    login.sleep();
    assert!(is_open(&desk));
    assert_eq!(app.labels(), [MAIN]);
}

#[test]
fn a_system_that_tells_nothing_or_hangs_is_said_to_be_so() {
    let desk = Desk::plain();
    for hanging in [false, true] {
        let _login = hanging.then(|| Login::hanging(&desk));
        let app = App::start(&desk);
        if hanging {
            app.unlock(PASSPHRASE);
        } else {
            app.begin(Choice::Passphrase);
        }
        app.settings("Protection");
        app.see(&text("This system does not tell Mooring."));
        assert!(!app.has(&role("switch", "When the computer sleeps")));
        app.see(&about("field", "After nobody touched it for"));
        app.quit();
    }
}

/// Quiet hours and the times on the screen are those of where the computer is.
#[test]
fn another_zone_is_noticed_at_once_by_the_calendar_and_the_reminders() {
    let desk = Desk::plain();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    let computer = OwnZone::of(&desk, "Europe/Berlin");
    let now = |text: &str| desk.set_clock(text.parse().expect("a moment"));
    now("2027-01-11T20:00:00Z");
    let data = desk.data();
    let app = App::start_in(&desk, &computer.wrapper(), &["--data-dir", &data.to_string_lossy()]);
    app.begin(Choice::Passphrase);
    until_true("it hears of sleep", SOON, || login.delays() == 1);
    let mut settings = app.ask("settings_get", &json!({})).expect("the settings");
    settings["lockAfterMinutes"] = json!(0);
    app.ask("settings_set", &json!({ "settings": settings })).expect("the settings");
    let mut chosen =
        app.ask("reminders_state", &json!({ "zone": "Europe/Berlin" })).expect("the reminders")["settings"].clone();
    chosen["quiet"] = json!({ "from": "22:00:00", "to": "07:00:00" });
    app.ask("reminders_settings_set", &json!({ "chosen": chosen, "zone": "Europe/Berlin" })).expect("quiet hours");
    let when = json!({
        "kind": "times", "start": "2027-01-12T09:00:00", "wholeDay": false, "zone": "Europe/Berlin", "minutes": 60,
        "rule": { "kind": "once" },
    });
    // Eleven hours before, it is ten in the evening in Berlin, and four in the afternoon in New York.
    let series = json!({
        "id": "019a9e2c-7f00-7000-8000-00000000c0de", "kind": "meeting", "group": null, "title": "A circle", "when": when,
        "place": "", "link": "", "note": "", "leads": [{ "days": 0, "minutes": 660 }], "named": false,
    });
    app.ask("calendar_save", &json!({ "series": series, "scope": null, "zone": "Europe/Berlin" })).expect("a meeting");
    app.go("Calendar");
    app.see(&text("9:00 AM"));
    now("2027-01-11T21:00:10Z");
    login.wake();
    assert!(notices.all().is_empty());

    computer.move_to("America/New_York");
    assert_eq!(notices.wait_for(1).title, "Something tomorrow at 3:00\u{202f}AM");
    app.see(&text("3:00 AM"));
    app.settings("Language");
    app.see(&text("New York"));

    // Where it is morning already, it is another day.
    app.go("Today");
    app.see(&heading("Monday, January 11"));
    computer.move_to("Asia/Tokyo");
    app.see(&heading("Tuesday, January 12"));
    app.see(&text("5:00 PM"));

    // And while there is no window of the open journal.
    app.lock();
    computer.move_to("Europe/Berlin");
    app.unlock(PASSPHRASE);
    app.go("Calendar");
    app.see(&text("9:00 AM"));
    assert_eq!(notices.all().len(), 1);
}
