//! Exercises, in the real window: found, done by keyboard, noted, kept.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};

const FRIEND: &str = "What I’d tell a friend";

/// What has the focus is called so.
fn on(app: &App<'_>, name: &str) {
    until_true(name, SOON, || app.focused().1.contains(name));
}

/// From the library to the first step, by keyboard alone.
fn begin_by_keyboard(app: &App<'_>, exercise: &str) {
    app.see(&about("option", exercise));
    app.press("Ctrl+F");
    on(app, "Search exercises");
    app.type_text(exercise);
    app.see(&about("option", exercise));
    app.hands().tab_to("option", exercise);
    app.press("Enter");
    on(app, exercise);
    app.hands().tab_to("button", "Begin");
    app.press("Enter");
    app.see(&button("Start").within(any("dialog")));
}

#[test]
fn an_exercise_is_found_done_by_keyboard_noted_and_kept_as_an_entry() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.go("Self-care");
    app.click(&button("be kinder to myself"));
    app.see(&about("option", FRIEND));
    app.gone(&about("option", "Box breathing"));
    app.click(&button("be kinder to myself"));
    app.see(&about("option", "Box breathing"));

    begin_by_keyboard(&app, FRIEND);
    on(&app, FRIEND);
    app.hands().tab_to("slider", "How hard is it right now?");
    app.press("Home");
    for _ in 0..6 {
        app.press("Right");
    }
    app.click(&button("Start"));
    app.fill(&field("What has happened, or what is hard?"), "The kettle broke");
    app.click(&button("Next"));
    app.see(&heading("What have you been telling yourself about it?"));
    app.click(&button("Next"));
    // This one goes on by itself: paused, it stands.
    app.see(&heading("Somebody you like comes in"));
    app.press("Space");
    app.see(&button("Go on"));
    app.press("Left");
    app.see(&heading("What have you been telling yourself about it?"));
    app.press("Left");
    app.see(&heading("What has happened, or what is hard?"));
    assert_eq!(app.value(&field("What has happened, or what is hard?")), "The kettle broke");

    app.press("Esc");
    app.see(&heading("That is the end of it"));
    app.hands().tab_to("slider", "How hard is it now?");
    app.press("Home");
    for _ in 0..3 {
        app.press("Right");
    }
    app.click(&button("Keep what you wrote as an entry"));
    app.gone(&any("dialog"));
    app.see(&text("Once: 6.0 before, 3.0 after"));

    app.click(&button("Read it"));
    app.see(&text("The kettle broke"));
    app.click(&about("button", FRIEND));
    app.see(&role("complementary", FRIEND));
}

#[test]
fn a_breath_is_paused_stepped_and_counted_by_key_and_a_harder_end_is_met_honestly() {
    let desk = Desk::plan().composited().lay();
    let app = App::start_demo(&desk);
    app.go("Self-care");
    begin_by_keyboard(&app, "Long exhale");
    app.hands().tab_to("slider", "How hard is it right now?");
    app.press("Home");
    app.click(&button("Start"));
    app.click(&button("In for four, out for eight"));
    app.see(&heading("Breathe in"));
    app.see(&role("progressbar", "Rounds"));
    let left = || app.page().matches(" left").count();
    until_true("how long it goes on is said", SOON, || left() > 0);
    app.press("c");
    until_true("it counts", SOON, || {
        app.attribute(&button("Count instead of movement (C)"), "aria-pressed").as_deref() == Some("true")
    });
    app.press("m");
    until_true("it sounds", SOON, || {
        app.attribute(&button("Soft sound (M)"), "aria-pressed").as_deref() == Some("true")
    });
    app.press("Space");
    app.see(&button("Go on"));
    app.press("Esc");
    app.see(&heading("That is the end of it"));
    app.hands().tab_to("slider", "How hard is it now?");
    app.press("End");
    app.see(&text("It feels harder than before"));
    app.click(&button("Help now").within(any("dialog")));
    // It lies over the player, which axe takes for all there is.
    let over = || {
        app.script("return [...document.querySelectorAll('dialog:modal h1')].at(-1)?.textContent ?? ''", vec![])
            == "Help now"
    };
    until_true("Help now lies over it", SOON, over);
    app.press("Esc");
    until_true("the exercise is there again", SOON, || !over());
    app.click(&button("Your groups"));
    app.gone(&any("dialog"));
    app.see(&heading("Groups"));
}

#[test]
fn what_was_written_is_there_again_after_the_lock() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Self-care");
    begin_by_keyboard(&app, FRIEND);
    app.click(&button("Start"));
    app.fill(&field("What has happened, or what is hard?"), "The kettle broke");
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Self-care");
    app.see(&text("What you wrote in"));
    app.click(&button("Go on"));
    app.click(&button("Go on").within(any("dialog")));
    until_true("it stands there", SOON, || {
        app.value(&field("What has happened, or what is hard?")) == "The kettle broke"
    });
    // Left without a word about it, it waits on; left for good, it is gone.
    app.press("Esc");
    app.see(&heading("That is the end of it"));
    app.press("Esc");
    app.gone(&any("dialog"));
    app.click(&button("Leave it"));
    app.click(&button("Leave it").within(any("alertdialog")));
    app.gone(&text("What you wrote in"));
}

/// Begins to watch the water: how many frames are painted, and where it stands in each.
const WATCH: &str = "window.seen = []; const water = document.querySelector('dialog [aria-hidden=true] > div');
    const look = () => { seen.push(getComputedStyle(water).transform); if (seen.length < 90) requestAnimationFrame(look); };
    requestAnimationFrame(look);";

/// Frames that were painted, and different places the water stood in.
fn watched(app: &App<'_>) -> (u64, u64) {
    app.script(WATCH, vec![]);
    until_true("ninety frames are painted", PATIENTLY, || app.script("return seen.length", vec![]) == 90);
    let places = app.script("return new Set(seen).size", vec![]).as_u64().expect("a count");
    (90, places)
}

#[test]
fn the_water_moves_in_every_frame_and_not_at_all_where_less_is_to_move() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    for (motion, moves) in [("Usual", true), ("Less", false)] {
        app.settings("Appearance");
        app.click(&about("radio", motion).within(role("radiogroup", "Motion")));
        app.go("Self-care");
        begin_by_keyboard(&app, "Long exhale");
        app.click(&button("Start"));
        app.click(&button("In for four, out for eight"));
        app.see(&button("Pause"));
        let (frames, places) = watched(&app);
        // At the turn of a breath it stands still for a moment.
        assert_eq!(places * 10 > frames * 8, moves, "{places} places in {frames} frames");
        if moves {
            app.press("Space");
            app.see(&button("Go on"));
            assert_eq!(watched(&app).1, 1, "paused, it stands");
        } else {
            assert_eq!(places, 1);
        }
        app.click(&button("End"));
        app.click(&button("Done"));
        app.gone(&any("dialog"));
    }
}

#[test]
fn one_of_ones_own_is_made_by_keyboard_waits_over_the_lock_and_is_taken_from_a_file() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Self-care");
    let more = |app: &App<'_>, downs: usize| {
        app.hands().tab_to("button", "More about self-care");
        app.press("Enter");
        for _ in 0..downs {
            app.press("Down");
        }
        app.press("Enter");
    };
    more(&app, 0);
    on(&app, "An exercise of your own");
    app.hands().tab_to("textbox", "Name");
    app.type_text("Down to the quay");
    // The journal closes in the middle of it.
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Self-care");
    app.see(&text("You were making “Down to the quay”."));
    app.hands().tab_to("button", "Go on");
    app.press("Enter");
    on(&app, "An exercise of your own");
    assert_eq!(app.value(&field("Name")), "Down to the quay");

    // What is missing is said where it is missing, and the first of it has the focus.
    app.hands().tab_to("button", "Keep it");
    app.press("Enter");
    on(&app, "In a few words");
    app.see(&text("It needs one step at least."));
    app.type_text("a short way out");
    app.hands().tab_to("textbox", "What one does, and when it fits");
    app.type_text("One walks to the water and back.");
    app.hands().tab_to("button", "Body");
    app.press("Right");
    app.press("Space");
    app.hands().tab_to("button", "slow down");
    app.press("Space");
    app.hands().tab_to("button", "Add a step");
    app.press("Enter");
    app.press("Down");
    app.press("Enter");
    on(&app, "What to do");
    app.type_text("Walk");
    app.press("Enter");
    app.see(&role("complementary", "Down to the quay"));
    app.see(&text("Your own"));
    app.gone(&text("You were making"));

    // Removed, and back.
    app.click(&button("More about Down to the quay"));
    app.click(&role("menuitem", "Remove"));
    app.gone(&about("option", "Down to the quay"));
    app.press("Ctrl+Z");
    app.see(&about("option", "Down to the quay"));

    more(&app, 1);
    let bad = r#"{"format":"mooring-exercise","version":1,
"language":"en","name":"N","summary":"s","about":"a","kind":"body","dimensions":["social"],"needs":["sleep"],
"minutes":{"usual":1,"from":1,"to":1},"cautions":[],"evidence":{"grade":"own","words":"","sources":[]},
"steps":[{"type":"teleport"}]}"#;
    app.choose_file("bad.exercise.json", bad.as_bytes());
    app.see(&text("Line 4: There is no such kind of step."));
    app.gone(&button("Keep it with your own"));
    app.choose_file("good.exercise.json", bad.replace("teleport\"", "tap\",\"title\":\"Look up\"").as_bytes());
    app.click(&button("Keep it with your own"));
    app.see(&role("complementary", "N"));

    a_time_for_it_leads_back_to_it(&app);
}

fn a_time_for_it_leads_back_to_it(app: &App<'_>) {
    // A time for it begins with its name.
    app.click(&button("More about N"));
    app.click(&role("menuitem", "A time for it in the calendar"));
    app.see(&role("dialog", "Add to the calendar"));
    assert_eq!(app.value(&field("What is it called?")), "N");
    // It leads back to it.
    app.click(&button("Add").within(any("dialog")));
    app.gone(&any("dialog"));
    app.click(&about("button", "More about N"));
    app.click(&role("menuitem", "Begin"));
    app.see(&role("complementary", "N"));
    app.see(&button("Start").within(any("dialog")));
}

const ASKS: &str = "Start something outside Mooring";

/// Starts what is looked at; what went before is over.
fn start(app: &App<'_>) {
    until_true("it can be started", SOON, || app.attribute(&button("Start"), "aria-busy").is_none());
    app.click(&button("Start"));
}

#[test]
fn a_program_is_started_after_asking_once_and_one_that_is_gone_is_said() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    // It notes what it was given, and what it was handed open.
    let program = desk.root().join("rain; touch no");
    let given = desk.root().join("given");
    let open = desk.root().join("open");
    let note = format!(
        "#!/bin/sh\nls -l /proc/self/fd > '{}'\nprintf '%s|' \"$@\" >> '{}'\n",
        open.display(),
        given.display()
    );
    fs::write(&program, note).expect("a program");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("that may run");
    let told = || fs::read_to_string(&given).unwrap_or_default();

    app.go("Self-care");
    app.click(&button("More about self-care"));
    app.click(&role("menuitem", "Add something you start yourself"));
    app.fill(&field("Name"), "Rain");
    app.click(&about("radio", "A program"));
    app.click(&button("Choose a program"));
    app.choose_path("Choose a program", &program);
    app.see(&text("rain; touch no"));
    app.click(&button("Give it something"));
    app.type_text("a b; $(touch no) \"x\"");
    app.check_access("something one starts");
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&role("complementary", "Rain"));

    start(&app);
    app.leave_file_dialog(ASKS);
    assert_eq!(told(), "", "nothing starts unasked");
    start(&app);
    app.agree_to(ASKS);
    until_true("it was started", PATIENTLY, || told() == "a b; $(touch no) \"x\"|");
    let open = fs::read_to_string(open).expect("what it was handed");
    assert!(!open.contains("journal") && !open.contains("vault"), "{open}");
    // From now on it just starts, after the journal was closed as well.
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Self-care");
    app.click(&about("option", "Rain"));
    start(&app);
    until_true("it was started again", PATIENTLY, || told().matches('|').count() == 2);

    // Gone, it is said and stays.
    fs::rename(&program, desk.root().join("elsewhere")).expect("it moves");
    start(&app);
    app.see(&text("This is not there, or cannot be reached right now."));
    app.check_access("something one starts that is gone");
    app.click(&button("Choose another one"));
    app.choose_path("Choose a program", &desk.root().join("elsewhere"));
    app.gone(&text("This is not there, or cannot be reached right now."));
    // Another program is asked about anew.
    start(&app);
    app.leave_file_dialog(ASKS);
    assert_eq!(told().matches('|').count(), 2);
}
