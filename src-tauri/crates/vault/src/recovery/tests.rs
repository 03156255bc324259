#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::cast_possible_truncation)] // Test data, drawn small.

use proptest::prelude::*;

use super::*;

const ALPHABET: &[u8; 32] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

fn code(bytes: [u8; 16]) -> RecoveryCode {
    RecoveryCode(Secret::from_bytes(bytes))
}

fn written(code: &RecoveryCode) -> String {
    code.groups().join("-")
}

fn symbols(code: &RecoveryCode) -> Vec<u8> {
    code.groups().concat().into_bytes()
}

fn check_symbols(symbols: &[u8]) -> Check {
    check(std::str::from_utf8(symbols).unwrap())
}

/// Frozen: a printed code has to open the journal in every later version.
#[test]
fn the_spelling_never_changes() {
    let code = code([0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff]);
    // The reference is the library's own encoder, which the code itself does not use.
    let reference = bech32::encode_upper::<Bech32m>(HRP, code.0.expose("test")).unwrap();
    assert_eq!(format!("MOORING1{}", symbols(&code).iter().map(|b| *b as char).collect::<String>()), reference);
    assert_eq!(written(&code), "QQGJ-YV6Y-24N8-0ZYE-42AU-EH0W-LUHV-J388");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_code_is_read_back_however_it_is_typed(bytes: [u8; 16], seed: u64) {
        let code = code(bytes);
        let mut typed = String::new();
        for (index, symbol) in symbols(&code).into_iter().enumerate() {
            let symbol = symbol as char;
            let bit = seed.rotate_right(index as u32);
            typed.push(if bit & 1 == 0 { symbol.to_ascii_lowercase() } else { symbol });
            typed.push_str(["", " ", "-", " – ", "\n"][(bit >> 1) as usize % 5]);
        }
        prop_assert_eq!(check(&typed), Check::WellFormed);
        let Ok(read) = RecoveryCode::parse(&typed) else { panic!("must parse") };
        prop_assert!(read.0.same_as(&code.0));
        prop_assert_eq!(written(&read), written(&code));
    }

    #[test]
    fn what_is_typed_so_far_is_told(bytes: [u8; 16], length in 0_usize..32) {
        let symbols = symbols(&code(bytes));
        prop_assert_eq!(check_symbols(&symbols[..length]), Check::Incomplete { groups: (length / 4) as u8 });
        let mut wrong = symbols.clone();
        wrong[length] = b'B';
        prop_assert_eq!(check_symbols(&wrong), Check::BadSymbol { group: (length / 4) as u8 });
        let mut long = symbols;
        long.push(b'Q');
        prop_assert_eq!(check_symbols(&long), Check::TooLong);
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,80}") {
        let _ = check(&text);
    }
}

/// Numbers that look random and are the same in every run.
fn draws() -> impl FnMut(usize) -> usize {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize % below
    }
}

#[test]
fn the_group_of_a_single_wrong_symbol_is_named() {
    let mut draw = draws();
    for place in 0..32 {
        let original = symbols(&code(std::array::from_fn(|_| draw(256) as u8)));
        let mut typed = original.clone();
        typed[place] = *ALPHABET.iter().find(|symbol| **symbol != original[place]).unwrap();
        assert_eq!(check_symbols(&typed), Check::Mistyped { group: Some((place / 4) as u8) });
    }
}

#[test]
fn a_group_is_named_only_for_a_single_symbol() {
    let original = symbols(&code([7; 16]));
    let mut two = original.clone();
    two.swap(0, 31);
    two.swap(3, 20);
    // Errors in several groups: no single change repairs them.
    assert_eq!(check_symbols(&two), Check::Mistyped { group: None });
}

#[test]
fn a_zero_may_be_typed_as_the_letter_it_looks_like() {
    let code = (0..=255_u8).map(|byte| code([byte; 16])).find(|code| written(code).contains('0')).unwrap();
    let typed = written(&code).replace('0', "o");
    assert_eq!(check(&typed), Check::WellFormed);
}

#[test]
fn asked_groups_are_compared_tolerantly_and_exactly() {
    let code = code([0x5a; 16]);
    let groups = code.groups();
    for (place, group) in groups.iter().enumerate() {
        let place = u8::try_from(place).unwrap();
        assert!(code.group_is(place, group));
        assert!(code.group_is(place, &format!(" {} ", group.to_ascii_lowercase())));
        assert!(!code.group_is(place, &group[..3]));
        assert!(!code.group_is(place, &format!("{group}Q")));
        assert!(!code.group_is(place, ""));
    }
    assert!(!code.group_is(8, &groups[0]));
    assert!(!code.group_is(0, &groups[1]));
}

#[test]
fn two_different_places_are_asked() {
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..2_000 {
        let [first, second] = two_places().unwrap();
        assert!(first < second && second < 8);
        seen.insert((first, second));
    }
    assert_eq!(seen.len(), 28, "every pair is asked some time");
}
