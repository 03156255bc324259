//! A small window and large letters: what one goes on with stays in sight, and only what is meant to scrolls.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, any, button, field, heading, role, text};
use mooring_tests::desk::Desk;
use serde_json::json;

/// The last button of the dialog that is open, whether it can be seen whole as it opened, and whether more lies beneath.
fn foot(app: &App<'_>) -> (String, bool, bool) {
    let found = app.script(
        "const dialog = document.querySelector('dialog[open]');
         const body = [...dialog.querySelectorAll('*')].find((e) => e.scrollHeight > e.clientHeight + 4 && getComputedStyle(e).overflowY === 'auto');
         const last = [...dialog.querySelectorAll('button')].at(-1);
         const box = last.getBoundingClientRect();
         const at = document.elementFromPoint(box.left + box.width / 2, box.bottom - 2);
         const seen = box.top >= 0 && box.bottom <= innerHeight && last.contains(at) && (body?.scrollTop ?? 0) === 0;
         return [last.textContent.trim(), seen, body !== undefined]",
        vec![],
    );
    serde_json::from_value(found).expect("a dialog with a button")
}

fn leave(app: &App<'_>) {
    app.press("Esc");
    app.gone(&any("dialog"));
}

/// The dialogs that are longer than the window, each as it opens.
fn long_dialogs(app: &App<'_>) {
    app.go("Groups");
    app.click(&about("button", "Harbour Street Thursdays").within(role("region", "Trying")));
    app.see(&role("table", "Visits"));
    app.click(&button("Add a visit"));
    app.see(&field("How I can leave if I want to"));
    assert_eq!(foot(app), ("Done".to_owned(), true, true), "a visit that is planned");
    leave(app);
    app.click(&about("button", "Visit of").within(role("table", "Visits")));
    app.see(&heading("How it was"));
    assert_eq!(foot(app), ("Done".to_owned(), true, true), "a visit that was");
    leave(app);
    app.go("Calendar");
    app.click(&button("Add"));
    app.see(&field("What is it called?"));
    assert_eq!(foot(app), ("Add".to_owned(), true, true), "a date");
    leave(app);
}

#[test]
fn the_way_on_from_a_long_dialog_is_in_sight_as_it_opens() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.resize(960, 640);
    long_dialogs(&app);
    app.enlarge();
    long_dialogs(&app);
    assert_eq!(app.sticks_out(), Vec::<String>::new());
}

#[test]
fn up_to_five_groups_are_put_side_by_side_and_taken_out_at_their_heads() {
    let desk = Desk::plain();
    let app = App::start_demo(&desk);
    app.resize(960, 640);
    app.go("Groups");
    app.click(&button("Compare"));
    app.see(&heading("Three groups, side by side"));
    for (name, title) in
        [("Quiet Harbour", "Four groups, side by side"), ("Northern Lights", "Five groups, side by side")]
    {
        app.click(&about("button", "Add one"));
        app.click(&role("menuitem", name));
        app.see(&heading(title));
    }
    // One thing scrolls sideways, and the names of the rows stay while it does.
    let sideways = "const wide = [...document.querySelectorAll('*')].filter((e) => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX));
        wide[0].scrollLeft = 10000;
        return [wide.length, document.querySelector('tbody th[scope=row]').getBoundingClientRect().left - wide[0].getBoundingClientRect().left]";
    assert_eq!(app.script(sideways, vec![]), json!([1, 0]));
    assert_eq!(app.sticks_out(), Vec::<String>::new());
    app.check_access("five groups side by side");

    let hands = app.hands();
    hands.tab_to("button", "Take out Northern Lights");
    hands.press("Enter");
    app.see(&heading("Four groups, side by side"));
    hands.stand("one group was taken out");
    assert!(!app.has(&text("Northern Lights").within(any("table"))));
}
