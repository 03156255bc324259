//! Nothing that was called saved is lost when the process is killed, and nothing is changed unnoticed. The full counts are run by `cargo xtask prove`.
#![allow(clippy::expect_used)]

use std::path::Path;

use mooring_tests::prove::Found;
use mooring_tests::prove::Work;
use mooring_tests::prove::damaged::{Harm, damage};
use mooring_tests::prove::flips::{Target, flip};
use mooring_tests::prove::kill::kill;
use mooring_tests::prove::rollback::roll_back;

/// Each in its turn: another one beside it would only slow both down.
fn killed(work: Work, tries: u32) -> Found {
    let program = Path::new(env!("CARGO_BIN_EXE_prove"));
    kill(program, work, tries, fastrand::u64(..)).expect("the harness runs")
}

fn all_is_kept(tries: &[(Work, u32)]) {
    for (work, tries) in tries {
        let found = killed(*work, *tries);
        assert!(found.is_sound(), "{}: {found:?}", work.name());
        assert_eq!(found.tries, *tries);
    }
}

#[test]
fn killed_at_everyday_work_a_journal_keeps_what_it_called_safe() {
    all_is_kept(&[(Work::Save, 200), (Work::Header, 100), (Work::Migrate, 40)]);
}

#[test]
fn killed_while_it_closes_or_copies_a_journal_keeps_what_it_called_safe() {
    all_is_kept(&[(Work::Close, 100), (Work::Backup, 20)]);
}

#[test]
fn killed_while_one_journal_takes_the_place_of_another_either_is_whole() {
    all_is_kept(&[(Work::Begin, 20), (Work::Outbox, 60), (Work::Rotate, 20), (Work::Restore, 20)]);
}

#[test]
fn killed_while_what_opens_it_changes_a_journal_opens_by_one_or_the_other() {
    all_is_kept(&[(Work::Protect, 20), (Work::Erase, 20)]);
}

#[test]
fn a_change_called_safe_too_early_is_found_missing() {
    let found = killed(Work::TooEarly, 60);
    assert!(found.lost > 0, "{found:?}");
}

#[test]
fn every_flipped_bit_is_noticed() {
    for target in Target::ALL {
        let found = flip(target, 120).expect("the harness runs");
        assert!(found.is_sound(), "{}: {found:?}", target.name());
    }
    let filling = flip(Target::Filling, 20).expect("the harness runs");
    assert_eq!((filling.flipped, filling.noticed), (20, 0), "what means nothing is noticed by nobody");
}

#[test]
fn what_a_damaged_page_holds_is_never_left_out_without_a_word() {
    let mut careless = 0;
    for harm in Harm::ALL {
        let found = damage(Some(harm), 60).expect("the harness runs");
        assert!(found.is_sound(), "{harm:?}: {found:?}");
        careless += found.missing_to_the_careless;
    }
    assert!(careless > 0, "entries would be missing to whoever takes an error for nothing");
    let whole = damage(None, 1).expect("the harness runs");
    assert_eq!((whole.said, whole.missing_to_the_careless), (0, 0), "{whole:?}");
}

#[test]
fn older_files_put_back_are_noticed() {
    let found = roll_back(60, 4).expect("the harness runs");
    assert_eq!((found.pages, found.pages_noticed), (60, 60), "{found:?}");
    assert_eq!((found.folders, found.folders_noticed), (4, 4), "{found:?}");
    assert_eq!((found.alarms, found.with_keychain_noticed), (0, 0), "{found:?}");
}
