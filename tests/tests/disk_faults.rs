//! Nothing that was called saved is lost when the power is cut or a call of the system fails. The full counts are run by
//! `cargo xtask prove`.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used)]

use std::path::Path;

use mooring_tests::prove::Work;
use mooring_tests::prove::failing::{cut_writes, fail_calls, fail_opening};
use mooring_tests::prove::power::cut_power;

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_prove"))
}

#[test]
fn whatever_a_power_cut_leaves_of_the_disk_has_what_was_called_safe() {
    for work in Work::ALL {
        let found = cut_power(program(), work, 25, fastrand::u64(..)).expect("the harness runs");
        assert!(found.is_sound(), "{}: {found:?}", work.name());
        assert_eq!(found.tries, 25, "{}", work.name());
    }
}

#[test]
fn a_change_called_safe_before_it_is_synced_is_lost_in_a_power_cut() {
    let found = cut_power(program(), Work::Unsynced, 20, fastrand::u64(..)).expect("the harness runs");
    assert!(found.lost > 0, "{found:?}");
}

#[test]
fn a_call_that_fails_harms_nothing_and_nothing_is_called_safe_falsely() {
    for work in Work::ALL {
        let calls = fail_calls(program(), work, 3, fastrand::u64(..)).expect("the harness runs").found;
        assert!(calls.is_sound(), "{}: {calls:?}", work.name());
        let writes = cut_writes(program(), work, 1, fastrand::u64(..)).expect("the harness runs").found;
        assert!(writes.lost == 0 && writes.unreadable == 0, "{}: {writes:?}", work.name());
    }
}

/// Its note may have its name and the folder's change not be durable: said to have failed, it must not erase later.
#[test]
fn an_erasure_that_is_said_to_have_failed_erases_nothing() {
    let failed = fail_calls(program(), Work::Erase, 1_000, 0).expect("the harness runs");
    assert!(failed.found.is_sound(), "{failed:?}");
    assert!(failed.said > 0, "{failed:?}");
}

/// SQLite opens a log, and its index, for reading alone that it could not open for writing just then, and says nothing.
#[test]
fn a_log_that_could_not_be_opened_once_keeps_nobody_from_saving() {
    for work in [Work::Save, Work::Close, Work::Rotate] {
        for file in ["journal.db-wal", "journal.db-shm"] {
            let found = fail_opening(program(), work, file).expect("the harness runs").found;
            assert!(found.is_sound(), "{} {file}: {found:?}", work.name());
            assert!(found.tries > 0, "{} {file}", work.name());
        }
    }
}

#[test]
fn a_change_called_safe_although_saving_it_failed_is_found_missing() {
    let failed = fail_calls(program(), Work::Careless, 12, fastrand::u64(..)).expect("the harness runs");
    assert!(failed.found.lost > 0, "{failed:?}");
}
