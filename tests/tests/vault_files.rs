//! Files that are not what they should be: each told by its own sentence, nothing changed, nothing made anew. And a full disk.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::Utc;
use mooring_core::schema::MIGRATIONS;
use mooring_tests::app::find::{about, any, button, field, heading, radio, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::canary;
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::desk::small_disk::SmallDisk;
use mooring_tests::harm::{cut, flip, flip_at, reword_header};
use mooring_tests::wait::{PATIENTLY, SOON, until_true};
use vault::keychain::Cancel;
use vault::store::Migration;
use vault::{Cost, Edge, Proof, Vault};

/// A way to harm the files of a journal, and what is said about it.
struct Harm {
    what: &'static str,
    by: fn(&Path),
    /// Told at once, or only when the passphrase was given.
    at_once: bool,
    words: &'static str,
}

const HARMS: [Harm; 14] = [
    Harm {
        what: "the header is missing",
        by: |folder| fs::remove_file(folder.join("vault.keys")).expect("removed"),
        at_once: true,
        words: "The file with the keys is not there",
    },
    Harm {
        what: "the header is cut",
        by: |folder| cut(&folder.join("vault.keys"), 0.5),
        at_once: true,
        words: "The file with the keys is damaged.",
    },
    Harm {
        what: "the header is empty",
        by: |folder| cut(&folder.join("vault.keys"), 0.0),
        at_once: true,
        words: "The file with the keys is damaged.",
    },
    Harm {
        what: "the header is of a newer program",
        by: |folder| reword_header(&folder.join("vault.keys"), "mooring-vault 2 ", "mooring-vault 9 "),
        at_once: true,
        words: "A newer Mooring made this journal.",
    },
    Harm {
        what: "the header was changed by somebody who knows the format",
        by: |folder| reword_header(&folder.join("vault.keys"), "\"undecided\":false", "\"undecided\":true "),
        at_once: false,
        words: "The file with the keys was changed by something other than Mooring.",
    },
    Harm {
        what: "a byte of the header is different",
        by: |folder| flip(&folder.join("vault.keys"), 0.5),
        at_once: true,
        words: "The file with the keys is damaged.",
    },
    Harm {
        what: "another file has the header's name",
        by: |folder| fs::write(folder.join("vault.keys"), "shopping list: bread, soap, stamps\n").expect("written"),
        at_once: true,
        words: "The file with the keys was not made by Mooring.",
    },
    Harm {
        what: "the database is missing",
        by: |folder| fs::remove_file(folder.join("journal.db")).expect("removed"),
        at_once: true,
        words: "The keys are there, but the journal’s own file is not.",
    },
    Harm {
        what: "the database is not encrypted",
        by: |folder| {
            fs::remove_file(folder.join("journal.db")).expect("removed");
            let plain = rusqlite::Connection::open(folder.join("journal.db")).expect("a plain database");
            plain.execute_batch("CREATE TABLE entry (body TEXT); INSERT INTO entry VALUES ('hello')").expect("written");
        },
        at_once: true,
        words: "The journal’s file is not encrypted",
    },
    Harm {
        what: "the database is empty",
        by: |folder| cut(&folder.join("journal.db"), 0.0),
        at_once: true,
        words: "Part of the journal’s file cannot be read.",
    },
    Harm {
        what: "the database is of a newer program",
        by: begun_by_a_newer_program,
        at_once: false,
        words: "A newer Mooring wrote this journal.",
    },
    Harm {
        what: "the database is cut",
        by: |folder| cut(&folder.join("journal.db"), 0.6),
        at_once: false,
        words: "Part of the journal’s file cannot be read.",
    },
    Harm {
        what: "a byte of the database's first page is different",
        by: |folder| flip_at(&folder.join("journal.db"), 200),
        at_once: false,
        words: "Part of the journal’s file cannot be read.",
    },
    Harm {
        what: "the database is of another journal",
        by: |folder| {
            fs::copy(folder.with_file_name("other").join("journal.db"), folder.join("journal.db")).expect("copied");
        },
        at_once: false,
        words: "The journal’s file belongs to other keys.",
    },
];

/// A later program was here: the schema has a step this one does not know.
fn begun_by_a_newer_program(folder: &Path) {
    let later = Migration {
        version: MIGRATIONS.last().expect("a step").version + 1,
        sql: "CREATE TABLE something_later (key INTEGER PRIMARY KEY) STRICT",
    };
    let steps: Vec<Migration> = MIGRATIONS.iter().copied().chain([later]).collect();
    let folder = vault::Folder::claim(folder).expect("a folder nobody has");
    let (keychain, cancel) = (vault::keychain::Keychain::absent(), Cancel::new());
    let edge = Edge { keychain: &keychain, cancel: &cancel, now: Utc::now(), cost: Cost::Fixed(vault::kdf::FLOOR) };
    let vault = Vault::unlock(&folder, &Proof::Passphrase(PASSPHRASE), steps.leak(), &edge).expect("it opens");
    vault.close().expect("closed").wait(PATIENTLY);
}

/// The journal's own files; the web view's are none of its business.
fn own_files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    canary::files(folder)
        .expect("the folder can be read")
        .into_iter()
        .filter(|file| !file.starts_with(folder.join("web-view")))
        .filter(|file| file.file_name().is_some_and(|name| name != "vault.lock" && name != "window.json"))
        .map(|file| (file.clone(), fs::read(&file).expect("a file of the journal")))
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in canary::files(from).expect("a folder to copy") {
        let target = to.join(file.strip_prefix(from).expect("inside"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(&file, target).expect("copied");
    }
}

#[test]
fn each_harm_is_told_by_its_own_sentence_and_nothing_is_touched() {
    let desk = Desk::plain();
    let whole = desk.root().join("whole");
    let other = desk.root().join("other");
    for folder in [&whole, &other] {
        let app = App::start_with(&desk, &["--data-dir", &folder.to_string_lossy()]);
        app.begin(Choice::Passphrase);
        app.check_in("Good");
        app.quit();
    }
    let mut faults = Vec::new();
    for harm in &HARMS {
        let folder = desk.data();
        let _ = fs::remove_dir_all(&folder);
        copy(&whole, &folder);
        (harm.by)(&folder);
        let before = own_files(&folder);

        let app = App::start(&desk);
        app.window(LOCK);
        if !harm.at_once {
            app.fill(&field("Passphrase"), PASSPHRASE);
            app.press("Enter");
        }
        let said = mooring_tests::wait::poll(PATIENTLY, || app.page().contains(harm.words).then_some(()));
        if said.is_none() {
            faults.push(format!("{}: “{}” was not said, but:\n{}", harm.what, harm.words, app.page()));
        }
        if app.labels() != [LOCK] {
            faults.push(format!("{}: the journal was opened", harm.what));
        }
        if app.has(&button("Begin")) {
            faults.push(format!("{}: a new journal was offered over it", harm.what));
        }
        app.quit();
        let after = own_files(&folder);
        for (file, bytes) in &before {
            if after.get(file) != Some(bytes) {
                faults.push(format!("{}: {} was changed", harm.what, file.display()));
            }
        }
        for file in after.keys().filter(|file| !before.contains_key(*file)) {
            faults.push(format!("{}: {} was made", harm.what, file.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_file_put_back_is_seen_without_a_new_start() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.quit();
    let (keys, aside) = (desk.data().join("vault.keys"), desk.root().join("aside"));
    fs::rename(&keys, &aside).expect("put aside");
    let app = App::start(&desk);
    app.see(&text("The file with the keys is not there"));
    fs::rename(&aside, &keys).expect("put back");
    app.click(&button("Look again"));
    app.unlock(PASSPHRASE);
}

#[test]
fn choices_for_this_computer_that_cannot_be_read_are_said_until_something_is_chosen() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.quit();
    let (file, kept) = (desk.data().join("device.json"), desk.data().join("device.json.damaged"));
    fs::write(&file, "{\"country\": ").expect("written");
    let app = App::start(&desk);
    app.see(&about("text", "“device.json” could not be read."));
    app.check_access("the lock window without its choices");
    app.unlock(PASSPHRASE);
    app.settings("Appearance");
    app.click(&radio("Dark"));
    until_true("the old file is kept", SOON, || kept.exists());
    app.lock();
    app.see(&heading("Locked"));
    app.gone(&about("text", "“device.json” could not be read."));
}

#[test]
fn a_full_disk_is_said_and_the_text_stays() {
    let desk = Desk::plain();
    let volume = SmallDisk::of(&desk, 12);
    let app = App::start_in(&desk, &volume.wrapper(), &["--data-dir", &volume.folder()]);
    app.begin(Choice::Passphrase);
    app.write("", "Written while there was room.");
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "The first words, kept as a draft.");
    app.see(&text("Draft kept"));

    let room = volume.fill(app.driver_pid());
    app.add(&field("Text of the entry"), &" And then many more of them.".repeat(15));
    app.click(&button("Done"));
    app.see(&text("The disk is full"));
    app.see(&text("What you typed is still here."));
    assert!(
        app.value(&field("Text of the entry")).ends_with("And then many more of them."),
        "the text left the screen"
    );
    assert!(app.has(&heading("Writing")), "the editor was left");

    // With room again, the same text is saved.
    drop(room);
    until_true("there is room again", SOON, || volume.has_room(app.driver_pid()));
    app.click(&button("Done"));
    app.gone(&field("Text of the entry"));
    app.lock();
    app.unlock(PASSPHRASE);
    app.window(MAIN);
    app.go("Journal");
    app.see(&about("option", "The first words, kept as a draft."));
    app.see(&about("option", "Written while there was room."));
    let _ = std::io::stderr().flush();
}

/// The lock does not wait for a disk, and loses nothing for want of one.
#[test]
fn words_that_find_no_room_wait_sealed_until_the_journal_is_open_again() {
    let desk = Desk::plain();
    let volume = SmallDisk::of(&desk, 12);
    let arguments = ["--data-dir", &volume.folder()];
    let app = App::start_in(&desk, &volume.wrapper(), &arguments);
    app.begin(Choice::Passphrase);
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "The first words, kept as a draft.");
    app.see(&text("Draft kept"));
    let room = volume.fill(app.driver_pid());
    app.add(&field("Text of the entry"), &" And then many more of them.".repeat(15));
    app.add(&field("Text of the entry"), " These are the last.");

    // The person closes the window: it stays, locked, and says why.
    for window in desk.screen().windows_of(app.pid()) {
        desk.screen().close(window.id);
    }
    app.window(LOCK);
    app.see(&heading("Locked"));
    app.see(&text("Your last words found no room on the disk."));
    app.check_access("the lock window with words that wait");

    // Closing it as well asks first; whoever is not sure keeps everything.
    let lock = desk.screen().windows_of(app.pid());
    for window in &lock {
        desk.screen().close(window.id);
    }
    until_true("it is asked", SOON, || desk.screen().windows_of(app.pid()).len() > lock.len());
    let question = desk.screen().windows_of(app.pid()).into_iter().find(|window| !lock.contains(window));
    desk.screen().focus(question.expect("a question").id);
    desk.run("xdotool", &["key", "Escape"]);
    until_true("the question is gone", SOON, || desk.screen().windows_of(app.pid()).len() == lock.len());

    // With room again they become what they would have been: a draft.
    drop(room);
    app.unlock(PASSPHRASE);
    app.see(&heading("You were writing…"));
    app.lock();
    app.gone(&text("Your last words found no room on the disk."));
    app.unlock(PASSPHRASE);
    app.click(&button("Go on"));
    assert!(app.value(&field("Text of the entry")).ends_with("And then many more of them. These are the last."));
}

/// Everything in the folder is genuine and fits together; it is only from an earlier day.
#[test]
fn a_folder_put_back_is_told_once_it_is_accepted_no_more() {
    let desk = Desk::plan().keychain(Keychain::Open).lay();
    let earlier = desk.root().join("earlier");
    let app = App::start(&desk);
    app.begin(Choice::Keychain);
    app.check_in("Good");
    let id = vault_id(&desk.data());
    // Closed without a keychain, so that what it remembers can only be the later state.
    desk.set_keychain(Keychain::Absent);
    app.quit();
    copy(&desk.data(), &earlier);
    desk.set_keychain(Keychain::Open);

    let app = App::start(&desk);
    app.open_by_keychain();
    app.check_in("Even");
    app.lock();
    until_true("the keychain remembers", PATIENTLY, || desk.keychain_has(&format!("seal:{id}")));
    app.quit();
    fs::remove_dir_all(desk.data()).expect("removed");
    copy(&earlier, &desk.data());

    let app = App::start(&desk);
    app.open_by_keychain();
    app.find_for(PATIENTLY, &text("These files are an earlier copy"));
    app.check_access("what the seal noticed");
    app.click(&button("What to do"));
    app.see(&text("The keychain remembers a later state than this folder holds."));
    app.see(&text("Nothing was deleted or repaired."));
    app.check_access("what to do about it");
    app.click(&button("Accept this state"));
    app.check_access("taking the journal as it is");
    app.click(&button("Accept this state").within(any("alertdialog")));
    app.see(&text("The journal is taken as it is now."));
    app.gone(&text("These files are an earlier copy"));
    app.quit();

    let app = App::start(&desk);
    app.open_by_keychain();
    app.settings("Protection");
    app.find_for(PATIENTLY, &text("The files are as they were left."));
    app.go("Today");
    app.gone(&text("These files are an earlier copy"));
    app.go("Journal");
    app.see(&about("option", "Good"));
}

/// The journal opens: what is said is what cannot be known, and where there is a backup.
#[test]
fn a_seal_that_is_gone_or_damaged_is_told_in_the_open_journal() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.settings("Backup");
    app.choose(&field("How often"), "Never");
    app.see(&text("None is made by itself."));
    app.check_in("Good");
    app.quit();
    let seal = desk.data().join("journal.seal");
    let gone: fn(&Path) = |seal| fs::remove_file(seal).expect("removed");
    let damaged: fn(&Path) = |seal| fs::write(seal, "bread, soap, stamps").expect("written");
    for (what, harm, why) in
        [("gone", gone, "“journal.seal”, is gone."), ("damaged", damaged, "“journal.seal”, cannot be read.")]
    {
        harm(&seal);
        let app = App::start(&desk);
        app.unlock(PASSPHRASE);
        app.find_for(PATIENTLY, &text("It cannot be said whether the journal is complete."));
        app.click(&button("What to do"));
        app.see(&text(why));
        app.check_access(&format!("what to do about a seal that is {what}"));
        if what == "gone" {
            app.see(&text("There is no backup Mooring knows of."));
            app.click(&button("Not now").within(any("dialog")));
            app.settings("Backup");
            app.click(&button("Back up now"));
            app.find_for(PATIENTLY, &text("Read again and whole."));
            app.go("Today");
            app.click(&button("What to do"));
        }
        // There is one now, and the way to it.
        app.click(&button("Look at the backups").within(any("dialog")));
        app.see(&about("button", "Look into it: the backup of"));
        app.go("Journal");
        app.see(&about("option", "Good"));
        app.go("Today");
        app.click(&button("What to do"));
        app.click(&button("Accept this state"));
        app.click(&button("Accept this state").within(any("alertdialog")));
        app.see(&text("The journal is taken as it is now."));
        app.quit();
    }
}

/// The id of a journal, as its header says it.
fn vault_id(folder: &Path) -> String {
    let header = fs::read_to_string(folder.join("vault.keys")).expect("a header");
    let (_, rest) = header.split_once("\"vault\":\"").expect("an id");
    rest.split('"').next().expect("an id").to_owned()
}
