//! Every screen there is, once: walked by the check for access and by the pictures.

use crate::app::find::{about, any, button, field, heading, radio, role, text};
use crate::app::walks::PASSPHRASE;
use crate::app::{App, LOCK, MAIN};
use crate::wait::{PATIENTLY, SOON, until_true};

mod art;
mod attached;
mod calendar;
mod care_team;
mod directory;
mod learn;
mod report;
mod safety;
mod searching;
mod selecting;
mod self_care;

pub use self::art::art;
pub use self::attached::attached;
pub use self::calendar::{calendar, crowded_calendar};
pub use self::care_team::care_team;
pub use self::directory::directory;
pub use self::learn::learn;
pub use self::report::report;
pub use self::safety::safety;
pub use self::searching::searching;
pub use self::selecting::selecting;
pub use self::self_care::self_care;

/// The places of the rail, in its order.
pub const PLACES: [&str; 10] =
    ["Today", "Journal", "Insights", "Groups", "Calendar", "Self-care", "Care team", "Safety", "Learn", "Settings"];

/// The parts of Settings, in their order.
pub const SETTINGS: [&str; 9] = [
    "Protection",
    "Reminders",
    "Check-in and mood",
    "Appearance",
    "Language",
    "Keys",
    "Backup",
    "Import",
    "Erase everything",
];

/// The first start, screen by screen, ending in the open journal; gives the recovery code.
pub fn first_start(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) -> Vec<String> {
    app.window(LOCK);
    app.see(&heading("A place of your own"));
    see(app, "first-what");
    app.press("F1");
    app.see(&heading("Help now"));
    see(app, "first-help");
    app.press("Esc");
    app.gone(&heading("Help now"));
    app.click(&button("Begin"));
    app.see(&heading("Who must not be able to read this?"));
    see(app, "first-protection");
    app.click(&about("radio", "Somebody who shares my login"));
    app.click(&button("Choose a passphrase"));
    app.fill(&field("A passphrase only you know"), "short");
    app.press("Tab");
    app.see(&text("Use 8 characters or more"));
    see(app, "first-passphrase-short");
    app.click(&button("Back"));
    let groups = {
        app.click(&about("radio", "Somebody who shares my login"));
        app.click(&button("Choose a passphrase"));
        app.fill(&field("A passphrase only you know"), PASSPHRASE);
        app.fill(&field("The same again"), PASSPHRASE);
        see(app, "first-passphrase");
        app.click(&button("Make the journal"));
        app.find_for(PATIENTLY, &heading("A code for a bad memory day"));
        app.code_on_the_screen()
    };
    see(app, "first-recovery");
    app.give_back(&vec!["zzzz".to_owned(); groups.len()]);
    app.press("Tab");
    app.see(&text("Compare it with the code above"));
    see(app, "first-recovery-wrong");
    app.give_back(&groups);
    app.click(&button("Go on"));
    app.window(MAIN);
    app.see(&heading("Where do you live?"));
    see(app, "first-country");
    app.choose(&field("Country"), "Germany");
    app.click(&button("Go on"));
    app.see(&heading("How are you, just now?"));
    see(app, "first-check-in");
    app.click(&button("Not now"));
    app.see(&heading("Do you have a journal elsewhere?"));
    see(app, "first-bring");
    app.click(&button("Open my journal"));
    app.at_home();
    groups
}

/// Every place and dialog of an open journal, whatever is in it.
pub fn places(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    for place in PLACES {
        app.go(place);
        // Insights are called after the days they are of, once those are read.
        let (named, told) = (about("heading", place), role("radiogroup", "Period"));
        until_true("the place says where one is", SOON, || app.has(&named) || (place == "Insights" && app.has(&told)));
        see(app, &format!("place-{}", slug(place)));
    }
    for part in SETTINGS {
        app.settings(part);
        see(app, &format!("settings-{}", slug(part)));
    }
    trackers(app, see);
    app.go("Today");
    app.press("Ctrl+K");
    app.see(&role("dialog", "Find or do something"));
    see(app, "palette");
    app.type_text("jour");
    see(app, "palette-typed");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.press("F1");
    app.see(&heading("Help now"));
    // The lines are asked for when the sheet opens: either those of a country, or which country, but only then.
    let (asked, lines) = (field("Where are you?"), text("0800 1110111"));
    until_true("lines or the question where", SOON, || app.has(&asked) || app.has(&lines));
    if app.has(&asked) {
        see(app, "help-now-where");
        app.choose(&asked, "Germany");
    }
    app.see(&lines);
    see(app, "help-now");
    app.click(&button("Do it with me"));
    see(app, "help-grounding");
    app.press("Esc");
    app.gone(&heading("Help now"));
    app.press("Ctrl+J");
    app.see(&heading("How are you, just now?"));
    see(app, "check-in");
    app.click(&button("Sleep, trackers, four dimensions"));
    app.scroll_to(&role("slider", "Spiritual"));
    see(app, "check-in-deeper");
    app.press("Esc");
    app.gone(&any("dialog"));
}

/// A medicine that is begun in the settings and left, and a dose where there is something to take.
fn trackers(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.settings("Check-in and mood");
    app.scroll_to(&button("Add a tracker"));
    see(app, "settings-trackers");
    app.click(&button("A medicine"));
    app.click(&button("Add a time"));
    app.see(&field("Time"));
    see(app, "settings-medicine");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.go("Today");
    app.see(&heading("How are you, just now?"));
    if app.has(&button("Note a dose")) {
        app.click(&button("Note a dose"));
        app.see(&any("dialog"));
        see(app, "dose");
        app.press("Esc");
        app.gone(&any("dialog"));
    }
}

/// A message to a group, what to say on the phone, and what is begun of it.
fn message(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.click(&button("Message from these questions"));
    app.see(&field("Message"));
    see(app, "groups-message");
    app.click(&radio("Call"));
    see(app, "groups-script");
    app.fill(
        &field("What you could say"),
        "Hello. I would like to come on Thursday and only listen. Is that all right?",
    );
    app.see(&button("Begin again from the questions"));
    see(app, "groups-script-begun");
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&button("Go on with your message"));
    see(app, "groups-page-begun");
    // Back to what the questions make of it, as it was found.
    app.click(&button("Go on with your message"));
    app.click(&button("Begin again from the questions"));
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&button("Message from these questions"));
}

/// The groups of a journal that has some: found from elsewhere, board, list, a page with all its dialogs, the guide, groups
/// side by side, bin.
pub fn groups(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.press("Ctrl+K");
    app.see(&role("dialog", "Find or do something"));
    app.type_text("harbour");
    app.see(&about("option", "Quiet Harbour"));
    see(app, "palette-group");
    app.press("Esc");
    app.gone(&any("dialog"));
    let done = || {
        app.click(&button("Done").within(any("dialog")));
        app.gone(&any("dialog"));
    };
    app.go("Groups");
    app.see(&heading("Trying"));
    see(app, "groups-board");
    app.click(&radio("List"));
    app.see(&field("Find a group"));
    see(app, "groups-list");
    app.click(&button("Change"));
    app.see(&heading("What would fit you?"));
    see(app, "groups-guide");
    app.click(&button("Back to the groups"));
    app.click(&button("Compare"));
    app.see(&text("of 5"));
    see(app, "groups-compare");
    app.click(&button("Groups"));
    app.click(&about("button", "Harbour Street Thursdays").within(role("region", "Trying")));
    app.see(&heading("What I asked"));
    see(app, "groups-page");
    app.click(&button("Answers"));
    app.see(&heading("Questions and answers"));
    see(app, "groups-questions");
    done();
    message(app, see);
    app.click(&about("button", "Visit of").within(role("table", "Visits")));
    app.see(&heading("How it was"));
    see(app, "groups-visit");
    done();
    app.click(&button("Add a contact"));
    app.see(&field("Ask again on"));
    see(app, "groups-contact");
    done();
    app.click(&button("Edit what it is"));
    app.see(&heading("What it is").within(any("dialog")));
    see(app, "groups-facts");
    done();
    app.click(&button("Change"));
    app.see(&about("heading", "Where are you with"));
    see(app, "groups-stage");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.click(&button("More for this group"));
    app.click(&role("menuitem", "Put into the bin"));
    app.click(&about("button", "in the bin"));
    app.see(&heading("Bin of groups"));
    see(app, "groups-bin");
    app.click(&button("Put back"));
    app.see(&text("The bin is empty"));
    app.go("Today");
}

/// What there is to do with entries, in a journal that has some.
pub fn journal(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.press("Ctrl+J");
    app.click(&radio("Good").within(any("dialog")));
    app.see(&text("Noted at"));
    see(app, "check-in-noted");
    app.click(&about("button", "Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&about("text", "Noted"));
    see(app, "toast");
    // It goes by itself.
    app.gone(&button("Undo"));

    app.go("Journal");
    app.click(&any("option").within(role("listbox", "Entries")));
    app.see(&button("Edit"));
    see(app, "journal-reader");
    app.click(&button("More").within(role("region", "Entry")));
    see(app, "journal-menu");
    app.press("Esc");
    app.click(&radio("Month"));
    see(app, "journal-month");
    app.click(&radio("Timeline"));
    app.fill(&field("Search the journal"), "wa");
    app.see(&role("listbox", "Search results"));
    see(app, "journal-search");
    app.fill(&field("Search the journal"), "zzzzqqq");
    app.see(&text("Nothing found"));
    see(app, "journal-nothing-found");
    app.click(&button("Clear the search"));
    app.click(&button("Mood").within(role("region", "Entries")));
    see(app, "journal-filter");
    app.press("Esc");

    app.press("Ctrl+N");
    app.see(&field("Text of the entry"));
    see(app, "editor-empty");
    app.fill(&field("Title"), "A title");
    app.fill(&field("Text of the entry"), "Some words, **strong** ones among them.\n\n- one\n- two\n");
    see(app, "editor");
    app.click(&about("button", "Change when it was"));
    see(app, "editor-when");
    app.press("Esc");
    app.press("Ctrl+Shift+F");
    app.gone(&role("complementary", "Details"));
    see(app, "editor-only-page");
    app.press("Esc");
    app.click(&button("Done"));
    app.see(&button("Edit"));
    app.click(&button("Edit"));
    app.fill(&field("Text of the entry"), "Other words.");
    app.click(&button("Done"));
    app.see(&button("Edit"));
    app.click(&button("Earlier versions"));
    app.click(&about("radio", "Until"));
    see(app, "versions");
    app.press("Esc");
    app.click(&button("More").within(role("region", "Entry")));
    app.click(&role("menuitem", "Move to the bin"));
    app.see(&text("Moved to the bin"));
    app.gone(&text("Other words."));
    // The list takes the focus when it is done, which closes any menu opened before.
    until_true("the list has the focus", SOON, || app.focused().0 == "listbox");
    app.click(&button("More").within(role("region", "Entries")));
    app.click(&role("menuitem", "Bin"));
    app.click(&any("option").within(role("listbox", "Bin")));
    see(app, "bin");
    app.click(&button("Delete for good"));
    see(app, "bin-ask");
    app.press("Esc");
    app.click(&button("Back to the journal"));
}

/// Changing what opens a journal that opens by passphrase and keychain, its key, and erasing it; ends erased.
pub fn protection(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.settings("Protection");
    app.click(&about("radio", "A passphrase"));
    app.see(&button("Change to a passphrase"));
    see(app, "protection-chosen");
    app.click(&button("Change to a passphrase"));
    app.fill(&field("The passphrase you use now"), "not this one");
    app.click(&button("Change").within(any("dialog")));
    app.see(&text("The passphrase does not fit."));
    see(app, "protection-change-wrong");
    app.press("Esc");
    app.click(&about("radio", "This computer"));
    app.click(&button("Change to this computer"));
    app.see(&any("dialog"));
    see(app, "protection-change");
    app.press("Esc");
    app.click(&button("Keep as it is"));
    app.check_in("Good");
    app.settings("Backup");
    app.click(&button("Back up now"));
    app.find_for(PATIENTLY, &text("you asked for it"));
    app.settings("Protection");
    new_key(app, see);
    app.find_for(PATIENTLY, &heading("Everything is under the new key"));
    see(app, "new-key-done");
    app.click(&button("Close").within(any("dialog")));
    app.settings("Erase everything");
    see(app, "erase");
    app.click(&button("Erase everything"));
    app.fill(&field("The passphrase you use now"), PASSPHRASE);
    app.fill(&about("field", "Type"), "erase");
    see(app, "erase-ask");
    app.click(&button("Go on").within(any("dialog")));
    app.see(&any("alertdialog"));
    see(app, "erase-last");
    app.click(&button("Erase it now"));
    app.window(LOCK);
    app.find_for(PATIENTLY, &text("The journal is erased."));
    see(app, "erased");
}

/// From Settings → Protection to the moment everything begins to be written under another key, of a journal that a
/// passphrase opens.
pub fn new_key(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.click(&button("Make a new key"));
    app.fill(&field("The passphrase you use now"), PASSPHRASE);
    app.fill(&field("A passphrase only you know"), PASSPHRASE);
    app.fill(&field("The same again"), PASSPHRASE);
    see(app, "new-key");
    app.click(&button("Go on").within(any("dialog")));
    app.find_for(PATIENTLY, &heading("The new recovery code"));
    let groups = app.code_on_the_screen();
    app.give_back(&groups);
    see(app, "new-key-code");
    app.click(&button("Write everything anew"));
}

/// The lock window of a journal with a passphrase, ending locked.
pub fn locked(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.lock();
    see(app, "lock");
    app.fill(&field("Passphrase"), "not this one");
    app.press("Enter");
    app.see(&text("The passphrase does not fit."));
    see(app, "lock-wrong");
    app.press("F1");
    app.see(&heading("Help now"));
    see(app, "lock-help");
    app.press("Esc");
    app.gone(&heading("Help now"));
    app.click(&button("Use the recovery code"));
    see(app, "lock-recovery");
    app.fill(&field("Group 1 of 8"), "1b1o");
    app.see(&text("has a sign that no code has"));
    see(app, "lock-recovery-mistyped");
    app.click(&button("Back"));
}

/// What there is to do with backups in a journal of one's own, ending in Settings.
pub fn backups(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.settings("Backup");
    see(app, "backup-begin");
    app.click(&button("Back up now"));
    app.find_for(PATIENTLY, &text("you asked for it"));
    app.click(&button("Try it"));
    app.find_for(PATIENTLY, &text("It works."));
    see(app, "backup-tried");
    app.scroll_to(&button("Make the file"));
    see(app, "backup-move");
    app.check_in("Low");
    app.settings("Backup");
    app.click(&about("button", "the backup of"));
    app.see(&heading("Open this backup"));
    see(app, "backup-key");
    app.click(&button("Look into it").within(any("dialog")));
    app.find_for(PATIENTLY, &button("Use this one"));
    see(app, "backup-preview");
    app.click(&button("Use this one"));
    app.gone(&any("dialog"));
    app.at_home();
    app.settings("Backup");
    app.click(&button("Back up now"));
    let delete = about("button", "Delete the backup of");
    app.find_for(PATIENTLY, &delete);
    app.scroll_to(&about("button", "Delete the journal kept since"));
    see(app, "backup-kept");
    app.click(&delete);
    app.see(&any("alertdialog"));
    see(app, "backup-delete");
    app.click(&button("Keep it"));
    app.gone(&any("dialog"));
}

/// Restoring from the lock window of a journal whose file is gone and which has backups; ends in the open journal.
pub fn restoring(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.window(LOCK);
    app.see(&heading("The journal cannot be opened"));
    see(app, "trouble-with-backups");
    app.click(&button("Restore a backup"));
    app.see(&heading("Which backup?"));
    app.see(&about("button", "the backup of"));
    see(app, "restore-choose");
    app.click(&about("button", "the backup of"));
    app.see(&field("Passphrase"));
    see(app, "restore-passphrase");
    app.click(&button("Use the recovery code"));
    app.see(&field("Group 1 of 8"));
    see(app, "restore-code");
    app.click(&button("Use the other way"));
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.click(&button("Look into it"));
    app.find_for(PATIENTLY, &button("Use this one"));
    see(app, "restore-preview");
    app.click(&button("Use this one"));
    app.window(MAIN);
    app.at_home();
}

/// The lock window of a demo, ending locked.
pub fn locked_demo(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.lock();
    app.see(&text("This is a demo."));
    see(app, "lock-demo");
}

fn slug(words: &str) -> String {
    words.to_lowercase().replace(' ', "-")
}
