//! The care team by keyboard alone: somebody is written down, a question is brought, asked and answered; what was said and when one
//! is seen next; everything that was removed comes back; and the lock loses nothing.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use mooring_tests::app::App;
use mooring_tests::app::find::{any, button, field, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

fn team(app: &App<'_>) -> Value {
    app.ask("care_team_view", &json!({ "zone": "Europe/Berlin" })).expect("the team")
}

#[test]
fn somebody_is_written_down_asked_and_seen_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Care team");
    let hands = app.hands();
    app.see(&text("Nobody here yet"));
    hands.tab_to("button", "Add somebody");
    hands.press("Enter");
    hands.tab_to("textbox", "Name");
    hands.type_text("Dr Osei");
    app.choose(&field("What they are"), "Psychiatrist");
    hands.tab_to("textbox", "When they can be reached");
    hands.type_text("Tuesdays");
    hands.press("Esc");
    hands.land_on("heading", "Dr Osei");
    app.see(&text("prescribes"));
    app.see(&text("Tuesdays"));
    assert_eq!(team(&app)["people"][0]["role"], json!("psychiatrist"));

    // A question is brought, asked, and answered.
    hands.tab_to("textbox", "A question or concern");
    hands.type_text("Is it the dose?");
    hands.press("Enter");
    app.see(&button("Is it the dose?"));
    hands.type_text("How long?");
    hands.press("Enter");
    app.see(&button("How long?"));
    // Back over what can be done with it.
    for _ in 0..4 {
        hands.press("Shift+Tab");
    }
    hands.land_on("button", "How long?");
    hands.press("Alt+Up");
    until_true("it is the first", SOON, || team(&app)["questions"][0]["question"]["text"] == json!("How long?"));
    hands.land_on("button", "How long?");
    hands.tab_to("button", "I asked it: How long?");
    hands.press("Enter");
    hands.tab_to("textbox", "What was said");
    hands.type_text("Until spring.");
    hands.press("Esc");
    app.gone(&any("dialog"));
    app.see(&text("Until spring."));

    // What was said is kept, removed, and comes back.
    app.click(&button("Write it down"));
    app.fill(&field("In your own words"), "We wait two weeks.");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.see(&text("We wait two weeks."));
    until_true("it is kept", SOON, || team(&app)["said"][0]["words"] == json!("We wait two weeks."));

    // An appointment through the calendar's form.
    app.click(&button("Add an appointment"));
    app.see(&any("dialog"));
    assert_eq!(app.value(&field("What is it called?")), "Dr Osei");
    app.fill(&field("Day"), "tomorrow");
    app.click(&button("Add").within(any("dialog")));
    app.gone(&any("dialog"));
    until_true("the next one is known", SOON, || team(&app)["next"][0]["title"] == json!("Dr Osei"));

    // Removed, and taken back.
    app.click(&button("More about this person"));
    app.click(&role("menuitem", "Remove"));
    app.see(&text("Removed: Dr Osei"));
    until_true("nobody is left", SOON, || team(&app)["people"] == json!([]));
    app.click(&button("Undo"));
    app.see(&button("Dr Osei"));
    assert_eq!(team(&app)["questions"][0]["question"]["person"], team(&app)["people"][0]["id"]);
}

#[test]
fn the_lock_loses_no_word() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Care team");
    app.fill(&field("A question or concern"), "Half typed");
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Care team");
    app.see(&button("Half typed"));
}
