//! Everything that reads bytes from outside answers, whatever they are. More inputs are tried by `cargo xtask prove`.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;

use mooring_tests::prove::fuzz::{Fuzzed, LARGEST, TARGETS, fuzz, write_seeds};

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
fn each_reader_has_its_program_that_is_led_and_its_seeds() {
    let manifest = include_str!("../fuzz/Cargo.toml");
    let programs: Vec<&str> =
        manifest.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    let readers: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(programs.get(1..).expect("the package's own name first"), readers);

    let folder = tempfile::tempdir().expect("a folder");
    write_seeds(folder.path(), &["ics".to_owned()]).expect("seeds are written");
    assert!(folder.path().join("ics/seeds/0").is_file());
    let words = fs::read_to_string(folder.path().join("ics/words.dict")).expect("the words");
    assert!(
        words.lines().count() > 10 && words.lines().all(|line| line.starts_with('"') && line.ends_with('"')),
        "{words}"
    );
    assert!(write_seeds(folder.path(), &["nobody".to_owned()]).is_err());
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
