//! The bytes of the file: whatever happens to a part of it, the rest is found. What needs a vault is tested beside it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::frame::{self, CONTENT_MOST, Head, Kind, MARK, Piece, Sender};
use super::{BROKEN_MOST, ITEMS_MOST};

/// A whole item that nobody can open.
fn item(content: usize, fill: u8) -> Vec<u8> {
    let (bucket, padded) = frame::pad(&vec![1; content]).unwrap();
    let sealed = vec![fill; 32 + padded.len() + 16];
    frame::encode(Head { bucket, sender: Sender::Proven }, &sealed)
}

fn sound(pieces: &[Piece]) -> Vec<std::ops::Range<usize>> {
    let whole = pieces.iter().filter(|piece| matches!(piece.kind, Kind::Sound { .. }));
    whole.map(|piece| piece.range.clone()).collect()
}

fn kinds(bytes: &[u8]) -> Vec<&'static str> {
    let name = |piece: &Piece| match piece.kind {
        Kind::Sound { .. } => "sound",
        Kind::Torn => "torn",
        Kind::Damaged => "damaged",
        Kind::Rest => "rest",
    };
    frame::scan(bytes).iter().map(name).collect()
}

#[test]
fn every_flipped_bit_damages_its_own_item_and_no_other() {
    let (before, harmed, after) = (item(9, 3), item(9, 4), item(9, 5));
    let whole = [before.as_slice(), &harmed, &after].concat();
    for at in before.len()..before.len() + harmed.len() {
        for bit in 0..8 {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << bit;
            assert_eq!(kinds(&flipped), ["sound", "damaged", "sound"], "byte {at} bit {bit}");
            let pieces = frame::scan(&flipped);
            assert_eq!(pieces[1].range, before.len()..before.len() + harmed.len(), "byte {at} bit {bit}");
        }
    }
}

#[test]
fn a_flipped_bit_in_the_last_item_is_damage_too() {
    let whole = [item(9, 3), item(2000, 4)].concat();
    for at in [1122, 1122 + 16, 1122 + 17, 2000, whole.len() - 1] {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x40;
        assert_eq!(kinds(&flipped), ["sound", "damaged"], "byte {at}");
    }
}

#[test]
fn an_item_cut_anywhere_is_torn_and_hides_nothing() {
    let (whole, next) = (item(700, 0xa5), item(3, 7));
    for length in 1..whole.len() {
        let cut = &whole[..length];
        assert_eq!(kinds(cut), ["torn"], "{length}");
        assert_eq!(kinds(&[cut, &next].concat()), ["torn", "sound"], "{length}");
        // Space that was reserved for it and never written.
        let mut reserved = cut.to_vec();
        reserved.resize(whole.len(), 0);
        let written_but_for_its_sum = whole.len() - length < 32;
        if !written_but_for_its_sum {
            assert_eq!(kinds(&[reserved.as_slice(), &next].concat()), ["torn", "sound"], "{length}");
        }
    }
    assert_eq!(kinds(&[0; 5000]), ["torn"]);
    assert_eq!(kinds(&[vec![0; 5000], next].concat()), ["torn", "sound"]);
}

#[test]
fn what_was_never_an_item_is_damage() {
    assert_eq!(kinds(b"shopping list"), ["damaged"]);
    assert_eq!(kinds(b"mooring-outbox-2 of another day"), ["damaged"]);
    assert_eq!(kinds(&[b"\n".as_slice(), &item(1, 1)].concat()), ["damaged", "sound"]);
    assert_eq!(kinds(&[]), [""; 0]);
}

#[test]
fn sizes_tell_one_of_four() {
    let sizes: std::collections::BTreeSet<usize> = (0..=CONTENT_MOST)
        .step_by(61)
        .chain([1019, 1020, 1021, 4092, 4093, 16380, 16381, CONTENT_MOST])
        .map(|length| item(length, 0).len())
        .collect();
    assert_eq!(sizes.into_iter().collect::<Vec<_>>(), [1122, 4194, 16482, 65634]);
    assert_eq!((item(1020, 0).len(), item(1021, 0).len()), (1122, 4194));
    assert!(frame::pad(&vec![0; CONTENT_MOST + 1]).is_none());
}

#[test]
fn a_content_comes_out_as_it_went_in_and_filling_is_nothing_but_zeros() {
    for content in [b"".as_slice(), b"a", b"ends with a zero\0", &[0; 300], &vec![7; CONTENT_MOST]] {
        let (_, mut padded) = frame::pad(content).unwrap();
        assert_eq!(frame::unpad(&padded), Some(content));
        if content.len() < CONTENT_MOST {
            *padded.last_mut().unwrap() = 1;
            assert_eq!(frame::unpad(&padded), None);
        }
    }
    assert_eq!(frame::unpad(&[]), None);
    assert_eq!(frame::unpad(&[255; 1024]), None, "a length beyond the end");
}

#[test]
fn a_flood_is_not_looked_at_beyond_its_bound() {
    let many = item(1, 1).repeat(ITEMS_MOST + 3);
    let pieces = frame::scan(&many);
    assert_eq!(sound(&pieces).len(), ITEMS_MOST);
    assert_eq!(pieces.last().unwrap().kind, Kind::Rest);
    assert_eq!(pieces.last().unwrap().range.end, many.len());
    assert_eq!(frame::count(&many), ITEMS_MOST + 3);

    let marks = [MARK.as_slice(), &[3, 0]].concat().repeat(40_000);
    let pieces = frame::scan(&marks);
    assert_eq!(pieces.len(), BROKEN_MOST + 1);
    assert_eq!(pieces.last().unwrap().kind, Kind::Rest);
}

/// A stretch of a file: what was written, or what became of it.
#[derive(Debug, Clone)]
enum Stretch {
    Whole(usize, u8),
    Cut(usize, usize),
    Flipped(usize, usize),
    Noise(Vec<u8>),
}

fn stretch() -> impl Strategy<Value = Stretch> {
    prop_oneof![
        3 => (0..1400_usize, any::<u8>()).prop_map(|(content, fill)| Stretch::Whole(content, fill)),
        1 => (0..1400_usize, 0..1000_usize).prop_map(|(content, length)| Stretch::Cut(content, length)),
        1 => (0..1400_usize, 0..9000_usize).prop_map(|(content, bit)| Stretch::Flipped(content, bit)),
        1 => prop::collection::vec(any::<u8>(), 0..200).prop_map(Stretch::Noise),
        1 => (0..16_usize, 0..4_u8).prop_map(|(cut, bucket)| {
            Stretch::Noise([&MARK[cut..], &[bucket, 1], MARK].concat())
        }),
    ]
}

proptest! {
    #[test]
    fn any_bytes_are_taken_apart_without_a_gap(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        let mut at = 0;
        for piece in frame::scan(&bytes) {
            prop_assert_eq!(piece.range.start, at);
            prop_assert!(piece.range.end > at);
            at = piece.range.end;
        }
        prop_assert_eq!(at, bytes.len());
    }

    #[test]
    fn no_whole_item_is_lost_whatever_lies_around_it(stretches in prop::collection::vec(stretch(), 0..8)) {
        let (mut bytes, mut whole) = (Vec::new(), Vec::new());
        for stretch in stretches {
            let start = bytes.len();
            match stretch {
                Stretch::Whole(content, fill) => {
                    bytes.extend(item(content, fill));
                    whole.push(start..bytes.len());
                }
                Stretch::Cut(content, length) => bytes.extend(&item(content, 9)[..length]),
                Stretch::Flipped(content, bit) => {
                    let mut harmed = item(content, 9);
                    let at = bit / 8 % harmed.len();
                    harmed[at] ^= 1 << (bit % 8);
                    bytes.extend(harmed);
                }
                Stretch::Noise(noise) => bytes.extend(noise),
            }
        }
        prop_assert_eq!(sound(&frame::scan(&bytes)), whole);
    }
}

#[test]
fn a_head_that_says_another_size_than_the_item_has_is_damage() {
    let mut bytes = item(5, 1);
    bytes[MARK.len()] = 3;
    assert_eq!(kinds(&[bytes.as_slice(), &item(5, 2)].concat()), ["damaged", "sound"]);
}
