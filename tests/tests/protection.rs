//! Changing what opens the journal, the key itself, and erasing everything: with the real program and a real keychain.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;

use mooring_tests::app::find::{about, any, button, field, heading, radio, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::canary::{self, Canary};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};

const NEW: &str = "seven gulls over slate";

/// The id of the journal, as its header says it.
fn vault_id(desk: &Desk) -> String {
    let header = fs::read_to_string(desk.data().join("vault.keys")).expect("a header");
    let (_, rest) = header.split_once("\"vault\":\"").expect("an id");
    rest.split('"').next().expect("an id").to_owned()
}

/// Chooses a card, and the button that begins the change.
fn choose(app: &App<'_>, card: &str, verb: &str) {
    app.settings("Protection");
    app.click(&about("radio", card));
    app.click(&button(verb));
    app.see(&any("dialog"));
}

fn change(app: &App<'_>) {
    app.click(&button("Change").within(any("dialog")));
    app.find_for(PATIENTLY, &about("text", "from now on."));
    app.gone(&any("dialog"));
}

#[test]
fn keychain_passphrase_both_and_back() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Keychain);
    app.check_in("Good");
    let account = format!("vault:{}", vault_id(&desk));
    assert!(desk.keychain_has(&account));

    choose(&app, "A passphrase", "Change to a passphrase");
    app.check_access("changing to a passphrase");
    app.fill(&field("A passphrase only you know"), PASSPHRASE);
    app.fill(&field("The same again"), PASSPHRASE);
    change(&app);
    assert!(!desk.keychain_has(&account), "the key leaves the keychain");
    app.lock();
    app.unlock(PASSPHRASE);

    choose(&app, "Both", "Change to both");
    app.fill(&field("The passphrase you use now"), "not these words");
    app.click(&button("Change").within(any("dialog")));
    app.see(&text("The passphrase does not fit."));
    app.fill(&field("The passphrase you use now"), PASSPHRASE);
    change(&app);
    assert!(desk.keychain_has(&account));
    app.lock();
    app.unlock(PASSPHRASE);

    choose(&app, "This computer", "Change to this computer");
    app.fill(&field("The passphrase you use now"), PASSPHRASE);
    change(&app);
    app.quit();
    let app = App::start(&desk);
    app.open_by_keychain();
    app.go("Journal");
    app.see(&about("option", "Good"));
}

/// "Decide later" leaves a code nobody has shown to have: with both keys needed it has to be given back first.
#[test]
fn both_takes_a_code_that_was_given_back() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.window(LOCK);
    app.click(&button("Begin"));
    app.click(&button("Decide later"));
    app.window(MAIN);
    app.click(&button("Not now"));
    app.click(&button("Not now"));
    app.click(&button("Open my journal"));
    app.at_home();

    choose(&app, "Both", "Change to both");
    app.see(&text("So the recovery code comes first"));
    app.fill(&field("A passphrase only you know"), PASSPHRASE);
    app.fill(&field("The same again"), PASSPHRASE);
    app.click(&button("Go on").within(any("dialog")));
    app.find_for(PATIENTLY, &about("list", "Recovery code"));
    app.check_access("the code that both needs");
    let groups = app.code_on_the_screen();
    app.give_back(&groups);
    change(&app);
    app.lock();
    app.unlock(PASSPHRASE);
}

#[test]
fn a_keychain_that_hangs_can_be_given_up_and_changes_nothing() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let before = fs::read(desk.data().join("vault.keys")).expect("the header");
    choose(&app, "This computer", "Change to this computer");
    desk.set_keychain(Keychain::Hanging);
    app.fill(&field("The passphrase you use now"), PASSPHRASE);
    app.click(&button("Change").within(any("dialog")));
    app.click(&button("Stop waiting"));
    app.see(&text("did not answer"));
    assert_eq!(fs::read(desk.data().join("vault.keys")).expect("the header"), before);
    desk.set_keychain(Keychain::Open);
    app.click(&button("Keep as it is").within(any("dialog")));
    app.lock();
    app.unlock(PASSPHRASE);
}

#[test]
fn a_new_key_takes_everything_along_and_the_old_ways_are_dead() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    let old_code = app.begin(Choice::Both);
    app.write("Before the new key", "It comes along.");
    let old = vault_id(&desk);
    app.settings("Protection");
    app.click(&button("Make a new key"));
    app.check_access("a new key");
    app.fill(&field("The passphrase you use now"), PASSPHRASE);
    app.fill(&field("A passphrase only you know"), NEW);
    app.fill(&field("The same again"), NEW);
    app.click(&button("Go on").within(any("dialog")));
    app.find_for(PATIENTLY, &heading("The new recovery code"));
    let new_code = app.code_on_the_screen();
    app.give_back(&new_code);
    app.click(&button("Write everything anew"));
    app.find_for(PATIENTLY, &heading("Everything is under the new key"));
    app.check_access("the new key is made");
    app.click(&button("Close").within(any("dialog")));

    let new = vault_id(&desk);
    assert_ne!(new, old);
    for kind in ["vault", "seal", "outbox"] {
        assert!(!desk.keychain_has(&format!("{kind}:{old}")), "{kind}: of the old key is still in the keychain");
    }
    assert!(desk.keychain_has(&format!("vault:{new}")));
    assert!(!desk.data().join("before-renewal").exists() && !desk.data().join("renewed").exists());
    // It goes on without a new start, also with writing.
    app.write("After the new key", "Written under it.");
    app.quit();

    let app = App::start(&desk);
    app.window(LOCK);
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.press("Enter");
    app.see(&text("The passphrase does not fit."));
    app.click(&button("Use the recovery code"));
    app.type_code(&old_code);
    app.click(&button("Unlock"));
    app.see(&text("This code does not open this journal."));
    app.type_code(&new_code);
    app.click(&button("Unlock"));
    app.see(&heading("It is open again"));
    app.click(&button("Not now"));
    app.window(MAIN);
    app.at_home();
    app.go("Journal");
    app.see(&about("option", "Before the new key"));
    app.see(&about("option", "After the new key"));
    app.settings("Protection");
    app.find_for(PATIENTLY, &text("The files are as they were left."));
}

#[test]
fn erasing_leaves_nothing_and_ends_at_the_first_start() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let words = [Canary::fresh("the title of an entry"), Canary::fresh("the text of an entry")];
    let app = App::start(&desk);
    app.begin(Choice::Both);
    app.write(&words[0].word, &words[1].word);
    let id = vault_id(&desk);
    app.settings("Erase everything");
    app.check_access("what erasing does");
    app.click(&button("Erase everything"));
    app.check_access("the first step of erasing");
    app.fill(&field("The passphrase you use now"), "not these words");
    app.fill(&about("field", "Type"), "erase");
    app.click(&button("Go on").within(any("dialog")));
    app.check_access("the last step of erasing");
    app.click(&button("Erase it now"));
    app.see(&text("The passphrase does not fit."));
    assert!(desk.data().join("vault.keys").exists(), "nothing goes without the proof");
    app.fill(&field("The passphrase you use now"), PASSPHRASE);
    app.click(&button("Go on").within(any("dialog")));
    app.click(&button("Erase it now"));
    app.window(LOCK);
    app.find_for(PATIENTLY, &text("The journal is erased."));
    app.check_access("erased");

    for kind in ["vault", "seal", "outbox"] {
        let account = format!("{kind}:{id}");
        until_true("the keychain has let go", SOON, || !desk.keychain_has(&account));
    }
    let left = canary::files(&desk.data()).expect("the folder can be read");
    let left: Vec<_> = left
        .iter()
        .filter_map(|file| file.strip_prefix(desk.data()).ok()?.to_str())
        .filter(|name| !name.starts_with("web-view"))
        .collect();
    assert!(left.iter().all(|name| ["vault.lock", "window.json"].contains(name)), "still there: {left:?}");
    let root = desk.root();
    assert_eq!(canary::search(&[root], &words).expect("searched"), [], "what was written is readable somewhere");

    // And a new journal can begin at once, in the same process.
    app.begin(Choice::Keychain);
    app.go("Journal");
    app.see(&text("Nothing written yet"));
}

/// From the note on there is no way back, also for a process that was killed right after it.
#[test]
fn an_erasure_that_was_interrupted_is_finished_by_the_next_start() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&desk);
    app.begin(Choice::Keychain);
    let id = vault_id(&desk);
    app.kill();
    let note = format!(r#"{{"vaults":["{id}"],"shelves":[],"folders":[]}}"#);
    fs::write(desk.data().join("vault.erase"), note).expect("a note");
    let app = App::start(&desk);
    app.window(LOCK);
    app.see(&text("The journal is erased."));
    assert!(!desk.data().join("vault.keys").exists() && !desk.data().join("journal.db").exists());
    assert!(!desk.keychain_has(&format!("vault:{id}")));
    assert!(app.has(&button("Begin")) && !app.has(&radio("Good")));
}
