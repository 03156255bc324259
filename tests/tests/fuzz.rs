//! Everything that reads bytes from outside answers, whatever they are. More inputs are tried by `cargo xtask prove`.
#![allow(clippy::expect_used)]

use std::path::Path;

use mooring_tests::prove::fuzz::{Fuzzed, LARGEST, TARGETS, fuzz};

fn fuzzed(target: &str, inputs: u32) -> Fuzzed {
    fuzz(Path::new(env!("CARGO_BIN_EXE_prove")), target, inputs, fastrand::u64(..)).expect("the harness runs")
}

#[test]
fn every_reader_answers_wrong_input() {
    for target in TARGETS {
        let found = fuzzed(target.name, 200);
        assert!(found.is_sound(), "{}: {found:?}", target.name);
        assert_eq!(found.inputs, 200);
    }
}

#[test]
fn the_largest_files_are_read_within_the_memory() {
    for target in LARGEST {
        let found = fuzzed(target.name, 1);
        assert!(found.is_sound(), "{}: {found:?}", target.name);
    }
}

#[test]
fn a_reader_that_panics_or_hoards_is_found() {
    let panics = fuzzed("panics", 400);
    assert!(panics.panics > 0 && panics.first.is_some(), "{panics:?}");
    let hoards = fuzzed("hoards", 20);
    assert!(cfg!(not(target_os = "linux")) || !hoards.is_sound(), "{hoards:?}");
}
