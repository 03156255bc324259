//! What is typed into the dialogs of a group in the real app, and the lock comes: it is there afterwards.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const ZONE: &str = "Europe/London";

/// The page of the only group.
fn page(app: &App<'_>) -> Value {
    let board = app.ask("groups_board", &json!({ "zone": ZONE })).expect("the board");
    app.ask("groups_get", &json!({ "id": board["rows"][0]["id"], "zone": ZONE })).expect("the group")
}

/// A group by its name alone, added as a person adds it, with its page open.
fn add(app: &App<'_>, name: &str) {
    app.go("Groups");
    app.click(&button("Add a group"));
    app.fill(&field("Name"), name);
    app.click(&button("Add it"));
    app.see(&heading("What I asked"));
}

/// Locks while a dialog of a group is open, unlocks, and goes to the page of the only group again.
fn lock_and_come_back(app: &App<'_>) {
    app.press("Ctrl+L");
    app.unlock(PASSPHRASE);
    app.go("Groups");
    app.click(&about("button", "Harbour Street").within(role("region", "Considering")));
    app.see(&heading("What I asked"));
}

#[test]
fn a_message_that_was_begun_goes_on_after_the_lock_and_ends_with_the_contact() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    add(&app, "Harbour Street");

    // A message that belongs to nothing yet, and what to say on the phone.
    app.click(&button("Message from these questions"));
    app.fill(&field("Message"), "May I come and only listen?");
    app.click(&role("radio", "Call"));
    app.fill(&field("What you could say"), "It is me again.");
    lock_and_come_back(&app);
    let hands = app.hands();
    hands.tab_to("button", "Go on with your message");
    hands.press("Enter");
    assert_eq!(app.value(&field("Message")), "May I come and only listen?");
    app.check_access("a message one goes on with");
    app.click(&role("radio", "Call"));
    assert_eq!(app.value(&field("What you could say")), "It is me again.");
    // Once it is noted that one rang, there is nothing left of it to go on with.
    app.click(&button("Note the contact"));
    app.see(&text("The contact is noted."));
    until_true("the call is noted and its words are done with", SOON, || {
        let page = page(&app);
        page["notes"][0]["kind"] == json!("call") && page["unfinished"].as_array().map(Vec::len) == Some(1)
    });
    // Beginning again is a way back to nothing that waits.
    app.click(&role("radio", "Write"));
    let anew = || {
        app.click(&button("Begin again from the questions"));
        until_true("the questions are there again", SOON, || app.value(&field("Message")).contains("How often"));
    };
    anew();
    app.click(&button("Go back to your own words"));
    assert_eq!(app.value(&field("Message")), "May I come and only listen?");
    anew();
    app.press("Esc");
    app.gone(&any("dialog"));
    app.see(&button("Message from these questions"));
}

#[test]
fn what_is_being_written_in_a_dialog_of_a_group_is_there_after_the_lock() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Groups");
    // A group that has no name yet is kept under its first words.
    app.click(&button("Add a group"));
    app.fill(&field("What is it for?"), "Harbour Street");
    lock_and_come_back(&app);

    // A question that was not added yet.
    app.click(&button("Answers"));
    app.fill(&field("A question of your own"), "Is there a lift?");
    lock_and_come_back(&app);
    app.see(&text("Is there a lift?"));

    // A visit, with its dialog as it was.
    app.click(&button("Add a visit"));
    app.fill(&field("Note").within(any("dialog")), "The chairs were hard.");
    lock_and_come_back(&app);
    app.click(&about("button", "Visit of").within(role("table", "Visits")));
    assert_eq!(app.value(&field("Note").within(any("dialog"))), "The chairs were hard.");
    app.press("Esc");
    app.gone(&any("dialog"));

    // A contact. A day is read when its field is left, and the lock leaves it.
    app.click(&button("Add a contact"));
    app.fill(&field("In a few words"), "They rang back.");
    app.fill(&field("Ask again on"), "tomorrow");
    lock_and_come_back(&app);
    app.see(&text("They rang back."));
    app.see(&text("Ask again on"));

    // What the group is, and what is to be shared there.
    app.click(&button("Edit what it is"));
    app.fill(&field("Place"), "Harbour Street 3");
    app.fill(&field("About how many come?"), "8");
    lock_and_come_back(&app);
    app.fill(&field("To share, if I like"), "The glasses.");
    lock_and_come_back(&app);
    let group = page(&app)["group"].clone();
    assert_eq!((&group["place"], &group["people"]), (&json!("Harbour Street 3"), &json!(8)));
    assert_eq!(app.value(&field("To share, if I like")), "The glasses.");
}

#[test]
fn a_message_that_was_sent_is_kept_with_its_contact_asks_when_to_ask_again_and_moves_the_group() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    add(&app, "Harbour Street");
    app.click(&button("Message from these questions"));
    app.fill(&field("Message"), "May I come and only listen?");
    app.click(&button("Note the contact"));
    app.see(&text("The contact is noted, with what you wrote."));
    app.check_access("a contact that was noted");
    let hands = app.hands();
    hands.tab_to("textbox", "When do you want to ask again, if nothing comes?");
    hands.type_text("2099-12-24");
    hands.press("Tab");
    until_true("what was written and when to ask again are kept", SOON, || {
        let note = page(&app)["notes"][0].clone();
        note["body"] == json!("May I come and only listen?") && note["followUp"] == json!("2099-12-24")
    });
    app.click(&button("Move it to Contacted"));
    app.see(&text("It is at Contacted now."));
    assert_eq!(
        page(&app)["steps"].as_array().and_then(|steps| steps.last().cloned()).expect("a step")["stage"],
        json!("contacted")
    );
    assert_eq!(page(&app)["notes"].as_array().map(Vec::len), Some(1));
}
