//! What follows the database in a backup.
//!
//! ```text
//! <vault.keys, as it was>
//! <manifest: JSON on one line>
//! mac <64 hex digits>          HMAC-SHA-256 under the backup's MAC key, over everything of the trailer but these two lines
//!                              and with the last line's numbers
//! sha256 <64 hex digits>       SHA-256 over the same and the line above
//! mooring-backup <version, 4 digits> <bytes of database, 16> <of header, 8> <of manifest with its end, 8>
//! ```
//!
//! The last line has one length for every version, so that a program finds it from the file's end.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use chrono::{DateTime, Utc};
use hmac::Mac;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::BackupFault;
use crate::header::Sealed;
use crate::keys::{DataKey, hmac_sha256};
use crate::lines::{line, number, value_of};
use crate::store::PAGE;

/// The newest format this program writes and the only one it reads.
pub const VERSION: u32 = 1;

const MAGIC: &str = "mooring-backup ";
const MAC: &str = "mac ";
const SUM: &str = "sha256 ";
const MAC_LINE: usize = MAC.len() + 65;
const SUM_LINE: usize = SUM.len() + 65;
/// Bytes of the last line with its end.
const LAST_LINE: usize = MAGIC.len() + 4 + 1 + 16 + 1 + 8 + 1 + 8 + 1;
/// No header and no manifest is larger.
const PART_MOST: usize = 64 * 1024;

/// Why it was made; rotation treats each kind in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// On the schedule.
    Scheduled,
    /// The person asked for it; never rotated away.
    Asked,
    /// Before the schema was changed.
    Migration,
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    pub id: Uuid,
    /// The vault it is of.
    pub vault: Uuid,
    /// Whole seconds.
    pub made: DateTime<Utc>,
    pub kind: Kind,
    /// How many changes the journal had been given; `None` where it was not counted.
    pub sequence: Option<u64>,
    /// The version of the schema.
    pub schema: u32,
    /// The recovery code had been given back by then. Without that, only this computer is known to open it.
    pub portable: bool,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// Pages of the database.
    pub pages: u32,
    /// SHA-256 over the pages' numbers, IVs and tags, as the seal computes it.
    #[serde(with = "hex::serde")]
    pub root: [u8; 32],
}

/// A trailer as it was read: whole, but not yet proven to be written with the journal's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trailer {
    pub manifest: Manifest,
    /// The header that opens this backup.
    pub header: Sealed,
    /// Its bytes, to be put beside the restored database.
    pub header_bytes: Vec<u8>,
    /// Length of the database, from the beginning of the file.
    pub database_bytes: u64,
    authenticated: Vec<u8>,
    mac: [u8; 32],
}

impl Manifest {
    /// The bytes that follow the database.
    pub fn encode(&self, header: &[u8], key: &DataKey) -> Vec<u8> {
        // Only maps with keys that are no strings fail, and there are none.
        let mut manifest = serde_json::to_vec(self).unwrap_or_default();
        manifest.push(b'\n');
        let last = last_line(u64::from(self.pages) * PAGE as u64, header.len(), manifest.len());
        let mut bytes = [header, &manifest].concat();
        let tag = mac(key, self.id, &bytes, &last).finalize().into_bytes();
        bytes.extend_from_slice(line(MAC, &tag.into()).as_bytes());
        let sum = sum(&bytes, &last);
        bytes.extend_from_slice(line(SUM, &sum).as_bytes());
        bytes.extend_from_slice(&last);
        bytes
    }
}

impl Trailer {
    /// Reads the end of a file.
    pub fn read(file: &mut File) -> Result<Self, BackupFault> {
        let length = file.seek(SeekFrom::End(0))?;
        let last = tail(file, length, LAST_LINE)?;
        let lengths = Lengths::parse(&last)?;
        let size = lengths.trailer().ok_or(BackupFault::Damaged)?;
        match length.checked_sub(size as u64) {
            Some(database) if database == lengths.database => {}
            // Something in the middle is missing, as interrupted copies of some programs leave it.
            _ => return Err(BackupFault::Cut),
        }
        let bytes = tail(file, length, size)?;
        Self::decode(&bytes, &last, &lengths)
    }

    fn decode(bytes: &[u8], last: &[u8], lengths: &Lengths) -> Result<Self, BackupFault> {
        let (covered, sum_line) = bytes
            .strip_suffix(last)
            .and_then(|bytes| bytes.split_at_checked(bytes.len().checked_sub(SUM_LINE)?))
            .ok_or(BackupFault::Damaged)?;
        if value_of(sum_line, SUM) != Some(sum(covered, last)) {
            return Err(BackupFault::Damaged);
        }
        if lengths.version != VERSION {
            return Err(BackupFault::Newer { version: lengths.version });
        }
        let (parts, mac_line) = covered
            .len()
            .checked_sub(MAC_LINE)
            .and_then(|at| covered.split_at_checked(at))
            .ok_or(BackupFault::Damaged)?;
        let (header_bytes, manifest) = parts.split_at_checked(lengths.header).ok_or(BackupFault::Damaged)?;
        let manifest: Manifest = serde_json::from_slice(manifest).map_err(|_| BackupFault::Damaged)?;
        if u64::from(manifest.pages) * PAGE as u64 != lengths.database {
            return Err(BackupFault::Damaged);
        }
        Ok(Self {
            header: Sealed::from_bytes(header_bytes)?,
            header_bytes: header_bytes.to_vec(),
            database_bytes: lengths.database,
            mac: value_of(mac_line, MAC).ok_or(BackupFault::Damaged)?,
            authenticated: [parts, last].concat(),
            manifest,
        })
    }

    /// Proves that somebody with this data key wrote it, and that header and manifest are of the same vault.
    pub fn prove(&self, key: &DataKey) -> Result<(), BackupFault> {
        self.header.prove(key)?;
        mac(key, self.manifest.id, &self.authenticated, &[])
            .verify_slice(&self.mac)
            .map_err(|_| BackupFault::Tampered)?;
        if self.header.header.vault == self.manifest.vault { Ok(()) } else { Err(BackupFault::Tampered) }
    }
}

/// What the last line says.
struct Lengths {
    version: u32,
    database: u64,
    header: usize,
    manifest: usize,
}

impl Lengths {
    fn parse(line: &[u8]) -> Result<Self, BackupFault> {
        let text = std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix(MAGIC)?.strip_suffix('\n'));
        // Without the mark at its end it is another file, or one that stops before its end: a database is no text.
        let text = text.ok_or(BackupFault::Foreign)?;
        let mut parts = text.split(' ').map(number);
        let (Some(Some(version)), Some(Some(database)), Some(Some(header)), Some(Some(manifest)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(BackupFault::Damaged);
        };
        let part = |bytes: u64| usize::try_from(bytes).ok().filter(|bytes| *bytes <= PART_MOST);
        match (u32::try_from(version), part(header), part(manifest)) {
            (Ok(version), Some(header), Some(manifest)) => Ok(Self { version, database, header, manifest }),
            _ => Err(BackupFault::Damaged),
        }
    }

    /// Bytes of the whole trailer.
    fn trailer(&self) -> Option<usize> {
        self.header.checked_add(self.manifest)?.checked_add(MAC_LINE + SUM_LINE + LAST_LINE)
    }
}

fn last_line(database: u64, header: usize, manifest: usize) -> Vec<u8> {
    format!("{MAGIC}{VERSION:04} {database:016} {header:08} {manifest:08}\n").into_bytes()
}

fn mac(key: &DataKey, id: Uuid, parts: &[u8], last: &[u8]) -> hmac::Hmac<Sha256> {
    let key = key.backup_mac(id);
    let mut mac = hmac_sha256(key.expose("authenticates a backup"));
    mac.update(parts);
    mac.update(last);
    mac
}

fn sum(covered: &[u8], last: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(covered).chain_update(last).finalize().into()
}

/// The last `count` bytes of a file of `length`.
fn tail(file: &mut File, length: u64, count: usize) -> Result<Vec<u8>, BackupFault> {
    let at = length.checked_sub(count as u64).ok_or(BackupFault::Foreign)?;
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = vec![0; count];
    file.read_exact(&mut bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => BackupFault::Cut,
        _ => error.into(),
    })?;
    Ok(bytes)
}
