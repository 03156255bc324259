//! The backup that every change of the schema begins with.

use super::*;

const NEXT: &[Migration] = &[STEPS[0], Migration { version: 2, sql: "ALTER TABLE note ADD COLUMN mood TEXT;" }];
const BROKEN: &[Migration] = &[STEPS[0], Migration { version: 2, sql: "INSERT INTO nowhere VALUES (1);" }];

#[test]
fn a_migration_begins_with_a_backup_of_what_was_there() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    assert_eq!(place.on_shelf_or_none(), Vec::<String>::new());
    let open = |steps| Vault::unlock(&place.folder, &Proof::Passphrase(PHRASE), steps, &place.edge());
    // Nothing to be done, nothing to be kept.
    shut(&open(STEPS).unwrap());
    assert_eq!(place.on_shelf_or_none().len(), 0);

    let vault = open(NEXT).unwrap();
    let found = list(&place.shelf()).unwrap();
    let backup = found[0].backup.as_ref().unwrap();
    assert_eq!((found.len(), backup.manifest().kind, backup.manifest().schema), (1, Kind::Migration, 1));
    assert_eq!(vault.store().migrated(), crate::store::Migrated { from: 1, to: 2 });
    assert_eq!(notes(&vault), ["the first note"]);
    // The earlier program opens what was backed up.
    let key = vault.backup_key(backup).unwrap();
    let (_dir, folder) = fresh(&place);
    backup.restore(&folder, &key, STEPS, &Stop::new(), &mut |_| {}).unwrap();
    assert_eq!(notes(&key.open(&folder, STEPS, &place.edge()).unwrap()), ["the first note"]);
    shut(&vault);
    drop(vault);
    shut(&open(NEXT).unwrap());
    assert_eq!(place.on_shelf().len(), 1);
}

#[test]
fn a_migration_that_cannot_be_backed_up_does_not_start() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    let before = place.files();
    // Something that is no folder stands where the backups go.
    fs::write(place.shelf(), b"in the way").unwrap();
    let refused = Vault::unlock(&place.folder, &Proof::Passphrase(PHRASE), NEXT, &place.edge()).err();
    assert!(matches!(refused, Some(VaultError::BeforeMigration(_))), "{refused:?}");
    fs::remove_file(place.shelf()).unwrap();
    assert!(place.files()["journal.db"] == before["journal.db"], "not a page was written");
    // The earlier program goes on as if nothing had been, and the next try migrates.
    let vault = place.everyday(Mode::Passphrase).unwrap();
    assert_eq!(notes(&vault), ["the first note"]);
    assert!(vault.check_seal(&place.cancel).unwrap().unwrap().is_clear());
    shut(&vault);
    drop(vault);
    assert!(Vault::unlock(&place.folder, &Proof::Passphrase(PHRASE), NEXT, &place.edge()).is_ok());
}

#[test]
fn a_migration_that_fails_again_and_again_leaves_one_backup() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    for _ in 0..3 {
        assert!(Vault::unlock(&place.folder, &Proof::Passphrase(PHRASE), BROKEN, &place.edge()).is_err());
    }
    assert_eq!(place.on_shelf().len(), 1);
    assert_eq!(notes(&place.everyday(Mode::Passphrase).unwrap()), ["the first note"]);
}
