//! What the days say, in the real window, over two invented years.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;

use mooring_tests::app::App;
use mooring_tests::app::find::{about, button, heading, radio, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};

const SAVE: &str = "Save a picture";

/// What stands below the figure of a section: what the point one is at says.
fn said(app: &App<'_>, title: &str) -> String {
    let script = "const section = [...document.querySelectorAll('main section')]
        .find((section) => section.querySelector('h2')?.textContent === arguments[0]);
        return section?.querySelector('figure p')?.textContent ?? ''";
    app.script(script, vec![title.into()]).as_str().unwrap_or_default().to_owned()
}

/// Puts the focus on the figure of a section, as Tab would.
fn to_figure(app: &App<'_>, title: &str) {
    let script = "const section = [...document.querySelectorAll('main section')]
        .find((section) => section.querySelector('h2')?.textContent === arguments[0]);
        section?.querySelector('svg[role=img]')?.focus(); return document.activeElement?.tagName";
    until_true("the figure has the focus", SOON, || app.script(script, vec![title.into()]) == "svg");
}

#[test]
fn years_months_and_all_of_it_are_told_and_walked_by_keyboard() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start_demo(&desk);
    app.go("Insights");
    app.see(&about("img", "mood"));
    app.check_access("insights of a year");
    app.click(&radio("All"));
    app.see(&heading("Every week"));
    app.see(&heading("All the time"));
    app.find_for(PATIENTLY, &text("How sure"));
    app.check_access("insights of all of it");

    to_figure(&app, "Every week");
    app.press("Home");
    until_true("the first week is told", SOON, || said(&app, "Every week").starts_with("Seven days from"));
    let first = said(&app, "Every week");
    app.press("Right");
    until_true("the week after is told", SOON, || {
        let now = said(&app, "Every week");
        !now.is_empty() && now != first
    });
    app.press("t");
    app.see(&button("Show as figure"));
    app.check_access("the weeks as a table");
    app.click(&button("Show as figure"));

    app.click(&radio("Month"));
    app.see(&heading("Three months"));
    app.check_access("insights of a month");
    app.click(&radio("Year"));
    app.see(&heading("Six months"));
    app.click(&button("The year before"));
    app.see(&heading("Twelve months"));
    app.click(&button("The year after"));
    app.see(&heading("Six months"));
}

#[test]
fn a_figure_is_saved_as_a_picture_and_as_a_drawing() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start_demo(&desk);
    app.go("Insights");
    app.click(&radio("All"));
    app.see(&heading("Every week"));
    for (item, name) in [("As a picture (PNG)", "year.png"), ("As a drawing (SVG)", "year.svg")] {
        app.click(&button("Save “Every week” as a picture"));
        app.click(&role("menuitem", item));
        app.choose_path(SAVE, &desk.root().join(name));
        app.see(&text("Saved"));
    }
    let png = fs::read(desk.root().join("year.png")).expect("the picture");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "it is a PNG");
    // Width and height of the header (ISO/IEC 15948, 11.2.2): more than the figure itself.
    let size = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    assert!(size(16) > 1000 && size(20) > 300, "{} by {}", size(16), size(20));
    let svg = fs::read_to_string(desk.root().join("year.svg")).expect("the drawing");
    assert!(svg.contains("Every week") && svg.matches("<rect").count() > 50, "squares and a title");
    assert!(!svg.contains("var(") && !svg.contains("oklch") && !svg.contains("class="), "it stands alone");
}

#[test]
fn a_new_journal_says_what_it_takes_and_a_few_days_are_not_summed_up() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Insights");
    app.see(&text("Nothing to look at yet"));
    app.check_access("insights of nothing");
    app.check_in("Good");
    app.go("Insights");
    app.see(&text("Mood noted on 1 of"));
    app.see(&text("Cannot tell yet: 1 of at least 14 days."));
    app.see(&text("The line needs at least 7 days"));
    app.check_access("insights of one day");
}
