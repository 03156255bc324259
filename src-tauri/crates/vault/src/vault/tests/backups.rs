//! Backups: made, read again, rotated, restored; and whatever may be wrong with one.

mod migration;

use std::path::PathBuf;

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;
use crate::backup::{Backup, BackupFault, ENDING, Keep, Kind, Made, Order, Progress, Stop, list};
use crate::store::Store;

impl Place {
    fn shelf(&self) -> PathBuf {
        self.path("backups")
    }

    fn back_up(&self, vault: &Vault, now: &str, kind: Kind) -> Result<Made, BackupFault> {
        let order = Order { shelf: &self.shelf(), kind, keep: Keep::default(), now: now.parse().unwrap() };
        vault.back_up(&order, &Stop::new(), &mut |_| {})
    }

    /// An open vault with one note and one backup of it.
    fn with_backup(&self, mode: Mode) -> (Vault, String, Backup) {
        let (vault, code) = self.create(mode).unwrap();
        write(&vault, "before the backup").unwrap();
        let kept = self.back_up(&vault, "2026-03-14T22:00:00Z", Kind::Scheduled).unwrap();
        (vault, typed(&code.code), kept.backup)
    }

    fn on_shelf_or_none(&self) -> Vec<String> {
        if self.shelf().exists() { self.on_shelf() } else { Vec::new() }
    }

    fn on_shelf(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.shelf())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// A fresh folder, on the same computer: with the same keychain.
fn fresh(place: &Place) -> (TempDir, Folder) {
    let dir = TempDir::new().unwrap();
    let folder = Folder::claim(&dir.path().join("fresh")).unwrap();
    let _ = place;
    (dir, folder)
}

fn restore(place: &Place, backup: &Backup, proof: &Proof<'_>) -> Result<(TempDir, Folder), BackupFault> {
    let (dir, folder) = fresh(place);
    let key = backup.unlock(proof, &place.edge())?;
    backup.restore(&folder, &key, STEPS, &Stop::new(), &mut |_| {})?;
    Ok((dir, folder))
}

fn vault_fault(result: Result<(TempDir, Folder), BackupFault>) -> VaultError {
    match result.err() {
        Some(BackupFault::Vault(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_backup_says_what_it_is_and_opens_as_the_vault_did() {
    for mode in MODES {
        let place = Place::new();
        let (vault, code, backup) = place.with_backup(mode);
        write(&vault, "after the backup").unwrap();
        let manifest = backup.manifest();
        assert_eq!(manifest.vault, vault.id().unwrap());
        assert_eq!((manifest.kind, manifest.schema, manifest.rows["note"]), (Kind::Scheduled, 1, 1));
        assert!(!manifest.portable, "nobody has shown yet that the code was kept");
        assert_eq!((backup.mode(), backup.has_recovery()), (mode, true));
        assert_eq!(vault.verify_backup(&backup, &Stop::new(), &mut |_| {}), Ok(()));
        let listed = list(&place.shelf()).unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].backup.as_ref().unwrap(), &backup);

        let everyday = if mode == Mode::Keychain { Proof::Keychain } else { Proof::Passphrase(PHRASE) };
        for proof in [everyday, Proof::Recovery(&code)] {
            let (_dir, folder) = restore(&place, &backup, &proof).unwrap();
            let restored = Vault::unlock(&folder, &proof, STEPS, &place.edge()).unwrap();
            assert_eq!(notes(&restored), ["before the backup"]);
            assert_eq!(restored.id(), vault.id());
            write(&restored, "goes on").unwrap();
        }
        assert_eq!(notes(&vault), ["before the backup", "after the backup"], "the journal itself was only read");
    }
}

#[test]
fn a_restored_vault_has_a_clear_seal() {
    let place = Place::new();
    let (_vault, _, backup) = place.with_backup(Mode::Passphrase);
    let (_dir, folder) = restore(&place, &backup, &Proof::Passphrase(PHRASE)).unwrap();
    let restored = Vault::unlock(&folder, &Proof::Passphrase(PHRASE), STEPS, &place.edge()).unwrap();
    let report = restored.check_seal(&place.cancel).unwrap().unwrap();
    assert!(report.is_clear(), "{report:?}");
}

/// Whoever puts an older state in the place of the journal knows that it is one, also when the program ends in the middle
/// and it is opened by the next start as any journal is.
#[test]
fn a_restored_vault_that_was_accepted_beside_the_other_is_no_older_copy_in_its_place() {
    for accepted in [true, false] {
        let place = Place::new();
        let (vault, _, backup) = place.with_backup(Mode::Keychain);
        write(&vault, "after the backup").unwrap();
        shut(&vault);
        drop(vault);
        let beside = Folder::claim(&place.path("restored")).unwrap();
        let key = backup.unlock(&Proof::Keychain, &place.edge()).unwrap();
        backup.restore(&beside, &key, STEPS, &Stop::new(), &mut |_| {}).unwrap();
        if accepted {
            let restored = key.open(&beside, STEPS, &place.edge()).unwrap();
            restored.check_seal(&place.cancel).unwrap();
            restored.accept_seal(&place.cancel).unwrap();
            shut(&restored);
        }
        drop(beside);
        place.folder.switch("restored", "replaced").unwrap();
        let vault = place.everyday(Mode::Keychain).unwrap();
        let report = vault.check_seal(&place.cancel).unwrap().unwrap();
        assert_eq!(report.concern().is_none(), accepted, "{report:?}");
        assert_eq!(notes(&vault), ["before the backup"]);
    }
}

#[test]
fn an_older_backup_opens_with_the_passphrase_of_its_time() {
    let place = Place::new();
    let (vault, _, backup) = place.with_backup(Mode::Passphrase);
    vault.change_passphrase(PHRASE, OTHER, &place.edge()).unwrap();
    assert!(restore(&place, &backup, &Proof::Passphrase(PHRASE)).is_ok());
    assert_eq!(vault_fault(restore(&place, &backup, &Proof::Passphrase(OTHER))), VaultError::WrongPassphrase);
    let newer = place.back_up(&vault, "2026-03-15T22:00:00Z", Kind::Scheduled).unwrap().backup;
    assert!(restore(&place, &newer, &Proof::Passphrase(OTHER)).is_ok());
}

#[test]
fn on_another_computer_the_recovery_code_opens_what_the_keychain_did() {
    let place = Place::new();
    let (_vault, code, backup) = place.with_backup(Mode::Keychain);
    let elsewhere = Place::new();
    let missing = vault_fault(restore(&elsewhere, &backup, &Proof::Keychain));
    assert!(matches!(missing, VaultError::KeychainItemMissing { .. }), "{missing:?}");
    assert!(restore(&elsewhere, &backup, &Proof::Recovery(&code)).is_ok());
}

#[test]
fn a_backup_has_a_key_of_its_own_and_nothing_readable_in_it() {
    let place = Place::new();
    let (vault, _, first) = place.with_backup(Mode::Passphrase);
    let second = place.back_up(&vault, "2026-03-15T22:00:00Z", Kind::Asked).unwrap().backup;
    vault.close().unwrap();
    let (one, two) = (fs::read(&first.path).unwrap(), fs::read(&second.path).unwrap());
    let journal = fs::read(place.path("journal.db")).unwrap();
    assert_ne!(one[..16], two[..16], "another salt, hence another key");
    assert_ne!(one[..16], journal[..16]);
    for bytes in [&one, &two] {
        assert!(!bytes.windows(6).any(|window| window == b"before"));
        assert!(!bytes.starts_with(b"SQLite format 3\0"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&first.path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(place.shelf()).unwrap().permissions().mode() & 0o777, 0o700);
    }
}

/// `bytes` under the name of a backup, tried in every way. Answers the first fault met, and makes sure that nothing
/// but that came of it.
fn tried(place: &Place, vault: &Vault, bytes: &[u8]) -> Option<BackupFault> {
    let path = place.path("tried");
    fs::write(&path, bytes).unwrap();
    let backup = match Backup::open(&path) {
        Ok(backup) => backup,
        Err(fault) => return Some(fault),
    };
    let verified = vault.verify_backup(&backup, &Stop::new(), &mut |_| {});
    let (_dir, folder) = fresh(place);
    let before = contents(folder.path());
    let restored = backup
        .unlock(&Proof::Passphrase(PHRASE), &place.edge())
        .and_then(|key| backup.restore(&folder, &key, STEPS, &Stop::new(), &mut |_| {}));
    if restored.is_err() {
        assert!(contents(folder.path()) == before, "a fresh folder stays fresh");
    }
    assert_eq!(restored.is_ok(), verified.is_ok(), "{restored:?} {verified:?}");
    verified.err()
}

#[test]
fn a_cut_backup_is_cut_wherever_it_ends() {
    let place = Place::new();
    let (vault, _, backup) = place.with_backup(Mode::Passphrase);
    let whole = fs::read(&backup.path).unwrap();
    for end in (0..whole.len()).step_by(509).chain([whole.len() - 1, whole.len() - 60]) {
        let fault = tried(&place, &vault, &whole[..end]);
        assert!(matches!(fault, Some(BackupFault::Foreign | BackupFault::Cut)), "{end}: {fault:?}");
    }
    // A hole in the middle, as a broken download leaves it.
    let fault = tried(&place, &vault, &[&whole[..4096], &whole[8192..]].concat());
    assert_eq!(fault, Some(BackupFault::Cut));
    assert_eq!(tried(&place, &vault, &whole), None);
}

#[test]
fn every_flipped_bit_is_noticed() {
    let place = Place::new();
    let (vault, _, backup) = place.with_backup(Mode::Passphrase);
    let whole = fs::read(&backup.path).unwrap();
    let database = usize::try_from(backup.manifest().pages).unwrap() * 4096;
    // Some bytes of every page, and every byte of the trailer.
    let pages = (0..database).step_by(1021);
    for (count, at) in pages.chain(database..whole.len()).enumerate() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (count % 8);
        assert!(tried(&place, &vault, &flipped).is_some(), "byte {at}");
    }
}

#[test]
fn a_trailer_made_by_somebody_without_the_key_proves_nothing() {
    let place = Place::new();
    let (vault, _, backup) = place.with_backup(Mode::Passphrase);
    let whole = fs::read(&backup.path).unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    // Another number of rows, with a checksum that fits again.
    let at = whole.windows(8).position(|window| window == b"\"note\":1").unwrap();
    let mut forged = whole.clone();
    forged[at + 7] = b'2';
    let trailer = usize::try_from(backup.manifest().pages).unwrap() * 4096;
    let last = forged.len() - 55;
    let sum_line = last - 72;
    let sum = Sha256::new().chain_update(&forged[trailer..sum_line]).chain_update(&forged[last..]).finalize();
    forged.splice(sum_line..last, format!("sha256 {}\n", hex::encode(sum)).into_bytes());
    assert!(text(&forged[last..]).starts_with("mooring-backup 0001 "));
    assert_eq!(tried(&place, &vault, &forged), Some(BackupFault::Tampered));
    // The pages of one backup under the trailer of another.
    let other = place.back_up(&vault, "2026-03-15T22:00:00Z", Kind::Asked).unwrap().backup;
    let other = fs::read(&other.path).unwrap();
    if other.len() == whole.len() {
        let fault = tried(&place, &vault, &[&other[..trailer], &whole[trailer..]].concat());
        assert_eq!(fault, Some(BackupFault::Damaged));
    }
    // Another vault's backup.
    let elsewhere = Place::new();
    let (_, _, theirs) = elsewhere.with_backup(Mode::Passphrase);
    assert!(vault.verify_backup(&theirs, &Stop::new(), &mut |_| {}).is_err());
}

#[test]
fn a_newer_format_and_a_newer_schema_are_said_to_be() {
    let place = Place::new();
    let (vault, _, backup) = place.with_backup(Mode::Passphrase);
    let mut newer = fs::read(&backup.path).unwrap();
    let last = newer.len() - 55;
    newer[last + 18] = b'2';
    let trailer = usize::try_from(backup.manifest().pages).unwrap() * 4096;
    let sum_line = last - 72;
    let sum = Sha256::new().chain_update(&newer[trailer..sum_line]).chain_update(&newer[last..]).finalize();
    newer.splice(sum_line..last, format!("sha256 {}\n", hex::encode(sum)).into_bytes());
    assert_eq!(tried(&place, &vault, &newer), Some(BackupFault::Newer { version: 2 }));

    let (_dir, folder) = fresh(&place);
    let key = vault.backup_key(&backup).unwrap();
    let refused = backup.restore(&folder, &key, &[], &Stop::new(), &mut |_| {});
    assert_eq!(refused, Err(BackupFault::Database(OpenError::Newer { found: 1, known: 0 })));
}

#[test]
fn a_damaged_journal_makes_no_backup_and_takes_none_away() {
    let place = Place::new();
    let (vault, _, backup) = place.with_backup(Mode::Passphrase);
    // Something of which every page is needed, in the main file.
    write(&vault, &"long ".repeat(40_000)).unwrap();
    vault.close().unwrap();
    let mut bytes = fs::read(place.path("journal.db")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(place.path("journal.db"), bytes).unwrap();
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let fault = place.back_up(&vault, "2026-03-15T22:00:00Z", Kind::Scheduled).err();
    assert_eq!(fault, Some(BackupFault::SourceDamaged));
    assert_eq!(place.on_shelf(), [backup.path.file_name().unwrap().to_str().unwrap()]);
}

#[test]
fn a_doubtful_journal_is_backed_up_beside_the_others() {
    let place = Place::new();
    let (vault, _, _) = place.with_backup(Mode::Passphrase);
    vault.close().unwrap();
    fs::remove_file(place.path("journal.seal")).unwrap();
    let vault = place.everyday(Mode::Passphrase).unwrap();
    for hour in 10..20 {
        let made = place.back_up(&vault, &format!("2026-03-15T{hour}:00:00Z"), Kind::Scheduled).unwrap();
        assert_eq!(made.rotated, None);
    }
    assert_eq!(place.on_shelf().len(), 11);
}

#[test]
fn the_shelf_keeps_what_the_rotation_says_and_leaves_other_files_alone() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let asked = place.back_up(&vault, "2025-01-01T12:00:00Z", Kind::Asked).unwrap().backup;
    fs::write(place.shelf().join("notes.txt"), b"mine").unwrap();
    let damaged = format!("mooring-20200101T000000Z-00000001{ENDING}");
    fs::write(place.shelf().join(&damaged), b"not readable").unwrap();
    for day in 1..=28 {
        place.back_up(&vault, &format!("2026-02-{day:02}T21:00:00Z"), Kind::Scheduled).unwrap();
    }
    let days: Vec<String> = list(&place.shelf())
        .unwrap()
        .into_iter()
        .filter_map(|found| found.backup.ok())
        .filter(|backup| backup.manifest().kind == Kind::Scheduled)
        .map(|backup| backup.manifest().made.format("%d").to_string())
        .collect();
    // Seven days, and the last Sundays before them: the 22nd is one of the seven.
    assert_eq!(days, ["28", "27", "26", "25", "24", "23", "22", "15", "08"]);
    assert!(asked.path.exists());
    assert!(place.shelf().join("notes.txt").exists() && place.shelf().join(damaged).exists());
}

#[test]
fn an_ended_backup_leaves_nothing() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    write(&vault, &"long ".repeat(200_000)).unwrap();
    for stages in 1..4 {
        let (stop, mut told) = (Stop::new(), 0);
        let order = Order { shelf: &place.shelf(), kind: Kind::Asked, keep: Keep::default(), now: place.edge().now };
        let mut tell = |_: Progress| {
            told += 1;
            if told == stages * 3 {
                stop.stop();
            }
        };
        assert_eq!(vault.back_up(&order, &stop, &mut tell).err(), Some(BackupFault::Stopped));
        assert_eq!(place.on_shelf(), Vec::<String>::new());
    }
    vault.close().unwrap();
    assert!(place.back_up(&vault, "2026-03-15T22:00:00Z", Kind::Asked).is_err());
}

#[test]
fn a_backup_is_one_moment_while_writing_goes_on() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    write(&vault, &"long ".repeat(100_000)).unwrap();
    let store = vault.store();
    let pair = |store: &Store| {
        store.write(|writer| {
            writer.execute("INSERT INTO note (body) VALUES ('one')", ())?;
            writer.execute("INSERT INTO note (body) VALUES ('two')", ())
        })
    };
    let order = Order { shelf: &place.shelf(), kind: Kind::Asked, keep: Keep::default(), now: place.edge().now };
    let mut written = 0;
    // Between any two stretches of pages somebody writes.
    let mut tell = |_: Progress| {
        pair(&store).map_err(|error: StoreError| error).unwrap();
        written += 2;
    };
    let made = vault.back_up(&order, &Stop::new(), &mut tell).unwrap();
    assert!(written > 4);
    let rows = made.backup.manifest().rows["note"];
    assert_eq!(rows % 2, 1, "one long note and whole pairs");
    let (_dir, folder) = restore(&place, &made.backup, &Proof::Passphrase(PHRASE)).unwrap();
    let restored = Vault::unlock(&folder, &Proof::Passphrase(PHRASE), STEPS, &place.edge()).unwrap();
    assert_eq!(notes(&restored).len() as u64, rows);
}

#[test]
fn a_vault_is_restored_into_a_fresh_folder_only() {
    let place = Place::new();
    let (vault, _, backup) = place.with_backup(Mode::Passphrase);
    let key = vault.backup_key(&backup).unwrap();
    vault.close().unwrap();
    let before = place.files();
    let refused = backup.restore(&place.folder, &key, STEPS, &Stop::new(), &mut |_| {});
    assert_eq!(refused, Err(BackupFault::NotEmpty));
    assert!(place.files() == before);
}

#[test]
fn what_the_open_vault_restores_opens_with_what_opens_it_today() {
    let place = Place::new();
    let (vault, _, backup) = place.with_backup(Mode::Passphrase);
    vault.change_passphrase(PHRASE, OTHER, &place.edge()).unwrap();
    write(&vault, "after the backup").unwrap();
    let key = vault.backup_key(&backup).unwrap();
    let (_dir, folder) = fresh(&place);
    backup.restore(&folder, &key, STEPS, &Stop::new(), &mut |_| {}).unwrap();
    let restored = key.open(&folder, STEPS, &place.edge()).unwrap();
    assert_eq!((notes(&restored), restored.id()), (vec!["before the backup".to_owned()], vault.id()));
    assert_eq!(restored.opened_by(), vault.opened_by());
    shut(&restored);
    drop(restored);
    let unlock = |phrase| Vault::unlock(&folder, &Proof::Passphrase(phrase), STEPS, &place.edge());
    assert_eq!(unlock(PHRASE).err(), Some(VaultError::WrongPassphrase));
    assert_eq!(notes(&unlock(OTHER).unwrap()), ["before the backup"]);
    // Another vault's backup is none of its own.
    let elsewhere = Place::new();
    let (_, _, theirs) = elsewhere.with_backup(Mode::Passphrase);
    assert!(vault.backup_key(&theirs).is_err());
}

#[test]
fn an_outbox_goes_aside_with_the_vault_it_was_sealed_to() {
    for same in [true, false] {
        let place = Place::new();
        let (vault, _, own) = place.with_backup(Mode::Passphrase);
        let elsewhere = Place::new();
        let (_other, _, theirs) = elsewhere.with_backup(Mode::Passphrase);
        let backup = if same { own } else { theirs };
        let key = backup.unlock(&Proof::Passphrase(PHRASE), &place.edge()).unwrap();
        let restored = Folder::claim(&place.path("restored")).unwrap();
        backup.restore(&restored, &key, STEPS, &Stop::new(), &mut |_| {}).unwrap();
        drop(restored);
        shut(&vault);
        fs::write(place.path("outbox"), b"sealed").unwrap();
        place.folder.switch("restored", "replaced").unwrap();
        assert_eq!(place.path("outbox").exists(), same);
        assert_eq!(place.path("replaced/outbox").exists(), !same);
        let vault = key.open(&place.folder, STEPS, &place.edge()).unwrap();
        assert_eq!(notes(&vault), ["before the backup"]);
    }
}

#[test]
fn a_place_that_is_not_connected_is_not_made_and_one_that_is_there_keeps_its_rights() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let disk = place.path("disk");
    let back_up = |shelf: &Path, now: &str| {
        let order = Order { shelf, kind: Kind::Asked, keep: Keep::default(), now: now.parse().unwrap() };
        vault.back_up(&order, &Stop::new(), &mut |_| {})
    };
    let refused = back_up(&disk.join("mooring"), "2026-03-15T22:00:00Z").err();
    assert_eq!(refused, Some(BackupFault::PlaceMissing));
    assert!(!disk.exists());
    fs::create_dir(&disk).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut fs::metadata(&disk).unwrap().permissions(), 0o755);
    let rights = fs::metadata(&disk).unwrap().permissions();
    // What was left by a process that ended in the middle goes after a day.
    let left = disk.join(format!("mooring-20260314T215900Z-0000000a{ENDING}.tmp"));
    let going_on = disk.join(format!("mooring-20260315T215900Z-0000000b{ENDING}.tmp"));
    for file in [&left, &going_on] {
        fs::write(file, b"half of it").unwrap();
    }
    back_up(&disk, "2026-03-15T22:00:00Z").unwrap();
    assert_eq!(fs::metadata(&disk).unwrap().permissions(), rights);
    assert!(!left.exists() && going_on.exists());
}

#[test]
fn a_throw_away_vault_has_no_backups() {
    let place = Place::new();
    let vault = Vault::demo(&place.folder, STEPS).unwrap();
    let fault = place.back_up(&vault, "2026-03-15T22:00:00Z", Kind::Asked).err();
    assert_eq!(fault, Some(BackupFault::Vault(Box::new(VaultError::Closed))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_file_holds_is_an_answer(
        begin in prop::collection::vec(any::<u8>(), 0..300),
        numbers in ("[0-9 ]{0,40}", "[0-9]{4}", "[0-9]{16}", "[0-9]{8}", "[0-9]{8}"),
    ) {
        let dir = TempDir::new().unwrap();
        let path = dir.path().join("any");
        let (loose, version, database, header, manifest) = numbers;
        for end in [format!("mooring-backup {loose}\n"), format!("mooring-backup {version} {database} {header} {manifest}\n")] {
            fs::write(&path, [begin.as_slice(), end.as_bytes()].concat()).unwrap();
            prop_assert!(Backup::open(&path).is_err());
        }
    }
}
