//! One occurrence of a series changed alone, by keyboard: what the form asks, what stays, and the way back.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{any, button, field, role, text};
use mooring_tests::app::hands::Hands;
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::{SOON, until_true};

const ALL: &str = "Harbour Street";
const ONE: &str = "Harbour Street, with a guest";

fn how_many(app: &App<'_>, name: &str, count: usize) {
    until_true("so many are shown", SOON, || app.all(&button(name)).len() == count);
}

/// A journal with one meeting every week in its calendar.
fn with_every_week(desk: &Desk) -> App<'_> {
    let app = App::start(desk);
    app.begin(Choice::Passphrase);
    app.go("Calendar");
    app.click(&button("Add the first one"));
    app.fill(&field("What is it called?"), ALL);
    app.press("Enter");
    app.gone(&any("dialog"));
    how_many(&app, ALL, 4);
    app
}

/// Opens the form of a row and goes to the question what a change is meant for, where `chosen` is the answer so far.
fn ask(hands: &Hands<'_, '_>, row: &str, chosen: &str) {
    hands.tab_to("button", row);
    hands.press("Enter");
    hands.land_on("textbox", "What is it called?");
    hands.press("Shift+Tab");
    hands.land_on("radio", chosen);
}

fn rename_one(app: &App<'_>, hands: &Hands<'_, '_>) {
    ask(hands, ALL, "This and all following");
    hands.press("Left");
    hands.land_on("radio", "Only this one");
    hands.press("Tab");
    hands.land_on("textbox", "What is it called?");
    hands.press("End");
    hands.type_text(", with a guest");
    hands.press("Enter");
    app.gone(&any("dialog"));
    how_many(app, ONE, 1);
    how_many(app, ALL, 3);
    hands.land_on("button", ONE);
}

#[test]
fn one_is_changed_alone_and_given_back_by_keyboard() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = with_every_week(&desk);
    let hands = app.hands();
    rename_one(&app, &hands);
    hands.press("Ctrl+Z");
    how_many(&app, ALL, 4);
    rename_one(&app, &hands);

    // It is meant itself when it is opened again. What is said of all of them is still known.
    ask(&hands, ONE, "Only this one");
    app.see(&text("The others stay as they are."));
    app.gone(&role("combobox", "Repeats"));
    app.check_access("the form of one of a series");
    hands.press("Right");
    hands.press("Right");
    hands.land_on("radio", "All of them");
    app.see(&role("combobox", "Repeats"));
    hands.press("Tab");
    hands.press("End");
    hands.type_text(", upstairs");
    hands.press("Enter");
    app.gone(&any("dialog"));
    how_many(&app, "Harbour Street, upstairs", 3);
    how_many(&app, ONE, 1);

    hands.choose(&format!("More about {ONE}"), "As it was planned");
    how_many(&app, "Harbour Street, upstairs", 4);
    app.see(&text("As it was planned"));
    hands.press("Ctrl+Z");
    how_many(&app, ONE, 1);
}

fn rename_from_the_second_on(app: &App<'_>, hands: &Hands<'_, '_>) {
    // The second row: from the first one on would be all of them.
    hands.tab_to("button", ALL);
    hands.tab_to("button", &format!("More about {ALL}"));
    hands.press("Tab");
    hands.tab_to("button", ALL);
    hands.press("Enter");
    hands.land_on("textbox", "What is it called?");
    hands.press("End");
    hands.type_text(", upstairs");
    hands.press("Enter");
    app.gone(&any("dialog"));
}

#[test]
fn what_was_changed_from_one_on_or_removed_is_given_back_by_keyboard() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = with_every_week(&desk);
    let hands = app.hands();
    rename_from_the_second_on(&app, &hands);
    how_many(&app, "Harbour Street, upstairs", 3);
    app.see(&text("Changed from here on"));
    hands.press("Ctrl+Z");
    how_many(&app, ALL, 4);

    hands.choose(&format!("More about {ALL}"), "Remove");
    app.see(&any("dialog"));
    hands.land_on("radio", "Only ");
    hands.press("Down");
    hands.press("Down");
    hands.land_on("radio", "All of it");
    app.see(&text("Right afterwards you can take that back."));
    hands.press("Enter");
    app.gone(&any("dialog"));
    how_many(&app, ALL, 0);
    app.see(&text("Removed"));
    app.check_access("what was removed can be taken back");
    hands.press("Ctrl+Z");
    how_many(&app, ALL, 4);
}
