//! Exercises in the fixture: one of one's own, a favourite, one that was finished and one that was left.

#![allow(clippy::unwrap_used)]

use uuid::Uuid;

use crate::calendar::{RuleDraft, SeriesDraft, SeriesKind, WhenDraft};
use crate::self_care::model::ExerciseNeed;
use crate::self_care::{ExerciseBegin, ExerciseEnd, LaunchKind, LaunchTargetDraft, LauncherDraft};
use crate::testing::Journal;

const RUN: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A0);
const LEFT: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A1);
const OWN: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A2);
const MADE: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A3);
const STARTED: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A4);
const WALK: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00A5);
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
    starts(journal);
}

/// A launcher, and a time for it in the calendar.
fn starts(journal: &Journal) {
    let session = &journal.session;
    session.self_care_launcher_choose(STARTED, LaunchKind::Program, "/usr/bin/rain").unwrap();
    let rain = LauncherDraft {
        id: STARTED,
        name: "Rain".into(),
        target: LaunchTargetDraft::Program { arguments: vec!["--soft".into()] },
        needs: vec![ExerciseNeed::Sleep],
        note: "For the night".into(),
    };
    let _ = session.self_care_launcher_save(&rain).unwrap();
    let target = session.self_care_launcher(STARTED).unwrap().target;
    session.self_care_launcher_agree(STARTED, &target, b"here").unwrap();
    let walk = SeriesDraft {
        id: WALK,
        kind: SeriesKind::SelfCare,
        group: None,
        person: None,
        exercise: Some(STARTED.to_string()),
        title: "Rain".into(),
        when: WhenDraft::Times {
            start: "2027-01-11T22:00:00".parse().unwrap(),
            whole_day: false,
            zone: Some("Europe/London".into()),
            minutes: Some(15),
            rule: RuleDraft::Once,
        },
        place: String::new(),
        link: String::new(),
        note: String::new(),
        leads: Vec::new(),
        named: false,
    };
    let _ = session.calendar_save(&walk, None, "Europe/London").unwrap();
}

/// For schema 10 and later.
pub(super) fn has_exercises(journal: &Journal) {
    let view = journal.session.self_care_list("en").unwrap();
    let own = &view.exercises[0];
    assert_eq!((own.name.as_str(), own.own, own.favourite), ("Down to the water", true, true));
    assert_eq!(own.noted.map(|noted| (noted.times, noted.before, noted.after)), Some((1, 6.0, 4.0)));
    assert_eq!(view.unfinished[0].id, LEFT);
}

/// For schema 11 and later.
pub(super) fn has_made(journal: &Journal) {
    let made = journal.session.self_care_list("en").unwrap().made;
    assert_eq!(made.iter().map(|one| (one.id, one.name.as_str())).collect::<Vec<_>>(), [(MADE, "Half of one")]);
}

/// For schema 12 and later.
pub(super) fn has_starts(journal: &Journal) {
    let session = &journal.session;
    let rain = &session.self_care_launchers().unwrap()[0];
    assert_eq!((rain.id, rain.name.as_str(), rain.note.as_str()), (STARTED, "Rain", "For the night"));
    assert!(session.self_care_launcher_is_agreed(STARTED, &rain.target, b"here").unwrap());
    assert_eq!(session.calendar_get(WALK, None, "Europe/London").unwrap().exercise, Some(STARTED.to_string()));
}
