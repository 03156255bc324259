//! The pages of a SQLCipher 4 file seen from outside: whether they authenticate under a key, without opening
//! a connection. Used only to say *why* a file does not open.
//!
//! Source of the format: SQLCipher's design notes and `sqlcipher_page_hmac`. A page of 4096 bytes ends with a
//! reserve of 48: an IV of 16 and an HMAC-SHA-256 over ciphertext, IV and page number (32 bits, little endian).
//! The first 16 bytes of page 1 are the salt and are outside the HMAC.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use hmac::Mac;

use super::{OpenError, StoreError};
use crate::keys::{DatabaseKey, hmac_sha256};

/// Bytes of a page.
pub const PAGE: usize = 4096;
const TAG: usize = 32;
const SALT: usize = 16;

/// Says why a file whose key is known did not open. Reads the whole file at worst, in one page of memory.
///
/// One page that authenticates under this key proves that the file is this journal's, hence that the rest is
/// damaged. No page that does leaves two cases that look the same: another journal's file, or noise.
pub fn diagnose(path: &Path, key: &DatabaseKey) -> OpenError {
    match own_pages(path, key) {
        Ok(Evidence::Ours) => OpenError::Damaged,
        Ok(Evidence::None) => OpenError::Foreign,
        Err(_) => OpenError::Store(StoreError::Io),
    }
}

enum Evidence {
    Ours,
    None,
}

fn own_pages(path: &Path, key: &DatabaseKey) -> std::io::Result<Evidence> {
    let mut file = File::open(path)?;
    let mut page = [0_u8; PAGE];
    let mut number: u32 = 1;
    loop {
        match read_up_to(&mut file, &mut page)? {
            PAGE => {}
            // A file cut inside its first page keeps only the salt, or its beginning, to be known by.
            count if number == 1 => {
                let kept = count.min(SALT);
                let ours = page.get(..kept) == key.salt().get(..kept);
                return Ok(if ours { Evidence::Ours } else { Evidence::None });
            }
            _ => return Ok(Evidence::None),
        }
        if authentic(&page, number, key) {
            return Ok(Evidence::Ours);
        }
        let Some(next) = number.checked_add(1) else {
            return Ok(Evidence::None);
        };
        number = next;
    }
}

/// Whether one page carries the tag this key gives it.
pub fn authentic(page: &[u8; PAGE], number: u32, key: &DatabaseKey) -> bool {
    let start = if number == 1 { SALT } else { 0 };
    let (Some(body), Some(tag)) = (page.get(start..PAGE - TAG), page.get(PAGE - TAG..)) else {
        return false;
    };
    let mut mac = hmac_sha256(key.page_mac_key());
    mac.update(body);
    mac.update(&number.to_le_bytes());
    mac.verify_slice(tag).is_ok()
}

fn read_up_to(file: &mut File, page: &mut [u8; PAGE]) -> std::io::Result<usize> {
    page.fill(0);
    let mut filled = 0;
    while let Some(rest) = page.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
