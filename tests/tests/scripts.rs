//! Texts that would run a script, through every place a text comes from and every place it is shown: none runs.
//!
//! Two walls stand before them. What the journal makes of a text has no script in it any more; and if it had, the page's
//! policy would not run it. The first is seen by the second staying silent: the web view tells whenever its policy stops
//! something. That both would be noticed is shown at the end.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fmt::Write as _;

use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::app::{App, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};
use mooring_tests::{daylio, figures, scripts};
use serde_json::{Value, json};

/// So many in one entry: fewer to open.
const PER_ENTRY: usize = 40;
/// So many names of tags, of feelings and of trackers.
const NAMES: usize = 24;

/// What runs, and what the policy stops, is written down from here on, also in the windows that follow.
const WATCH: &str = "
    window.ran = [];
    window.stopped = [];
    window.hit = (number) => window.ran.push(number);
    document.addEventListener('securitypolicyviolation', (event) =>
      window.stopped.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));";

/// Elements and attributes nothing that was written may become.
const FOREIGN: &str = "
    const within = document.querySelector('#app');
    const parts = within.querySelectorAll('script, iframe, object, embed, base, meta, link, style, form[action], svg script');
    const scripted = [...within.querySelectorAll('*')].filter((one) =>
      [...one.attributes].some(({ name, value }) =>
        name.startsWith('on') || /^\\s*(javascript|data|vbscript):/i.test(name.endsWith('href') || name === 'src' ? value : '')));
    return [...parts, ...scripted].map((one) => one.outerHTML.slice(0, 200));";

#[track_caller]
fn is_harmless(app: &App<'_>, place: &str) {
    app.settle();
    assert_eq!(app.script("return window.ran", vec![]), json!([]), "{place}: a script ran");
    assert_eq!(app.script("return window.stopped", vec![]), json!([]), "{place}: only the policy stopped it");
    assert_eq!(app.script(FOREIGN, vec![]), json!([]), "{place}");
}

fn entry(number: usize, title: &str, body: &str, tags: &[Value], feelings: &[Value]) -> Value {
    json!({ "draft": {
        "id": format!("019a9e2c-7f00-7000-8000-00000001{number:04x}"),
        "session": format!("019a9e2c-7f00-7000-8000-00000002{number:04x}"),
        "at": "2026-03-14T03:12:00Z", "zone": "Europe/Berlin", "day": null, "mood": null, "feelings": feelings, "tags": tags,
        "trackers": [], "title": title, "body": body, "starred": false,
        "dimensions": { "physical": null, "emotional": null, "social": null, "spiritual": null },
    } })
}

/// The last words of an entry, which no other has.
fn last(number: usize) -> String {
    format!("endmark{}", char::from(b'a' + u8::try_from(number).expect("fewer entries than letters")))
}

/// Those that fit where names are kept.
fn short(payloads: &[String]) -> Vec<&String> {
    payloads.iter().filter(|payload| payload.len() <= 60 && !payload.contains(char::is_control)).collect()
}

/// Writes all of them into entries, and some into names; gives how many entries there are.
fn write(app: &App<'_>, payloads: &[String]) -> usize {
    let words = app.ask("journal_vocabulary", &json!({})).expect("the vocabulary");
    let (group, family) = (&words["tags"][0]["id"], &words["feelings"][0]["id"]);
    let names = short(payloads);
    assert!(names.len() >= NAMES, "{} names", names.len());
    let id = |answer: Result<Value, Value>| answer.expect("a new word")["id"].clone();
    let mut tags = Vec::new();
    let mut feelings = Vec::new();
    for name in names.iter().take(NAMES) {
        tags.push(id(app.ask("journal_tag_add", &json!({ "group": group, "name": name, "icon": null }))));
        feelings.push(id(app.ask("journal_feeling_add", &json!({ "family": family, "word": name }))));
    }
    let chunks = payloads.chunks(PER_ENTRY);
    let count = chunks.len();
    for (number, chunk) in chunks.enumerate() {
        let title = chunk.iter().find(|payload| payload.len() <= 280).map_or("", String::as_str).replace('\n', " ");
        // The last line says that everything before it was drawn.
        let body = format!("{}\n\n{}", chunk.join("\n\n"), last(number));
        app.ask("journal_save", &entry(number, &title, &body, &tags, &feelings)).expect("saved");
    }
    count
}

#[test]
fn no_text_runs_as_a_script() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.script(WATCH, vec![]);
    let payloads = scripts::all();
    assert!(payloads.len() >= 500);
    let entries = write(&app, &payloads);

    app.go("Journal");
    let list = role("listbox", "Entries");
    until_true("every entry is listed", SOON, || app.all(&any("option").within(list.clone())).len() >= entries.min(8));
    is_harmless(&app, "the timeline");
    for number in 0..entries {
        app.fill(&field("Search the journal"), &last(number));
        // The row that shows the word: while it is typed, its beginning finds the other entries as well.
        app.click(&about("option", last(number)).within(role("listbox", "Search results")));
        app.see(&text(last(number)).within(role("region", "Entry")));
        is_harmless(&app, &format!("the reader, entry {number}"));
    }
    app.click(&button("Edit"));
    app.see(&field("Text of the entry"));
    is_harmless(&app, "the editor");
    app.click(&button("Done"));
    app.fill(&field("Search the journal"), "hit");
    app.see(&role("listbox", "Search results"));
    is_harmless(&app, "the search");
    app.click(&button("Clear the search"));
    app.press("Ctrl+K");
    app.type_text("onerror");
    app.see(&any("option"));
    is_harmless(&app, "the palette");
    app.press("Esc");
    app.settings("Check-in and mood");
    app.see(&about("button", "hit("));
    is_harmless(&app, "the names in Settings");
    app.press("Ctrl+J");
    app.see(&heading("How are you, just now?"));
    is_harmless(&app, "the check-in");
    app.press("Esc");
    bring(&app, &payloads);
    let stopped = would_be_noticed(&app, &payloads);
    assert_eq!(app.labels(), [MAIN]);
    figures::tell("tried", payloads.len());
    figures::tell("wrong", 0);
    figures::tell("noticed", stopped);
}

/// The same from another program's file: the preview, and what it becomes.
fn bring(app: &App<'_>, payloads: &[String]) {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut file = format!("{}\n", daylio::HEADER);
    for (number, payload) in payloads.iter().enumerate().take(60) {
        let (day, mood) = (1 + number % 28, if number < 6 { payload.as_str() } else { "good" });
        let activity = payload.replace(['|', '\n'], " ");
        let _ = writeln!(
            file,
            "2024-02-{day:02},February {day},Monday,{:02}:{:02},{},{},{},{}",
            number / 28,
            number,
            cell(mood),
            cell(&activity),
            cell(payload),
            cell(payload)
        );
    }
    app.settings("Import");
    app.choose_file("export.csv", file.as_bytes());
    app.find_for(PATIENTLY, &about("heading", "This file holds"));
    is_harmless(app, "the preview of an import");
    app.go("Today");
    is_harmless(app, "Today");
}

/// Positive control. Put into the page as they are, past everything, most of these texts try something: the policy says
/// so each time. And what runs is seen to have run. Gives how often the policy stopped something.
fn would_be_noticed(app: &App<'_>, payloads: &[String]) -> usize {
    let raw = "
        window.stopped = [];
        for (const text of arguments[0]) {
          const div = document.createElement('div');
          document.body.append(div);
          div.innerHTML = text;
        }";
    app.script(raw, vec![json!(payloads)]);
    until_true("the policy stops them", SOON, || {
        app.script("return window.stopped.length", vec![]).as_u64().is_some_and(|stopped| stopped > 300)
    });
    assert_eq!(app.script("return window.ran", vec![]), json!([]), "the policy let one through");
    assert_ne!(app.script(FOREIGN.replace("'#app'", "'body'").as_str(), vec![]), json!([]));
    app.script("hit(7)", vec![]);
    assert_eq!(app.script("return window.ran", vec![]), json!([7]));
    let stopped = app.script("return window.stopped.length", vec![]).as_u64().unwrap_or_default();
    usize::try_from(stopped).unwrap_or_default()
}
