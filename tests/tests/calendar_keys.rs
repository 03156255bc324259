//! Every dialog of the calendar by keyboard alone: opened, filled in, confirmed, left by Esc; the focus comes back to what opened
//! it, and where that is gone, to what stands in its place.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, radio, text};
use mooring_tests::app::hands::Hands;
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::{SOON, until_true};

const MORE: &str = "More about the calendar";

fn to_the_calendar(hands: &Hands<'_, '_>) {
    hands.press("Ctrl+K");
    hands.type_text("calendar");
    hands.press("Enter");
    hands.land_on("heading", "Calendar");
}

fn how_many(app: &App<'_>, name: &str, count: usize) {
    until_true("so many are shown", SOON, || app.all(&button(name)).len() == count);
}

/// Adds a weekly meeting to an empty calendar, after having thought better of it once.
fn add_the_first(app: &App<'_>, hands: &Hands<'_, '_>) {
    hands.tab_to("button", "Add the first one");
    hands.press("Enter");
    hands.land_on("textbox", "What is it called?");
    hands.leave("Add the first one");
    hands.press("Enter");
    hands.land_on("textbox", "What is it called?");
    hands.type_text("Harbour Street");
    hands.press("Enter");
    app.gone(&any("dialog"));
    how_many(app, "Harbour Street", 4);
    // What opened the form is gone with the empty place: one reads on from the top.
    hands.land_on("heading", "Calendar");
}

/// What a row offers for one of its occurrences.
fn one_of_them(app: &App<'_>, hands: &Hands<'_, '_>) {
    let row = "More about Harbour Street";
    hands.choose(row, "Move this one");
    app.see(&about("dialog", "Move this one"));
    hands.leave(row);

    hands.choose(row, "A word about this one");
    hands.land_on("textbox", "A word about this one");
    hands.type_text("in the small room");
    hands.press("Enter");
    app.see(&text("in the small room"));
    hands.land_on("button", row);

    hands.choose(row, "It does not take place");
    app.see(&about("listitem", "Does not take place"));
    hands.land_on("button", row);
    hands.choose(row, "As it was planned");
    app.gone(&about("listitem", "Does not take place"));
    hands.land_on("button", row);

    // Its row goes: the next one takes the focus.
    hands.choose(row, "Leave this one out");
    how_many(app, "Harbour Street", 3);
    hands.land_on("button", "Harbour Street");
    hands.press("Ctrl+Z");
    how_many(app, "Harbour Street", 4);
}

/// The form of a series that is there, and the question what a change is meant for.
fn all_of_them(app: &App<'_>, hands: &Hands<'_, '_>) {
    hands.tab_to("button", "Harbour Street");
    hands.press("Enter");
    hands.land_on("textbox", "What is it called?");
    hands.press("End");
    hands.type_text(", upstairs");
    hands.tab_to("radio", "This and all following");
    hands.press("Right");
    hands.land_on("radio", "All of them");
    hands.press("Enter");
    app.gone(&any("dialog"));
    how_many(app, "Harbour Street, upstairs", 4);
    hands.land_on("button", "Harbour Street, upstairs");

    let row = "More about Harbour Street, upstairs";
    hands.choose(row, "Save as a calendar file");
    app.see(&about("dialog", "Save as a calendar file"));
    hands.leave(row);
    hands.choose(row, "Remove");
    hands.land_on("radio", "");
    hands.leave(row);
    hands.choose(row, "Remove");
    hands.land_on("radio", "");
    hands.press("Down");
    hands.press("Down");
    hands.tab_to("button", "Remove");
    hands.press("Enter");
    app.see(&text("Nothing here yet"));
    hands.stand("all rows are gone");
}

#[test]
fn what_is_in_the_calendar_is_added_changed_and_removed_by_keyboard_alone() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let hands = app.hands();
    to_the_calendar(&hands);
    add_the_first(&app, &hands);
    one_of_them(&app, &hands);
    all_of_them(&app, &hands);
}

#[test]
fn files_free_times_paper_and_quiet_hours_go_by_keyboard_alone() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let hands = app.hands();
    to_the_calendar(&hands);
    add_the_first(&app, &hands);

    // A calendar is pasted and brought in; what it was pasted into is gone when it is shown.
    hands.choose(MORE, "Bring in a calendar file");
    hands.land_on("", "Choose a calendar file");
    hands.leave(MORE);
    hands.choose(MORE, "Bring in a calendar file");
    hands.tab_to("", "Paste its text instead");
    hands.press("Enter");
    hands.tab_to("textbox", "Text of a calendar");
    hands.type_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20300101T180000Z\nSUMMARY:By the quay\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:b\nDTSTART:20300101T190000Z\nSUMMARY:On the pier\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    hands.tab_to("button", "Look at it");
    hands.press("Enter");
    hands.land_on("heading", "What you pasted");
    hands.tab_to("checkbox", "On the pier");
    hands.press("Space");
    hands.tab_to("button", "Bring in one");
    hands.press("Enter");
    app.gone(&any("dialog"));
    hands.land_on("button", MORE);
    // A file that is chosen is read in the same place.
    hands.choose(MORE, "Bring in a calendar file");
    app.choose_file("page.ics", b"<html>no calendar</html>");
    app.see(&text("This is no calendar that can be read"));
    hands.land_on("", "Choose a calendar file");
    app.choose_file("mine.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART:20300101T190000Z\r\nSUMMARY:On the pier\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    hands.land_on("heading", "mine.ics");
    hands.leave(MORE);

    hands.choose(MORE, "Save as a calendar file");
    hands.land_on("radio", "");
    hands.press("Down");
    app.see(&text("Names and notes leave your encrypted journal with it"));
    hands.leave(MORE);

    hands.choose(MORE, "Print");
    hands.tab_to("switch", "With names");
    hands.press("Space");
    hands.leave(MORE);

    hands.choose(MORE, "Find a free time");
    hands.tab_to("button", "Tue");
    hands.press("Space");
    hands.tab_to("button", "Look");
    hands.press("Enter");
    app.see(&about("button", "Take it"));
    hands.tab_to("button", "Take it");
    hands.press("Enter");
    hands.land_on("textbox", "What is it called?");
    hands.type_text("Somebody to talk to");
    hands.press("Enter");
    app.gone(&any("dialog"));
    hands.land_on("button", MORE);

    hands.tab_to("button", "Change");
    hands.press("Enter");
    hands.tab_to("switch", "Quiet hours");
    hands.press("Space");
    // All day long: each of the next reminders says more than before, and what has the focus below them moves down.
    for (label, parts) in [("From", ["00", "00"]), ("To", ["23", "59"])] {
        hands.tab_to("textbox", label);
        hands.type_text(parts[0]);
        hands.press("Right");
        hands.type_text(parts[1]);
    }
    hands.tab_to("button", "Save");
    hands.press("Enter");
    app.gone(&text("Reminders come at any hour."));
    hands.land_on("button", "Change");
}

#[test]
fn the_weeks_are_turned_and_a_row_is_opened_by_keyboard_alone() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start_demo(&desk);
    let hands = app.hands();
    to_the_calendar(&hands);
    hands.tab_to("button", "Four weeks on");
    hands.press("Enter");
    // The way back to today goes once it was taken.
    app.see(&button("Today"));
    hands.press("Shift+Tab");
    hands.press("Shift+Tab");
    hands.land_on("button", "Today");
    hands.press("Enter");
    app.gone(&button("Today"));
    // What stands in its place has the focus; from there back to how the calendar is shown.
    hands.land_on("button", "Four weeks back");
    for _ in 0..3 {
        hands.press("Shift+Tab");
    }
    hands.land_on("radio", "Agenda");
    hands.press("Right");
    hands.press("Right");
    until_true("it is a month", SOON, || app.attribute(&radio("Month"), "checked").is_some());
    hands.land_on("radio", "Month");
}

/// From anywhere, without knowing where in the calendar it stands; and going back does not do it again.
#[test]
fn the_palette_does_what_the_calendar_can() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let hands = app.hands();
    for (typed, dialog) in [
        ("add something", "Add to the calendar"),
        ("find a free time", "Find a free time"),
        ("bring in a calendar", "Bring in a calendar file"),
        ("save as a calendar", "Save as a calendar file"),
    ] {
        app.go("Today");
        hands.press("Ctrl+K");
        hands.type_text(typed);
        hands.press("Enter");
        app.see(&about("dialog", dialog));
        hands.press("Esc");
        app.gone(&any("dialog"));
        app.go("Today");
        hands.press("Alt+Left");
        app.see(&heading("Calendar"));
        assert!(!app.has(&any("dialog")), "{dialog}: it was asked for once");
    }
    hands.press("Ctrl+K");
    hands.type_text("calendar: week");
    hands.press("Enter");
    until_true("the week is shown", SOON, || app.attribute(&radio("Week"), "checked").is_some());
}

#[test]
fn what_was_begun_in_the_form_is_not_lost_by_esc() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let hands = app.hands();
    to_the_calendar(&hands);
    hands.tab_to("button", "Add the first one");
    hands.press("Enter");
    hands.land_on("textbox", "What is it called?");
    hands.type_text("Harbour Street");
    hands.press("Esc");
    app.see(&text("Leave this unfinished?"));
    // Esc once more, and the button that has the focus, both go on.
    hands.press("Esc");
    app.gone(&any("alertdialog"));
    hands.land_on("textbox", "What is it called?");
    hands.press("Esc");
    hands.land_on("button", "Go on writing");
    hands.press("Enter");
    hands.land_on("textbox", "What is it called?");
    assert_eq!(app.value(&field("What is it called?")), "Harbour Street");
    hands.press("Enter");
    app.gone(&any("dialog"));
    how_many(&app, "Harbour Street", 4);
}
