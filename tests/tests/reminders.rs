//! Reminders through the real app: shown by the desktop's own means at the right moment, open or locked, through sleep, a change
//! of the clock and a restart; and what is pressed on them is done.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, CHECK_IN, LOCK, MAIN};
use mooring_tests::canary::{self, Canary};
use mooring_tests::desk::Desk;
use mooring_tests::desk::answering::Answering;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::desk::login::Login;
use mooring_tests::desk::notices::Notices;
use mooring_tests::desk::tray::Tray;
use mooring_tests::harm::flip;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const ZONE: &str = "Europe/Berlin";
const MINUTE: i64 = 60;

/// What the app's clock shows in Berlin.
fn clock(app: &App<'_>) -> NaiveDateTime {
    let agenda =
        app.ask("calendar_agenda", &json!({ "from": "2026-01-01", "days": 1, "zone": ZONE })).expect("an agenda");
    serde_json::from_value(agenda["now"].clone()).expect("a wall time")
}

/// A weekly meeting; answers its id.
fn meeting(app: &App<'_>, title: &str, start: NaiveDateTime, leads: &[u32]) -> String {
    meeting_in(app, title, start, leads, "")
}

/// The same with a room of this address.
fn meeting_in(app: &App<'_>, title: &str, start: NaiveDateTime, leads: &[u32], room: &str) -> String {
    let id = format!("019a9e2c-7f00-7000-8000-{:012x}", start.and_utc().timestamp());
    let leads: Vec<Value> = leads.iter().map(|minutes| json!({ "days": 0, "minutes": minutes })).collect();
    let weekly = json!({ "kind": "pattern", "pattern": { "step": { "kind": "weeks", "days": [] }, "every": 1, "ending": { "kind": "never" } } });
    let when =
        json!({ "kind": "times", "start": start, "wholeDay": false, "zone": ZONE, "minutes": 60, "rule": weekly });
    let series = json!({
        "id": id, "kind": "meeting", "group": null, "title": title, "when": when, "place": "", "link": room, "note": "",
        "leads": leads, "named": false,
    });
    app.ask("calendar_save", &json!({ "series": series, "scope": null, "zone": ZONE })).expect("a meeting");
    id
}

/// Nothing locks by itself: the clock of these tests jumps. A window that is hidden does not either.
fn stay_open(app: &App<'_>) {
    let mut settings = app.ask("settings_get", &json!({})).expect("the settings");
    settings["lockAfterMinutes"] = json!(0);
    settings["lockOnSleep"] = json!(false);
    settings["lockWhenHidden"] = json!(false);
    app.ask("settings_set", &json!({ "settings": settings })).expect("the settings");
}

/// With a journal that nothing locks by itself, listening for the computer's sleep.
fn open<'d>(desk: &'d Desk, login: &Login) -> App<'d> {
    let app = App::start(desk);
    app.begin(Choice::Passphrase);
    stay_open(&app);
    until_true("it hears of sleep", SOON, || login.delays() == 1);
    app
}

fn due(app: &App<'_>) -> Vec<Value> {
    let state = app.ask("reminders_state", &json!({ "zone": ZONE })).expect("the reminders");
    state["due"].as_array().expect("a list").iter().map(|row| row["state"].clone()).collect()
}

fn whole_minutes(time: NaiveDateTime) -> NaiveDateTime {
    let seconds = time.and_utc().timestamp().rem_euclid(MINUTE);
    time - TimeDelta::seconds(seconds)
}

/// A group, and a visit of it that is planned.
fn visit(app: &App<'_>, name: &str, start: NaiveDateTime) {
    let group = "019a9e2c-7f00-7000-8000-0000000000a1";
    let draft = json!({
        "id": group, "source": null, "name": name, "about": "", "description": "", "scope": null, "ledBy": null,
        "leaders": "", "setting": null, "joining": null, "faith": null, "fee": null, "cost": "", "people": null,
        "meets": "", "weekdays": [], "times": [], "languages": [], "access": [], "zone": null, "place": "",
        "point": null, "travel": "", "travelMinutes": null, "room": "", "roomWords": "", "web": "", "email": "",
        "phone": "", "toShare": "", "verified": null,
    });
    app.ask("groups_save", &json!({ "group": draft, "zone": ZONE })).expect("a group");
    let felt = json!({ "welcoming": null, "supportive": null, "safe": null, "understood": null, "practical": null });
    let visit = json!({
        "id": "019a9e2c-7f00-7000-8000-0000000000a2", "group": group, "meeting": null, "day": start.date(),
        "time": start.time(), "zone": ZONE, "route": "", "words": "", "companion": "", "wayOut": "", "feelings": felt,
        "before": null, "after": null, "next": null, "topics": "", "note": "",
    });
    app.ask("groups_visit_save", &json!({ "visit": visit })).expect("a visit");
}

#[test]
fn a_planned_visit_is_in_the_calendar_and_told_of_and_leads_to_its_group() {
    let desk = Desk::plain();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    let app = open(&desk, &login);
    let start = whole_minutes(clock(&app)) + TimeDelta::minutes(90);
    visit(&app, "A circle nobody should read of", start);
    app.go("Calendar");
    app.see(&text("Planned visit"));
    app.click(&button("A circle nobody should read of"));
    // The visit itself is open, with its plan, on the page of its group.
    app.see(&field("How I can leave if I want to"));
    app.press("Esc");
    app.gone(&any("dialog"));
    app.see(&heading("A circle nobody should read of"));

    login.sleep();
    desk.set_clock_ahead(62 * MINUTE);
    login.wake();
    let told = notices.wait_for(1);
    assert!(told.title.contains(&written(start)) && told.body.starts_with("In 2"), "{told:?}");
    assert!(!format!("{told:?}").contains("circle"));
    assert_eq!(due(&app), ["due"]);
}

#[test]
fn a_reminder_comes_on_time_says_no_name_and_does_what_is_pressed() {
    let desk = Desk::plain();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    let app = open(&desk, &login);
    let start = whole_minutes(clock(&app)) + TimeDelta::minutes(90);
    let id = meeting(&app, "A circle nobody should read of", start, &[30]);
    assert!(notices.all().is_empty());

    // Asleep over the moment; timers stood still.
    login.sleep();
    desk.set_clock_ahead(62 * MINUTE);
    login.wake();
    let first = notices.wait_for(1);
    let at = written(start);
    assert!(
        first.title == format!("Something at {at}") || first.title == format!("Something tomorrow at {at}"),
        "{first:?}"
    );
    assert!(first.body.starts_with("In 2") && first.sound, "it counts from now: {first:?}");
    let buttons: Vec<&str> = first.actions.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(buttons, ["snooze", "dismiss", "default"]);
    assert_eq!(due(&app), ["due"]);

    notices.press(&first, "snooze");
    until_true("it is put off", SOON, || {
        let state = app.ask("reminders_state", &json!({ "zone": ZONE })).expect("the reminders");
        !state["due"][0]["snoozedUntil"].is_null()
    });
    // Not before its time; and once: with the next one, which is looked at together with it, it does not come again.
    desk.set_clock_ahead(69 * MINUTE);
    login.wake();
    login.sleep();
    desk.set_clock_ahead(73 * MINUTE);
    login.wake();
    let second = notices.wait_for(2);
    assert!(second.title == first.title && second.body.starts_with("In 1"), "{second:?}");
    let next = start + TimeDelta::minutes(10);
    meeting(&app, "Another circle", next, &[15]);
    desk.set_clock_ahead(86 * MINUTE);
    login.wake();
    let other = notices.wait_for(3);
    assert!(other.title.contains(&written(next)), "{other:?}");
    for notice in [&second, &other] {
        notices.press(notice, "dismiss");
    }
    until_true("they are gone from the list", SOON, || due(&app).is_empty());

    // Moved, it is told of again where it is now.
    let later = start + TimeDelta::minutes(60);
    let moved = json!({ "id": id, "occurrence": start, "start": later, "minutes": 60, "zone": ZONE });
    app.ask("calendar_move", &moved).expect("moved");
    desk.set_clock_ahead(125 * MINUTE);
    login.wake();
    let last = notices.wait_for(4);
    assert!(last.title.contains(&written(later)), "{last:?}");
    assert!(notices.all().iter().all(|notice| !format!("{notice:?}").contains("circle")));
    assert_eq!(notices.all().len(), 4);
}

#[test]
fn a_room_is_opened_from_a_notification_after_asking_and_nothing_of_it_is_seen_when_locked() {
    const ASKS: &str = "Open outside Mooring";
    let desk = Desk::plain();
    let (login, notices, tray) = (Login::of(&desk), Notices::of(&desk), Tray::of(&desk));
    let answering = Answering::of(&desk);
    let app = open(&desk, &login);
    let start = whole_minutes(clock(&app)) + TimeDelta::minutes(90);
    meeting_in(&app, "A circle", start, &[30, 20, 10], "https://example.org/room?%s");
    let at = |minutes: i64, number: usize| {
        desk.set_clock_ahead(minutes * MINUTE);
        login.wake();
        notices.wait_for(number)
    };
    let titles =
        || -> Vec<String> { desk.screen().windows_of(app.pid()).into_iter().map(|window| window.title).collect() };
    let asked = || titles().iter().any(|title| title == ASKS);

    // A question that stands is taken off the screen with the window, and is no answer.
    let first = at(62, 1);
    let buttons: Vec<&str> = first.actions.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(buttons, ["open", "snooze", "dismiss", "default"]);
    notices.press(&first, "open");
    until_true("it asks", SOON, asked);
    app.lock();
    until_true("the question is gone", SOON, || !asked());
    assert_eq!(answering.told(), Vec::<String>::new());
    app.unlock(PASSPHRASE);

    // The window is out of sight and the journal open: only the question comes.
    for window in desk.screen().windows_of(app.pid()) {
        desk.screen().close(window.id);
    }
    until_true("nothing is on the screen", SOON, || titles().is_empty());
    notices.wait_for(2);
    notices.press(&at(72, 3), "open");
    until_true("it asks", SOON, asked);
    assert_eq!((titles().len(), answering.told()), (1, Vec::new()));
    app.agree_to(ASKS);
    until_true("the room is handed over", SOON, || answering.told() == ["https://example.org/room?%s"]);

    // Locked by now: it asks to unlock, and what is opened then is the person's to say.
    let last = at(82, 4);
    tray.choose("Lock");
    until_true("it is locked", SOON, || app.labels() == [LOCK]);
    assert_eq!(titles(), Vec::<String>::new());
    notices.press(&last, "open");
    app.window(LOCK);
    app.see(&heading("Locked"));
    assert!(!asked() && answering.told().len() == 1 && notices.all().len() == 4);
}

#[test]
fn it_comes_while_locked_survives_a_restart_and_is_not_repeated_when_unlocked() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    until_true("it hears of sleep", SOON, || login.delays() == 1);
    let canary = Canary::typed("a meeting in the calendar");
    let start = whole_minutes(clock(&app)) + TimeDelta::minutes(120);
    meeting(&app, &canary.word, start, &[30, 5]);
    until_true("the outlook is on the disk", SOON, || desk.data().join("shelf").is_file());

    // The computer sleeps, which locks; it wakes after the first was due.
    login.sleep();
    desk.set_clock_ahead(95 * MINUTE);
    login.wake();
    let first = notices.wait_for(1);
    assert!(first.title.starts_with("Something") && first.body.starts_with("In 2"), "{first:?}");
    assert_eq!(app.labels(), [LOCK]);
    // Put off while locked, and the program ends.
    notices.press(&first, "snooze");
    let shelf = std::fs::read(desk.data().join("shelf")).expect("the shelf");
    until_true("it is written down", SOON, || std::fs::read(desk.data().join("shelf")).ok() != Some(shelf.clone()));
    let seen = canary::search(&[&desk.data()], &[canary]).expect("everything can be read");
    assert!(seen.is_empty(), "the name can be read on the disk: {seen:?}");
    app.kill();

    // Started again and never unlocked, it knows.
    desk.set_clock_ahead(106 * MINUTE);
    let app = App::start(&desk);
    app.see(&heading("Locked"));
    let second = notices.wait_for(2);
    assert!(second.title.starts_with("Something"), "{second:?}");
    assert_eq!(notices.all().len(), 2);

    // The journal knows what was shown.
    app.unlock(PASSPHRASE);
    until_true("it is in the list", SOON, || due(&app) == ["due"]);
    assert_eq!(notices.all().len(), 2, "it was shown again");
    stay_open(&app);
    desk.set_clock_ahead(116 * MINUTE);
    login.wake();
    let third = notices.wait_for(3);
    assert!(third.body.starts_with("In "), "{third:?}");
}

/// Nothing but times and random names lies in it; yet without it no reminder comes before the journal is open.
#[test]
fn a_shelf_that_cannot_be_read_is_said_until_there_is_one_again() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    meeting(&app, "Harbour", whole_minutes(clock(&app)) + TimeDelta::minutes(120), &[30]);
    let (shelf, kept) = (desk.data().join("shelf"), desk.data().join("shelf.damaged-1"));
    until_true("the outlook is on the disk", SOON, || shelf.is_file());
    app.kill();
    flip(&shelf, 0.5);
    let harmed = std::fs::read(&shelf).expect("the shelf");
    let app = App::start(&desk);
    app.see(&about("text", "“shelf” could not be read."));
    app.check_access("the lock window without its reminders");
    app.unlock(PASSPHRASE);
    until_true("it was made anew", SOON, || kept.is_file() && shelf.is_file());
    assert_eq!(std::fs::read(&kept).expect("what was kept"), harmed);
    app.lock();
    app.see(&heading("Locked"));
    app.gone(&about("text", "“shelf” could not be read."));
}

#[test]
fn what_was_slept_through_is_missed_without_a_sound() {
    let desk = Desk::plain();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    let app = open(&desk, &login);
    let start = whole_minutes(clock(&app)) + TimeDelta::minutes(60);
    meeting(&app, "Slept through", start, &[30]);
    desk.set_clock_ahead(10 * 60 * MINUTE);
    login.wake();
    until_true("it is told as missed", SOON, || due(&app) == ["missed"]);
    assert!(notices.all().is_empty(), "{:?}", notices.all());
}

/// A moment of Greenwich.
fn moment(text: &str) -> DateTime<Utc> {
    format!("{text}Z").parse().expect("a moment")
}

/// The clock is set, and a wake lets the app know at once.
fn at(desk: &Desk, login: &Login, text: &str) {
    desk.set_clock(moment(text));
    login.wake();
}

/// A time as it is written where nothing else is known of a computer than that it speaks English.
fn written(at: NaiveDateTime) -> String {
    at.format("%-I:%M\u{202f}%p").to_string()
}

fn civil(text: &str) -> NaiveDateTime {
    text.parse().expect("a time")
}

/// In Berlin the clocks go from 02:00 to 03:00 on 28 March 2027, and from 03:00 to 02:00 on 31 October.
#[test]
fn a_change_of_the_clock_moves_nothing_that_is_reminded_of_and_tells_nothing_twice() {
    let desk = Desk::plain();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    desk.set_clock(moment("2027-03-28T00:50:00"));
    let app = open(&desk, &login);
    meeting(&app, "In the night", civil("2027-03-28T03:25:00"), &[30]);
    meeting(&app, "At half past two", civil("2027-03-21T02:30:00"), &[15]);
    // The notifications write times as the windows do.
    app.go("Calendar");
    app.see(&text("Something at 3:25\u{202f}AM"));
    // Thirty minutes before is 01:55: the hour in between does not exist.
    at(&desk, &login, "2027-03-28T00:55:30");
    let notice = notices.wait_for(1);
    assert_eq!(notice.title, "Something at 3:25\u{202f}AM");
    assert!(notice.body == "In 29 minutes." || notice.body == "In 30 minutes.", "what passes counts: {notice:?}");
    let again = app.ask("calendar_check_time", &json!({ "start": "2027-03-28T02:30:00", "of": ZONE, "zone": ZONE }));
    assert_eq!(again.expect("a check")["skipped"], json!(true));
    // Half past two is skipped as well, and the meeting is not: it is as long after the gap.
    at(&desk, &login, "2027-03-28T01:15:30");
    let notice = notices.wait_for(2);
    assert_eq!(notice.title, "Something at 3:30\u{202f}AM");
    assert!(notice.body.starts_with("In 1"), "{notice:?}");

    // There are two half past twos: the first is meant. What begins after the second is told of next.
    at(&desk, &login, "2027-10-31T00:15:30");
    let notice = notices.wait_for(3);
    assert_eq!(notice.title, "Something at 2:30\u{202f}AM");
    assert!(notice.body.starts_with("In 1"), "{notice:?}");
    at(&desk, &login, "2027-10-31T01:15:30");
    at(&desk, &login, "2027-10-31T01:55:30");
    let notice = notices.wait_for(4);
    assert_eq!(notice.title, "Something at 3:25\u{202f}AM");
    assert!(notice.body == "In 29 minutes." || notice.body == "In 30 minutes.", "{notice:?}");
    assert_eq!(notices.all().len(), 4);
}

/// Open or locked, and in the zone the computer is in.
#[test]
fn quiet_hours_hold_what_can_wait_until_they_end_and_silence_what_cannot() {
    let desk = Desk::plain();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    desk.set_clock(moment("2027-01-11T19:00:00"));
    let app = open(&desk, &login);
    app.settings("Reminders");
    app.click(&role("switch", "Quiet hours"));
    until_true("they are kept", SOON, || {
        let state = app.ask("reminders_state", &json!({ "zone": ZONE })).expect("the reminders");
        state["settings"]["quiet"] == json!({ "from": "22:00:00", "to": "07:00:00" })
    });
    meeting(&app, "In the morning", civil("2027-01-12T11:00:00"), &[12 * 60 + 30]);
    meeting(&app, "In the night", civil("2027-01-11T23:30:00"), &[30]);

    for (night, morning, number) in
        [("2027-01-11T22:00:10", "2027-01-12T06:00:10", 1), ("2027-01-18T22:00:10", "2027-01-19T06:00:10", 3)]
    {
        // Half past ten was before eleven, and waits.
        at(&desk, &login, night);
        let late = notices.wait_for(number);
        assert!(late.title == "Something at 11:30\u{202f}PM" && !late.sound, "{late:?}");
        at(&desk, &login, morning);
        let early = notices.wait_for(number + 1);
        assert!(early.title == "Something at 11:00\u{202f}AM" && early.sound, "{early:?}");
        assert_eq!(early.body, "In 4 hours.");
        if number == 1 {
            app.lock();
        }
    }
    assert_eq!(notices.all().len(), 4);
}

/// Open and locked; what is pressed on it leads to the check-in, after unlocking where that is needed.
#[test]
fn a_moment_to_check_in_comes_every_day_and_leads_there() {
    const ASKS: &str = "How are you, just now?";
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let (login, notices) = (Login::of(&desk), Notices::of(&desk));
    desk.set_clock(moment("2027-01-11T19:00:00"));
    let app = open(&desk, &login);
    app.settings("Reminders");
    app.click(&button("Add a time"));
    until_true("it is kept", SOON, || {
        let state = app.ask("reminders_state", &json!({ "zone": ZONE })).expect("the reminders");
        state["settings"]["checkIns"] == json!(["21:00:00"])
    });
    app.check_access("the times to check in");
    app.go("Calendar");
    app.see(&text("A moment to check in"));

    at(&desk, &login, "2027-01-11T20:00:10");
    let first = notices.wait_for(1);
    assert_eq!(first.title, "A moment to check in");
    let buttons: Vec<&str> = first.actions.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(buttons, ["check-in", "snooze", "dismiss", "default"]);
    assert_eq!(due(&app), ["inProgress"]);
    app.see(&button("Check in"));
    app.check_access("a moment to check in that is due");
    notices.press(&first, "check-in");
    app.window(CHECK_IN);
    app.see(&heading(ASKS));
    app.press("Esc");
    until_true("the small window is gone", SOON, || app.labels() == [MAIN]);
    app.window(MAIN);
    app.click(&button("Put away: A moment to check in"));
    until_true("it is put away", SOON, || due(&app).is_empty());

    app.lock();
    at(&desk, &login, "2027-01-12T20:00:10");
    let second = notices.wait_for(2);
    assert_eq!(second.title, "A moment to check in");
    notices.press(&second, "default");
    app.window(CHECK_IN);
    app.click(&button("Unlock"));
    until_true("the small window is gone", SOON, || app.labels() == [LOCK]);
    app.window(LOCK);
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.press("Enter");
    app.window(MAIN);
    app.see(&heading(ASKS));
    assert_eq!(notices.all().len(), 2);
}
