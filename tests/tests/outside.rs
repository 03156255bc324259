//! What leads out of the app from a group's page: the app says where it leads and asks, and only then hands it to the desktop.
#![cfg(target_os = "linux")]

use mooring_tests::app::App;
use mooring_tests::app::find::{any, button, field, heading, radio, text};
use mooring_tests::app::walks::Choice;
use mooring_tests::desk::Desk;
use mooring_tests::desk::answering::Answering;
use mooring_tests::wait::{SOON, until_true};

const ASKS: &str = "Open outside Mooring";

#[test]
fn a_number_and_a_page_of_a_group_are_opened_after_asking_and_not_before() {
    let desk = Desk::plain();
    let answering = Answering::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Groups");
    app.click(&button("Add a group"));
    app.fill(&field("Name"), "Harbour Street");
    app.click(&button("Add it"));
    app.see(&heading("What I asked"));
    app.click(&button("Edit what it is"));
    // What no telephone can dial is shown, and there is no button for it.
    app.fill(&field("Phone"), "Ask for Tom");
    // Signs that mean something where a text is taken for a format.
    app.fill(&field("Web page"), "https://example.org/harbour?%n%s%x");
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&text("Ask for Tom"));
    assert!(!app.has(&button("Call them")));
    app.click(&button("Edit what it is"));
    app.fill(&field("Phone"), "01632 960-123");
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&button("Call them"));
    app.check_access("a group that can be called");
    let hands = app.hands();

    hands.tab_to("button", "Call them");
    hands.press("Enter");
    app.leave_file_dialog(ASKS);
    app.click(&button("Open the page"));
    app.leave_file_dialog(ASKS);
    assert_eq!(answering.told(), Vec::<String>::new());

    app.click(&button("Call them"));
    app.agree_to(ASKS);
    until_true("the number is handed over", SOON, || answering.told() == ["tel:01632960123"]);
    app.click(&button("Open the page"));
    app.agree_to(ASKS);
    until_true("the page is handed over", SOON, || {
        answering.told().get(1).is_some_and(|to| to == "https://example.org/harbour?%n%s%x")
    });

    // Beside what one could say, the same.
    app.click(&button("Message from these questions"));
    app.click(&radio("Call"));
    app.click(&button("Call them").within(any("dialog")));
    app.agree_to(ASKS);
    until_true("the number is handed over again", SOON, || {
        answering.told().get(2).is_some_and(|to| to == "tel:01632960123")
    });
}

#[test]
fn the_way_to_a_group_is_shown_on_a_map_after_asking_and_its_address_is_copied() {
    let desk = Desk::plain();
    let answering = Answering::of(&desk);
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.go("Groups");
    app.click(&button("Add a group"));
    app.fill(&field("Name"), "Harbour Street");
    app.click(&button("Add it"));
    app.see(&heading("What I asked"));
    assert!(!app.has(&button("Show the way")));
    app.click(&button("Edit what it is"));
    app.fill(&field("Place"), "Harbour Street 4, Bristol");
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&button("Show the way"));
    app.click(&button("Show the way"));
    app.leave_file_dialog(ASKS);
    assert_eq!(answering.told(), Vec::<String>::new());
    app.click(&button("Show the way"));
    app.agree_to(ASKS);
    let map = "https://www.openstreetmap.org/search?query=Harbour%20Street%204%2C%20Bristol";
    until_true("the map is handed over", SOON, || answering.told() == [map]);
    app.click(&button("Copy the address"));
    app.see(&text("The address is copied."));
}
