#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods)]

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::seal::record::State;

fn key() -> Secret<32> {
    Secret::from_bytes([7; 32])
}

fn record(turn: u64) -> Record {
    Record { turn, sequence: turn * 10, state: State::Moved, concern: None, given_up: 0 }
}

fn place() -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("journal.seal");
    (dir, path)
}

fn turn(found: Found) -> Option<u64> {
    match found {
        Found::Whole { record, .. } => Some(record.turn),
        Found::Missing | Found::Damaged => None,
    }
}

fn begin(path: &Path, at: u64) -> Sidecar {
    Sidecar::begin(path, key(), read(path, &key()), &record(at)).unwrap()
}

#[test]
fn the_latest_record_is_found_however_many_were_written() {
    let (_dir, path) = place();
    assert_eq!(read(&path, &key()), Found::Missing);
    let mut sidecar = begin(&path, 1);
    assert_eq!(turn(read(&path, &key())), Some(1));
    for at in 2..20 {
        sidecar.write(&record(at)).unwrap();
        assert_eq!(turn(read(&path, &key())), Some(at));
    }
    drop(sidecar);
    let mut again = begin(&path, 20);
    again.write_durably(&record(21)).unwrap();
    assert_eq!(turn(read(&path, &key())), Some(21));
    assert_eq!(fs::metadata(&path).unwrap().len(), 8192);
}

/// Only the first so many bytes of a record reach the disk, at every number: what was there before still holds.
#[test]
fn a_write_torn_at_any_byte_leaves_the_record_that_was_synced_last() {
    let (_dir, path) = place();
    let mut sidecar = begin(&path, 1);
    for at in [3, 5] {
        sidecar.write(&record(at - 1)).unwrap();
        let before = fs::read(&path).unwrap();
        sidecar.write_durably(&record(at)).unwrap();
        let after = fs::read(&path).unwrap();
        let start = before.iter().zip(&after).position(|(old, new)| old != new).unwrap() / SLOT * SLOT;
        for torn in 0..=RECORD {
            let mut bytes = before.clone();
            bytes[start..start + torn].copy_from_slice(&after[start..start + torn]);
            // Bytes that are the same in both need not have been written.
            let left = if bytes == after {
                at
            } else if bytes == before {
                at - 1
            } else {
                at - 2
            };
            assert_eq!(turn(latest(&bytes, &key())), Some(left), "{torn} bytes of record {at}");
        }
    }
}

/// Several records may be on their way to the disk at once, and arrive in any order or as rubbish.
#[test]
fn what_is_not_synced_leaves_the_record_alone_that_is() {
    let (_dir, path) = place();
    let mut sidecar = begin(&path, 1);
    for at in [2, 6, 10] {
        sidecar.write_durably(&record(at)).unwrap();
        let synced = fs::read(&path).unwrap();
        let slot = [0, SLOT].into_iter().find(|slot| {
            let mut alone = synced.clone();
            alone[SLOT - slot..2 * SLOT - slot].fill(0);
            turn(latest(&alone, &key())) == Some(at)
        });
        let slot = slot.unwrap();
        for later in 1..4 {
            sidecar.write(&record(at + later)).unwrap();
            let now = fs::read(&path).unwrap();
            assert!(now[slot..slot + SLOT] == synced[slot..slot + SLOT], "record {later} after {at}");
            assert_eq!(turn(latest(&now, &key())), Some(at + later));
        }
    }
}

#[test]
fn a_flip_in_any_bit_of_a_record_leaves_the_other_and_is_said() {
    let image = image(&record(5), &key());
    for slot in [0, SLOT] {
        for bit in 0..RECORD * 8 {
            let mut bytes = image.clone();
            bytes[slot + bit / 8] ^= 1 << (bit % 8);
            match latest(&bytes, &key()) {
                Found::Whole { record: found, other_damaged, .. } => {
                    assert_eq!(found, record(5), "bit {bit} of slot {slot}");
                    assert!(other_damaged, "bit {bit} of slot {slot}");
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn a_file_cut_anywhere_holds_one_record_or_is_damaged() {
    let image = image(&record(5), &key());
    for cut in [0, 1, RECORD - 1, RECORD, RECORD + 1, SLOT, SLOT + RECORD - 1, SLOT + RECORD, FILE] {
        let expected = (cut >= RECORD).then_some(5);
        assert_eq!(turn(latest(&image[..cut], &key())), expected, "cut at {cut}");
    }
}

#[test]
fn what_cannot_be_read_is_kept_aside_and_a_new_file_begun() {
    let (dir, path) = place();
    for (number, bytes) in [(1, b"".as_slice()), (2, b"something else"), (3, &[0; 9000])] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(read(&path, &key()), Found::Damaged);
        drop(begin(&path, number));
        assert_eq!(fs::read(dir.path().join(format!("journal.seal.damaged-{number}"))).unwrap(), bytes);
        assert_eq!(turn(read(&path, &key())), Some(number));
    }
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(read(&path, &key()), Found::Damaged);
    drop(begin(&path, 9));
    assert_eq!(turn(read(&path, &key())), Some(9));
}

#[test]
fn a_damaged_record_is_the_next_to_be_written_over() {
    for slot in [0, SLOT] {
        let (_dir, path) = place();
        let mut bytes = image(&record(5), &key());
        bytes[slot] ^= 1;
        fs::write(&path, &bytes).unwrap();
        drop(begin(&path, 6));
        assert!(matches!(read(&path, &key()), Found::Whole { other_damaged: false, .. }));
        assert_eq!(turn(read(&path, &key())), Some(6));
    }
}
