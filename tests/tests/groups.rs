//! The way to a group in the real app: added, moved, asked, visited and left by keyboard alone; kept through lock and
//! restart; what is hostile is never opened.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const ZONE: &str = "Europe/London";
/// Where the desk of the tests is.
const HERE: &str = "Europe/Berlin";

fn board(app: &App<'_>) -> Value {
    app.ask("groups_board", &json!({ "zone": ZONE })).expect("the board")
}

fn stage(app: &App<'_>) -> Value {
    board(app)["rows"][0]["stage"].clone()
}

fn page(app: &App<'_>) -> Value {
    let id = board(app)["rows"][0]["id"].clone();
    app.ask("groups_get", &json!({ "id": id, "zone": ZONE })).expect("the group")
}

/// A group of which next to nothing is known.
fn group(number: u32, name: &str) -> Value {
    json!({
        "id": format!("019a9e2c-7f00-7000-8000-0000{number:08x}"), "source": null, "name": name, "about": "",
        "description": "", "scope": null, "ledBy": null, "leaders": "", "setting": null, "joining": null, "faith": null,
        "fee": null, "cost": "", "people": null, "meets": "", "weekdays": [], "times": [], "languages": [], "access": [],
        "zone": null, "place": "", "point": null, "travel": "", "travelMinutes": null, "room": "", "roomWords": "",
        "web": "", "email": "", "phone": "", "toShare": "", "verified": null,
    })
}

fn save(app: &App<'_>, group: &Value) {
    app.ask("groups_save", &json!({ "group": group, "zone": ZONE })).expect("saved");
}

#[test]
fn a_group_is_added_moved_asked_visited_and_left_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Groups");
    let hands = app.hands();

    hands.tab_to("button", "Add a group");
    hands.press("Enter");
    hands.land_on("textbox", "Name");
    hands.type_text("Open Door");
    hands.press("Enter");
    hands.land_on("heading", "Open Door");

    // The board again, and on to the next stage.
    hands.tab_to("button", "Groups");
    hands.press("Enter");
    hands.tab_to("button", "Open Door");
    hands.press("Ctrl+Right");
    until_true("the group was moved", SOON, || stage(&app) == json!("contacted"));
    hands.land_on("button", "Open Door");
    hands.press("Ctrl+Right");
    until_true("the group was moved on", SOON, || stage(&app) == json!("trying"));
    hands.land_on("button", "Open Door");
    hands.press("Ctrl+Left");
    until_true("and back", SOON, || stage(&app) == json!("contacted"));
    hands.land_on("button", "Open Door");
    hands.press("Enter");
    hands.land_on("heading", "Open Door");

    // An answer is kept as it is written; a question of one's own as well.
    hands.tab_to("button", "Answers");
    hands.press("Enter");
    hands.tab_to("textbox", "How often do you meet?");
    hands.type_text("Mondays");
    hands.tab_to("textbox", "A question of your own");
    hands.type_text("Is there a lift?");
    hands.press("Enter");
    app.see(&field("Is there a lift?"));
    hands.press("Esc");
    app.see(&text("Mondays"));
    app.see(&text("Is there a lift?"));
    app.see(&text("1 of 5 answered"));

    // A message is made of what is open.
    hands.tab_to("button", "Message from these questions");
    hands.press("Enter");
    app.see(&field("Message"));
    let message = app.value(&field("Message"));
    assert!(message.contains("Is there a lift?") && !message.contains("How often"), "{message}");
    hands.press("Esc");

    // A visit is planned. A day that is none is said on leaving the field, and the day it had stays.
    hands.tab_to("button", "Add a visit");
    hands.press("Enter");
    hands.land_on("textbox", "Day");
    hands.press("Ctrl+A");
    hands.type_text("31 Feb");
    hands.press("Tab");
    app.see(&text("There is no such day"));
    hands.press("Shift+Tab");
    hands.press("Ctrl+A");
    hands.type_text("tomorrow");
    hands.tab_to("textbox", "How I can leave if I want to");
    hands.type_text("At the break.");
    hands.press("Esc");
    app.gone(&any("dialog"));
    app.see(&text("planned"));
    app.see(&text("At the break."));

    // And leaving has its own words.
    hands.tab_to("button", "Change");
    hands.press("Enter");
    app.choose(&field("Stage"), "Left");
    hands.tab_to("textbox", "Why, if you like");
    hands.type_text("Too much silence for me then");
    hands.tab_to("button", "Move it");
    hands.press("Enter");
    app.gone(&any("dialog"));
    app.see(&text("Too much silence for me then"));
    assert_eq!(stage(&app), json!("left"));
}

#[test]
fn what_is_being_written_outlives_the_lock_and_a_restart() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    save(&app, &group(1, "Harbour Street"));
    app.go("Groups");
    app.click(&about("button", "Harbour Street").within(role("region", "Considering")));
    app.see(&heading("What I asked"));
    // The lock comes while words are being typed, and nothing was asked to be saved.
    app.fill(&field("To share, if I like"), "The phone call.");
    app.press("Ctrl+L");
    app.unlock(PASSPHRASE);
    assert_eq!(page(&app)["group"]["toShare"], json!("The phone call."));
    app.quit();

    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    app.go("Groups");
    app.click(&about("button", "Harbour Street").within(role("region", "Considering")));
    app.see(&heading("What I asked"));
    assert_eq!(app.value(&field("To share, if I like")), "The phone call.");

    // Two things written one right after the other do not undo each other.
    app.fill(&field("To share, if I like"), "The glasses.");
    app.click(&button("Edit what it is"));
    app.fill(&field("What is it for?"), "Low mood");
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    let group = page(&app)["group"].clone();
    assert_eq!((&group["toShare"], &group["about"]), (&json!("The glasses."), &json!("Low mood")));

    // In the bin, and back by the key for undoing.
    app.click(&button("More for this group"));
    app.click(&role("menuitem", "Put into the bin"));
    app.see(&text("No groups here yet"));
    app.press("Ctrl+Z");
    app.see(&about("button", "Harbour Street").within(role("region", "Considering")));
}

#[test]
fn a_group_is_found_by_a_word_of_its_notes_and_opened_by_keyboard_from_anywhere() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let harbour = group(1, "Harbour Street");
    save(&app, &harbour);
    save(&app, &group(2, "Open Door"));
    let note = json!({
        "id": "019a9e2c-7f00-7000-8000-00000000beef", "group": harbour["id"], "kind": "call", "day": "2026-11-20", "title": "Rang",
        "body": "They meet beside the café", "link": "", "followUp": null, "settled": false,
    });
    app.ask("groups_note_save", &json!({ "note": note })).expect("a note");
    app.go("Learn");
    let hands = app.hands();

    hands.press("Ctrl+K");
    app.see(&role("dialog", "Find or do something"));
    hands.type_text("cafe");
    app.see(&about("option", "Harbour Street"));
    app.check_access("the palette with a group");
    hands.press("Enter");
    hands.land_on("heading", "Harbour Street");

    // In the bin it is no longer found.
    app.go("Learn");
    app.ask("groups_bin", &json!({ "id": harbour["id"] })).expect("into the bin");
    hands.press("Ctrl+K");
    hands.type_text("cafe");
    app.see(&text("Nothing here has these letters"));
    hands.press("Esc");
    hands.press("Ctrl+K");
    hands.type_text("open do");
    app.see(&about("option", "Open Door"));
    hands.press("Enter");
    hands.land_on("heading", "Open Door");
}

#[test]
fn a_visit_leads_to_an_entry_about_it_and_the_entry_back() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    save(&app, &group(1, "Harbour Street"));
    app.go("Groups");
    app.click(&about("button", "Harbour Street").within(role("region", "Considering")));
    app.see(&text("stands here too"));
    let hands = app.hands();

    // From a visit of which nothing was filled in yet, by keyboard: the visit is kept, and the entry is about it.
    hands.tab_to("button", "Add a visit");
    hands.press("Enter");
    hands.land_on("textbox", "Day");
    hands.tab_to("button", "Write about it in the journal");
    app.check_access("a visit that can be written about");
    hands.press("Enter");
    app.see(&about("button", "No longer about Harbour Street, visit of"));
    app.check_access("an entry about a visit");
    // It outlives the lock before it is saved.
    hands.land_on("textbox", "");
    hands.type_text("I said my name.");
    app.press("Ctrl+L");
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&text("I said my name."));
    app.click(&button("Go on"));
    app.see(&about("button", "No longer about Harbour Street, visit of"));
    app.click(&button("Done"));

    // From the entry to the visit, with its dialog open, and from there to the entry again.
    app.click(&about("button", "Harbour Street, visit of").within(role("region", "Entry")));
    app.see(&heading("How it was"));
    app.see(&about("button", "I said my name.").within(any("dialog")));
    app.press("Esc");
    app.gone(&any("dialog"));
    app.see(&about("button", "I said my name.").within(role("table", "Visits")));
    app.check_access("a group with an entry about it");
    hands.tab_to("button", "I said my name.");
    hands.press("Enter");
    app.see(&about("button", "Harbour Street, visit of").within(role("region", "Entry")));

    // With the group in the bin the entry stays, and leads nowhere; the key for undoing brings the way back.
    let id = board(&app)["rows"][0]["id"].clone();
    app.ask("groups_bin", &json!({ "id": id })).expect("into the bin");
    app.gone(&about("button", "Harbour Street, visit of"));
    app.ask("groups_restore", &json!({ "id": id, "zone": ZONE })).expect("out of it");
    app.see(&about("button", "Harbour Street, visit of"));
}

#[test]
fn groups_side_by_side_are_weighed_by_every_wish_that_was_said() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.resize(960, 640);
    app.go("Groups");
    app.click(&button("Compare"));
    app.see(&text("of 5"));
    let ids: Vec<Value> =
        board(&app)["rows"].as_array().expect("groups").iter().take(2).map(|row| row["id"].clone()).collect();
    let weights = || app.ask("groups_compare", &json!({ "ids": ids })).expect("side by side")["weights"].clone();
    assert!(!app.has(&role("slider", "How much it matters: Access")), "nothing is wished of it");
    let hands = app.hands();
    hands.tab_to("slider", "How much it matters: In person or online");
    hands.press("End");
    until_true("it is kept", SOON, || weights()["setting"] == json!(3));
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.check_access("groups side by side, by many wishes");
    // However far one reads down, it can be seen whose the answers are.
    let heads = app.script(
        "document.querySelector('tfoot').scrollIntoView(); return document.querySelector('thead').getBoundingClientRect().top",
        vec![],
    );
    assert!(heads.as_f64().is_some_and(|top| (-1.0..40.0).contains(&top)), "{heads}");

    // Something more is wished: a row more.
    let mut profile = board(&app)["profile"].clone();
    profile["access"] = json!(["step-free"]);
    app.ask("groups_profile_set", &json!({ "profile": profile })).expect("wishes");
    app.see(&role("slider", "How much it matters: Access"));
}

#[test]
fn in_a_small_window_the_page_of_a_group_scrolls_and_nothing_around_it() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.resize(960, 640);
    app.go("Groups");
    app.click(&about("button", "Harbour Street Thursdays").within(role("region", "Trying")));
    app.see(&role("table", "Visits"));
    let beyond =
        "const main = document.querySelector('main'); return [main.scrollTop, main.scrollHeight - main.clientHeight]";
    assert_eq!(app.script(beyond, vec![]), json!([0, 0]));
    // A language is chosen by its name, in a field at the end of a dialog.
    app.click(&button("Edit what it is"));
    app.fill(&field("Languages"), "deutsc");
    app.type_text("h");
    app.see(&role("option", "German"));
    app.check_access("languages that are offered");
    app.press("Enter");
    app.see(&button("Take German away"));
    app.press("Esc");
    app.gone(&any("dialog"));
    assert_eq!(app.script(beyond, vec![]), json!([0, 0]));
}

/// A meeting of a group that takes place every week and was over two hours ago; answers its id.
fn meeting(app: &App<'_>, group: &str) -> String {
    let agenda =
        app.ask("calendar_agenda", &json!({ "from": "2026-01-01", "days": 1, "zone": ZONE })).expect("an agenda");
    let now: chrono::NaiveDateTime = serde_json::from_value(agenda["now"].clone()).expect("a wall time");
    let weekly = json!({ "kind": "pattern", "pattern": { "step": { "kind": "weeks", "days": [] }, "every": 1, "ending": { "kind": "never" } } });
    let when = json!({
        "kind": "times", "start": now - chrono::TimeDelta::hours(3), "wholeDay": false, "zone": ZONE, "minutes": 60,
        "rule": weekly,
    });
    let id = "019a9e2c-7f00-7000-8000-00000000c0de";
    let series = json!({
        "id": id, "kind": "meeting", "group": group, "title": "Harbour Street, Thursdays", "when": when, "place": "Hall",
        "link": "https://room.example.org", "note": "", "leads": [{ "days": 0, "minutes": 30 }], "named": false,
    });
    app.ask("calendar_save", &json!({ "series": series, "scope": null, "zone": ZONE })).expect("a meeting");
    id.to_owned()
}

#[test]
fn a_group_shows_its_meetings_leads_from_being_there_to_how_it_was_and_takes_them_into_the_bin() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    save(&app, &group(1, "Harbour Street"));
    let series = meeting(&app, group(1, "")["id"].as_str().expect("an id"));
    app.go("Groups");
    app.click(&about("button", "Harbour Street").within(role("region", "Considering")));
    app.see(&button("Open room"));
    app.see(&text("You are reminded at"));
    app.see(&text("Were you there on"));
    app.check_access("a group with a meeting");
    app.click(&about("button", "I was there"));
    app.see(&text("You were there on"));
    app.click(&button("Write down how it was"));
    app.fill(&field("How I can leave if I want to"), "At the break.");
    app.press("Esc");
    app.gone(&any("dialog"));
    until_true("the visit is of that meeting", SOON, || page(&app)["visits"][0]["meeting"]["series"] == json!(series));
    // Asked for again, it is the same visit.
    app.click(&button("Write down how it was"));
    assert_eq!(app.value(&field("How I can leave if I want to")), "At the break.");
    app.press("Esc");
    app.gone(&any("dialog"));

    // Another meeting begins with what is known of the group.
    app.click(&button("Add a meeting"));
    assert_eq!(app.value(&field("What is it called?")), "Harbour Street");
    app.check_access("the form of a group's meeting");
    app.fill(&field("What is it called?"), "The other one");
    app.click(&button("Add").within(about("dialog", "Add to the calendar")));
    app.gone(&any("dialog"));

    app.go("Calendar");
    app.see(&button("The other one"));
    app.click(&button("More about The other one"));
    app.click(&role("menuitem", "Open the group"));
    app.see(&heading("What I asked"));

    // In the bin, nothing of it is in the calendar, and undoing brings all of it back.
    app.click(&button("More for this group"));
    app.click(&role("menuitem", "Put into the bin"));
    app.see(&text("No groups here yet"));
    let begun =
        || app.ask("calendar_agenda", &json!({ "from": "2026-01-01", "days": 1, "zone": ZONE })).expect("an agenda");
    assert_eq!(begun()["begun"], json!(false));
    app.press("Ctrl+Z");
    app.see(&about("button", "Harbour Street").within(role("region", "Considering")));
    assert_eq!(begun()["begun"], json!(true));
}

#[test]
fn a_group_that_is_left_takes_its_meetings_out_of_the_calendar_asks_nothing_and_brings_them_back() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    save(&app, &group(1, "Harbour Street"));
    let id = group(1, "")["id"].clone();
    let attending = json!({ "id": id, "stage": "attending", "since": null, "note": null, "zone": HERE });
    app.ask("groups_advance", &attending).expect("a step");
    meeting(&app, id.as_str().expect("an id"));
    app.go("Calendar");
    let coming = button("Harbour Street, Thursdays");
    app.see(&coming);
    app.see(&text("Something at"));

    // The card says when it meets next, in whatever words this day has for it.
    app.go("Groups");
    let here = app.ask("groups_board", &json!({ "zone": HERE })).expect("the board by the clocks of this desk");
    let next = here["rows"][0]["nextMeeting"]["here"].as_str().expect("a meeting").to_owned();
    let day: u32 = next[8..10].parse().expect("a day");
    app.see(&about("button", format!(" {day}")).within(role("region", "Attending")));
    app.click(&about("button", "Harbour Street").within(role("region", "Attending")));
    app.see(&text("Were you there on"));
    app.click(&button("Change"));
    app.choose(&field("Stage"), "Left");
    app.see(&text("nothing reminds you of them"));
    app.check_access("leaving a group that has meetings");
    app.click(&button("Move it"));
    app.gone(&any("dialog"));
    app.see(&text("They wait while this group is paused or left"));
    app.gone(&text("Were you there on"));
    app.check_access("a group that was left");

    app.go("Calendar");
    app.gone(&text("Something at"));
    app.see(&text("None in the next two months."));
    // What was is still there, and what would be is not.
    until_true("only what was is shown", SOON, || app.all(&coming).len() <= 1);

    // Coming back brings them back; nothing is asked about what passed meanwhile.
    let back = json!({ "id": id, "stage": "trying", "since": null, "note": null, "zone": HERE });
    app.ask("groups_advance", &back).expect("a step");
    app.see(&text("Something at"));

    // Left again, they can be ended for good.
    let left = json!({ "id": id, "stage": "left", "since": null, "note": null, "zone": HERE });
    app.ask("groups_advance", &left).expect("a step");
    app.go("Groups");
    app.click(&about("button", "Harbour Street").within(role("region", "Paused or left")));
    app.click(&about("button", "More about Harbour Street"));
    app.click(&role("menuitem", "Remove"));
    app.click(&about("radio", "All of it"));
    app.click(&button("Remove").within(any("dialog")));
    app.gone(&any("dialog"));
    app.gone(&about("button", "More about Harbour Street"));
}

#[test]
fn a_hostile_address_is_shown_and_never_opened() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let hostile = ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,<script>alert(1)</script>"];
    for (number, address) in (1..).zip(hostile) {
        let mut group = group(number, &format!("Group {number}"));
        group["web"] = json!(address);
        group["room"] = json!(address);
        group["email"] = json!("a@b.org?bcc=evil@x.org");
        save(&app, &group);
    }
    for (number, address) in (1..).zip(hostile) {
        app.go("Groups");
        app.click(&about("button", format!("Group {number}")).within(role("region", "Considering")));
        app.see(&text(address));
        assert!(!app.has(&button("Open the page")) && !app.has(&button("Open the room")), "{address}");
        let refused = app.ask("open_outside", &json!({ "target": { "kind": "web", "url": address } }));
        assert_eq!(refused.expect_err("refused")["code"], json!("link-refused"));
    }
    app.click(&button("Write to them"));
    app.see(&text("This address is not one that Mooring opens"));
}

#[test]
fn two_hundred_groups_and_long_words_stay_in_their_place() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let mut long = group(0, &"Donaudampfschifffahrtsgesellschaft".repeat(3));
    long["about"] = json!("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ".repeat(4).trim());
    save(&app, &long);
    for number in 1..200 {
        save(&app, &group(number, &format!("Group number {number}")));
    }
    app.go("Groups");
    app.see(&about("button", "Group number 199"));
    app.resize(960, 640);
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.click(&role("radio", "List"));
    app.see(&text("200 groups"));
    app.fill(&field("Find a group"), "number 137");
    app.see(&text("1 group"));
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.check_access("200 groups");
    app.click(&button("Group number 137"));
    app.see(&heading("What I asked"));
    app.go("Groups");
    app.click(&about("button", "Donaudampf"));
    app.see(&heading("What I asked"));
    assert_eq!(app.sticks_out(), Vec::<String>::new());
}
