//! Times no clock shows, days no month has, and more meetings than a screen: what the form says, and what is shown.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, radio, text};
use mooring_tests::app::hands::Hands;
use mooring_tests::app::walks::Choice;
use mooring_tests::calendars::town;
use mooring_tests::desk::Desk;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};
use serde_json::json;

const ZONE: &str = "Europe/Berlin";

/// When what takes place in these days begins.
fn starts(app: &App<'_>, from: &str, days: u16) -> Vec<String> {
    let agenda = app.ask("calendar_agenda", &json!({ "from": from, "days": days, "zone": ZONE })).expect("the agenda");
    let list = agenda["occurrences"].as_array().cloned().unwrap_or_default();
    list.iter().map(|one| one["start"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Opens the form of a new one and names it.
fn begin(app: &App<'_>, hands: &Hands<'_, '_>, name: &str) {
    app.click(&about("button", "Add"));
    app.fill(&field("What is it called?"), name);
    hands.tab_to("textbox", "Day");
}

/// Types into a field, in the place of what is there.
fn type_in(hands: &Hands<'_, '_>, label: &str, typed: &str) {
    hands.tab_to("textbox", label);
    hands.press("Ctrl+a");
    hands.type_text(typed);
}

/// Waits until a field has nothing to say against what is in it.
fn taken(app: &App<'_>, label: &str) {
    until_true("it is taken as it is", SOON, || app.attribute(&field(label), "aria-invalid").is_none());
}

fn add(app: &App<'_>) {
    app.click(&button("Add").within(about("dialog", "Add to the calendar")));
    app.gone(&any("dialog"));
}

#[test]
fn a_day_no_month_has_and_a_time_the_clocks_skip_are_said_on_leaving_the_field() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Calendar");
    let hands = app.hands();

    begin(&app, &hands, "By the quay");
    type_in(&hands, "Day", "04312027");
    hands.tab_to("textbox", "Time");
    app.see(&text("There is no such day."));
    app.check_access("a day that is none");
    hands.press("Enter");
    app.see(&about("dialog", "Add to the calendar"));
    type_in(&hands, "Day", "03282027");
    hands.tab_to("textbox", "Time");
    taken(&app, "Day");

    // The night the clocks are put forward, between two and three.
    type_in(&hands, "Time", "0230");
    hands.tab_to("combobox", "How long");
    app.see(&text("the clocks are put forward over it. It would be"));
    app.check_access("a time that is skipped");
    // Back in it; it is not taken as it is.
    hands.press("Shift+Tab");
    hands.press("Enter");
    app.see(&about("dialog", "Add to the calendar"));
    hands.press("Ctrl+a");
    hands.type_text("3:30");
    hands.tab_to("combobox", "How long");
    taken(&app, "Time");
    app.choose(&field("Repeats"), "Once");
    add(&app);
    until_true("it is at that instant", SOON, || starts(&app, "2027-03-28", 1) == ["2027-03-28T01:30:00Z"]);

    // A series that is regular on every other night begins later on that one, and says so.
    begin(&app, &hands, "Night watch");
    type_in(&hands, "Day", "03212027");
    type_in(&hands, "Time", "0230");
    hands.tab_to("combobox", "How long");
    add(&app);
    let night = ["2027-03-28T01:30:00Z", "2027-03-28T01:30:00Z"];
    until_true("half past three is the instant", SOON, || starts(&app, "2027-03-28", 1) == night);
    assert_eq!(starts(&app, "2027-03-21", 1), ["2027-03-21T01:30:00Z"]);
    assert_eq!(starts(&app, "2027-04-04", 1), ["2027-04-04T00:30:00Z"]);
    let shifted = text("The clocks skip its usual time, so it begins later");
    until_true("its day is shown", PATIENTLY, || {
        app.click(&button("Four weeks on"));
        app.has(&shifted)
    });
}

#[test]
fn the_last_of_february_is_left_out_where_there_is_none() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Calendar");
    let hands = app.hands();
    begin(&app, &hands, "Leap day");
    type_in(&hands, "Day", "02292028");
    app.choose(&field("Repeats"), "Every year");
    app.see(&text("Years without that day are left out."));
    app.choose(&field("Repeats"), "Every month on day 29");
    app.see(&text("Months without a day 29 are left out."));
    app.choose(&field("Repeats"), "Every year");
    add(&app);
    until_true("it is there", SOON, || starts(&app, "2028-02-28", 3).len() == 1);
    assert!(starts(&app, "2028-02-29", 1)[0].starts_with("2028-02-29"));
    assert_eq!(starts(&app, "2029-02-27", 4), Vec::<String>::new());
    assert_eq!(starts(&app, "2032-02-28", 3).len(), 1);
}

#[test]
fn what_is_typed_in_one_go_is_what_is_kept_and_a_day_can_be_chosen_from_a_month() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Calendar");
    let hands = app.hands();
    begin(&app, &hands, "By the quay");
    type_in(&hands, "Day", "12172026");
    type_in(&hands, "Time", "1945");
    hands.tab_to("combobox", "How long");
    until_true("it is said as it is understood", SOON, || app.value(&field("Day")) == "Dec 17, 2026");
    app.choose(&field("Repeats"), "Once");
    // Nonsense is said, and not kept as something else.
    type_in(&hands, "Time", "2575");
    hands.press("Enter");
    app.see(&text("There is no such time."));
    app.see(&about("dialog", "Add to the calendar"));
    type_in(&hands, "Time", "1945");
    hands.tab_to("button", "Day: choose from a month");
    hands.press("Enter");
    hands.land_on("button", "Thursday, December 17");
    app.check_access("a month to choose a day from");
    hands.press("Right");
    // Esc leaves the month and not the form; it puts away what names a button first.
    hands.press("Shift+Tab");
    hands.land_on("button", "The month after");
    hands.press("Esc");
    app.see(&about("dialog", "Day"));
    hands.press("Esc");
    hands.land_on("button", "Day: choose from a month");
    app.see(&about("dialog", "Add to the calendar"));
    assert_eq!(app.value(&field("Day")), "Dec 17, 2026");
    hands.tab_to("button", "Day: choose from a month");
    hands.press("Enter");
    hands.land_on("button", "Thursday, December 17");
    hands.press("Right");
    hands.press("Enter");
    until_true("the day after is chosen", SOON, || app.value(&field("Day")) == "Dec 18, 2026");
    add(&app);
    until_true("it is at that instant", SOON, || starts(&app, "2026-12-17", 2) == ["2026-12-18T18:45:00Z"]);

    // Moved, by what is typed in one go.
    until_true("its day is shown", PATIENTLY, || {
        let there = app.has(&about("button", "More about By the quay"));
        if !there {
            app.click(&button("Four weeks on"));
        }
        there
    });
    app.click(&about("button", "More about By the quay"));
    app.click(&about("menuitem", "Move this one"));
    type_in(&hands, "Day", "12192026");
    type_in(&hands, "Time", "0815");
    hands.press("Enter");
    app.gone(&any("dialog"));
    until_true("it is there instead", SOON, || starts(&app, "2026-12-17", 3) == ["2026-12-19T07:15:00Z"]);
}

fn count(app: &App<'_>, script: &str) -> u64 {
    app.script(&format!("return {script}"), Vec::new()).as_u64().unwrap_or_default()
}

#[test]
fn five_hundred_series_stay_readable_and_each_is_within_reach() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Calendar");
    app.click(&button("Bring in a calendar file"));
    app.choose_file("town.ics", town(500).as_bytes());
    app.find_for(PATIENTLY, &heading("town.ics"));
    app.click(&button("Bring in 500"));
    app.find_for(PATIENTLY, &button("Show more days"));

    // Days are drawn whole, as many as are read at a glance; more of them when asked for.
    let rows = "document.querySelectorAll('.cal li.ev').length";
    let first = count(&app, rows);
    assert!((100..=260).contains(&first), "{first}");
    app.check_access("an agenda with 500 series");
    app.click(&button("Show more days"));
    until_true("more days are drawn", SOON, || count(&app, rows) > first + 100);

    for (shape, drawn) in [("Week", ".cal .week"), ("Month", ".cal table")] {
        app.click(&radio(shape));
        until_true("it is shown so", PATIENTLY, || {
            count(&app, &format!("document.querySelectorAll('{drawn}').length")) == 1
        });
        let more = about("button", " more").within(any("grid"));
        app.see(&more);
        app.check_access(&format!("500 series in a {shape}"));
        app.resize(960, 640);
        assert_eq!(app.sticks_out(), Vec::<String>::new(), "{shape}");
        app.resize(1280, 800);
        app.click(&more);
        until_true("it leads to the day", SOON, || {
            app.script("return document.activeElement?.id", Vec::new()) == "calendar-day-head"
        });
        let told = app.script("return document.querySelector('.cal [role=grid] [tabindex=\"0\"]').getAttribute('aria-label') ?? document.querySelector('.cal [role=grid] [tabindex=\"0\"]').textContent", Vec::new());
        let listed =
            count(&app, "document.querySelectorAll('.cal section[aria-labelledby=calendar-day-head] li.ev').length");
        assert!(listed > 60, "{listed}");
        let told = told.as_str().unwrap_or_default().to_owned();
        assert!(told.contains(&listed.to_string()), "{told}: {listed}");
    }
}
