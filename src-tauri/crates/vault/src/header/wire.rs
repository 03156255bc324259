//! The bytes of the header: four lines of text.
//!
//! ```text
//! mooring-vault <version> <bytes of the next line, without its end>
//! <JSON on one line>
//! mac <64 hex digits>       HMAC-SHA-256 under the header key, over the two lines above with their ends
//! sha256 <64 hex digits>    SHA-256 over the three lines above with their ends
//! ```
//!
//! Lines 1 and 4 keep this shape in every later version, so that an older program can tell a newer file from a
//! damaged one.

use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Header, HeaderFault, Sealed, Slot, VERSION, VERSION_WITHOUT_OUTBOX, Way};
use crate::kdf::Params;
use crate::keys::{DataKey, Purpose, hmac_sha256};
use crate::lines::{line, number, value_of};
use crate::outbox::Address;

const MAGIC: &str = "mooring-vault ";
const MAC: &str = "mac ";
const SUM: &str = "sha256 ";
/// Bytes of line 4 with its end.
const SUM_LINE: usize = SUM.len() + 65;
/// Bytes of line 3 with its end.
const MAC_LINE: usize = MAC.len() + 65;

/// The most characters of a keychain's name.
const STORE_NAME_MAX: usize = 64;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct HeaderRecord {
    vault: Uuid,
    revision: u32,
    created: DateTime<Utc>,
    changed: DateTime<Utc>,
    undecided: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outbox: Option<AddressRecord>,
    slots: Vec<SlotRecord>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AddressRecord {
    #[serde(with = "hex::serde")]
    public: [u8; 32],
    #[serde(with = "hex::serde")]
    tag: [u8; 32],
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SlotRecord {
    kind: Kind,
    made: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    checked: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    argon2id: Option<Params>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    store: Option<String>,
    #[serde(with = "hex::serde")]
    salt: [u8; 32],
    #[serde(with = "hex::serde")]
    nonce: [u8; 24],
    #[serde(with = "hex::serde")]
    sealed: [u8; 48],
    #[serde(with = "hex::serde")]
    commitment: [u8; 32],
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Keychain,
    Passphrase,
    Both,
    Recovery,
}

pub fn encode(header: &Header, key: &DataKey) -> Vec<u8> {
    let slots = std::iter::once(&header.everyday).chain(&header.recovery).map(SlotRecord::from);
    let record = HeaderRecord {
        vault: header.vault,
        revision: header.revision,
        created: header.created,
        changed: header.changed,
        undecided: header.undecided,
        outbox: header.outbox.map(|Address { public, tag }| AddressRecord { public, tag }),
        slots: slots.collect(),
    };
    // Only maps with keys that are no strings fail, and there are none.
    let json = serde_json::to_string(&record).unwrap_or_default();
    let mut text = format!("{MAGIC}{} {}\n{json}\n", header.version(), json.len());
    let tag = mac(key, text.as_bytes()).finalize().into_bytes();
    text += &line(MAC, &tag.into());
    let sum = Sha256::digest(text.as_bytes());
    text += &line(SUM, &sum.into());
    text.into_bytes()
}

pub fn verify(key: &DataKey, authenticated: &[u8], tag: &[u8; 32]) -> Result<(), HeaderFault> {
    mac(key, authenticated).verify_slice(tag).map_err(|_| HeaderFault::Tampered)
}

fn mac(key: &DataKey, bytes: &[u8]) -> Hmac<Sha256> {
    let key = key.derive(Purpose::Header);
    let mut mac = hmac_sha256(key.expose("authenticates the header"));
    mac.update(bytes);
    mac
}

pub fn decode(bytes: &[u8]) -> Result<Sealed, HeaderFault> {
    let (version, length, begin) = first_line(bytes)?;
    let Some(summed) = bytes.len().checked_sub(SUM_LINE) else {
        return Err(HeaderFault::Cut);
    };
    let (covered, last) = bytes.split_at(summed);
    let sum = value_of(last, SUM);
    if sum.is_none_or(|sum| sum != <[u8; 32]>::from(Sha256::digest(covered))) {
        let whole = begin.saturating_add(length).saturating_add(1 + MAC_LINE + SUM_LINE);
        return Err(if bytes.len() < whole { HeaderFault::Cut } else { HeaderFault::Damaged });
    }
    if version > VERSION {
        return Err(HeaderFault::Newer { version });
    }
    let Some(split) = covered.len().checked_sub(MAC_LINE).filter(|_| version >= VERSION_WITHOUT_OUTBOX) else {
        return Err(HeaderFault::Damaged);
    };
    let (authenticated, mac_line) = covered.split_at(split);
    let mac = value_of(mac_line, MAC).ok_or(HeaderFault::Damaged)?;
    let json = authenticated
        .get(begin..)
        .and_then(|json| json.strip_suffix(b"\n"))
        .filter(|json| json.len() == length)
        .ok_or(HeaderFault::Damaged)?;
    let record: HeaderRecord = serde_json::from_slice(json).map_err(|_| HeaderFault::Damaged)?;
    let header = Header::try_from(record)?;
    if header.version() != version {
        return Err(HeaderFault::Damaged);
    }
    if header.cost().is_some_and(|cost| !cost.in_bounds()) {
        return Err(HeaderFault::CostOutOfBounds);
    }
    Ok(Sealed { header, authenticated: authenticated.to_vec(), mac })
}

/// What line 1 says, and where line 2 begins; or whose file this is instead.
fn first_line(bytes: &[u8]) -> Result<(u32, usize, usize), HeaderFault> {
    let begin = bytes.get(..bytes.len().min(MAGIC.len())).unwrap_or_default();
    let wrong = begin.iter().zip(MAGIC.as_bytes()).filter(|(ours, theirs)| ours != theirs).count();
    if begin.len() < MAGIC.len() {
        return Err(if wrong == 0 { HeaderFault::Cut } else { HeaderFault::Foreign });
    }
    if wrong > 0 {
        // One or two wrong bytes are our own mark with damage on it.
        return Err(if wrong <= 2 { HeaderFault::Damaged } else { HeaderFault::Foreign });
    }
    let Some(end) = bytes.iter().take(64).position(|byte| *byte == b'\n') else {
        return Err(if bytes.len() < 64 { HeaderFault::Cut } else { HeaderFault::Damaged });
    };
    let line = bytes.get(MAGIC.len()..end).and_then(|line| std::str::from_utf8(line).ok());
    let (version, length) = line.and_then(|line| line.split_once(' ')).ok_or(HeaderFault::Damaged)?;
    match (number(version).and_then(|n| u32::try_from(n).ok()), number(length).and_then(|n| usize::try_from(n).ok())) {
        (Some(version), Some(length)) => Ok((version, length, end + 1)),
        _ => Err(HeaderFault::Damaged),
    }
}

impl From<&Slot> for SlotRecord {
    fn from(slot: &Slot) -> Self {
        let (kind, argon2id, store) = match &slot.way {
            Way::Keychain { store } => (Kind::Keychain, None, Some(store.clone())),
            Way::Passphrase { cost } => (Kind::Passphrase, Some(*cost), None),
            Way::Both { cost, store } => (Kind::Both, Some(*cost), Some(store.clone())),
            Way::Recovery { .. } => (Kind::Recovery, None, None),
        };
        Self {
            kind,
            made: slot.made,
            checked: slot.checked(),
            argon2id,
            store,
            salt: slot.salt,
            nonce: slot.nonce,
            sealed: slot.sealed,
            commitment: slot.commitment,
        }
    }
}

impl TryFrom<SlotRecord> for Slot {
    type Error = HeaderFault;

    fn try_from(record: SlotRecord) -> Result<Self, HeaderFault> {
        if record.store.as_ref().is_some_and(|name| name.chars().count() > STORE_NAME_MAX) {
            return Err(HeaderFault::Damaged);
        }
        let way = match (record.kind, record.argon2id, record.store, record.checked) {
            (Kind::Keychain, None, Some(store), None) => Way::Keychain { store },
            (Kind::Passphrase, Some(cost), None, None) => Way::Passphrase { cost },
            (Kind::Both, Some(cost), Some(store), None) => Way::Both { cost, store },
            (Kind::Recovery, None, None, checked) => Way::Recovery { checked },
            _ => return Err(HeaderFault::Damaged),
        };
        Ok(Self {
            way,
            made: record.made,
            salt: record.salt,
            nonce: record.nonce,
            sealed: record.sealed,
            commitment: record.commitment,
        })
    }
}

impl TryFrom<HeaderRecord> for Header {
    type Error = HeaderFault;

    fn try_from(record: HeaderRecord) -> Result<Self, HeaderFault> {
        let slots: Vec<Slot> = record.slots.into_iter().map(Slot::try_from).collect::<Result<_, HeaderFault>>()?;
        let (recovery, everyday): (Vec<Slot>, Vec<Slot>) =
            slots.into_iter().partition(|slot| matches!(slot.way, Way::Recovery { .. }));
        let [everyday] = <[Slot; 1]>::try_from(everyday).map_err(|_| HeaderFault::Damaged)?;
        if recovery.len() > 2 {
            return Err(HeaderFault::Damaged);
        }
        Ok(Self {
            vault: record.vault,
            revision: record.revision,
            created: record.created,
            changed: record.changed,
            undecided: record.undecided,
            outbox: record.outbox.map(|AddressRecord { public, tag }| Address { public, tag }),
            everyday,
            recovery,
        })
    }
}

/// A keychain's name as it fits into a header.
pub fn store_name(name: &str) -> String {
    name.chars().take(STORE_NAME_MAX).collect()
}
