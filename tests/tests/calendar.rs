//! The calendar through the real window: added, changed, moved, cancelled, noted and removed, and said to whoever cannot see.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use mooring_tests::app::App;
use mooring_tests::app::find::{about, button, field, role, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::desk::notices::Notices;
use mooring_tests::wait::{SOON, until_true};

fn choose(app: &App<'_>, menu: &str, item: &str) {
    app.click(&button(format!("More about {menu}")));
    app.click(&role("menuitem", item));
}

#[test]
fn a_meeting_is_added_changed_moved_cancelled_and_removed() {
    let desk = Desk::plain();
    let _notices = Notices::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Calendar");
    app.see(&text("Nothing here yet"));
    app.check_access("an empty calendar");

    app.click(&button("Add the first one"));
    app.fill(&field("What is it called?"), "Harbour Street");
    app.check_access("the form of a meeting");
    app.click(&button("Add").within(about("dialog", "Add to the calendar")));
    app.see(&button("Harbour Street"));
    until_true("it repeats every week", SOON, || app.all(&button("Harbour Street")).len() == 4);
    app.see(&text("Something at"));
    app.check_access("the agenda");

    choose(&app, "Harbour Street", "It does not take place");
    app.see(&about("listitem", "Does not take place"));
    choose(&app, "Harbour Street", "As it was planned");
    app.gone(&about("listitem", "Does not take place"));

    choose(&app, "Harbour Street", "Move this one");
    app.fill(&field("A word about this one"), "in the small room upstairs");
    app.click(&button("Save"));
    app.see(&text("in the small room upstairs"));

    choose(&app, "Harbour Street", "Leave this one out");
    until_true("one is gone", SOON, || app.all(&button("Harbour Street")).len() == 3);
    app.press("Ctrl+Z");
    until_true("and back", SOON, || app.all(&button("Harbour Street")).len() == 4);

    app.click(&button("Harbour Street"));
    app.fill(&field("What is it called?"), "Harbour Street, upstairs");
    app.click(&role("radio", "All of them"));
    app.click(&button("Save"));
    until_true("all are called so", SOON, || app.all(&button("Harbour Street, upstairs")).len() == 4);

    app.click(&button("Change").within(role("complementary", "Next reminders")));
    app.click(&role("switch", "Quiet hours"));
    app.check_access("quiet hours");
    app.click(&button("Save"));
    app.gone(&text("Reminders come at any hour."));

    choose(&app, "Harbour Street, upstairs", "Remove");
    app.click(&about("radio", "All of it"));
    app.check_access("what is removed");
    app.click(&button("Remove").within(about("dialog", "Remove from the calendar")));
    app.see(&text("Nothing here yet"));
}
