#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

mod backups;
mod changes;
mod erase;
mod fixtures;
mod held;
mod keychain;
mod media;
mod outbox;
mod protect;
mod rotate;
mod seal;
mod shelf;
mod trouble;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::folder::LOCK_FILE;
use crate::testing::{Answers, CHEAP, FakeKeys};

const STEPS: &[Migration] =
    &[Migration { version: 1, sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);" }];

const PHRASE: &str = "the tide comes back in";
const OTHER: &str = "a lamp in the harbour";

const MODES: [Mode; 3] = [Mode::Keychain, Mode::Passphrase, Mode::Both];

/// A data folder, a keychain and a moment.
struct Place {
    folder: Folder,
    keys: FakeKeys,
    keychain: Keychain,
    /// For when the keys hang: they do so until they are told otherwise.
    impatient: Keychain,
    cancel: Cancel,
    _dir: TempDir,
}

impl Place {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let keys = FakeKeys::new();
        Self {
            folder: Folder::claim(&dir.path().join("data")).unwrap(),
            keychain: Keychain::new(Arc::new(keys.clone())),
            impatient: Keychain::with_limit(Arc::new(keys.clone()), Duration::from_millis(20)),
            keys,
            cancel: Cancel::new(),
            _dir: dir,
        }
    }

    fn at(&self, now: &str) -> Edge<'_> {
        let hanging = self.keys.answers() == Answers::Hangs;
        let keychain = if hanging { &self.impatient } else { &self.keychain };
        Edge { keychain, cancel: &self.cancel, now: now.parse().unwrap(), cost: CHEAP }
    }

    fn edge(&self) -> Edge<'_> {
        self.at("2026-03-14T21:07:09Z")
    }

    fn create(&self, mode: Mode) -> Result<(Vault, NewRecoveryCode), VaultError> {
        let passphrase = (mode != Mode::Keychain).then_some(PHRASE);
        Vault::create(&self.folder, &NewVault { mode, passphrase, undecided: false }, STEPS, &self.edge())
    }

    /// A closed vault with one note in it; answers its recovery code.
    fn made(&self, mode: Mode) -> String {
        let (vault, recovery) = self.create(mode).unwrap();
        write(&vault, "the first note").unwrap();
        shut(&vault);
        typed(&recovery.code)
    }

    fn unlock(&self, proof: &Proof<'_>) -> Result<Vault, VaultError> {
        Vault::unlock(&self.folder, proof, STEPS, &self.edge())
    }

    /// Opens as in everyday use.
    fn everyday(&self, mode: Mode) -> Result<Vault, VaultError> {
        match mode {
            Mode::Keychain => self.unlock(&Proof::Keychain),
            Mode::Passphrase | Mode::Both => self.unlock(&Proof::Passphrase(PHRASE)),
        }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Every file with its content, except the log's index, which SQLite makes and removes as it likes.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        contents(self.folder.path())
    }
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| !name.ends_with("-shm"))
        // Windows lets nobody read what is locked; the lock's file is always empty.
        .map(|name| (name.clone(), if name == LOCK_FILE { Vec::new() } else { fs::read(folder.join(name)).unwrap() }))
        .collect()
}

fn typed(code: &RecoveryCode) -> String {
    code.groups().join(" ").to_lowercase()
}

/// Closes, and waits for the keychain to have heard of it.
fn shut(vault: &Vault) {
    vault.close().unwrap().wait(Duration::from_secs(20));
}

fn write(vault: &Vault, body: &str) -> Result<usize, StoreError> {
    vault.store().write(|writer| writer.execute("INSERT INTO note (body) VALUES (?1)", [body]))
}

fn notes(vault: &Vault) -> Vec<String> {
    vault
        .store()
        .read(|reader| reader.query_all("SELECT body FROM note ORDER BY id", (), |row| row.get(0)))
        .map_err(|error: StoreError| error)
        .unwrap()
}

fn fault(result: Result<Vault, VaultError>) -> VaultError {
    result.err().expect("must not open")
}

#[test]
fn every_mode_is_made_written_to_closed_and_opened_again() {
    for mode in MODES {
        let place = Place::new();
        assert_eq!(Vault::inspect(&place.folder), Inspection::Empty);
        let (vault, _) = place.create(mode).unwrap();
        assert_eq!(vault.opened_by(), Some(OpenedBy::Creation));
        let id = vault.id().unwrap();
        write(&vault, "kept").unwrap();
        shut(&vault);
        let keychain_name = (mode != Mode::Passphrase).then(|| "Fake keys".to_owned());
        let summary = Summary { id, mode, has_recovery: true, keychain_name };
        assert_eq!(Vault::inspect(&place.folder), Inspection::Closed(summary));
        let items = if mode == Mode::Passphrase { vec![] } else { vec![format!("seal:{id}"), format!("vault:{id}")] };
        assert_eq!(place.keys.accounts(), items);
        let again = place.everyday(mode).unwrap();
        assert_eq!(notes(&again), ["kept"]);
        assert_eq!(again.opened_by(), Some(OpenedBy::Everyday));
        assert_eq!(again.protection().unwrap().mode, mode);
        drop(again);
        let names: Vec<String> = place.files().into_keys().collect();
        assert_eq!(names, ["journal.db", "journal.seal", "vault.keys", "vault.lock"]);
    }
}

#[test]
fn a_closed_vault_keeps_nothing_and_answers_closed() {
    let place = Place::new();
    let (vault, recovery) = place.create(Mode::Keychain).unwrap();
    let store = vault.store();
    vault.close().unwrap();
    vault.close().unwrap();
    assert_eq!(store.read(|_| Ok::<_, StoreError>(())), Err(StoreError::Closed));
    assert_eq!(vault.protection(), None);
    assert_eq!(vault.opened_by(), None);
    assert_eq!(vault.confirm_recovery(["", ""], place.edge().now), Err(VaultError::Closed));
    assert_eq!(vault.check_recovery(&typed(&recovery.code), place.edge().now), Err(VaultError::Closed));
    assert_eq!(vault.decided(place.edge().now), Err(VaultError::Closed));
}

#[test]
fn a_wrong_passphrase_a_wrong_code_and_a_mistyped_code_are_different_answers() {
    let place = Place::new();
    let code = place.made(Mode::Passphrase);
    assert_eq!(fault(place.unlock(&Proof::Passphrase(OTHER))), VaultError::WrongPassphrase);
    assert_eq!(fault(place.unlock(&Proof::Passphrase(""))), VaultError::WrongPassphrase);
    let other = typed(&RecoveryCode::random().unwrap());
    assert_eq!(fault(place.unlock(&Proof::Recovery(&other))), VaultError::WrongRecoveryCode);
    let mut mistyped: Vec<char> = code.chars().collect();
    mistyped[10] = if mistyped[10] == 'q' { 'p' } else { 'q' };
    let mistyped: String = mistyped.into_iter().collect();
    assert_eq!(
        fault(place.unlock(&Proof::Recovery(&mistyped))),
        VaultError::RecoveryCode(Check::Mistyped { group: Some(2) })
    );
    assert_eq!(fault(place.unlock(&Proof::Keychain)), VaultError::WrongMode);
    assert_eq!(notes(&place.unlock(&Proof::Recovery(&code)).unwrap()), ["the first note"]);
    assert_eq!(notes(&place.everyday(Mode::Passphrase).unwrap()), ["the first note"]);
}

#[test]
fn the_same_passphrase_composed_otherwise_opens() {
    let place = Place::new();
    let new = NewVault { mode: Mode::Passphrase, passphrase: Some("caf\u{e9} au lait"), undecided: false };
    drop(Vault::create(&place.folder, &new, STEPS, &place.edge()).unwrap());
    assert!(place.unlock(&Proof::Passphrase("cafe\u{301} au lait")).is_ok());
}

#[test]
fn a_passphrase_has_eight_characters() {
    let place = Place::new();
    for (text, expected) in [
        (None, VaultError::PassphraseNeeded),
        (Some("seven77"), VaultError::Passphrase(PassphraseFault::TooShort)),
        // Eight code points, but four letters once composed.
        (Some("e\u{301}e\u{301}e\u{301}e\u{301}"), VaultError::Passphrase(PassphraseFault::TooShort)),
        (Some(&*"x".repeat(5000)), VaultError::Passphrase(PassphraseFault::TooLong)),
    ] {
        let new = NewVault { mode: Mode::Both, passphrase: text, undecided: false };
        assert_eq!(Vault::create(&place.folder, &new, STEPS, &place.edge()).err(), Some(expected));
        assert_eq!(Vault::inspect(&place.folder), Inspection::Empty);
    }
}

#[test]
fn a_throw_away_vault_has_no_header_and_opens_never_again() {
    let place = Place::new();
    let vault = Vault::demo(&place.folder, STEPS).unwrap();
    write(&vault, "pretend").unwrap();
    assert_eq!(vault.opened_by(), Some(OpenedBy::Demo));
    assert_eq!((vault.protection(), vault.id()), (None, None));
    assert_eq!(vault.decided(place.edge().now), Err(VaultError::Closed));
    vault.close().unwrap();
    assert_eq!(place.keys.stored(), 0);
    assert_eq!(Vault::demo(&place.folder, STEPS).err(), Some(VaultError::Exists));
    assert_eq!(fault(place.unlock(&Proof::Keychain)), VaultError::Header(HeaderFault::Missing));
}

#[test]
fn nothing_written_is_readable_in_any_file() {
    let canary = "canary-51c0-what-i-told-nobody";
    for mode in MODES {
        let place = Place::new();
        let (vault, recovery) = place.create(mode).unwrap();
        write(&vault, canary).unwrap();
        let code = recovery.code.groups().concat();
        let needles = [canary.to_owned(), PHRASE.to_owned(), code.to_lowercase(), code];
        let search = |files: BTreeMap<String, Vec<u8>>| {
            for (name, bytes) in files {
                for needle in &needles {
                    let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
                    assert!(!found, "{name} holds {needle}");
                }
            }
        };
        search(place.files());
        vault.close().unwrap();
        search(place.files());
    }
}
