#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;
use crate::kdf::FLOOR;
use crate::outbox::Keys;
use crate::recovery::RecoveryCode;
use crate::secret::Secret;

struct Made {
    header: Header,
    key: DataKey,
    item: Secret<32>,
    stretched: Secret<32>,
    code: RecoveryCode,
}

fn now() -> DateTime<Utc> {
    "2026-03-14T21:07:09Z".parse().unwrap()
}

fn made(mode: Mode) -> Made {
    let key = DataKey::random().unwrap();
    let (item, stretched) = (Secret::random().unwrap(), Secret::random().unwrap());
    let code = RecoveryCode::random().unwrap();
    let vault = Uuid::now_v7();
    let store = "Fake keys".to_owned();
    let (way, secret) = match mode {
        Mode::Keychain => (Way::Keychain { store }, WayKey::Keychain(&item)),
        Mode::Passphrase => (Way::Passphrase { cost: FLOOR }, WayKey::Passphrase(&stretched)),
        Mode::Both => (Way::Both { cost: FLOOR, store }, WayKey::Both { item: &item, stretched: &stretched }),
    };
    let everyday = Slot::seal(vault, way, Slot::salt().unwrap(), &secret, &key, now()).unwrap();
    let way = Way::Recovery { checked: None };
    let recovery = Slot::seal(vault, way, Slot::salt().unwrap(), &WayKey::Recovery(&code), &key, now()).unwrap();
    let header = Header {
        vault,
        revision: 1,
        created: now(),
        changed: now(),
        undecided: mode == Mode::Keychain,
        outbox: Some(Keys::derive(vault, &key).address()),
        everyday,
        recovery: vec![recovery],
    };
    Made { header, key, item, stretched, code }
}

impl Made {
    fn bytes(&self) -> Vec<u8> {
        self.header.to_bytes(&self.key)
    }

    fn everyday_key(&self) -> WayKey<'_> {
        match self.header.mode() {
            Mode::Keychain => WayKey::Keychain(&self.item),
            Mode::Passphrase => WayKey::Passphrase(&self.stretched),
            Mode::Both => WayKey::Both { item: &self.item, stretched: &self.stretched },
        }
    }
}

fn opens(slot: &Slot, vault: Uuid, secret: &WayKey<'_>, expected: &DataKey) -> bool {
    matches!(slot.open(vault, secret), Ok(Opened::Key(key)) if key.secret().same_as(expected.secret()))
}

/// The last line as somebody without the key can write it: over whatever comes before.
fn resummed(covered: &[u8]) -> Vec<u8> {
    let sum = format!("sha256 {}\n", hex::encode(Sha256::digest(covered)));
    [covered, sum.as_bytes()].concat()
}

/// The header's text with a replacement in it, length and checksum made right again, the MAC left as it is.
fn forged(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut lines = text.lines();
    let (first, json, mac) = (lines.next().unwrap(), lines.next().unwrap(), lines.next().unwrap());
    assert!(json.contains(from), "{from}");
    let json = json.replacen(from, to, 1);
    let first = first.rsplit_once(' ').unwrap().0;
    resummed(format!("{first} {}\n{json}\n{mac}\n", json.len()).as_bytes())
}

#[test]
fn every_mode_is_read_back_proven_and_opened() {
    for mode in [Mode::Keychain, Mode::Passphrase, Mode::Both] {
        let made = made(mode);
        let sealed = Sealed::from_bytes(&made.bytes()).unwrap();
        assert_eq!(sealed.header, made.header);
        assert_eq!(sealed.header.mode(), mode);
        sealed.prove(&made.key).unwrap();
        assert_eq!(sealed.prove(&DataKey::random().unwrap()), Err(HeaderFault::Tampered));
        let header = &sealed.header;
        assert!(opens(&header.everyday, header.vault, &made.everyday_key(), &made.key));
        assert!(opens(&header.recovery[0], header.vault, &WayKey::Recovery(&made.code), &made.key));
        let other = RecoveryCode::random().unwrap();
        assert!(matches!(header.recovery[0].open(header.vault, &WayKey::Recovery(&other)), Ok(Opened::DoesNotFit)));
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    let whole = made(Mode::Both).bytes();
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << bit;
            let answer = Sealed::from_bytes(&flipped);
            assert!(
                matches!(answer, Err(HeaderFault::Damaged | HeaderFault::Cut)),
                "byte {at} bit {bit}: {:?}",
                answer.err()
            );
        }
    }
}

#[test]
fn a_cut_header_is_cut_at_every_length() {
    let whole = made(Mode::Passphrase).bytes();
    for length in 0..whole.len() {
        assert_eq!(Sealed::from_bytes(&whole[..length]).err(), Some(HeaderFault::Cut), "{length}");
    }
    let longer = [whole.as_slice(), b"\n"].concat();
    assert_eq!(Sealed::from_bytes(&longer).err(), Some(HeaderFault::Damaged));
}

#[test]
fn other_files_are_foreign() {
    for other in [
        b"{\"vault\":\"x\"}".as_slice(),
        b"SQLite format 3\0 and more",
        b"\x89PNG\r\n\x1a\n0000000000",
        b"full_date,date,weekday",
        &[0; 4096],
    ] {
        assert_eq!(Sealed::from_bytes(other).err(), Some(HeaderFault::Foreign));
    }
}

#[test]
fn a_newer_header_is_told_from_a_damaged_one() {
    let newer = resummed(b"mooring-vault 7 3\nwhatever this will be\n");
    assert_eq!(Sealed::from_bytes(&newer).err(), Some(HeaderFault::Newer { version: 7 }));
    let mut damaged = made(Mode::Keychain).bytes();
    assert_eq!(damaged[14], b'2');
    damaged[14] = b'7';
    assert_eq!(Sealed::from_bytes(&damaged).err(), Some(HeaderFault::Damaged));
    for nonsense in
        ["mooring-vault 0 3\n{}\n", "mooring-vault +1 3\nabc\n", "mooring-vault 1 x\n\n", "mooring-vault 1\n"]
    {
        assert_eq!(Sealed::from_bytes(&resummed(nonsense.as_bytes())).err(), Some(HeaderFault::Damaged), "{nonsense}");
    }
}

#[test]
fn a_header_without_an_outbox_is_of_format_1_and_one_with_it_of_format_2() {
    let with = made(Mode::Passphrase);
    let without = Header { outbox: None, ..with.header.clone() };
    let bytes = without.to_bytes(&with.key);
    assert!(bytes.starts_with(b"mooring-vault 1 "));
    let sealed = Sealed::from_bytes(&bytes).unwrap();
    assert_eq!(sealed.header, without);
    sealed.prove(&with.key).unwrap();
    assert!(with.bytes().starts_with(b"mooring-vault 2 "));
    // Neither takes what belongs to the other.
    for (bytes, version) in [(bytes, "2"), (with.bytes(), "1")] {
        let text = String::from_utf8(bytes).unwrap();
        let covered = text.rsplit_once("sha256 ").unwrap().0;
        let renamed = format!("mooring-vault {version}{}", &covered["mooring-vault 1".len()..]);
        assert_eq!(Sealed::from_bytes(&resummed(renamed.as_bytes())).err(), Some(HeaderFault::Damaged));
    }
}

#[test]
fn what_somebody_without_the_key_changes_is_tampering() {
    let made = made(Mode::Both);
    let bytes = made.bytes();
    for (from, to) in [
        ("\"revision\":1", "\"revision\":9"),
        ("\"undecided\":false", "\"undecided\":true"),
        ("2026-03-14T21:07:09Z", "2027-03-14T21:07:09Z"),
        ("\"memoryKib\":65536", "\"memoryKib\":65537"),
        ("Fake keys", "Real keys"),
    ] {
        let sealed = Sealed::from_bytes(&forged(&bytes, from, to)).unwrap();
        assert_eq!(sealed.prove(&made.key), Err(HeaderFault::Tampered), "{to}");
    }
    // A slot taken away.
    let json = serde_json::from_slice::<serde_json::Value>(bytes.split(|b| *b == b'\n').nth(1).unwrap()).unwrap();
    let slot = json["slots"][1].to_string();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let start = text.find(",{\"kind\":\"recovery\"").unwrap();
    let end = start + text[start..].find('}').unwrap() + 1;
    let sealed = Sealed::from_bytes(&forged(&bytes, &text[start..end], "")).unwrap();
    assert!(sealed.header.recovery.is_empty() && !slot.is_empty());
    assert_eq!(sealed.prove(&made.key), Err(HeaderFault::Tampered));
}

#[test]
fn a_slot_is_bound_to_its_vault_and_to_what_it_says_of_itself() {
    let made = made(Mode::Both);
    let (slot, vault) = (&made.header.everyday, made.header.vault);
    let refused = |slot: &Slot, vault: Uuid| {
        matches!(slot.open(vault, &made.everyday_key()), Err(HeaderFault::Tampered) | Ok(Opened::DoesNotFit))
    };
    assert!(!refused(slot, vault));
    assert!(refused(slot, Uuid::now_v7()));
    let later = now() + chrono::TimeDelta::days(1);
    let cheaper = Params { passes: FLOOR.passes + 1, ..FLOOR };
    for changed in [
        Slot { made: later, ..slot.clone() },
        Slot { salt: [0; 32], ..slot.clone() },
        Slot { nonce: [0; 24], ..slot.clone() },
        Slot { way: Way::Both { cost: cheaper, store: "Fake keys".to_owned() }, ..slot.clone() },
        Slot { way: Way::Both { cost: FLOOR, store: "Other keys".to_owned() }, ..slot.clone() },
        Slot { way: Way::Passphrase { cost: FLOOR }, ..slot.clone() },
    ] {
        assert!(refused(&changed, vault), "{changed:?}");
    }
}

#[test]
fn a_cost_out_of_bounds_is_refused_while_reading() {
    let bytes = made(Mode::Passphrase).bytes();
    for (from, to) in [
        ("\"memoryKib\":65536", "\"memoryKib\":8"),
        ("\"memoryKib\":65536", "\"memoryKib\":4294967295"),
        ("\"passes\":3", "\"passes\":1"),
        ("\"passes\":3", "\"passes\":4000000000"),
        ("\"lanes\":4", "\"lanes\":1"),
    ] {
        assert_eq!(Sealed::from_bytes(&forged(&bytes, from, to)).err(), Some(HeaderFault::CostOutOfBounds), "{to}");
    }
}

#[test]
fn content_that_makes_no_sense_is_damage() {
    let bytes = made(Mode::Both).bytes();
    for (from, to) in [
        ("\"kind\":\"both\"", "\"kind\":\"recovery\""),
        ("\"kind\":\"both\"", "\"kind\":\"keychain\""),
        ("\"kind\":\"both\"", "\"kind\":\"face\""),
        ("\"kind\":\"recovery\"", "\"kind\":\"passphrase\""),
        ("\"revision\":1", "\"revision\":-1"),
        ("\"undecided\"", "\"unknown\""),
        ("\"salt\":\"", "\"salt\":\"00"),
        ("Fake keys", &"x".repeat(65)),
        ("{\"vault\"", "[{\"vault\""),
    ] {
        assert_eq!(Sealed::from_bytes(&forged(&bytes, from, to)).err(), Some(HeaderFault::Damaged), "{to}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(Sealed::from_bytes(&bytes).is_err());
    }

    #[test]
    fn any_bytes_with_our_marks_on_them_are_answered(json in "\\PC{0,300}", length in 0_usize..400, version in 0_u32..4) {
        let file = resummed(format!("mooring-vault {version} {length}\n{json}\nmac {}\n", "0".repeat(64)).as_bytes());
        prop_assert!(Sealed::from_bytes(&file).is_err());
    }
}
