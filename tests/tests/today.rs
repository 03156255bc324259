//! What takes place today, on Today: what goes on, what is still to come, and the way to it.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use chrono::{NaiveDateTime, TimeDelta};
use mooring_tests::app::App;
use mooring_tests::app::find::{about, button, heading, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use serde_json::json;

const ZONE: &str = "Europe/Berlin";

/// Adds something once, so many minutes from now, for an hour.
fn add(app: &App<'_>, number: u8, title: &str, minutes: i64, place: &str, link: &str) {
    let agenda =
        app.ask("calendar_agenda", &json!({ "from": "2026-01-01", "days": 1, "zone": ZONE })).expect("an agenda");
    let now: NaiveDateTime = serde_json::from_value(agenda["now"].clone()).expect("a wall time");
    let when = json!({
        "kind": "times", "start": now + TimeDelta::minutes(minutes), "wholeDay": false, "zone": ZONE, "minutes": 60,
        "rule": { "kind": "once" },
    });
    let series = json!({
        "id": format!("019a9e2c-7f00-7000-8000-0000000000{number:02}"), "kind": "own", "group": null, "title": title,
        "when": when, "place": place, "link": link, "note": "", "leads": [], "named": false,
    });
    app.ask("calendar_save", &json!({ "series": series, "scope": null, "zone": ZONE })).expect("kept");
}

#[test]
fn what_goes_on_and_what_is_to_come_stands_on_today() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.at_home();
    assert!(!app.has(&heading("Today")), "nothing is said of an empty calendar");
    add(&app, 1, "Harbour Street", -10, "", "https://room.example.org");
    add(&app, 2, "Steps by the quay", 30, "The quay, Bristol", "");
    add(&app, 3, "Long over", -600, "", "");
    app.see(&heading("Today"));
    app.see(&about("text", "Going on now"));
    app.see(&button("Open room: Harbour Street"));
    app.see(&button("Show the way: Steps by the quay"));
    assert!(!app.has(&button("Long over")));
    app.check_access("Today with what takes place");
    app.click(&button("Steps by the quay"));
    app.see(&heading("Calendar"));
    app.see(&text("The quay, Bristol"));
    app.go("Today");
    app.resize(960, 640);
    app.see(&role("region", "Today"));
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.check_access("Today with what takes place, in a small window");
}
