#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::*;

fn key() -> Secret<32> {
    Secret::from_bytes([0x5e; 32])
}

pub fn snapshots() -> impl Strategy<Value = Snapshot> {
    (any::<u32>(), any::<[u8; 32]>()).prop_map(|(pages, root)| Snapshot { pages, root })
}

pub fn states() -> impl Strategy<Value = State> {
    prop_oneof![snapshots().prop_map(State::Closed), snapshots().prop_map(State::Open), Just(State::Moved)]
}

pub fn concerns() -> impl Strategy<Value = Concern> {
    prop_oneof![
        (0..1_u64 << 40).prop_map(|count| Concern::ChangesMissing { count }),
        (0..1_u64 << 40).prop_map(|by| Concern::OlderCopy { by }),
        Just(Concern::PagesDiffer),
        Just(Concern::Missing),
        Just(Concern::Damaged),
    ]
}

pub fn records() -> impl Strategy<Value = Record> {
    (any::<u64>(), any::<u64>(), states(), proptest::option::of(concerns()), any::<u32>())
        .prop_map(|(turn, sequence, state, concern, given_up)| Record { turn, sequence, state, concern, given_up })
}

proptest! {
    #[test]
    fn a_record_is_read_back_from_its_slot_by_its_key_alone(record in records(), slot in 0_u8..2) {
        let bytes = record.to_bytes(slot, &key());
        prop_assert_eq!(Record::from_bytes(&bytes, slot, &key()), Some(record));
        prop_assert_eq!(Record::from_bytes(&bytes, 1 - slot, &key()), None);
        prop_assert_eq!(Record::from_bytes(&bytes, slot, &Secret::from_bytes([0x5f; 32])), None);
    }

    #[test]
    fn any_bytes_are_read_without_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..300), slot: u8) {
        prop_assert_eq!(Record::from_bytes(&bytes, slot, &key()), None);
    }

    #[test]
    fn two_concerns_are_told_as_one_in_any_order_and_no_loss_is_forgotten(a in concerns(), b in concerns()) {
        let lost = |concern| match concern {
            Concern::ChangesMissing { count } | Concern::OlderCopy { by: count } => count,
            _ => 0,
        };
        prop_assert_eq!(a.with(b), b.with(a));
        prop_assert_eq!(lost(a.with(b)), lost(a) + lost(b));
    }
}

fn one() -> Record {
    Record {
        turn: 0x0102_0304_0506_0708,
        sequence: 70_000,
        state: State::Closed(Snapshot { pages: 258, root: std::array::from_fn(|n| u8::try_from(n).unwrap()) }),
        concern: Some(Concern::ChangesMissing { count: 3 }),
        given_up: 2,
    }
}

#[test]
fn a_flip_of_any_bit_is_noticed() {
    let bytes = one().to_bytes(1, &key());
    for bit in 0..RECORD * 8 {
        let mut flipped = bytes;
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(Record::from_bytes(&flipped, 1, &key()), None, "bit {bit}");
    }
    for cut in 0..RECORD {
        assert_eq!(Record::from_bytes(&bytes[..cut], 1, &key()), None, "cut at {cut}");
    }
}

/// Frozen: journals on people's disks hold these. The tag was computed by another implementation of HMAC (Python's
/// `hmac`).
#[test]
fn the_bytes_never_change() {
    let expected = concat!(
        "4d4f4f525345414c",
        "0100",
        "01",
        "00",
        "01",
        "000000",
        "0807060504030201",
        "7011010000000000",
        "0300000000000000",
        "02010000",
        "02000000",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "53c495f89bea6702eea4730fb02f490cdbfabb5fe31c265f4bc30be31a28782a",
    );
    assert_eq!(hex::encode(one().to_bytes(1, &key())), expected);
}
