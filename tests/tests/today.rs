//! What takes place today, on Today: what goes on, what is still to come, and the way to it.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::desk::answering::Answering;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const ZONE: &str = "Europe/Berlin";

const GROUP: &str = "019a9e2c-7f00-7000-8000-0000000000a1";

/// Adds something once, so many minutes from now, for an hour.
fn add(app: &App<'_>, number: u8, title: &str, minutes: i64, place: &str, link: &str) {
    add_as(app, number, title, minutes, &json!({ "kind": "own", "group": null, "place": place, "link": link }));
}

/// The same of a kind, of a group.
fn add_as(app: &App<'_>, number: u8, title: &str, minutes: i64, of: &Value) {
    let agenda =
        app.ask("calendar_agenda", &json!({ "from": "2026-01-01", "days": 1, "zone": ZONE })).expect("an agenda");
    let now: NaiveDateTime = serde_json::from_value(agenda["now"].clone()).expect("a wall time");
    let when = json!({
        "kind": "times", "start": now + TimeDelta::minutes(minutes), "wholeDay": false, "zone": ZONE, "minutes": 60,
        "rule": { "kind": "once" },
    });
    let series = json!({
        "id": format!("019a9e2c-7f00-7000-8000-0000000000{number:02}"), "kind": of["kind"], "group": of["group"],
        "title": title, "when": when, "place": of["place"], "link": of["link"], "note": "", "leads": [], "named": false,
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

/// Noon, so that what was over an hour ago was today.
fn noon() -> DateTime<Utc> {
    "2027-03-04T12:00:00Z".parse().expect("a moment")
}

/// A group in person, half an hour away.
fn group(app: &App<'_>) {
    let draft = json!({
        "id": GROUP, "source": null, "name": "Harbour Street", "about": "", "description": "", "scope": null,
        "ledBy": null, "leaders": "", "setting": "in-person", "joining": null, "faith": null, "fee": null, "cost": "",
        "people": null, "meets": "", "weekdays": [], "times": [], "languages": [], "access": [], "zone": null,
        "place": "Mill Lane 2", "point": null, "travel": "", "travelMinutes": 30, "room": "", "roomWords": "",
        "web": "", "email": "", "phone": "", "toShare": "", "verified": null,
    });
    app.ask("groups_save", &json!({ "group": draft, "zone": ZONE })).expect("a group");
}

#[test]
fn having_been_there_is_one_press_where_it_stands_and_how_it_was_is_asked_once_on_today() {
    let desk = Desk::plain();
    desk.set_clock(noon());
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.at_home();
    group(&app);
    let of = json!({ "kind": "meeting", "group": GROUP, "place": "", "link": "" });
    add_as(&app, 1, "Harbour Street", -120, &of);
    add_as(&app, 2, "The other one", -90, &of);
    let asked = about("button", "Write down how it was");
    assert!(!app.has(&asked), "nobody said they were there");

    app.go("Calendar");
    app.see(&button("Not this time: Harbour Street"));
    app.check_access("an agenda that asks who was there");
    app.click(&button("Not this time: The other one"));
    app.see(&text("Not this time").within(about("listitem", "The other one")));
    let hands = app.hands();
    hands.tab_to("button", "I was there: Harbour Street");
    hands.press("Enter");
    app.see(&text("You were there"));
    app.gone(&button("I was there: Harbour Street"));
    hands.stand("both were answered");

    app.go("Today");
    app.see(&about("text", "How was it?"));
    app.check_access("Today with the question how it was");
    app.click(&button("Put away: Harbour Street"));
    app.gone(&asked);

    app.go("Calendar");
    app.click(&button("More about The other one"));
    app.click(&role("menuitem", "I was there"));
    app.go("Today");
    app.click(&button("Write down how it was: The other one"));
    app.fill(&field("Note"), "Warm.");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.go("Today");
    app.gone(&asked);
}

#[test]
fn one_key_leads_to_the_room_of_the_next_meeting_and_asks_before() {
    const ASKS: &str = "Open outside Mooring";
    let desk = Desk::plain();
    desk.set_clock(noon());
    let answering = Answering::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.at_home();
    group(&app);
    let of = json!({ "kind": "meeting", "group": GROUP, "place": "", "link": "https://room.example.org/a" });
    add_as(&app, 1, "Harbour Street", 5, &of);
    app.see(&button("Open room: Harbour Street"));
    let hands = app.hands();
    hands.press("Ctrl+E");
    app.leave_file_dialog(ASKS);
    assert_eq!(answering.told(), Vec::<String>::new());
    app.see(&heading("Calendar"));
    hands.press("Ctrl+E");
    app.agree_to(ASKS);
    until_true("the room is handed over", SOON, || answering.told() == ["https://room.example.org/a"]);
}

#[test]
fn when_to_leave_and_whom_to_ask_again_stand_on_today_in_the_calendar_and_with_the_group() {
    let desk = Desk::plain();
    desk.set_clock(noon());
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.at_home();
    group(&app);
    let note = json!({
        "id": "019a9e2c-7f00-7000-8000-0000000000b1", "group": GROUP, "kind": "email", "day": "2027-03-01", "title": "",
        "body": "", "link": "", "followUp": "2027-03-04", "settled": false,
    });
    app.ask("groups_note_save", &json!({ "note": note })).expect("a note");
    add_as(
        &app,
        1,
        "The first one",
        60,
        &json!({ "kind": "meeting", "group": GROUP, "place": "Mill Lane 2", "link": "" }),
    );
    let leave = about("text", "Leave by 1:30");
    app.see(&leave);
    app.see(&button("Ask Harbour Street again"));
    app.check_access("Today with whom to ask again");
    app.go("Calendar");
    app.see(&leave);
    app.check_access("an agenda with whom to ask again");
    app.click(&button("Ask Harbour Street again"));
    app.see(&heading("Harbour Street"));
    app.hands().land_on("heading", "Contact");
    app.see(&leave);
    let hands = app.hands();
    hands.press("Ctrl+E");
    app.see(&heading("Calendar"));
    app.see(&about("text", "The first one: Today"));
    app.ask("groups_bin", &json!({ "id": note["id"] })).expect("binned");
    app.go("Today");
    app.see(&leave);
    app.gone(&button("Ask Harbour Street again"));
}

#[test]
fn on_a_break_nothing_is_asked_until_it_is_ended_and_fewer_questions_are_fewer() {
    let desk = Desk::plain();
    desk.set_clock(noon());
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.at_home();
    let asks = heading("How are you, just now?");
    app.settings("Check-in and mood");
    app.click(&button("Take a break"));
    app.see(&button("End the break"));
    app.see(&about("text", "to Mar 10, 2027"));
    app.check_access("the settings on a break");
    app.go("Today");
    app.see(&heading("You are taking a break"));
    assert!(!app.has(&asks));
    app.check_access("Today on a break");
    let hands = app.hands();
    hands.tab_to("button", "End the break");
    hands.press("Enter");
    app.see(&asks);
    hands.land_on("radio", "");

    app.settings("Check-in and mood");
    app.click(&role("switch", "Fewer questions"));
    until_true("it is kept", SOON, || {
        app.ask("settings_get", &json!({})).expect("settings")["fewerQuestions"] == json!(true)
    });
    app.press("Ctrl+J");
    app.see(&asks.clone().within(any("dialog")));
    app.see(&button("More").within(any("dialog")));
    assert!(!app.has(&about("group", "Feelings").within(any("dialog"))));
    app.click(&button("More").within(any("dialog")));
    app.see(&about("group", "Feelings").within(any("dialog")));
    app.check_access("a check-in with fewer questions");
}
