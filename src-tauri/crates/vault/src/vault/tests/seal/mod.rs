//! What the seal says of journals that were killed, cut, swapped, rolled back, or nothing of the kind.

mod folder;
mod harm;

use super::*;
use crate::seal::{Concern, Finding, KeychainSays, Pages, SealReport};

const PAGE: usize = 4096;

/// A folder's files at one moment.
type Files = BTreeMap<String, Vec<u8>>;

impl Place {
    /// Opens as in everyday use and compares everything.
    fn checked(&self, mode: Mode) -> (Vault, SealReport) {
        let vault = self.everyday(mode).unwrap();
        let report = vault.check_seal(&self.cancel).unwrap().unwrap();
        (vault, report)
    }

    /// [`Self::checked`], closed again.
    fn report(&self, mode: Mode) -> SealReport {
        let (vault, report) = self.checked(mode);
        shut(&vault);
        report
    }

    fn concern(&self, mode: Mode) -> Option<Concern> {
        self.report(mode).concern()
    }

    /// Puts files in place of all there are, and lets the keychain forget how far the journal had come.
    fn put_alone(&self, files: &Files) {
        self.put(files);
        self.keys.put(&seal_account(self), None);
    }

    /// Puts files in place of all there are.
    fn put(&self, files: &Files) {
        for name in self.files().into_keys().chain(["journal.db-shm".to_owned()]) {
            if name != "vault.lock" {
                let _ = fs::remove_file(self.path(&name));
            }
        }
        for (name, bytes) in files {
            fs::write(self.path(name), bytes).unwrap();
        }
    }

    /// A closed journal with so many notes of some length, each its own change.
    fn with_notes(&self, mode: Mode, count: usize) {
        self.made(mode);
        self.add(mode, count);
    }

    fn add(&self, mode: Mode, count: usize) {
        let (vault, _) = self.checked(mode);
        for n in 0..count {
            write(&vault, &format!("note {n} {}", "x".repeat(1500))).unwrap();
        }
        shut(&vault);
    }
}

fn missing(count: u64) -> Concern {
    Concern::ChangesMissing { count }
}

fn older(by: u64) -> Concern {
    Concern::OlderCopy { by }
}

/// Leaves the files and the keychain as a process that is killed now leaves them.
fn kill(place: &Place, vault: &Vault) -> Files {
    let (left, account) = (place.files(), seal_account(place));
    let item = place.keys.item(&account);
    shut(vault);
    place.keys.put(&account, item);
    place.put(&left);
    left
}

/// The first page after the schema's that is not the same in both; the count is on a later one.
fn changed_page(old: &[u8], new: &[u8]) -> std::ops::Range<usize> {
    let page = |number: usize| number * PAGE..(number + 1) * PAGE;
    (1..old.len() / PAGE).map(page).find(|range| old[range.clone()] != new[range.clone()]).unwrap()
}

fn seal_account(place: &Place) -> String {
    match Vault::inspect(&place.folder) {
        Inspection::Closed(summary) => crate::seal::account(summary.id),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_journal_that_was_closed_is_sound() {
    for mode in MODES {
        let place = Place::new();
        let (vault, _) = place.create(mode).unwrap();
        assert_eq!(vault.seal().unwrap().finding, Finding::FirstTime, "{mode:?}");
        write(&vault, "one").unwrap();
        shut(&vault);
        for round in 1..4 {
            let (vault, report) = place.checked(mode);
            let keychain = if mode == Mode::Passphrase { KeychainSays::NotUsed } else { KeychainSays::Fits };
            assert_eq!(report.finding, Finding::Sound, "{mode:?} {round}");
            assert_eq!((report.pages, report.keychain), (Pages::Same, keychain), "{mode:?} {round}");
            assert_eq!((report.mended, report.kept, report.sequence), (false, true, round), "{mode:?}");
            assert!(report.is_clear());
            write(&vault, "another").unwrap();
            shut(&vault);
        }
    }
}

#[test]
fn closing_without_comparing_and_without_writing_is_sound_too() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 3);
    for _ in 0..3 {
        let vault = place.everyday(Mode::Keychain).unwrap();
        assert_eq!(vault.seal().unwrap().pages, Pages::Checking);
        shut(&vault);
    }
    assert_eq!(place.report(Mode::Keychain).finding, Finding::Sound);
}

#[test]
fn a_throw_away_journal_has_no_seal() {
    let place = Place::new();
    let vault = Vault::demo(&place.folder, STEPS).unwrap();
    write(&vault, "pretend").unwrap();
    assert_eq!(
        (vault.seal(), vault.check_seal(&place.cancel), vault.accept_seal(&place.cancel)),
        (None, Ok(None), Ok(None))
    );
    vault.close().unwrap();
    assert!(!place.path("journal.seal").exists());
}

/// The process is killed between a commit and the record of it, or the record is lost in a power cut, however many
/// of them; or the last one is torn.
#[test]
fn a_process_killed_at_any_step_has_lost_nothing() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 3);
    let (vault, _) = place.checked(Mode::Keychain);
    write(&vault, "the first").unwrap();
    let mut moments = vec![place.files()];
    for n in 0..6 {
        write(&vault, &format!("change {n}")).unwrap();
        moments.push(place.files());
    }
    shut(&vault);
    for (n, commit) in moments.iter().enumerate() {
        for (m, record) in moments.iter().enumerate().take(n + 1) {
            let mut files = commit.clone();
            files.insert("journal.seal".to_owned(), record["journal.seal"].clone());
            place.put_alone(&files);
            let (vault, report) = place.checked(Mode::Keychain);
            assert_eq!(report.finding, Finding::AfterUncleanEnd, "commit {n}, record {m}");
            assert_eq!(report.pages, Pages::Same, "commit {n}, record {m}");
            assert_eq!(notes(&vault).len(), 5 + n);
            shut(&vault);
            assert_eq!(place.report(Mode::Keychain).finding, Finding::Sound);
        }
        let Some(next) = moments.get(n + 1) else { continue };
        let (old, new) = (&commit["journal.seal"], &next["journal.seal"]);
        let first = old.iter().zip(new).position(|(old, new)| old != new).unwrap();
        for torn in [first, first + 1, first + 20, first + 60] {
            let mut files = next.clone();
            let sidecar: Vec<u8> = new[..torn].iter().chain(&old[torn..]).copied().collect();
            files.insert("journal.seal".to_owned(), sidecar);
            place.put_alone(&files);
            assert_eq!(place.report(Mode::Keychain).finding, Finding::AfterUncleanEnd);
        }
    }
}

/// Closing is killed at each of its steps, as seen by the files it leaves.
#[test]
fn a_process_killed_while_closing_has_lost_nothing() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 3);
    let (vault, _) = place.checked(Mode::Keychain);
    write(&vault, "the last change").unwrap();
    let open = place.files();
    shut(&vault);
    let closed = place.files();
    let with = |name: &str, bytes: &[u8]| {
        let mut files = closed.clone();
        files.insert(name.to_owned(), bytes.to_vec());
        files
    };
    let slot = |index: usize| {
        let mut sidecar = open["journal.seal"].clone();
        let range = index * PAGE..(index + 1) * PAGE;
        sidecar[range.clone()].copy_from_slice(&closed["journal.seal"][range]);
        sidecar
    };
    // One record says that it is closed; the other is older.
    for index in [0, 1] {
        place.put_alone(&with("journal.seal", &slot(index)));
        assert_eq!(place.concern(Mode::Keychain), None, "slot {index}");
    }
    // The seal said that the main file may be written, and it was, up to some page.
    place.put_alone(&open);
    let (vault, _) = place.checked(Mode::Keychain);
    assert!(vault.store().seal.as_ref().unwrap().may_move());
    let moving = kill(&place, &vault);
    for done in 0..closed["journal.db"].len() / PAGE {
        let mut files = moving.clone();
        let mut main = closed["journal.db"][..done * PAGE].to_vec();
        main.extend(open["journal.db"].iter().skip(done * PAGE));
        files.insert("journal.db".to_owned(), main);
        place.put_alone(&files);
        let (vault, report) = place.checked(Mode::Keychain);
        assert_eq!((report.finding, report.pages), (Finding::AfterUncleanEnd, Pages::Unknown), "{done} pages");
        assert_eq!(notes(&vault).len(), 5, "{done} pages");
        shut(&vault);
    }
}

#[test]
fn the_main_file_is_not_written_before_it_was_compared() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 3);
    let main = || fs::read(place.path("journal.db")).unwrap();
    let before = main();
    let vault = place.everyday(Mode::Keychain).unwrap();
    let large = "x".repeat(6_000_000);
    write(&vault, &large).unwrap();
    write(&vault, &large).unwrap();
    assert!(main() == before, "not before");
    vault.check_seal(&place.cancel).unwrap();
    write(&vault, "one more").unwrap();
    write(&vault, "and another").unwrap();
    assert!(main().len() > before.len(), "afterwards the log is moved as it grows");
    kill(&place, &vault);
    let report = place.report(Mode::Keychain);
    assert_eq!((report.finding, report.pages), (Finding::AfterUncleanEnd, Pages::Unknown));
    assert_eq!(place.report(Mode::Keychain).finding, Finding::Sound);
}

#[test]
fn a_seal_that_cannot_be_written_hinders_nothing() {
    let place = Place::new();
    fs::create_dir_all(place.path("journal.seal.tmp").join("in the way")).unwrap();
    let (vault, _) = place.create(Mode::Keychain).unwrap();
    write(&vault, "kept").unwrap();
    assert!(!vault.seal().unwrap().kept, "and is said");
    shut(&vault);
    let vault = place.everyday(Mode::Keychain).unwrap();
    assert_eq!(notes(&vault), ["kept"]);
}

#[test]
fn a_migration_at_opening_is_no_concern() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 3);
    let newer: Vec<Migration> =
        STEPS.iter().copied().chain([Migration { version: 2, sql: "CREATE TABLE later (id)" }]).collect();
    for _ in 0..2 {
        let vault = Vault::unlock(&place.folder, &Proof::Keychain, &newer, &place.edge()).unwrap();
        let report = vault.check_seal(&place.cancel).unwrap().unwrap();
        assert_eq!((report.finding, report.pages), (Finding::Sound, Pages::Same));
        shut(&vault);
    }
}

#[test]
fn a_seal_left_by_a_journal_that_is_gone_says_nothing_of_a_new_one() {
    let place = Place::new();
    place.with_notes(Mode::Keychain, 3);
    for name in ["journal.db", "vault.keys"] {
        fs::remove_file(place.path(name)).unwrap();
    }
    let (vault, _) = place.create(Mode::Keychain).unwrap();
    assert_eq!(vault.seal().unwrap().finding, Finding::FirstTime);
    assert!(place.path("journal.seal.damaged-1").exists(), "kept aside");
}
