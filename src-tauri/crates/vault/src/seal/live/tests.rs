#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::seal::record::tests::{concerns, states};

const SNAPSHOT: Snapshot = Snapshot { pages: 3, root: [1; 32] };
const BYTES: u64 = 3 * 4096;

fn found(sequence: u64, state: State, concern: Option<Concern>) -> Found {
    let record = Record { turn: 9, sequence, state, concern, given_up: 0 };
    Found::Whole { record, slot: 0, other_damaged: false }
}

fn present(sequence: u64) -> Present {
    Present { counted: Counted::At(sequence), bytes: BYTES, log: false }
}

#[test]
fn the_answers_of_opening() {
    let (closed, open) = (State::Closed(SNAPSHOT), State::Open(SNAPSHOT));
    let concern = Finding::Concern;
    let log = Present { log: true, ..present(5) };
    let longer = Present { bytes: BYTES + 4096, ..present(5) };
    let unreadable = Present { counted: Counted::Unreadable, ..present(0) };
    let never = Present { counted: Counted::Never, ..present(0) };
    for (found, present, expected) in [
        (Found::Missing, never, Finding::FirstTime),
        (Found::Missing, present(5), concern(Concern::Missing)),
        (Found::Damaged, present(5), concern(Concern::Damaged)),
        (Found::Damaged, never, concern(Concern::Damaged)),
        (found(5, closed, None), present(5), Finding::Sound),
        (found(0, closed, None), never, Finding::Sound),
        (found(5, closed, None), present(4), concern(Concern::ChangesMissing { count: 1 })),
        (found(5, closed, None), present(6), concern(Concern::PagesDiffer)),
        (found(5, closed, None), log, concern(Concern::PagesDiffer)),
        (found(5, closed, None), longer, concern(Concern::PagesDiffer)),
        (found(5, open, None), log, Finding::AfterUncleanEnd),
        (found(5, open, None), present(5), Finding::AfterUncleanEnd),
        (found(5, open, None), present(7), Finding::AfterUncleanEnd),
        (found(5, open, None), longer, concern(Concern::PagesDiffer)),
        (found(5, State::Moved, None), longer, Finding::AfterUncleanEnd),
        (found(5, State::Moved, None), present(2), concern(Concern::ChangesMissing { count: 3 })),
        (found(5, closed, None), unreadable, concern(Concern::PagesDiffer)),
        (found(5, State::Moved, None), unreadable, concern(Concern::PagesDiffer)),
        (Found::Missing, unreadable, concern(Concern::Missing)),
        (found(9, State::Moved, None), never, concern(Concern::ChangesMissing { count: 9 })),
        (found(5, closed, Some(Concern::Missing)), present(5), concern(Concern::Missing)),
        (found(5, open, Some(Concern::OlderCopy { by: 4 })), present(3), concern(Concern::ChangesMissing { count: 6 })),
    ] {
        assert_eq!(judge(&found, present).0, expected, "{found:?} {present:?}");
    }
}

/// Else the seal would say of a database that was written that it is closed, and the next opening find it changed.
#[test]
fn a_record_that_could_not_be_written_is_written_with_the_next() {
    let place = tempfile::TempDir::new().unwrap();
    let file = place.path().join("not there yet").join("journal.seal");
    let key = || Secret::from_bytes([7; 32]);
    let never = Present { counted: Counted::Never, ..present(0) };
    let seal = Seal::look(&place.path().join("journal.db"), Sealing { file: file.clone(), key: key() }, never);
    seal.before_write();
    assert!(!seal.report().kept);
    std::fs::create_dir(file.parent().unwrap()).unwrap();
    seal.committed(1);
    assert!(seal.report().kept);
    let found = sidecar::read(&file, &key());
    assert!(matches!(found, Found::Whole { record: Record { sequence: 1, .. }, .. }), "{found:?}");
}

proptest! {
    /// What a killed process leaves: the commits are on the disk, the last record may not be.
    #[test]
    fn a_seal_that_is_behind_is_never_a_loss(behind in 0..100_u64, at in 0..1000_u64, moved: bool, log: bool) {
        let state = if moved { State::Moved } else { State::Open(SNAPSHOT) };
        let present = Present { counted: Counted::At(at + behind), bytes: BYTES, log };
        prop_assert_eq!(judge(&found(at, state, None), present).0, Finding::AfterUncleanEnd);
    }

    #[test]
    fn a_seal_that_is_ahead_is_always_a_loss_of_so_many(ahead in 1..1000_u64, at in 0..1000_u64, state in states()) {
        let finding = judge(&found(at + ahead, state, None), Present { log: true, ..present(at) }).0;
        prop_assert_eq!(finding, Finding::Concern(Concern::ChangesMissing { count: ahead }));
    }

    #[test]
    fn a_concern_stays_until_it_is_accepted(concern in concerns(), state in states(), at in 0..9_u64, record in 0..9_u64) {
        let finding = judge(&found(record, state, Some(concern)), present(at)).0;
        prop_assert!(matches!(finding, Finding::Concern(_)));
    }
}
