//! The directory in the real app: thousands of meetings brought by file and by paste, looked through, saved as groups with
//! their times, read again; by keyboard alone; what is hostile is never opened.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, radio, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::directory::{bytes, feed};
use mooring_tests::wait::{PATIENTLY, SOON, until_true};
use serde_json::{Value, json};

const ZONE: &str = "Europe/London";

fn view(app: &App<'_>) -> Value {
    app.ask("directory_view", &json!({})).expect("the lists")
}

fn groups(app: &App<'_>) -> Vec<Value> {
    let board = app.ask("groups_board", &json!({ "zone": ZONE })).expect("the board");
    board["rows"].as_array().cloned().unwrap_or_default()
}

/// Meetings of the next week in the calendar.
fn in_the_calendar(app: &App<'_>) -> usize {
    let today = app.ask("groups_board", &json!({ "zone": ZONE })).expect("the board")["today"].clone();
    let agenda = app.ask("calendar_agenda", &json!({ "from": today, "days": 8, "zone": ZONE })).expect("the agenda");
    agenda["occurrences"].as_array().map_or(0, Vec::len)
}

fn to_the_directory(app: &App<'_>) {
    app.go("Groups");
    app.click(&button("Directory"));
}

fn bring(app: &App<'_>, name: &str, list: &[u8]) {
    app.choose_file(name, list);
    app.find_for(PATIENTLY, &button("Keep"));
    keep(app);
}

/// Lets go of a file over the window.
fn drop_file(app: &App<'_>, name: &str, text: &str) {
    let script = "const held = new DataTransfer(); held.items.add(new File([arguments[0]], arguments[1]));
        document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: held }));";
    app.script(script, vec![json!(text), json!(name)]);
}

/// Answers where the times are meant that name no zone.
fn at_home(app: &App<'_>) {
    app.click(&about("radio", "My zone"));
}

fn keep(app: &App<'_>) {
    app.click(&button("Keep"));
    app.find_for(PATIENTLY, &role("listbox", "Meetings"));
}

#[test]
fn thousands_of_meetings_come_from_a_file_are_filtered_saved_and_taken_back() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    to_the_directory(&app);
    app.see(&heading("Where to look"));
    app.check_access("an empty directory");

    app.choose_file("coast.json", &bytes(&feed(10_000)));
    app.find_for(PATIENTLY, &heading("10,000 meetings in this list"));
    assert_eq!(view(&app)["feeds"], json!([]), "nothing is kept before it is asked for");
    assert_eq!(app.value(&field("Name of the list")), "coast");
    app.check_access("the preview of a list");
    keep(&app);
    app.see(&text("10,000 meetings"));
    assert_eq!(view(&app)["feeds"][0]["meetings"], json!(10_000));

    // Words and filters hold together.
    app.fill(&field("Name, place or word"), "lantern");
    app.see(&text("2,000 meetings"));
    // Digits typed in one go are the time they say.
    app.click(&button("Time of day"));
    app.click(&field("Begins at or after"));
    app.press("Ctrl+A");
    app.type_text("2359");
    app.press("Tab");
    app.gone(&text("2,000 meetings"));
    app.click(&field("Begins at or after"));
    app.press("Ctrl+A");
    app.type_text("0000");
    app.press("Tab");
    app.see(&text("2,000 meetings"));
    app.click(&button("Time of day: take this filter away"));
    app.click(&button("Day"));
    app.click(&button("Tue").within(any("dialog")));
    app.press("Esc");
    app.see(&text("286 meetings"));
    app.click(&button("Open or closed"));
    app.click(&radio("closed").within(any("dialog")));
    app.press("Esc");
    app.see(&text("95 meetings"));
    app.see(&button("Open or closed: closed"));
    app.check_access("a filtered directory");
    app.resize(960, 640);
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.click(&button("Open or closed: take this filter away"));
    app.see(&text("286 meetings"));

    // One is read, and saved with its times; one step takes it back.
    app.click(&any("option").within(role("listbox", "Meetings")));
    app.see(&about("text", "From the list coast"));
    app.check_access("a meeting of the directory");
    app.click(&button("Save as a group"));
    app.see(&button("Open the group"));
    assert_eq!((groups(&app).len(), in_the_calendar(&app) > 0), (1, true));
    app.press("Ctrl+Z");
    app.see(&button("Save as a group"));
    until_true("nothing is left of it", SOON, || groups(&app).is_empty() && in_the_calendar(&app) == 0);

    // The last of ten thousand is a key away.
    app.click(&button("Show everything"));
    app.see(&text("10,000 meetings"));
    app.hands().tab_to("listbox", "Meetings");
    app.press("End");
    // Which one it is depends on the hour: they are in the order of when they are next.
    let last = "return document.querySelector('[role=option][aria-posinset=\"10000\"]') !== null";
    until_true("the last one is drawn", PATIENTLY, || app.try_script(last, vec![]) == Some(json!(true)));

    // In one column, too, only what is in sight is drawn.
    app.enlarge();
    to_the_directory(&app);
    if app.has(&button("Meetings")) {
        app.click(&button("Meetings"));
    }
    app.see(&text("10,000 meetings"));
    let drawn = app.all(&any("option").within(role("listbox", "Meetings"))).len();
    assert!((1..60).contains(&drawn), "{drawn}");
}

#[test]
fn a_list_that_is_read_again_tells_the_page_of_a_group_and_alters_nothing() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    to_the_directory(&app);
    app.see(&heading("Where to look"));
    let mut rows = feed(300);
    bring(&app, "coast.json", &bytes(&rows));
    app.fill(&field("Name, place or word"), "circle 137");
    app.click(&about("option", "Quay circle 137"));
    app.click(&button("Save as a group"));
    app.see(&button("Open the group"));

    rows[137]["location"] = json!("Another house");
    rows[137]["time"] = json!("16:00");
    rows.remove(0);
    app.click(&button("Lists"));
    app.choose_file("coast-2.json", &bytes(&rows));
    app.find_for(PATIENTLY, &text("1 meeting is no longer in the file"));
    app.see(&text("Changed: days or times, place"));
    app.see(&about("text", "Before: Thursday, 3:30"));
    app.check_access("a list read again");
    keep(&app);
    app.see(&text("299 meetings"));
    let read = view(&app)["feeds"][0].clone();
    assert_eq!((&read["new"], &read["changed"], &read["gone"]), (&json!(0), &json!(1), &json!(1)));
    assert_eq!(groups(&app)[0]["place"], json!("Hall 47"), "the group is as it was");
    app.go("Groups");
    app.click(&about("button", "Quay circle 137").within(role("region", "Considering")));
    app.see(&heading("News of its list"));
    app.see(&text("Another house"));
    app.see(&about("text", "In your calendar: Thursday, 3:30"));
    app.see(&about("text", "In the list now: Thursday, 4:00"));
    app.check_access("a group with news of its list");
    app.click(&button("I have seen it"));
    app.gone(&heading("News of its list"));

    // The lock changes nothing. The list goes, the group stays, also after a restart.
    app.lock();
    app.unlock(PASSPHRASE);
    to_the_directory(&app);
    app.see(&text("299 meetings"));
    app.click(&button("Lists"));
    app.click(&button("More for coast"));
    app.click(&role("menuitem", "Remove the list"));
    app.click(&button("Remove the list").within(any("alertdialog")));
    app.see(&heading("Where to look"));
    until_true("the list is gone", SOON, || view(&app)["feeds"] == json!([]));
    // With a reminder ahead, closing the window would only hide it.
    app.kill();
    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    assert_eq!((view(&app)["feeds"].clone(), groups(&app).len()), (json!([]), 1));
}

#[test]
fn a_list_from_elsewhere_waits_until_somebody_says_which_zone_its_times_are_in() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    to_the_directory(&app);
    app.see(&heading("Where to look"));
    let row = |slug: &str, name: &str| json!({ "slug": slug, "name": name, "day": 2, "time": "19:30", "formatted_address": "1 Pier St, Costa Mesa, CA 92626, USA" });
    app.choose_file("county.json", &bytes(&[row("a", "Pier circle"), row("b", "Pullman steps")]));
    app.see(&heading("Which time zone are these times in?"));
    assert_eq!(app.all(&any("radio")).len(), 2, "what the places hint at, and one's own");
    let chosen = "return document.querySelectorAll('main input[type=radio]:checked').length";
    assert_eq!(app.script(chosen, Vec::new()), json!(0), "nothing is chosen beforehand");
    app.click(&button("Keep"));
    app.see(&about("text", "Say first which time zone the times are in"));
    assert_eq!(view(&app)["feeds"], json!([]));
    app.check_access("a list whose zone is asked for");
    app.resize(960, 640);
    assert_eq!(app.sticks_out(), Vec::<String>::new());

    // Any other zone by letters of it; nothing answers to some.
    app.fill(&field("Another zone"), "tiju");
    app.click(&radio("America/Tijuana"));
    app.fill(&field("Another zone"), "zzz");
    app.see(&about("text", "No zone has these letters"));
    app.see(&radio("America/Tijuana"));
    app.click(&radio("Los Angeles"));
    keep(&app);
    assert_eq!(view(&app)["feeds"][0]["zone"], json!("America/Los_Angeles"));
    app.click(&about("option", "Pier circle"));
    app.see(&about("text", "in Los Angeles"));
    app.click(&button("Save as a group"));
    app.see(&button("Open the group"));
    let today = app.ask("groups_board", &json!({ "zone": ZONE })).expect("the board")["today"].clone();
    let agenda = app.ask("calendar_agenda", &json!({ "from": today, "days": 8, "zone": ZONE })).expect("the agenda");
    let meeting = &agenda["occurrences"][0];
    let there = meeting["there"].as_str().expect("another time there");
    assert!(meeting["zone"] == json!("America/Los_Angeles") && there.ends_with("T19:30:00"), "{meeting}");

    // Read again, it is known; another list is asked about anew.
    app.click(&button("Lists"));
    app.choose_file("other.json", &bytes(&[row("a", "Pier circle")]));
    app.see(&about("text", "This is what was said of the list before"));
    app.choose(&field("Where to"), "A new list");
    app.see(&heading("Which time zone are these times in?"));
}

#[test]
fn words_that_speak_of_other_weeks_are_answered_for_before_there_are_times() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    to_the_directory(&app);
    app.see(&heading("Where to look"));
    let row = json!({ "slug": "a", "name": "Chapel women", "day": 6, "time": "10:00", "timezone": ZONE, "notes": "2nd Saturday only" });
    bring(&app, "coast.json", &bytes(&[row]));
    app.click(&about("option", "Chapel women"));
    app.see(&about("text", "The list says “2nd Saturday”, and its times say every week"));
    app.click(&button("Save as a group"));
    app.see(&heading("When does it meet?"));
    app.check_access("the question which weeks are meant");
    assert!(groups(&app).is_empty());
    app.press("Esc");
    app.gone(&heading("When does it meet?"));
    assert!(groups(&app).is_empty(), "Esc leaves things as they are");

    // Without an answer it is a group, and stands aside.
    app.click(&button("Save as a group"));
    app.click(&button("Save as a group").within(any("dialog")));
    app.see(&about("text", "Without sure times it stands aside in the calendar"));
    assert_eq!((groups(&app).len(), in_the_calendar(&app)), (1, 0));
    app.press("Ctrl+Z");
    until_true("nothing is left of it", SOON, || groups(&app).is_empty());

    app.click(&button("Save as a group"));
    app.click(&radio("Every month on the second Saturday").within(any("dialog")));
    app.click(&button("Save as a group").within(any("dialog")));
    app.see(&button("Open the group"));
    app.see(&about("text", "Saved as a group, with its times in the calendar"));
    let today = app.ask("groups_board", &json!({ "zone": ZONE })).expect("the board")["today"].clone();
    let agenda = app.ask("calendar_agenda", &json!({ "from": today, "days": 70, "zone": ZONE })).expect("the agenda");
    let days = agenda["occurrences"].as_array().expect("occurrences");
    assert!((2..=3).contains(&days.len()), "{days:?}");
    for one in days {
        let day: u32 = one["here"].as_str().and_then(|here| here.get(8..10)?.parse().ok()).expect("a day");
        assert!((8..=14).contains(&day), "the second of its month: {one}");
    }
}

#[test]
fn a_text_is_pasted_looked_at_and_saved_by_keyboard_alone() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Groups");
    let hands = app.hands();
    hands.tab_to("button", "Directory");
    hands.press("Enter");
    hands.land_on("heading", "Directory");
    hands.tab_to("button", "Paste text");
    hands.press("Enter");
    hands.land_on("textbox", "Text");
    hands.type_text("Quiet Harbour\nWednesdays 7pm to 8:30pm\nNet Loft, Saltmouth");
    hands.tab_to("button", "Look at it");
    hands.press("Enter");
    hands.land_on("heading", "1 meeting in this list");
    assert_eq!(view(&app)["feeds"], json!([]));
    hands.tab_to("textbox", "Name of the list");
    hands.press("Ctrl+A");
    hands.type_text("Copied");
    hands.tab_to("button", "Keep");
    hands.press("Enter");
    app.see(&about("text", "Say first which time zone the times are in"));
    assert_eq!(view(&app)["feeds"], json!([]), "no zone is taken for granted");
    for _ in 0..30 {
        if app.focused().1.contains("My zone") {
            break;
        }
        hands.press("Shift+Tab");
    }
    hands.land_on("radio", "My zone");
    hands.press("Space");
    hands.tab_to("button", "Keep");
    hands.press("Enter");
    hands.land_on("heading", "Directory");
    hands.tab_to("textbox", "Name, place or word");
    hands.type_text("quiet");
    app.see(&text("1 meeting"));
    hands.press("Down");
    hands.press("Space");
    app.see(&text("1 picked out"));
    hands.tab_to("button", "Save as a group");
    hands.press("Enter");
    until_true("it is a group", SOON, || groups(&app).len() == 1);
    assert!(in_the_calendar(&app) > 0);
}

#[test]
fn what_somebody_looks_for_filters_the_lists_and_each_part_of_it_can_be_taken_away() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let profile = json!({ "topics": ["lantern"], "scope": null, "ledBy": [], "settings": [], "joining": null, "faith": null,
        "fees": [], "sizes": [], "weekdays": [], "times": [], "languages": ["de"], "access": [], "travelMinutes": null });
    app.ask("groups_profile_set", &json!({ "profile": profile })).expect("a profile");
    to_the_directory(&app);
    app.see(&heading("Where to look"));
    bring(&app, "coast.json", &bytes(&feed(40)));
    app.see(&text("40 meetings"));
    app.click(&button("What I look for"));
    // The list names no languages: that is a question to ask, and hides nothing.
    app.see(&text("8 meetings"));
    app.see(&button("Language: German"));
    app.click(&button("Topic: take this filter away"));
    app.see(&text("40 meetings"));
    app.click(&button("Language: German"));
    app.click(&button("Also those that do not say").within(any("dialog")));
    app.check_access("languages, and what does not say");
    app.press("Esc");
    app.see(&text("No meeting has all of this"));
}

#[test]
fn what_is_hostile_is_left_out_and_never_opened() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    to_the_directory(&app);
    app.see(&heading("Where to look"));
    // Something else altogether (dropped on the window), an empty list, and one that ends in the middle.
    drop_file(&app, "page.html", "<html><script>alert(1)</script></html>");
    app.see(&about("text", "This is no list of meetings that can be read"));
    app.choose_file("empty.json", b"[]");
    app.see(&about("text", "There are no meetings in this file"));
    let hostile = r#"[{"name":"<img src=x onerror=alert(1)>","slug":"a","day":1,"time":"19:00","conference_url":"javascript:alert(1)","url":"file:///etc/passwd"},
        {"name":"Half","day":2,"time":"26:00"}, {"name":"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsverein","day":3,"time":"19:00","location":"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzeshaus"}, 7, {"name":"cut"#;
    app.choose_file("hostile.json", hostile.as_bytes());
    app.see(&about("text", "This is no link to a page"));
    app.see(&about("text", "The file ends in the middle of it"));
    app.check_access("a preview with problems");
    app.resize(960, 640);
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    at_home(&app);
    keep(&app);
    app.click(&about("option", "Donaudampf"));
    app.see(&about("text", "From the list hostile"));
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.click(&about("option", "<img src=x"));
    app.see(&about("text", "From the list hostile"));
    assert!(!app.has(&button("Open the room")) && !app.has(&button("Open the page")));
    let found = app.ask("directory_find", &json!({ "filter": {}, "skip": 0, "limit": 10 })).expect("found");
    for meeting in found["meetings"].as_array().expect("meetings") {
        assert_eq!((&meeting["room"], &meeting["web"]), (&json!(""), &json!("")));
    }
    // Also while one looks through what there is, it is said what a file is not.
    drop_file(&app, "empty.json", "[]");
    app.see(&about("text", "There are no meetings in this file"));
}

#[test]
fn a_table_waits_for_its_columns() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    to_the_directory(&app);
    app.see(&heading("Where to look"));
    app.choose_file("table.csv", "Wer,Wann,Um\nMorgenkreis,Montag,09:00\nAbendrunde,Freitag,19:30\n".as_bytes());
    app.see(&heading("What the columns hold"));
    app.see(&text("Nothing could be read yet"));
    app.click(&role("checkbox", "The first row holds the names of the columns"));
    app.choose(&field("Wer"), "Name");
    app.see(&heading("2 meetings in this list"));
    app.choose(&field("Wann"), "Day");
    app.choose(&field("Um"), "Begins at");
    app.see(&about("text", "Monday, 9:00"));
    app.check_access("the columns of a table");
    at_home(&app);
    keep(&app);
    app.see(&text("2 meetings"));
}

#[test]
fn a_calendar_brings_its_exceptions_and_says_what_can_not_be_scheduled() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    to_the_directory(&app);
    app.see(&heading("Where to look"));
    let calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Steps\r\nDTSTART;TZID=Europe/London:20260106T193000\r\n\
        RRULE:FREQ=WEEKLY;BYDAY=TU\r\nEXDATE;TZID=Europe/London:20260113T193000\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Bells\r\nDTSTART;TZID=Europe/London:20260106T100000\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    bring(&app, "group.ics", calendar.as_bytes());
    app.click(&about("option", "Bells"));
    app.see(&about("text", "cannot be scheduled here. It is kept as it is written"));
    app.click(&about("option", "Steps"));
    app.see(&about("text", "Some of its dates are left out, added or moved"));
    app.click(&button("Save as a group"));
    app.see(&button("Open the group"));
    until_true("its times are in the calendar", SOON, || in_the_calendar(&app) > 0);
}
