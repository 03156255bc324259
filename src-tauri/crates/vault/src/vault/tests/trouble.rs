//! Files that are missing, cut, foreign, damaged or in the way: told apart, and never touched.

use rusqlite::Connection;

use super::*;

/// Unlocking in every way answers `expected`, and not a byte changes.
fn refuses(place: &Place, code: &str, expected: &VaultError) {
    let before = place.files();
    for proof in [Proof::Passphrase(PHRASE), Proof::Recovery(code)] {
        assert_eq!(fault(place.unlock(&proof)), *expected);
    }
    assert!(place.files() == before, "untouched");
}

fn header_trouble(place: &Place) -> HeaderFault {
    match Vault::inspect(&place.folder) {
        Inspection::Trouble { fault: Trouble::Header(fault), summary: None } => fault,
        other => panic!("{other:?}"),
    }
}

fn database_trouble(place: &Place) -> OpenError {
    match Vault::inspect(&place.folder) {
        Inspection::Trouble { fault: Trouble::Database(fault), summary: Some(summary) } => {
            assert!(summary.has_recovery);
            fault
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_vault_is_never_made_over_anything() {
    for present in ["vault.keys", "vault.keys.prev", "journal.db", "journal.db-wal"] {
        let place = Place::new();
        fs::write(place.path(present), b"whatever this is").unwrap();
        let before = place.files();
        for mode in MODES {
            assert_eq!(place.create(mode).err(), Some(VaultError::Exists), "{present}");
        }
        assert_eq!(Vault::demo(&place.folder, STEPS).err(), Some(VaultError::Exists), "{present}");
        assert!(place.files() == before, "{present}");
        assert_eq!(place.keys.stored(), 0, "{present}");
    }
    let place = Place::new();
    place.made(Mode::Keychain);
    assert_eq!(place.create(Mode::Passphrase).err(), Some(VaultError::Exists));
    assert!(place.everyday(Mode::Keychain).is_ok());
}

#[test]
fn an_empty_folder_has_nothing_to_open() {
    let place = Place::new();
    assert_eq!(fault(place.unlock(&Proof::Keychain)), VaultError::Nothing);
}

#[test]
fn a_missing_header_beside_a_database_is_not_a_first_start() {
    let place = Place::new();
    let code = place.made(Mode::Passphrase);
    fs::remove_file(place.path("vault.keys")).unwrap();
    assert_eq!(header_trouble(&place), HeaderFault::Missing);
    refuses(&place, &code, &VaultError::Header(HeaderFault::Missing));
}

#[test]
fn headers_that_cannot_be_used_are_told_apart() {
    let place = Place::new();
    let code = place.made(Mode::Passphrase);
    let whole = place.files()["vault.keys"].clone();
    let mut flipped = whole.clone();
    flipped[300] ^= 1;
    let huge = vec![b'x'; 200_000];
    for (bytes, expected) in [
        (&whole[..0], HeaderFault::Cut),
        (&whole[..whole.len() - 1], HeaderFault::Cut),
        (flipped.as_slice(), HeaderFault::Damaged),
        (b"SQLite format 3\0".as_slice(), HeaderFault::Foreign),
        (huge.as_slice(), HeaderFault::Foreign),
    ] {
        fs::write(place.path("vault.keys"), bytes).unwrap();
        assert_eq!(header_trouble(&place), expected);
        refuses(&place, &code, &VaultError::Header(expected));
    }
    fs::remove_file(place.path("vault.keys")).unwrap();
    fs::create_dir(place.path("vault.keys")).unwrap();
    assert!(matches!(header_trouble(&place), HeaderFault::Unreadable(_)));
}

#[test]
fn the_header_of_another_vault_opens_nothing_here() {
    let (place, other) = (Place::new(), Place::new());
    place.made(Mode::Passphrase);
    let code = other.made(Mode::Passphrase);
    fs::copy(other.path("vault.keys"), place.path("vault.keys")).unwrap();
    refuses(&place, &code, &VaultError::Database(OpenError::Foreign));
}

#[test]
fn databases_that_cannot_be_used_are_told_apart() {
    let place = Place::new();
    let code = place.made(Mode::Passphrase);
    let whole = place.files()["journal.db"].clone();

    fs::remove_file(place.path("journal.db")).unwrap();
    assert_eq!(database_trouble(&place), OpenError::Missing);
    refuses(&place, &code, &VaultError::Database(OpenError::Missing));
    assert!(!place.path("journal.db").exists(), "nothing is begun anew");

    let plain = Connection::open(place.path("journal.db")).unwrap();
    plain.execute_batch("CREATE TABLE note (body TEXT)").unwrap();
    drop(plain);
    assert_eq!(database_trouble(&place), OpenError::NotEncrypted);
    refuses(&place, &code, &VaultError::Database(OpenError::NotEncrypted));

    fs::write(place.path("journal.db"), b"").unwrap();
    assert_eq!(database_trouble(&place), OpenError::Damaged);
    refuses(&place, &code, &VaultError::Database(OpenError::Damaged));

    let mut flipped = whole.clone();
    flipped[2000] ^= 1;
    fs::write(place.path("journal.db"), &flipped).unwrap();
    refuses(&place, &code, &VaultError::Database(OpenError::Damaged));

    fs::write(place.path("journal.db"), &whole[..5000]).unwrap();
    match place.everyday(Mode::Passphrase) {
        Err(error) => assert_eq!(error, VaultError::Database(OpenError::Damaged)),
        Ok(vault) => {
            let read: Result<Vec<String>, StoreError> =
                vault.store().read(|reader| reader.query_all("SELECT body FROM note", (), |row| row.get(0)));
            assert_eq!(read, Err(StoreError::Damaged));
        }
    }

    fs::write(place.path("journal.db"), &whole).unwrap();
    assert_eq!(notes(&place.everyday(Mode::Passphrase).unwrap()), ["the first note"]);
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let place = Place::new();
    let code = place.made(Mode::Passphrase);
    let newer: Vec<Migration> =
        STEPS.iter().copied().chain([Migration { version: 2, sql: "CREATE TABLE later (id)" }]).collect();
    let opened = Vault::unlock(&place.folder, &Proof::Recovery(&code), &newer, &place.edge()).unwrap();
    drop(opened);
    refuses(&place, &code, &VaultError::Database(OpenError::Newer { found: 2, known: 1 }));
}

#[test]
fn a_creation_ended_before_its_header_is_a_first_start_again() {
    for mode in MODES {
        let place = Place::new();
        for name in ["journal.db.new", "journal.db.new-wal", "journal.db.new-shm"] {
            fs::write(place.path(name), b"an unfinished database").unwrap();
        }
        assert_eq!(Vault::inspect(&place.folder), Inspection::Empty);
        let (vault, _) = place.create(mode).unwrap();
        drop(vault);
        let names: Vec<String> = place.files().into_keys().collect();
        assert_eq!(names, ["journal.db", "vault.keys", "vault.lock"]);
    }
}

#[test]
fn a_creation_whose_header_cannot_be_written_is_taken_back() {
    for mode in MODES {
        let place = Place::new();
        // A folder in the way of the file.
        fs::create_dir_all(place.path("vault.keys.tmp").join("in the way")).unwrap();
        assert!(matches!(place.create(mode).err(), Some(VaultError::Storage(_))));
        assert_eq!(Vault::inspect(&place.folder), Inspection::Empty);
        assert!(place.keys.accounts().is_empty());
        assert_eq!(place.files().into_keys().collect::<Vec<_>>(), ["vault.lock"]);
        fs::remove_dir_all(place.path("vault.keys.tmp")).unwrap();
        assert!(place.create(mode).is_ok());
    }
}

#[test]
fn a_creation_ended_after_its_header_is_finished_by_opening() {
    for mode in MODES {
        let place = Place::new();
        let code = place.made(mode);
        fs::rename(place.path("journal.db"), place.path("journal.db.new")).unwrap();
        assert!(matches!(Vault::inspect(&place.folder), Inspection::Closed(_)));
        assert_eq!(place.create(mode).err(), Some(VaultError::Exists));
        assert_eq!(notes(&place.everyday(mode).unwrap()), ["the first note"]);
        assert!(place.path("journal.db").exists() && !place.path("journal.db.new").exists());
        assert!(place.unlock(&Proof::Recovery(&code)).is_ok());
    }
}

#[test]
fn an_unfinished_database_that_does_not_open_takes_no_place() {
    let place = Place::new();
    place.made(Mode::Keychain);
    fs::remove_file(place.path("journal.db")).unwrap();
    fs::write(place.path("journal.db.new"), b"an unfinished database").unwrap();
    let before = place.files();
    assert!(matches!(fault(place.everyday(Mode::Keychain)), VaultError::Database(_)));
    assert!(place.files() == before, "untouched");
}

#[test]
fn what_was_written_before_a_crash_is_there_after_it() {
    let place = Place::new();
    place.made(Mode::Keychain);
    let vault = place.everyday(Mode::Keychain).unwrap();
    for n in 0..10 {
        write(&vault, &format!("note {n}")).unwrap();
    }
    // What a killed process leaves behind: the files of this moment, nothing closed.
    let left = place.files();
    assert!(left.contains_key("journal.db-wal"));
    drop(vault);
    for (name, bytes) in left.into_iter().filter(|(name, _)| name != LOCK_FILE) {
        fs::write(place.path(&name), bytes).unwrap();
    }
    assert_eq!(notes(&place.everyday(Mode::Keychain).unwrap()).len(), 11);
}
