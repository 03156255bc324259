//! A scale of words beside mood: chosen in Settings, noted with a check-in, given other words, and told in Insights.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use mooring_tests::app::find::{any, button, field, heading, radio, role, text};
use mooring_tests::app::plain::PlainApp;
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, CHECK_IN, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::wait::{SOON, until_true};
use serde_json::{Value, json};

const ASKS: &str = "How are you, just now?";

fn trackers(app: &App<'_>) -> Vec<Value> {
    let words = app.ask("journal_vocabulary", &json!({})).expect("the words");
    words["trackers"].as_array().expect("trackers").clone()
}

fn in_use(app: &App<'_>) -> Value {
    trackers(app).into_iter().find(|tracker| tracker["archived"] == json!(false)).expect("one in use")
}

/// What was noted today, value by value, with the words of the scale it was noted on.
fn noted(app: &App<'_>) -> Vec<String> {
    let all = trackers(app);
    let today = app.ask("journal_today", &json!({ "zone": "Europe/Berlin" })).expect("today");
    let entries = today["entries"].as_array().expect("entries");
    let mut noted: Vec<String> = entries
        .iter()
        .flat_map(|row| row["steps"].as_array().expect("steps"))
        .map(|step| {
            let scale = all.iter().find(|one| one["id"] == step["tracker"]).expect("its scale");
            let place = usize::try_from(step["value"].as_i64().expect("a step")).expect("a place");
            scale["words"][place - 1].as_str().expect("a word").to_owned()
        })
        .collect();
    noted.sort();
    noted
}

#[test]
fn a_scale_of_words_is_noted_beside_mood_and_keeps_the_words_it_was_noted_with() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.press("Ctrl+J");
    app.see(&role("dialog", ASKS));
    assert!(!app.has(&role("group", "Energy")), "asked before it was chosen");
    app.press("Esc");
    app.gone(&any("dialog"));

    app.settings("Check-in and mood");
    app.click(&button("Energy"));
    app.see(&role("group", "Words, from the lowest step"));
    app.check_access("the words of a scale");
    app.click(&button("Add a tracker").within(any("dialog")));
    app.gone(&any("dialog"));

    app.press("Ctrl+J");
    let energy = role("group", "Energy").within(any("dialog"));
    app.click(&radio("Even").within(any("dialog")));
    app.click(&button("weary").within(energy.clone()));
    app.check_access("checking in with a scale of words");
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    until_true("it is noted", SOON, || noted(&app) == ["weary"]);
    app.go("Today");
    app.see(&text("weary"));

    // Other words, from now on.
    app.settings("Check-in and mood");
    app.click(&button("Change Energy"));
    app.fill(&field("Word for step 2 of 5"), "spent");
    app.see(&text("What you have noted stays on its own steps"));
    app.click(&button("Save").within(any("dialog")));
    app.gone(&any("dialog"));
    until_true("they are in use", SOON, || in_use(&app)["words"][1] == json!("spent"));
    assert_eq!((trackers(&app).len(), in_use(&app)["follows"].is_string()), (2, true));
    assert!(app.has(&button("Change Energy")), "one line for both");
    assert_eq!(noted(&app), ["weary"]);

    // In the small window, of a locked journal too.
    app.click(&role("switch", "Check in while the journal is locked"));
    until_true("it is chosen", SOON, || {
        app.ask("settings_get", &json!({})).expect("settings")["checkInWhileLocked"] == json!(true)
    });
    app.lock();
    let data = desk.data();
    assert_eq!(PlainApp::run_to_end(&desk, &["--data-dir", &data.to_string_lossy(), "--check-in"]), 0);
    app.window(CHECK_IN);
    app.click(&button("spent").within(role("group", "Energy")));
    app.check_access("the small window with a scale of words");
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.click(&field("A line, if there is one"));
    app.press("Enter");
    until_true("the small window is gone", SOON, || app.labels() == [LOCK]);
    app.window(LOCK);
    app.unlock(PASSPHRASE);
    until_true("both stand as they were noted", SOON, || noted(&app) == ["spent", "weary"]);
    app.window(MAIN);
}

#[test]
fn insights_tell_a_scale_of_words_in_its_own_words() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    let words = json!(["worn out", "tired", "some", "awake", "lively"]);
    let scale = json!({
        "id": uuid::Uuid::now_v7(), "name": "Strength", "kind": "steps", "words": words, "dayRule": "mean", "archived": false,
        "follows": null,
    });
    let id = app.ask("journal_tracker_add", &json!({ "tracker": scale })).expect("a scale")["id"].clone();
    let reach = app.ask("insights_reach", &json!({ "zone": "UTC" })).expect("how far it reaches");
    let today: chrono::NaiveDate = reach["today"].as_str().expect("today").parse().expect("a day");
    for (ago, step) in (1..40_u64).zip([2, 3, 4, 4, 3].into_iter().cycle()) {
        let day = today - chrono::Days::new(ago);
        let draft = json!({
            "id": uuid::Uuid::now_v7(), "session": uuid::Uuid::now_v7(), "at": format!("{day}T12:00:00Z"), "zone": "UTC",
            "day": null, "mood": null, "feelings": [], "tags": [], "title": "", "body": "", "starred": false,
            "dimensions": { "physical": null, "emotional": null, "social": null, "spiritual": null },
            "trackers": [{ "tracker": id, "value": step }], "links": [], "began": null, "attachments": [],
        });
        app.ask("journal_save", &json!({ "draft": draft })).expect("an entry");
    }
    let words = app.ask("journal_vocabulary", &json!({})).expect("the words");
    let trackers = words["trackers"].as_array().expect("trackers");
    let mut medicine = trackers.iter().find(|one| one["kind"] == "dose").expect("a medicine").clone();
    medicine["plan"][0]["amount"] = json!(225);
    app.ask("journal_tracker_update", &json!({ "tracker": medicine })).expect("another dose");
    let mut settings = app.ask("settings_get", &json!({})).expect("the settings");
    let (from, to) = (today - chrono::Days::new(60), today - chrono::Days::new(50));
    settings["breaks"] = json!([{ "from": from, "to": to }]);
    app.ask("settings_set", &json!({ "settings": settings })).expect("the settings");
    app.go("Insights");
    app.see(&text("from 50 mg to 225 mg"));
    app.see(&text("You took a break"));
    app.see(&heading("Strength: Six months"));
    app.scroll_to(&heading("Strength: Six months"));
    app.check_access("insights with a scale of words");
    app.click(&button("Show as table").within(role("region", "Strength: Six months")));
    app.see(&text("awake"));
}
