//! Pictures, sound and files beside the journal.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::*;
use crate::backup::{Backup, BackupFault, Keep, Kind, Order, Stop};
use crate::erase::{Copies, Erased};
use crate::media::{ContentName, MediaCopied, MediaFault};
use crate::store::{CopyFault, OpenError, Store};

/// Bytes without a pattern, different for each seed.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u8::try_from(state >> 56).unwrap()
    };
    std::iter::repeat_with(next).take(length).collect()
}

fn put(place: &Place, vault: &Vault, bytes: &[u8]) -> ContentName {
    vault.media().put(bytes, None, place.edge().now).unwrap()
}

fn whole(vault: &Vault, name: ContentName) -> Result<Vec<u8>, MediaFault> {
    vault.media().read(name, 0..u64::MAX)
}

fn back_up(place: &Place, vault: &Vault) -> Backup {
    let shelf = place.path("backups");
    let order = Order { shelf: &shelf, kind: Kind::Asked, keep: Keep::default(), now: place.edge().now };
    vault.back_up(&order, &Stop::new(), &mut |_| {}).unwrap().backup
}

fn copy(place: &Place, vault: &Vault, now: &str) -> MediaCopied {
    vault.back_up_media(&place.path("backups"), now.parse().unwrap(), &Stop::new()).unwrap()
}

#[test]
fn a_content_is_read_as_it_was_put_also_later() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    assert!(!place.path("media.db").exists(), "made when there is something to keep");
    let bytes = noise(1, 300_000);
    let name = vault.media().put(&bytes, Some(b"small"), place.edge().now).unwrap();
    assert_eq!(put(&place, &vault, &bytes), name);
    let nothing = put(&place, &vault, b"");
    shut(&vault);
    assert_eq!(whole(&vault, name), Err(MediaFault::Store(StoreError::Closed)));
    let vault = place.everyday(Mode::Passphrase).unwrap();
    assert_eq!(whole(&vault, name).unwrap(), bytes);
    assert_eq!(whole(&vault, nothing).unwrap(), b"");
    assert_eq!(vault.media().thumbnail(name).unwrap().as_deref(), Some(b"small".as_slice()));
    for range in [0..1, 131_071..131_073, 262_143..300_000, 299_999..400_000] {
        let within = usize::try_from(range.start).unwrap()..usize::try_from(range.end.min(300_000)).unwrap();
        assert_eq!(vault.media().read(name, range).unwrap(), bytes[within]);
    }
    let other = ContentName::from_bytes([7; 32]);
    assert_eq!(whole(&vault, other), Err(MediaFault::NotHere));
    assert_eq!(vault.media().here(&[other, name]).unwrap(), BTreeSet::from([name]));
    assert_eq!(ContentName::parse(&name.to_string()), Some(name));
    assert_eq!(ContentName::parse(&name.to_string().to_uppercase()), None);
}

#[test]
fn what_is_the_same_is_kept_once() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let bytes = noise(2, 1_000_000);
    put(&place, &vault, &bytes);
    let before = vault.media().bytes();
    put(&place, &vault, &bytes);
    let mut longer = bytes;
    longer.extend(noise(3, 10));
    put(&place, &vault, &longer);
    assert!(vault.media().bytes() - before < 500_000, "the beginning is there already");
}

#[cfg(unix)]
#[test]
fn nothing_of_it_is_readable_on_the_disk_and_only_by_its_owner() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let canary = noise(4, 64);
    let name = put(&place, &vault, &canary);
    for closed in [false, true] {
        if closed {
            shut(&vault);
        }
        for (file, bytes) in place.files().into_iter().filter(|(file, _)| file.starts_with("media.db")) {
            for pattern in [canary.as_slice(), name.bytes(), name.to_string().as_bytes()] {
                assert!(!bytes.windows(16).any(|part| part == &pattern[..16]), "{file}");
            }
            assert_eq!(fs::metadata(place.path(&file)).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
        }
    }
}

#[test]
fn a_file_that_does_not_open_leaves_the_journal_open_and_is_left_alone() {
    let other = Place::new();
    let (theirs, _) = other.create(Mode::Passphrase).unwrap();
    put(&other, &theirs, b"somebody else's");
    shut(&theirs);
    let foreign = fs::read(other.path("media.db")).unwrap();
    for (bytes, fault) in [
        (foreign, OpenError::Foreign),
        (Vec::new(), OpenError::Damaged),
        (noise(5, 100), OpenError::Foreign),
        ([b"SQLite format 3\0".to_vec(), noise(12, 8192)].concat(), OpenError::NotEncrypted),
    ] {
        let place = Place::new();
        place.made(Mode::Passphrase);
        fs::write(place.path("media.db"), &bytes).unwrap();
        let vault = place.everyday(Mode::Passphrase).unwrap();
        write(&vault, "written all the same").unwrap();
        let media = vault.media();
        let name = ContentName::from_bytes([1; 32]);
        assert_eq!(whole(&vault, name), Err(MediaFault::Unopened(fault)));
        assert_eq!(media.put(b"new", None, place.edge().now), Err(MediaFault::Unopened(fault)));
        assert_eq!(media.sweep(&BTreeSet::new(), place.edge().now), Err(MediaFault::Unopened(fault)));
        shut(&vault);
        assert_eq!(place.files()["media.db"], bytes, "{fault:?}");
    }
}

#[test]
fn damage_is_told_of_the_content_it_is_in() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let (first, second) = (put(&place, &vault, &noise(6, 400_000)), put(&place, &vault, &noise(7, 400_000)));
    shut(&vault);
    let mut bytes = fs::read(place.path("media.db")).unwrap();
    let at = bytes.len() * 3 / 4;
    bytes[at] ^= 1;
    fs::write(place.path("media.db"), &bytes).unwrap();
    let vault = place.everyday(Mode::Passphrase).unwrap();
    assert_eq!(whole(&vault, second), Err(MediaFault::Damaged));
    assert_eq!(whole(&vault, first).unwrap(), noise(6, 400_000));
    assert_eq!(copy_to_backups(&place, &vault), MediaCopied { added: 1, damaged: 1 }, "no damage is handed on");
}

fn copy_to_backups(place: &Place, vault: &Vault) -> MediaCopied {
    back_up(place, vault);
    copy(place, vault, "2026-03-14T21:07:09Z")
}

#[test]
fn an_interrupted_making_is_begun_anew() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    fs::write(place.path("media.db.new"), b"half").unwrap();
    let name = put(&place, &vault, b"kept");
    assert!(!place.path("media.db.new").exists());
    assert_eq!(whole(&vault, name).unwrap(), b"kept");
}

#[test]
fn what_nobody_keeps_goes_after_a_while_and_what_is_shared_stays() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let shared = noise(8, 131_072);
    let longer = [shared.clone(), b"more".to_vec()].concat();
    let (kept, left) = (put(&place, &vault, &shared), put(&place, &vault, &longer));
    let keep = BTreeSet::from([kept]);
    let now = place.edge().now;
    assert_eq!(vault.media().sweep(&keep, now), Ok(0), "put here just now");
    let later = now + TimeDelta::days(8);
    assert_eq!(vault.media().sweep(&keep, later), Ok(1));
    assert_eq!(whole(&vault, left), Err(MediaFault::NotHere));
    assert_eq!(whole(&vault, kept).unwrap(), shared);
}

#[test]
fn another_key_takes_everything_along_under_the_same_name() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let name = vault.media().put(&noise(9, 200_000), Some(b"small"), place.edge().now).unwrap();
    let old = fs::read(place.path("media.db")).unwrap();
    let proof = Proof::Passphrase(PHRASE);
    let new = vault.prepare_rotation(Some(OTHER), &proof, &place.edge()).unwrap();
    let groups = new.code.groups();
    let asked = new.ask.map(|group| groups[usize::from(group)].clone());
    let renewed = vault.renew([&asked[0], &asked[1]], &place.edge(), &Stop::new(), &mut |_| {}).unwrap();
    let late = std::thread::scope(|scope| {
        // Who adds a picture meanwhile is told that it was not kept, and never that it was.
        let late = scope.spawn(|| vault.media().put(b"late", None, place.edge().now));
        let switched = renewed.switch(STEPS).unwrap();
        assert_eq!(whole(&switched, name).unwrap(), noise(9, 200_000));
        assert_eq!(switched.media().thumbnail(name).unwrap().as_deref(), Some(b"small".as_slice()));
        assert_eq!(switched.clear_rotation(&place.edge()), Ok(true));
        assert!(!place.path("before-renewal").exists());
        shut(&switched);
        late.join().unwrap()
    });
    assert_eq!(late, Err(MediaFault::Store(StoreError::Closed)));
    assert_ne!(fs::read(place.path("media.db")).unwrap()[..16], old[..16], "another key");
    assert_eq!(whole(&place.unlock(&Proof::Passphrase(OTHER)).unwrap(), name).unwrap(), noise(9, 200_000));
}

#[test]
fn pictures_that_cannot_be_read_are_not_left_behind_by_another_key() {
    let place = Place::new();
    place.made(Mode::Passphrase);
    fs::write(place.path("media.db"), noise(10, 8192)).unwrap();
    let vault = place.everyday(Mode::Passphrase).unwrap();
    let new = vault.prepare_rotation(Some(OTHER), &Proof::Passphrase(PHRASE), &place.edge()).unwrap();
    let groups = new.code.groups();
    let asked = new.ask.map(|group| groups[usize::from(group)].clone());
    let renewed = vault.renew([&asked[0], &asked[1]], &place.edge(), &Stop::new(), &mut |_| {});
    assert_eq!(renewed.err(), Some(crate::rotate::RotationFault::SourceDamaged));
    assert_eq!(fs::read(place.path("media.db")).unwrap(), noise(10, 8192));
}

/// The state of the backup takes the place of the vault, as restoring does it.
fn restored(place: &Place, vault: &Vault, backup: &Backup) -> Vault {
    let key = vault.backup_key(backup).unwrap();
    let beside = Folder::claim(&place.path("restored")).unwrap();
    backup.restore(&beside, &key, STEPS, &Stop::new(), &mut |_| {}).unwrap();
    drop(beside);
    shut(vault);
    place.folder.switch("restored", "replaced").unwrap();
    key.open(&place.folder, STEPS, &place.edge()).unwrap()
}

#[test]
fn restoring_loses_no_picture() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let old = put(&place, &vault, b"of then");
    let backup = back_up(&place, &vault);
    let new = put(&place, &vault, b"of now");
    let vault = restored(&place, &vault, &backup);
    assert_eq!((whole(&vault, old).unwrap(), whole(&vault, new).unwrap()), (b"of then".to_vec(), b"of now".to_vec()));
}

#[test]
fn on_another_computer_pictures_come_from_beside_the_backup() {
    let place = Place::new();
    let (vault, code) = place.create(Mode::Keychain).unwrap();
    let name = vault.media().put(&noise(11, 200_000), Some(b"small"), place.edge().now).unwrap();
    let backup = back_up(&place, &vault);
    assert_eq!(copy(&place, &vault, "2026-03-14T21:07:09Z"), MediaCopied { added: 1, damaged: 0 });
    shut(&vault);
    let elsewhere = Place::new();
    let key = backup.unlock(&Proof::Recovery(&typed(&code.code)), &elsewhere.edge()).unwrap();
    backup.restore(&elsewhere.folder, &key, STEPS, &Stop::new(), &mut |_| {}).unwrap();
    let there = key.open(&elsewhere.folder, STEPS, &elsewhere.edge()).unwrap();
    assert_eq!(whole(&there, name), Err(MediaFault::NotHere));
    let shelf = backup.path.parent().unwrap();
    assert_eq!(there.restore_media(shelf, &Stop::new()).unwrap(), MediaCopied { added: 1, damaged: 0 });
    assert_eq!(whole(&there, name).unwrap(), noise(11, 200_000));
    assert_eq!(there.media().thumbnail(name).unwrap().as_deref(), Some(b"small".as_slice()));
    assert_eq!(there.restore_media(shelf, &Stop::new()).unwrap(), MediaCopied::default());
}

#[test]
fn the_copy_among_the_backups_grows_and_lets_go_late() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    let (kept, left) = (put(&place, &vault, b"kept"), put(&place, &vault, b"left"));
    back_up(&place, &vault);
    assert_eq!(copy(&place, &vault, "2026-03-14T21:07:09Z").added, 2);
    put(&place, &vault, b"a third");
    assert_eq!(copy(&place, &vault, "2026-03-15T21:07:09Z").added, 1);
    let later = place.edge().now + TimeDelta::days(8);
    assert_eq!(vault.media().sweep(&BTreeSet::from([kept]), later), Ok(2));
    copy(&place, &vault, "2026-04-01T00:00:00Z");
    assert_eq!(
        vault.restore_media(&place.path("backups"), &Stop::new()).unwrap().added,
        2,
        "as long as backups speak of it"
    );
    assert_eq!(whole(&vault, left).unwrap(), b"left");
    assert_eq!(vault.media().sweep(&BTreeSet::from([kept]), later), Ok(2));
    copy(&place, &vault, "2026-04-02T00:00:00Z");
    copy(&place, &vault, "2027-06-01T00:00:00Z");
    assert_eq!(vault.restore_media(&place.path("backups"), &Stop::new()).unwrap().added, 0);
}

#[test]
fn a_copy_that_is_damaged_is_put_aside_and_begun_anew() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    put(&place, &vault, b"kept");
    copy_to_backups(&place, &vault);
    let mut names = contents(&place.path("backups")).into_keys().filter(|name| name.ends_with(".mooring-media"));
    let file = place.path("backups").join(names.next_back().unwrap());
    fs::write(&file, b"cut").unwrap();
    assert_eq!(copy(&place, &vault, "2026-03-16T21:07:09Z").added, 1);
    assert!(contents(&place.path("backups")).into_keys().any(|name| name.ends_with(".damaged-1")));
}

/// Makes what was written last to the copy other than it should be: whole for the database.
fn spoil(copy: &Store) {
    let spoil = "UPDATE media_chunk SET bytes = zeroblob(length(bytes)) WHERE key = (SELECT max(key) FROM media_chunk)";
    copy.write(|writer| writer.execute(spoil, ())).unwrap();
}

#[test]
fn what_was_added_to_the_copy_is_read_again_also_after_a_backup_that_was_stopped() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    put(&place, &vault, &noise(21, 300_000));
    put(&place, &vault, &noise(22, 200_000));
    back_up(&place, &vault);
    let (shelf, now) = (place.path("backups"), place.edge().now);
    let (id, key) = vault.with_key(|vault, key| (vault, key.media_backup())).unwrap();
    let file = shelf.join(format!("mooring-media-{id}.mooring-media"));

    // Stopped after it was added, before it was read again.
    let (copied, unread) = vault.add_to_media(&file, &key, now, &Stop::new()).unwrap().unwrap();
    assert_eq!((copied.added, unread.len()), (2, 2));
    let copy = Store::open(&file, &key, crate::media::STEPS).unwrap();
    spoil(&copy);
    copy.close().unwrap();
    let backed_up = || vault.back_up_media(&shelf, now, &Stop::new());
    assert_eq!(backed_up(), Err(BackupFault::from(CopyFault::NotVerified)));
    assert_eq!(backed_up().unwrap().added, 1, "it was let go of, and the other was not");

    // What was read holds, and is not read each time.
    let copy = Store::open(&file, &key, crate::media::STEPS).unwrap();
    spoil(&copy);
    copy.close().unwrap();
    assert_eq!(backed_up(), Ok(MediaCopied::default()));
    let stopped = Stop::new();
    stopped.stop();
    put(&place, &vault, b"a third");
    assert_eq!(vault.back_up_media(&shelf, now, &stopped), Err(BackupFault::from(CopyFault::Stopped)));
}

#[test]
fn erasing_takes_pictures_and_their_copies() {
    let place = Place::new();
    let (vault, _) = place.create(Mode::Passphrase).unwrap();
    put(&place, &vault, b"kept");
    copy_to_backups(&place, &vault);
    let elsewhere = TempDir::new().unwrap();
    vault.back_up_media(elsewhere.path(), place.edge().now, &Stop::new()).unwrap();
    fs::write(elsewhere.path().join("mooring-media-of-mine.txt"), b"somebody's own").unwrap();
    let copies = Copies { shelves: vec![place.path("backups"), elsewhere.path().to_owned()], vaults: Vec::new() };
    let erased = vault.erase(&Proof::Passphrase(PHRASE), &copies, &place.edge()).unwrap();
    assert_eq!(erased, Erased::default());
    assert_eq!(place.files().into_keys().collect::<Vec<_>>(), ["vault.lock"]);
    assert!(!place.path("backups").exists());
    assert_eq!(contents(elsewhere.path()).into_keys().collect::<Vec<_>>(), ["mooring-media-of-mine.txt"]);
}
