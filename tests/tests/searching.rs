//! Searches that have a name, and what can be asked for besides words.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const GROUP: &str = "019a9e2c-7f00-7000-8000-0000000000a1";

/// Saves an entry by itself, about a group and with a tag where they are named.
fn entry(app: &App<'_>, number: u8, body: &str, links: &Value, tags: &Value) {
    let draft = json!({
        "id": format!("019a9e2c-7f00-7000-8000-0000000000{number:02}"),
        "session": format!("019a9e2c-7f00-7000-8000-0000000001{number:02}"),
        "at": format!("2026-03-14T09:{number:02}:00Z"), "zone": "Europe/Berlin", "day": null, "mood": null, "feelings": [],
        "tags": tags, "dimensions": { "physical": null, "emotional": null, "social": null, "spiritual": null },
        "trackers": [], "title": "", "body": body, "starred": false, "links": links,
    });
    app.ask("journal_save", &json!({ "draft": draft })).expect("an entry");
}

fn tag(app: &App<'_>, name: &str) -> Value {
    let words = app.ask("journal_vocabulary", &json!({})).expect("the words");
    let groups = words["tags"].as_array().expect("groups").clone();
    let mut tags = groups.iter().flat_map(|group| group["tags"].as_array().expect("tags").clone());
    tags.find(|tag| tag["name"] == name).expect("a tag")["id"].clone()
}

#[test]
fn a_search_is_kept_under_a_name_and_found_again() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let walk = json!([tag(&app, "walk")]);
    entry(&app, 1, "Tea with Ruth.", &json!([]), &json!([]));
    entry(&app, 2, "Tea on the quay.", &json!([]), &walk);
    entry(&app, 3, "The heron on the weir.", &json!([]), &walk);
    app.go("Journal");
    app.see(&text("3 entries, newest first"));
    assert!(!app.has(&button("Saved searches")), "nothing is asked, and nothing kept");
    app.fill(&field("Search the journal"), "tea -tag:walk ");
    app.see(&text("1 entry for “tea”"));
    app.see(&button("Tags: not walk"));
    app.click(&button("Saved searches"));
    app.click(&role("menuitem", "Save this search"));
    app.fill(&field("Name"), "Tea at home");
    app.check_access("a name for a search");
    app.click(&button("Save it"));
    app.gone(&any("dialog"));
    app.click(&button("Show everything"));
    app.see(&text("3 entries, newest first"));

    // It outlives the lock, and is a command like others.
    app.lock();
    app.unlock(PASSPHRASE);
    app.at_home();
    app.press("Ctrl+K");
    app.see(&role("dialog", "Find or do something"));
    app.type_text("tea at");
    app.see(&about("option", "Search: Tea at home"));
    app.press("Enter");
    app.see(&text("1 entry for “tea”"));
    app.see(&button("Tags: not walk"));
    app.click(&button("Show everything"));

    app.click(&button("Saved searches"));
    app.click(&role("menuitem", "Names and order"));
    app.fill(&field("Name of Tea at home"), "Without a walk");
    app.press("Tab");
    app.see(&field("Name of Without a walk"));
    app.check_access("saved searches");
    app.click(&button("Remove Without a walk"));
    app.gone(&any("dialog"));
    app.gone(&button("Saved searches"));
    app.click(&button("Undo"));
    app.click(&button("Saved searches"));
    app.click(&role("menuitem", "Without a walk"));
    app.see(&text("1 entry for “tea”"));
}

#[test]
fn entries_about_a_group_are_asked_for_by_a_chip_and_by_a_word() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Groups");
    app.click(&button("Add a group"));
    app.fill(&field("Name"), "Open Door");
    app.click(&button("Add it"));
    app.see(&any("heading").within(any("main")));
    let board = app.ask("groups_board", &json!({ "zone": "Europe/Berlin" })).expect("the board");
    let group = board["rows"][0]["id"].clone();
    entry(&app, 1, "I read the last paragraph aloud.", &json!([{ "kind": "group", "target": group }]), &json!([]));
    entry(&app, 2, "Nothing to tell.", &json!([{ "kind": "group", "target": GROUP }]), &json!([]));
    app.go("Journal");
    app.see(&text("2 entries, newest first"));
    app.click(&button("Group"));
    app.click(&role("checkbox", "Open Door"));
    app.press("Esc");
    app.see(&text("1 entry fits"));
    app.see(&about("option", "I read the last paragraph aloud."));
    app.click(&button("Show everything"));
    app.fill(&field("Search the journal"), "group:\"open door\" has:picture");
    app.press("Enter");
    app.see(&button("Group: Open Door"));
    until_true("the chip is on", SOON, || app.attribute(&button("Picture"), "aria-pressed").as_deref() == Some("true"));
    app.see(&text("Nothing fits"));
    app.check_access("a group and pictures");
}

#[test]
fn earlier_years_are_off_until_chosen_and_can_leave_out_hard_days() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.check_in("Good");
    app.go("Today");
    app.see(&text("It stays off until you choose it."));
    app.settings("Check-in and mood");
    app.see(&role("switch", "On this day"));
    assert!(!app.has(&role("switch", "Leave out hard days")), "nothing is shown that hard days could be left out of");
    app.click(&role("switch", "On this day"));
    app.click(&role("switch", "Leave out hard days"));
    until_true("it is kept", SOON, || {
        let settings = app.ask("settings_get", &json!({})).expect("the settings");
        settings["onThisDay"] == true && settings["onThisDayWithoutHard"] == true
    });
    app.check_access("what is left out");
    app.go("Today");
    app.see(&text("Nothing from earlier years on this day."));
}

/// Saves an entry of a day by itself.
fn on(app: &App<'_>, number: u8, day: &str) {
    let draft = json!({
        "id": format!("019a9e2c-7f00-7000-8000-0000000000{number:02}"),
        "session": format!("019a9e2c-7f00-7000-8000-0000000001{number:02}"),
        "at": format!("{day}T09:00:00Z"), "zone": "Europe/Berlin", "day": null, "mood": null, "feelings": [], "tags": [],
        "dimensions": { "physical": null, "emotional": null, "social": null, "spiritual": null },
        "trackers": [], "title": "", "body": format!("Written on {day}"), "starred": false,
    });
    app.ask("journal_save", &json!({ "draft": draft })).expect("an entry");
}

#[test]
fn a_day_that_is_typed_is_found_in_the_list_by_the_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    // More rows than the list shows at once lie between.
    let days = [("2024-03-12", 1), ("2024-03-05", 2), ("2023-07-01", 3)];
    for (day, number) in days {
        on(&app, number, day);
    }
    for number in 10..30 {
        on(&app, number, &format!("2025-06-{number}"));
    }
    app.go("Journal");
    app.see(&text("23 entries, newest first"));
    let chosen = |words: &str| {
        until_true("it is chosen", SOON, || {
            app.attribute(&about("option", words), "aria-selected").as_deref() == Some("true")
        });
    };

    app.click(&button("Jump to…"));
    app.see(&role("dialog", "Jump to a day or month"));
    app.check_access("jump to a day");
    app.type_text("12 March 2024");
    app.see(&text("Tuesday, March 12, 2024"));
    app.press("Enter");
    app.gone(&any("dialog"));
    chosen("Written on 2024-03-12");
    // The list has the focus: arrows go on from there.
    app.press("Down");
    chosen("Written on 2024-03-05");

    // A day without an entry says so, and where one is instead.
    app.click(&button("Jump to…"));
    app.type_text("2024-03-11");
    app.press("Enter");
    app.see(&text("Nothing from Monday, March 11, 2024. The nearest day before it is March 5, 2024."));
    chosen("Written on 2024-03-05");
    app.click(&button("Jump to…"));
    app.type_text("1999");
    app.press("Enter");
    app.see(&text("Nothing from 1999 or before. The first day is July 1, 2023."));
    chosen("Written on 2023-07-01");

    // What is not clear is said, and nothing moves; a month is chosen by the arrows.
    app.click(&button("Jump to…"));
    app.type_text("teatime");
    app.press("Enter");
    app.see(&text("This is not clear enough."));
    app.press("Esc");
    app.gone(&any("dialog"));
    app.press("Enter");
    app.see(&role("dialog", "Jump to a day or month"));
    app.press("Down");
    app.press("Down");
    app.press("Enter");
    chosen("Written on 2024-03-12");

    // From anywhere, by the palette; what was asked of the list is let go of.
    app.fill(&field("Search the journal"), "2025");
    app.see(&text("20 entries for “2025”, newest first"));
    app.go("Today");
    app.press("Ctrl+K");
    app.see(&role("dialog", "Find or do something"));
    app.type_text("july 2023");
    app.see(&about("option", "Journal: July 2023"));
    app.press("Enter");
    app.see(&text("23 entries, newest first"));
    chosen("Written on 2023-07-01");
}
