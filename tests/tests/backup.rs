//! Backups in the real app: made by themselves and on demand, tried, restored, moved to another computer; and a place that
//! fails.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use mooring_tests::app::find::{about, any, button, field, heading, text};
use mooring_tests::app::walks::{Choice, PASSPHRASE};
use mooring_tests::app::{App, LOCK, MAIN};
use mooring_tests::desk::Desk;
use mooring_tests::desk::keychain::Keychain;
use mooring_tests::desk::small_disk::SmallDisk;
use mooring_tests::harm::{flip_at, reword_backup};
use mooring_tests::tour;
use mooring_tests::wait::{PATIENTLY, SOON, until_true};

/// The whole backups in a folder, by their names.
fn backups(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "mooring-backup"))
        .collect();
    found.sort();
    found
}

/// Opens Settings → Backup and leaves it to the person alone when one is made, so that a test can count them.
fn by_hand(app: &App<'_>) {
    app.settings("Backup");
    app.choose(&field("How often"), "Never");
    app.see(&text("None is made by itself."));
}

/// Makes one and waits for it.
fn back_up_now(app: &App<'_>) {
    app.click(&button("Back up now"));
    app.find_for(PATIENTLY, &text("Read again and whole."));
}

/// Types the recovery code in another hand than it was shown in.
fn code(app: &App<'_>, groups: &[String]) {
    let groups: Vec<String> = groups.iter().map(|group| group.to_lowercase()).collect();
    app.type_code(&groups);
    app.see(&text("The code is complete."));
}

/// Opens what is in a backup that was chosen, by its passphrase.
fn by_passphrase(app: &App<'_>) {
    app.fill(&field("Passphrase"), PASSPHRASE);
    app.click(&button("Look into it"));
    app.find_for(PATIENTLY, &button("Use this one"));
}

#[test]
fn a_backup_is_made_tried_and_had_back() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    let shelf = desk.data().join("backups");
    by_hand(&app);
    app.check_in("Good");
    assert!(backups(&shelf).is_empty());
    app.settings("Backup");
    app.see(&text("There is none yet."));
    back_up_now(&app);
    assert_eq!(backups(&shelf).len(), 1);
    app.see(&text("you asked for it"));

    // Another entry is newer than the backup.
    app.check_in("Low");
    app.settings("Backup");
    app.click(&button("Try it"));
    app.find_for(PATIENTLY, &text("could be read: 1 entry."));
    app.see(&text("Newer than it, or changed since: 1 entry."));
    assert!(!desk.data().join("drill").exists());

    app.click(&about("button", "the backup of"));
    app.see(&heading("Open this backup"));
    app.click(&button("Look into it").within(any("dialog")));
    app.find_for(PATIENTLY, &heading("What is in it"));
    app.see(&text("What is only here, or not the same, will not be in the journal any more."));
    app.click(&button("Leave everything as it is"));
    app.gone(&any("dialog"));
    assert!(!desk.data().join("restored").exists());

    app.click(&about("button", "the backup of"));
    app.click(&button("Look into it").within(any("dialog")));
    app.find_for(PATIENTLY, &button("Use this one"));
    app.click(&button("Use this one"));
    app.gone(&any("dialog"));
    app.at_home();
    app.go("Journal");
    app.see(&about("option", "Good"));
    assert!(!app.has(&about("option", "Low")), "an earlier state");
    // That it worked is said, with where the other one is.
    app.go("Today");
    app.see(&about("text", "is your journal now."));
    app.check_access("Today after restoring");
    app.click(&button("Good"));
    app.gone(&about("text", "is your journal now."));
    let kept = fs::read_dir(desk.data()).expect("the folder").flatten();
    assert!(kept.map(|entry| entry.file_name()).any(|name| name.to_string_lossy().starts_with("replaced-")));
    // It is compared with its seal like any journal that was opened.
    app.settings("Protection");
    app.see(&text("Changes from outside"));
    app.gone(&text("The files are being compared"));

    // What was kept, and older backups, go where somebody says so; the newest good one cannot.
    app.settings("Backup");
    back_up_now(&app);
    let deletable = || app.all(&about("button", "Delete the backup of")).len();
    until_true("one of the two can be deleted", SOON, || deletable() == 1 && backups(&shelf).len() == 2);
    app.click(&about("button", "Delete the backup of"));
    app.click(&button("Keep it"));
    app.gone(&any("dialog"));
    assert_eq!(backups(&shelf).len(), 2);
    app.click(&about("button", "Delete the backup of"));
    app.click(&button("Delete for good").within(any("dialog")));
    app.gone(&any("dialog"));
    assert_eq!(backups(&shelf).len(), 1);
    app.click(&about("button", "Delete the journal kept since"));
    app.click(&button("Delete for good").within(any("dialog")));
    // Behind the question nothing is there for a screen reader, so also not the heading.
    app.gone(&any("dialog"));
    app.gone(&heading("Earlier journals"));
    let left = fs::read_dir(desk.data()).expect("the folder").flatten();
    assert!(!left.map(|entry| entry.file_name()).any(|name| name.to_string_lossy().starts_with("replaced-")));

    // Nothing is said to be missing at the next opening: it is known to be an earlier state.
    app.check_in("Even");
    app.lock();
    app.unlock(PASSPHRASE);
    app.go("Journal");
    app.see(&about("option", "Even"));
    app.go("Today");
    assert!(!app.has(&about("text", "missing from the journal")));
}

#[test]
fn a_backup_is_made_by_itself_after_the_journal_was_opened() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    app.check_in("Good");
    app.quit();
    let app = App::start(&desk);
    app.unlock(PASSPHRASE);
    until_true("a backup by itself", PATIENTLY, || backups(&desk.data().join("backups")).len() == 1);
    app.settings("Backup");
    app.see(&text("by itself"));
    app.lock();
    app.unlock(PASSPHRASE);
    app.settings("Backup");
    app.see(&text("Read again and whole."));
    assert_eq!(backups(&desk.data().join("backups")).len(), 1, "one a day");
}

#[test]
fn a_new_computer_takes_the_file_and_the_recovery_code() {
    let old = Desk::plan().keychain(Keychain::Open).lay();
    let app = App::start(&old);
    let groups = app.begin(Choice::Keychain);
    by_hand(&app);
    app.check_in("Good");
    app.settings("Backup");
    back_up_now(&app);
    app.quit();
    let file = backups(&old.data().join("backups")).remove(0);

    // Another computer, with another keychain and nothing but the file.
    let new = old.root().join("new computer");
    fs::create_dir_all(new.join("backups")).expect("a folder");
    // As an earlier start leaves it: otherwise the folder would be somebody's for other things.
    fs::write(new.join("vault.lock"), "").expect("written");
    fs::copy(&file, new.join("backups").join(file.file_name().expect("a name"))).expect("copied");
    old.set_keychain(Keychain::Absent);
    let app = App::start_with(&old, &["--data-dir", &new.to_string_lossy()]);
    app.window(LOCK);
    app.see(&heading("A place of your own"));
    app.click(&button("I have a backup"));
    app.see(&heading("Which backup?"));
    app.click(&about("button", "the backup of"));
    app.click(&button("Look into it"));
    app.see(&text("keychain"));
    app.click(&button("Use the recovery code"));
    code(&app, &groups);
    app.click(&button("Look into it"));
    app.find_for(PATIENTLY, &text("1 entry"));
    assert!(!new.join("vault.keys").exists(), "nothing before it is said");
    app.click(&button("Use this one"));
    // No keychain here, so the journal has no everyday way it could keep.
    app.find_for(PATIENTLY, &heading("It is open again"));
    app.click(&button("Not now"));
    app.window(MAIN);
    app.at_home();
    app.go("Journal");
    app.see(&about("option", "Good"));
    assert!(new.join("vault.keys").exists() && new.join("journal.db").exists());
}

#[test]
fn a_journal_that_cannot_be_opened_is_replaced_by_its_backup_and_kept() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    by_hand(&app);
    app.check_in("Good");
    app.settings("Backup");
    back_up_now(&app);
    app.quit();
    let (database, shelf) = (desk.data().join("journal.db"), desk.data().join("backups"));
    fs::remove_file(&database).expect("removed");
    // A second file, cut in the middle as a copy that was stopped.
    let whole = backups(&shelf).remove(0);
    let bytes = fs::read(&whole).expect("a backup");
    let cut = [&bytes[..4096], &bytes[8192..]].concat();
    fs::write(shelf.join("mooring-20200101T000000Z-00000001.mooring-backup"), cut).expect("written");

    let app = App::start(&desk);
    app.window(LOCK);
    app.see(&heading("The journal cannot be opened"));
    app.click(&button("Restore a backup"));
    app.see(&text("A part of this backup is missing"));
    app.click(&about("button", "the backup of"));
    by_passphrase(&app);
    app.see(&text("The files that are here now are not deleted."));
    app.click(&button("Use this one"));
    app.window(MAIN);
    app.at_home();
    app.go("Journal");
    app.see(&about("option", "Good"));
    assert!(database.exists());
    app.lock();
    app.unlock(PASSPHRASE);
}

/// In the open journal: by the list as far as the file itself shows it, and by its own sentence on opening where only its
/// key can tell.
#[test]
fn each_backup_that_cannot_be_used_says_why() {
    type Harm = fn(&Path);
    enum Told {
        InTheList,
        /// The journal's key opens it.
        Opened,
        /// No key of the journal fits: the one of its time is asked for.
        ByPassphrase,
    }
    let desk = Desk::plain();
    let app = App::start(&desk);
    app.begin(Choice::Passphrase);
    by_hand(&app);
    app.check_in("Good");
    app.settings("Backup");
    back_up_now(&app);
    let file = backups(&desk.data().join("backups")).remove(0);
    let whole = fs::read(&file).expect("a backup");
    let harms: [(Harm, Told, &str); 5] = [
        (
            |file| fs::write(file, "bread, soap, stamps").expect("written"),
            Told::InTheList,
            "This file is not a backup of Mooring",
        ),
        (
            |file| reword_backup(file, "mooring-backup 0001", "mooring-backup 0009"),
            Told::InTheList,
            "A newer Mooring made this backup.",
        ),
        (
            |file| reword_backup(file, "\"entry\":1", "\"entry\":2"),
            Told::ByPassphrase,
            "This backup was changed by something other than Mooring",
        ),
        (|file| flip_at(file, 9_000), Told::Opened, "This backup is damaged"),
        (|_whole| (), Told::Opened, "In the backup"),
    ];
    for (harm, told, words) in harms {
        fs::write(&file, &whole).expect("written");
        harm(&file);
        let before = fs::read(&file).expect("a backup");
        app.go("Today");
        app.settings("Backup");
        if matches!(told, Told::InTheList) {
            app.see(&about("text", words));
            app.check_access(words);
        } else {
            app.click(&about("button", "Look into it: the backup of"));
            if matches!(told, Told::ByPassphrase) {
                app.fill(&field("Passphrase"), PASSPHRASE);
            }
            app.click(&button("Look into it").within(any("dialog")));
            app.find_for(PATIENTLY, &about("text", words));
            app.press("Esc");
            app.gone(&any("dialog"));
        }
        assert!(fs::read(&file).expect("a backup") == before, "{words}: the file was changed");
    }
    app.go("Journal");
    app.see(&about("option", "Good"));
}

#[test]
fn a_full_disk_is_told_calmly_on_today_and_leaves_no_file_behind() {
    let desk = Desk::plain();
    let small = SmallDisk::of(&desk, 24);
    let app = App::start_in(&desk, &small.wrapper(), &["--data-dir", &small.folder()]);
    app.begin(Choice::Passphrase);
    by_hand(&app);
    app.check_in("Good");
    let filling = small.fill(app.pid());
    app.settings("Backup");
    app.click(&button("Back up now"));
    app.find_for(PATIENTLY, &about("text", "The disk is full, so the backup could not be written."));
    app.go("Today");
    app.see(&text("There is no good one yet."));
    let shelf = PathBuf::from(format!("/proc/{}/root{}/backups", app.pid(), small.folder()));
    let left = || fs::read_dir(&shelf).map(Iterator::count).unwrap_or_default();
    assert_eq!(left(), 0);
    drop(filling);
    app.click(&button("Look at it"));
    back_up_now(&app);
    until_true("one file", SOON, || left() == 1);
    app.go("Today");
    app.gone(&about("text", "The last backup could not be made."));
}

#[test]
fn a_backup_from_before_the_key_was_changed_opens_with_the_code_of_its_time() {
    let desk = Desk::plain();
    let app = App::start(&desk);
    let groups = app.begin(Choice::Passphrase);
    by_hand(&app);
    app.check_in("Good");
    app.settings("Backup");
    back_up_now(&app);
    app.settings("Protection");
    tour::new_key(&app, &mut |_, _| {});
    app.find_for(PATIENTLY, &heading("Everything is under the new key"));
    app.see(&about("text", "One backup from before is still there."));
    app.click(&button("Close").within(any("dialog")));
    app.check_in("Low");

    app.settings("Backup");
    app.see(&text("from before the key was changed"));
    app.click(&about("button", "Look into it: the backup of"));
    app.click(&button("Use the recovery code").within(any("dialog")));
    code(&app, &groups);
    app.click(&button("Look into it").within(any("dialog")));
    app.find_for(PATIENTLY, &heading("What is in it"));
    app.click(&button("Use this one"));
    // Opened by its code: how it is to open from now on is asked anew.
    app.window(LOCK);
    app.find_for(PATIENTLY, &heading("It is open again"));
    app.fill(&field("A passphrase only you know"), "another lantern and biscuit");
    app.fill(&field("The same again"), "another lantern and biscuit");
    app.press("Enter");
    app.window(MAIN);
    app.at_home();
    app.go("Journal");
    app.see(&about("option", "Good"));
    assert!(!app.has(&about("option", "Low")), "an earlier state");
    app.lock();
    app.unlock("another lantern and biscuit");
}
