//! Ways to harm the files of a journal: as disks, stopped copies and other programs do it, and as somebody would who
//! knows the formats but has no key (`docs/formats`).

#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// Of the line with a file's checksum, with its end.
const SUM_LINE: usize = "sha256 ".len() + 65;

/// Of a backup's last line, with its end.
const LAST_LINE: usize = "mooring-backup 0001 ".len() + 16 + 1 + 8 + 1 + 8 + 1;

/// Keeps the first part of a file.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn cut(file: &Path, keep: f64) {
    change(file, |bytes| bytes.truncate((bytes.len() as f64 * keep) as usize));
}

/// Changes one bit at a part of a file's length.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn flip(file: &Path, place: f64) {
    let length = fs::metadata(file).expect("a file to harm").len();
    flip_at(file, (length as f64 * place) as usize);
}

/// Changes one bit of a byte.
pub fn flip_at(file: &Path, at: usize) {
    change(file, |bytes| {
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1;
        }
    });
}

/// Changes words of a header to others of the same length, with a checksum that is right again.
pub fn reword_header(file: &Path, from: &str, to: &str) {
    change(file, |bytes| {
        replace(bytes, from, to);
        let covered = bytes.len() - SUM_LINE;
        let sum = Sha256::digest(bytes.get(..covered).expect("lines above the checksum"));
        bytes.truncate(covered);
        bytes.extend_from_slice(format!("sha256 {}\n", hex::encode(sum)).as_bytes());
    });
}

/// Changes words of what follows the database of a backup, in the same way.
pub fn reword_backup(file: &Path, from: &str, to: &str) {
    change(file, |bytes| {
        let database = database_bytes(bytes);
        let mut trailer = bytes.split_off(database);
        replace(&mut trailer, from, to);
        let last = trailer.split_off(trailer.len() - LAST_LINE);
        trailer.truncate(trailer.len() - SUM_LINE);
        let sum = Sha256::new().chain_update(&trailer).chain_update(&last).finalize();
        trailer.extend_from_slice(format!("sha256 {}\n", hex::encode(sum)).as_bytes());
        bytes.extend(trailer);
        bytes.extend(last);
    });
}

/// The length of the database, as the last line of a backup says it.
fn database_bytes(backup: &[u8]) -> usize {
    let last = String::from_utf8_lossy(backup.get(backup.len() - LAST_LINE..).expect("a last line")).into_owned();
    last.split(' ').nth(2).and_then(|number| number.parse().ok()).expect("a length")
}

fn change(file: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).expect("a file to harm");
    change(&mut bytes);
    fs::write(file, bytes).expect("harmed");
}

fn replace(bytes: &mut Vec<u8>, from: &str, to: &str) {
    assert_eq!(from.len(), to.len(), "the lengths stand in the file");
    let text = String::from_utf8(std::mem::take(bytes)).expect("lines of text");
    assert!(text.contains(from), "{from} is not there");
    *bytes = text.replacen(from, to, 1).into_bytes();
}
