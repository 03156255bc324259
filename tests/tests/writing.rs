//! Where an entry begins, and what became of it.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until_true};
use serde_json::json;

/// An app with an open, empty journal.
fn open(desk: &Desk) -> App<'_> {
    let app = App::start(desk);
    app.begin(Choice::Passphrase);
    app
}

#[test]
fn an_entry_begins_from_a_page_or_a_question_and_a_page_of_ones_own_is_kept_for_the_next() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.at_home();
    app.go("Journal");
    app.hands().land_on("heading", "Journal");
    app.press("Ctrl+N");
    app.see(&heading("Or begin from"));
    app.check_access("an empty page with what it may begin from");
    let hands = app.hands();
    hands.tab_to("button", "What was hard, what held");
    hands.press("Enter");
    app.see(&about("text", "from “What was hard, what held”"));
    app.gone(&heading("Or begin from"));
    // Alone it is nothing that was written.
    hands.land_on("textbox", "Text of the entry");
    app.click(&button("Journal"));
    app.see(&heading("Journal"));
    assert!(!app.has(&about("text", "Kept as a draft")), "an untouched page waits nowhere");

    app.press("Ctrl+N");
    app.click(&button("What was hard, what held"));
    hands.land_on("textbox", "Text of the entry");
    hands.type_text("Coming home");
    until_true("it stands where it belongs", SOON, || {
        app.value(&field("Text of the entry")) == "### What was hard\n- Coming home\n\n### What held\n- \n"
    });
    app.click(&button("More"));
    app.click(&role("menuitem", "Keep as a page to begin from"));
    app.check_access("a page to be kept");
    app.fill(&field("Name, or the question"), "Evenings");
    app.click(&button("Keep it"));
    app.gone(&any("dialog"));
    app.click(&button("Done"));
    app.see(&about("text", "Began from “What was hard, what held”"));

    app.press("Ctrl+N");
    app.see(&button("Evenings"));
    app.click(&button("Your own pages and questions"));
    app.click(&button("Evenings").within(any("dialog")));
    app.check_access("a page of one's own");
    app.click(&button("Remove"));
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.gone(&button("Evenings"));
    app.click(&button("Undo"));
    app.see(&button("Evenings"));
}

#[test]
fn an_earlier_version_is_compared_with_what_is_there_now_and_typing_is_undone_across_saves() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.at_home();
    app.go("Journal");
    app.hands().land_on("heading", "Journal");
    app.press("Ctrl+N");
    let page = field("Text of the entry");
    let hands = app.hands();
    hands.land_on("textbox", "Text of the entry");
    hands.type_text("The clock goes.");
    hands.press("Ctrl+S");
    app.see(&about("text", "Saved"));
    hands.press("Backspace");
    hands.type_text(" and stops.");
    hands.press("Ctrl+S");
    until_true("it is typed", SOON, || app.value(&page) == "The clock goes and stops.");
    // What was saved in between is no wall for undoing.
    let undone = (0..4).map(|_| {
        hands.press("Ctrl+Z");
        app.value(&page)
    });
    let undone: Vec<String> = undone.collect();
    assert!(undone.iter().any(|text| text == "The clock goes." || text == "The clock goes"), "{undone:?}");
    app.fill(&page, "The clock goes.");
    app.click(&button("Done"));
    app.click(&button("Edit"));
    app.fill(&page, "The clock stopped.");
    hands.press("Ctrl+S");
    app.see(&about("text", "Saved"));
    app.click(&button("Earlier versions"));
    let versions = role("dialog", "Earlier versions");
    app.see(&versions);
    app.see(&about("radio", "Until").within(versions.clone()));
    app.click(&role("radio", "Compared with now"));
    app.see(&about("text", "no longer there").within(versions.clone()));
    app.check_access("an earlier version beside now");
}

#[test]
fn an_entry_is_said_to_be_about_a_group_while_it_is_written() {
    let desk = Desk::plain();
    let app = open(&desk);
    app.at_home();
    app.go("Journal");
    app.hands().land_on("heading", "Journal");
    app.press("Ctrl+N");
    let hands = app.hands();
    hands.land_on("textbox", "Text of the entry");
    assert!(!app.has(&button("Something")), "there is none to be about");
    app.click(&button("Done"));
    app.go("Groups");
    app.click(&button("Add a group"));
    app.fill(&field("Name"), "Harbour Street");
    app.click(&button("Add it"));
    app.see(&heading("What I asked"));

    app.go("Journal");
    app.hands().land_on("heading", "Journal");
    app.press("Ctrl+N");
    hands.land_on("textbox", "Text of the entry");
    hands.type_text("I only sat there.");
    hands.tab_to("button", "Something");
    hands.press("Enter");
    hands.type_text("harb");
    hands.press("Enter");
    hands.press("Esc");
    app.see(&button("No longer about Harbour Street"));
    app.check_access("an entry about a group");
    app.click(&button("Done"));
    app.see(&button("Harbour Street"));

    // Somebody of the care team, and when they are seen.
    let (person, series) = ("0191d3c0-0000-7000-8000-00000000000a", "0191d3c0-0000-7000-8000-00000000000b");
    let record = json!({
        "kind": "person",
        "of": {
            "id": person, "name": "Dr Osei", "role": null, "roleWords": "", "purposes": [], "purposeWords": "",
            "phone": "", "email": "", "web": "", "address": "", "hours": "", "note": "", "since": null,
            "ended": null, "referrer": null,
        },
    });
    app.ask("care_team_save", &json!({ "record": record })).expect("saved");
    let team = app.ask("care_team_view", &json!({ "zone": "Europe/Berlin" })).expect("read");
    let today = team["today"].as_str().expect("a day");
    let draft = json!({
        "id": series, "kind": "appointment", "group": null, "person": person, "exercise": null, "title": "Talk",
        "when": {
            "kind": "times", "start": format!("{today}T10:00:00"), "wholeDay": false, "zone": "Europe/Berlin",
            "minutes": 50, "rule": { "kind": "once" },
        },
        "place": "", "link": "", "note": "", "leads": [], "named": false,
    });
    app.ask("calendar_save", &json!({ "series": draft, "occurrence": null, "zone": "Europe/Berlin" })).expect("saved");
    app.go("Care team");
    app.click(&button("Dr Osei"));
    app.click(&button("Write about this person"));
    hands.land_on("textbox", "Text of the entry");
    app.see(&button("No longer about Dr Osei"));
    hands.type_text("What I want to say.");
    hands.tab_to("button", "Something");
    hands.press("Enter");
    hands.type_text("appointment");
    hands.press("Enter");
    hands.press("Esc");
    app.see(&about("button", "No longer about Appointment: Dr Osei"));
    app.click(&button("Done"));
    app.click(&about("button", "Appointment: Dr Osei"));
    app.see(&heading("Dr Osei"));
    app.see(&about("button", "What I want to say.").within(role("region", "In your journal")));
}
