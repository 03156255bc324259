//! Exercises in the fixture: one of one's own, a favourite, one that was finished and one that was left.

#![allow(clippy::unwrap_used)]

use uuid::Uuid;

use crate::self_care::{ExerciseBegin, ExerciseEnd};
use crate::testing::Journal;

const RUN: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A0);
const LEFT: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A1);
const OWN: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A2);
const MADE: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A3);
const EXERCISE: &str = include_str!("../fixtures/own.exercise.json");

pub(super) fn fill(journal: &Journal) {
    let (session, zone) = (&journal.session, "Europe/London");
    let _ = session.self_care_own_save(OWN, EXERCISE).unwrap();
    let _ = session.self_care_favourite(&OWN.to_string(), true).unwrap();
    for (id, before) in [(RUN, Some(6)), (LEFT, None)] {
        let run = ExerciseBegin { id, exercise: OWN.to_string(), zone: zone.into(), before };
        let _ = session.self_care_begin(&run).unwrap();
    }
    let _ = session.self_care_end(&ExerciseEnd { id: RUN, after: Some(4), finished: true }).unwrap();
    let _ = session.self_care_own_keep(MADE, "{\"name\":\"Half of one\"}").unwrap();
    let _ = session.self_care_keep(LEFT, "{\"answers\":{}}").unwrap();
}

/// For schema 10 and later.
pub(super) fn has_exercises(journal: &Journal) {
    let view = journal.session.self_care_list("en").unwrap();
    let own = &view.exercises[0];
    assert_eq!((own.name.as_str(), own.own, own.favourite), ("Down to the water", true, true));
    assert_eq!(own.noted.map(|noted| (noted.times, noted.before, noted.after)), Some((1, 6.0, 4.0)));
    assert_eq!(view.unfinished.unwrap().id, LEFT);
}

/// For schema 11 and later.
pub(super) fn has_made(journal: &Journal) {
    let made = journal.session.self_care_list("en").unwrap().made;
    assert_eq!(made.iter().map(|one| (one.id, one.name.as_str())).collect::<Vec<_>>(), [(MADE, "Half of one")]);
}
