//! The calendar through the real window: added, changed, moved, cancelled, noted and removed, and said to whoever cannot see.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, radio, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::{SOON, until_true};

fn choose(app: &App<'_>, menu: &str, item: &str) {
    app.click(&button(format!("More about {menu}")));
    app.click(&role("menuitem", item));
}

/// How far what is around the panes of a place is scrolled, and could be.
fn beyond(app: &App<'_>) -> serde_json::Value {
    let script =
        "const main = document.querySelector('main'); return [main.scrollTop, main.scrollHeight - main.clientHeight]";
    app.script(script, vec![])
}

#[test]
fn in_a_small_window_agenda_week_and_month_scroll_and_nothing_around_them() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.resize(960, 640);
    app.go("Calendar");
    for shape in ["Agenda", "Week", "Month"] {
        app.click(&radio(shape));
        until_true("it is shown", SOON, || app.attribute(&radio(shape), "checked").is_some());
        app.see(&about("button", "Harbour Street"));
        assert_eq!(beyond(&app), serde_json::json!([0, 0]), "{shape}");
    }
}

#[test]
fn a_meeting_is_added_changed_moved_cancelled_and_removed() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Calendar");
    app.see(&text("Nothing here yet"));
    app.check_access("an empty calendar");

    app.click(&button("Add the first one"));
    app.fill(&field("What is it called?"), "Harbour Street");
    app.check_access("the form of a meeting");
    app.click(&button("Add").within(about("dialog", "Add to the calendar")));
    app.see(&button("Harbour Street"));
    until_true("it repeats every week", SOON, || app.all(&button("Harbour Street")).len() == 4);
    app.see(&text("Something at"));
    app.check_access("the agenda");

    choose(&app, "Harbour Street", "It does not take place");
    app.see(&about("listitem", "Does not take place"));
    choose(&app, "Harbour Street", "As it was planned");
    app.gone(&about("listitem", "Does not take place"));

    choose(&app, "Harbour Street", "Move this one");
    app.fill(&field("A word about this one"), "in the small room upstairs");
    app.click(&button("Save"));
    app.see(&text("in the small room upstairs"));

    choose(&app, "Harbour Street", "Leave this one out");
    until_true("one is gone", SOON, || app.all(&button("Harbour Street")).len() == 3);
    app.press("Ctrl+Z");
    until_true("and back", SOON, || app.all(&button("Harbour Street")).len() == 4);

    app.click(&button("Harbour Street"));
    app.fill(&field("What is it called?"), "Harbour Street, upstairs");
    app.click(&role("radio", "All of them"));
    app.click(&button("Save"));
    until_true("all are called so", SOON, || app.all(&button("Harbour Street, upstairs")).len() == 4);

    app.click(&button("Change").within(role("complementary", "Month and next reminders")));
    app.click(&role("switch", "Quiet hours"));
    app.check_access("quiet hours");
    app.click(&button("Save"));
    app.gone(&text("Reminders come at any hour."));

    choose(&app, "Harbour Street, upstairs", "Remove");
    app.click(&about("radio", "All of it"));
    app.check_access("what is removed");
    app.click(&button("Remove").within(about("dialog", "Remove from the calendar")));
    app.see(&text("Nothing here yet"));
}

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//EN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:Quay\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTART;TZID=Europe/London:20240102T193000\r\n\
    DURATION:PT1H30M\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Steps by the quay\r\nX-UNKNOWN:kept\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b@example.org\r\nDTSTART;TZID=Quay Time:20260101T180000\r\nSUMMARY:By another clock\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:c@example.org\r\nDTSTART:20260101T180000Z\r\nRRULE:FREQ=HOURLY\r\nSUMMARY:By the hour\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:d@example.org\r\nDTSTART:20200101T180000Z\r\nSUMMARY:Long ago\r\nEND:VEVENT\r\nBEGIN:VJOURNAL\r\nSUMMARY:A note\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n";

#[test]
fn a_calendar_of_another_program_is_looked_at_kept_and_taken_back() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Calendar");
    app.click(&button("Bring in a calendar file"));
    app.check_access("a calendar to choose");
    app.choose_file("page.ics", b"<html>no calendar</html>");
    app.see(&text("This is no calendar that can be read"));
    app.choose_file("mine.ics", FILE.as_bytes());
    app.see(&text("4 are new, none changed, none is here already."));
    app.see(&text("One thing that is no event, such as a task or a note, stays in the file."));
    let rows =
        "return [...document.querySelectorAll('[role=dialog] tbody tr, dialog tbody tr')].map((row) => row.innerText)";
    let rows = app.script(rows, Vec::new());
    let rows: Vec<&str> = rows.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).collect();
    for (name, then) in
        [("METHOD", "left out"), ("X-WR-CALNAME", "kept"), ("By the hour", "kept"), ("A note", "left out")]
    {
        assert!(rows.iter().any(|row| row.contains(name) && row.contains(then)), "{name}: {rows:?}");
    }
    app.see(&text("It repeats within a day"));
    app.see(&about("checkbox", "By the hour"));
    app.check_access("what a calendar file would bring");
    app.choose(&field("What time is “Quay Time”?"), "Europe/Paris");
    app.choose(&field("What are the new ones?"), "Meeting");
    app.click(&about("checkbox", "By another clock"));
    app.click(&button("Bring in 2"));
    app.gone(&about("dialog", "Bring in a calendar file"));
    app.see(&button("Steps by the quay"));
    app.see(&button("By the hour"));
    app.see(&text("Repeats within a day, which can’t be scheduled here. It is kept as it is:"));
    app.press("Ctrl+Z");
    app.see(&text("Nothing here yet"));

    // Again, by keyboard; then what is written out is known when it is read.
    app.press("Ctrl+K");
    app.press("Esc");
    app.click(&button("Bring in a calendar file"));
    app.choose_file("mine.ics", FILE.as_bytes());
    app.click(&button("Bring in 3"));
    app.see(&button("Steps by the quay"));
    // What has no time is changed like everything else, and can go.
    app.click(&button("By another clock"));
    app.choose(&field("By the clocks of"), "Europe/Paris");
    app.click(&button("Save"));
    app.gone(&any("dialog"));
    app.gone(&text("Its time zone is one nobody knows."));
    app.click(&button("More about By the hour"));
    app.click(&role("menuitem", "Remove"));
    app.gone(&button("By the hour"));
    app.press("Ctrl+Z");
    app.see(&button("By the hour"));
    app.click(&button("More about the calendar"));
    app.click(&role("menuitem", "Bring in a calendar file"));
    app.choose_file("mine.ics", FILE.as_bytes());
    app.see(&text("One is new, none changed, 3 are here already."));
    app.press("Esc");
    app.click(&button("More about the calendar"));
    app.click(&role("menuitem", "Save as a calendar file"));
    app.see(&text("The file is not encrypted."));
    app.check_access("a calendar to save");
    app.click(&about("radio", "Everything"));
    app.see(&text("Names and notes leave your encrypted journal with it"));
    app.press("Esc");
}

/// The day that has the focus in a grid.
fn focused_day(app: &App<'_>) -> String {
    let script = "return document.activeElement?.dataset?.day ?? ''";
    app.script(script, Vec::new()).as_str().unwrap_or_default().to_owned()
}

fn day_after(day: &str, days: i64) -> String {
    let day: chrono::NaiveDate = day.parse().expect("a day");
    (day + chrono::TimeDelta::days(days)).to_string()
}

#[test]
fn week_and_month_are_walked_by_keyboard_and_remembered() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start_demo(&desk);
    app.at_home();
    app.go("Calendar");
    app.see(&heading("Next reminders"));
    app.check_access("the agenda with a month beside it");

    for (shape, drawn) in [("Week", ".cal .week"), ("Month", ".cal table")] {
        app.click(&radio(shape));
        let grid = format!("document.querySelector('{drawn} [tabindex=\"0\"]')");
        until_true("a day holds the tab stop", SOON, || {
            app.script(&format!("const day = {grid}; day?.focus(); return day !== null"), Vec::new()) == true
        });
        let first = focused_day(&app);
        app.check_access(shape);
        for (key, days) in [("Right", 1), ("Left", 0), ("Down", 7), ("Up", 0)] {
            app.press(key);
            until_true("the focus goes along", SOON, || focused_day(&app) == day_after(&first, days));
        }
        app.press("PageDown");
        until_true("a page on is another month or week", SOON, || focused_day(&app) >= day_after(&first, 7));
        app.press("PageUp");
        until_true("and back", SOON, || focused_day(&app) == first);
        app.press("Enter");
        until_true("what is on the day is told", SOON, || {
            app.script("return document.activeElement?.id", Vec::new()) == "calendar-day-head"
        });
        // With room below it for what is on the day.
        let room = "return innerHeight - document.activeElement.getBoundingClientRect().bottom > 60";
        until_true("and is in sight", SOON, || app.script(room, Vec::new()) == true);
    }
    app.go("Today");
    app.go("Calendar");
    until_true("it is shown as it was left", SOON, || app.attribute(&radio("Month"), "checked").is_some());

    // A day of the month beside is looked at.
    let beside = "return document.querySelector('.inspector [role=grid] tbody tr:nth-child(3) td button')";
    let third_week = || app.script(&format!("{beside}?.dataset.day ?? null"), Vec::new());
    until_true("a month is beside", SOON, || third_week().is_string());
    let before = third_week();
    app.click(&button("Turn on a month"));
    until_true("another month is beside", SOON, || third_week() != before);
    let day = third_week();
    app.script(&format!("{beside}.click()"), Vec::new());
    until_true("that day holds the tab stop of the month", SOON, || {
        app.script("return document.querySelector('.cal [role=grid] [tabindex=\"0\"]')?.dataset.day", Vec::new()) == day
    });
}

#[test]
fn a_free_time_is_found_and_opens_the_form_filled_in() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start_demo(&desk);
    app.at_home();
    app.go("Calendar");
    app.click(&button("More about the calendar"));
    app.click(&role("menuitem", "Find a free time"));
    app.choose(&field("How long"), "45 min");
    app.click(&button("Look"));
    app.see(&about("button", "Take it"));
    app.check_access("free times");
    app.click(&about("button", "Take it"));
    app.see(&role("dialog", "Add to the calendar"));
    app.fill(&field("What is it called?"), "Somebody to talk to");
    app.click(&button("Add").within(about("dialog", "Add to the calendar")));
    app.see(&button("Somebody to talk to"));

    app.click(&button("More about the calendar"));
    app.click(&role("menuitem", "Print"));
    app.see(&text("Only the times, and “Appointment” for every name."));
    let sheet = || app.script("return document.querySelector('body > .print-sheet')?.textContent ?? ''", Vec::new());
    let words = sheet().as_str().unwrap_or_default().to_owned();
    assert!(words.contains("Appointment") && !words.contains("Somebody"), "{words}");
    app.check_access("the calendar on paper");
    app.click(&role("switch", "With names"));
    until_true("names by choice", SOON, || sheet().as_str().unwrap_or_default().contains("Somebody to talk to"));
    app.press("Esc");
    app.gone(&any("dialog"));
    assert_eq!(sheet(), "");
    // What left its place for the paper took nothing along.
    app.go("Groups");
    app.see(&button("Directory"));
    app.go("Calendar");
    app.see(&button("Somebody to talk to"));
}
