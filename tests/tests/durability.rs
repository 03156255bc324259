//! Nothing that was called saved is lost when the process is killed. The full counts are run by `cargo xtask prove`.
#![allow(clippy::expect_used)]

use std::path::Path;

use mooring_tests::prove::Found;
use mooring_tests::prove::Work;
use mooring_tests::prove::kill::kill;

/// Each in its turn: another one beside it would only slow both down.
fn killed(work: Work, tries: u32) -> Found {
    let program = Path::new(env!("CARGO_BIN_EXE_prove"));
    kill(program, work, tries, fastrand::u64(..)).expect("the harness runs")
}

#[test]
fn killed_at_any_work_a_journal_keeps_what_it_called_safe() {
    for (work, tries) in
        [(Work::Save, 200), (Work::Close, 120), (Work::Header, 100), (Work::Backup, 20), (Work::Migrate, 60)]
    {
        let found = killed(work, tries);
        assert!(found.is_sound(), "{}: {found:?}", work.name());
        assert_eq!(found.tries, tries);
    }
}

#[test]
fn a_change_called_safe_too_early_is_found_missing() {
    let found = killed(Work::TooEarly, 60);
    assert!(found.lost > 0, "{found:?}");
}
