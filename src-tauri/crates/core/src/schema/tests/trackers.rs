//! What the newest schema has of trackers.

use uuid::Uuid;

use crate::insights::Span;
use crate::journal::model::{DayRule, PlannedDose, Tracker, TrackerKind, TrackerValue};
use crate::testing::Journal;

const STEPS: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A0);

/// A scale that took the place of another one.
pub(super) fn make(journal: &Journal) {
    let words = |words: &[&str]| TrackerKind::Steps { words: words.iter().map(|word| (*word).to_owned()).collect() };
    let energy =
        journal.session.journal_tracker_add("Energy", &words(&["low", "some", "high"]), DayRule::Mean).unwrap();
    let mut draft = journal.draft("so so");
    draft.id = STEPS;
    draft.trackers = vec![TrackerValue { tracker: energy.value.id, value: 2.0 }];
    journal.save(&draft);
    // The other fixtures have as many entries outside the bin.
    let _ = journal.session.journal_bin(STEPS).unwrap();
    let next = Tracker { kind: words(&["none", "low", "some", "high"]), ..energy.value };
    let _ = journal.session.journal_tracker_update(&next).unwrap();
    let dose = |amount| {
        let plan = vec![PlannedDose { at: "08:00:00".parse().unwrap(), amount: Some(amount) }];
        TrackerKind::Dose { unit: Some("mg".into()), plan, remind: true }
    };
    let iron = journal.session.journal_tracker_add("Iron", &dose(50.0), DayRule::Sum).unwrap().value;
    let _ = journal.session.journal_tracker_update(&Tracker { kind: dose(75.0), ..iron }).unwrap();
}

/// For schema 10 and later.
pub(super) fn has(journal: &Journal) {
    let noted = journal.session.journal_get(STEPS).unwrap().trackers;
    let trackers = journal.session.journal_vocabulary().unwrap().trackers;
    let follows = trackers.iter().find(|tracker| tracker.follows == Some(noted[0].tracker)).unwrap();
    assert!(matches!(&follows.kind, TrackerKind::Steps { words } if words.len() == 4), "{follows:?}");
    let iron = trackers.iter().find(|tracker| tracker.name == "Iron").unwrap();
    assert!(matches!(iron.kind, TrackerKind::Dose { remind: true, .. }), "{iron:?}");
    let day = "2026-11-20".parse().unwrap();
    let marks = journal.session.insights_marks(Span { from: day, to: day }, "Europe/London").unwrap();
    assert_eq!((&marks.doses[0].before[..], &marks.doses[0].after[..]), (&[50.0][..], &[75.0][..]));
}
