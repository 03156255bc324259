//! Exercises, in the real window: found, done by keyboard, noted, kept.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{SOON, until_true};

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
    app.hands().tab_to("button", "Start");
    app.press("Enter");

    app.hands().tab_to("textbox", "What has happened");
    app.type_text("The kettle broke");
    app.hands().tab_to("button", "Next");
    app.press("Enter");
    app.see(&heading("What have you been telling yourself about it?"));
    app.hands().tab_to("button", "Next");
    app.press("Enter");
    // This one goes on by itself: paused, it stands.
    app.see(&heading("Somebody you like comes in"));
    app.hands().tab_to("button", "Pause");
    app.press("Space");
    app.see(&button("Go on"));
    app.hands().tab_to("button", "One step back (←)");
    app.press("Enter");
    app.see(&heading("What have you been telling yourself about it?"));
    app.hands().tab_to("button", "One step back (←)");
    app.press("Enter");
    app.see(&heading("What has happened, or what is hard?"));
    assert_eq!(app.value(&field("What has happened, or what is hard?")), "The kettle broke");

    app.press("Esc");
    app.see(&heading("That is the end of it"));
    app.hands().tab_to("slider", "How hard is it now?");
    app.press("Home");
    for _ in 0..3 {
        app.press("Right");
    }
    app.hands().tab_to("button", "Keep what you wrote as an entry");
    app.press("Enter");
    app.gone(&any("dialog"));
    app.see(&text("Once: 6.0 before, 3.0 after"));

    app.click(&button("Read it"));
    app.see(&text("The kettle broke"));
    app.click(&about("button", FRIEND));
    app.see(&role("complementary", FRIEND));
}

#[test]
fn a_breath_is_paused_stepped_and_counted_by_key_and_a_harder_end_is_met_honestly() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.go("Self-care");
    begin_by_keyboard(&app, "Long exhale");
    app.hands().tab_to("slider", "How hard is it right now?");
    app.press("Home");
    app.hands().tab_to("button", "Start");
    app.press("Enter");
    app.hands().tab_to("button", "In for four, out for eight");
    app.press("Enter");
    app.see(&heading("Breathe in"));
    app.see(&role("progressbar", "Rounds"));
    let left = || app.page().matches(" left").count();
    until_true("how long it goes on is said", SOON, || left() > 0);
    app.hands().tab_to("button", "Pause");
    app.press("c");
    until_true("it counts", SOON, || {
        app.attribute(&button("Count instead of movement (C)"), "aria-pressed").as_deref() == Some("true")
    });
    app.press("s");
    until_true("it sounds", SOON, || {
        app.attribute(&button("Soft sound (S)"), "aria-pressed").as_deref() == Some("true")
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
    app.gone(&text("What you wrote in"));
}
