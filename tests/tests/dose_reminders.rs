//! Planned doses are reminded of through the desktop's own notifications, open and locked, and what is pressed is noted.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use chrono::{DateTime, Utc};
use mooring_tests::app::App;
use mooring_tests::app::find::{any, button, field, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::desk::login::Login;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const ZONE: &str = "Europe/Berlin";
/// What it says, and nothing of a medicine.
const TITLE: &str = "Something for you at 9:00\u{202f}PM";

/// The clock is set, and a wake lets the app know at once.
fn at(desk: &Desk, login: &Login, text: &str) {
    desk.set_clock(format!("{text}Z").parse::<DateTime<Utc>>().expect("a moment"));
    login.wake();
}

/// What was noted of the doses of a day.
fn noted(app: &App<'_>, day: &str) -> Vec<Value> {
    let day = app.ask("journal_doses", &json!({ "day": day, "zone": ZONE })).expect("the doses");
    day["lines"].as_array().expect("lines").iter().map(|line| line["state"].clone()).collect()
}

/// Whether the one dose of a day was taken, at a time that begins so.
fn was_taken(app: &App<'_>, day: &str, at: &str) -> bool {
    let noted = noted(app, day);
    let [one] = &noted[..] else { return false };
    one["kind"] == "taken" && one["amount"] == 50.0 && one["at"].as_str().is_some_and(|taken| taken.starts_with(at))
}

#[test]
fn a_planned_dose_is_told_of_without_its_name_and_done_is_noted_open_and_locked() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    desk.set_clock("2027-01-11T19:00:00Z".parse().expect("a moment"));
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let mut settings = app.ask("settings_get", &json!({})).expect("the settings");
    settings["lockAfterMinutes"] = json!(0);
    settings["lockOnSleep"] = json!(false);
    app.ask("settings_set", &json!({ "settings": settings })).expect("the settings");
    until_true("it hears of sleep", SOON, || login.delays() == 1);

    app.settings("Check-in and mood");
    app.click(&button("A medicine"));
    app.fill(&field("Name"), "Lithium");
    app.click(&button("Add a time"));
    app.fill(&field("Time"), "21:00");
    app.fill(&field("How much"), "50");
    assert_eq!(app.attribute(&role("switch", "Remind me at these times"), "aria-checked"), Some("false".into()));
    app.click(&role("switch", "Remind me at these times"));
    app.check_access("a medicine with reminders");
    app.click(&button("Add a tracker").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&text("with a reminder"));

    at(&desk, &login, "2027-01-11T20:00:10");
    let first = notices.wait_for(1);
    assert_eq!((first.title.as_str(), first.body.as_str()), (TITLE, ""));
    let buttons: Vec<&str> = first.actions.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(buttons, ["done", "snooze", "dismiss", "default"]);
    let shelf = std::fs::read(desk.data().join("shelf")).expect("the shelf");
    notices.press(&first, "snooze");
    until_true("it is put off", SOON, || std::fs::read(desk.data().join("shelf")).ok() != Some(shelf.clone()));
    at(&desk, &login, "2027-01-11T20:11:00");
    let again = notices.wait_for(2);
    assert_eq!(again.title, TITLE);
    notices.press(&again, "done");
    until_true("it is noted", SOON, || was_taken(&app, "2027-01-11", "21:1"));

    // The page of an entry of that day says so too.
    let draft = json!({
        "id": uuid::Uuid::now_v7(), "session": uuid::Uuid::now_v7(), "at": "2027-01-11T20:15:00Z", "zone": ZONE,
        "day": null, "mood": null, "feelings": [], "tags": [], "title": "", "body": "A quiet evening", "starred": false,
        "dimensions": { "physical": null, "emotional": null, "social": null, "spiritual": null },
        "trackers": [], "links": [], "began": null, "attachments": [],
    });
    app.ask("journal_save", &json!({ "draft": draft })).expect("an entry");
    app.go("Journal");
    app.click(&any("option").within(role("listbox", "Entries")));
    app.see(&role("region", "Medicines that day"));
    app.see(&text("50").within(role("region", "Medicines that day")));
    app.check_access("the page of an entry with doses");

    // The next day it is pressed while locked, and noted when the journal is open.
    app.lock();
    at(&desk, &login, "2027-01-12T20:00:10");
    let locked = notices.wait_for(3);
    assert_eq!(locked.title, TITLE);
    let shelf = std::fs::read(desk.data().join("shelf")).expect("the shelf");
    notices.press(&locked, "done");
    until_true("what was pressed is written down", SOON, || {
        std::fs::read(desk.data().join("shelf")).ok() != Some(shelf.clone())
    });
    app.unlock(PASSPHRASE);
    until_true("it is noted", SOON, || was_taken(&app, "2027-01-12", "21:0"));
    assert_eq!(notices.all().len(), 3);
}
