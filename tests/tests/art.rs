//! Drawing in the real window: by hand and by keys, kept through the lock, saved with its words, and gone on with.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use mooring_tests::app::App;
use mooring_tests::app::find::{Query, any, button, field, radio, role, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::desk::Desk;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};
use serde_json::{Value, json};

/// The colour on the paper, at a part of its width and height.
fn colour(app: &App<'_>, x: f64, y: f64) -> Value {
    let script = "const paper = document.querySelector('dialog canvas');
        const at = [arguments[0] * paper.width, arguments[1] * paper.height].map(Math.floor);
        return [...paper.getContext('2d').getImageData(...at, 1, 1).data].slice(0, 3)";
    app.script(script, vec![json!(x), json!(y)])
}

fn waiting(app: &App<'_>) -> usize {
    app.ask("art_waiting", &json!({})).expect("what waits").as_array().map_or(0, Vec::len)
}

/// One that is drawn for a page that is being written is attached there.
fn draw_for_a_page(app: &App<'_>, paper: &Query) {
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "The clock has stopped.");
    app.click(&button("More"));
    app.click(&role("menuitem", "Draw a picture"));
    app.see(&text("No strokes"));
    app.draw(paper, &[(0.4, 0.4), (0.6, 0.4)]);
    app.press("Ctrl+S");
    app.click(&button("Attach it"));
    app.gone(&any("dialog"));
    app.find_for(PATIENTLY, &field("What it is: drawing.png"));
}

#[test]
fn a_drawing_is_made_by_hand_and_by_keys_outlives_the_lock_and_is_gone_on_with_from_its_entry() {
    let desk = Desk::plan().composited().lay();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Self-care");
    app.click(&button("Draw"));
    let paper = role("application", "Paper");
    app.see(&paper);
    app.see(&text("No strokes"));
    until_true("the paper is light", SOON, || colour(&app, 0.5, 0.5) == json!([253, 251, 246]));

    // By hand, mirrored left and right.
    app.press("s");
    app.draw(&paper, &[(0.1, 0.2), (0.2, 0.2), (0.3, 0.2)]);
    app.see(&text("1 stroke"));
    let ink = json!([31, 42, 51]);
    until_true("it is seen", SOON, || colour(&app, 0.2, 0.2) == ink && colour(&app, 0.8, 0.2) == ink);

    // By keys: a line from the middle, the same on the other side; then everything around it is filled.
    for key in ["Space", "Right", "Right", "Right", "Space"] {
        app.press(key);
    }
    app.see(&text("2 strokes"));
    app.press("x");
    app.press("Down");
    app.press("Down");
    app.press("Enter");
    app.see(&text("3 strokes"));
    let deep = json!([31, 68, 96]);
    until_true("it is filled up to the lines", SOON, || {
        colour(&app, 0.02, 0.9) == deep && colour(&app, 0.2, 0.2) == ink
    });
    app.press("Ctrl+Z");
    app.see(&text("2 strokes"));
    until_true("it is taken back", SOON, || colour(&app, 0.02, 0.9) == json!([253, 251, 246]));
    app.press("Ctrl+Shift+Z");
    app.see(&text("3 strokes"));
    until_true("it is done again", SOON, || colour(&app, 0.02, 0.9) == deep);

    // The lock comes in the middle.
    app.press("Space");
    app.press("Down");
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Self-care");
    app.click(&button("Go on drawing"));
    app.see(&text("4 strokes"));
    until_true("it looks as it did", SOON, || colour(&app, 0.02, 0.9) == deep && colour(&app, 0.2, 0.2) == ink);

    // Saved, with words.
    app.press("Ctrl+S");
    app.fill(&field("What it shows"), "The bay at night");
    app.click(&button("Save to the journal"));
    app.see(&text("The drawing is in your journal"));
    assert_eq!(waiting(&app), 0);
    app.click(&button("Look at it"));
    app.find_for(PATIENTLY, &button("Open picture: The bay at night"));

    // Gone on with: the strokes are there, and the entry has the picture of before as a version.
    app.click(&button("Go on drawing: The bay at night"));
    app.see(&text("4 strokes"));
    app.click(&radio("Eraser"));
    app.draw(&paper, &[(0.1, 0.2), (0.2, 0.2), (0.3, 0.2)]);
    app.see(&text("5 strokes"));
    until_true("it is rubbed out", SOON, || colour(&app, 0.2, 0.2) == json!([253, 251, 246]));
    app.press("Ctrl+S");
    assert_eq!(app.value(&field("What it shows")), "The bay at night");
    app.click(&button("Save to the journal"));
    app.gone(&any("dialog"));
    app.see(&button("Earlier versions"));
    app.see(&button("Open picture: The bay at night"));
    draw_for_a_page(&app, &paper);
    assert_eq!(waiting(&app), 0);
}
