//! What was noted before and after exercises, and the days they were done on.

use chrono::TimeDelta;
use proptest::prelude::*;
use uuid::Uuid;

use super::super::{
    Answer, Candidate, Eased, Effort, InsightsAnswer, InsightsExercise, InsightsThing, InsightsWhy, Why,
};
use super::telling::{date, days_of, last, on};
use crate::self_care::{ExerciseBegin, ExerciseEnd};
use crate::testing::{Journal, journal};

const ZONE: &str = "Europe/London";

fn effort() -> Effort {
    Effort { resamples: 199, ..Effort::default() }
}

fn rated() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((0_u8..=10, 0_u8..=10), 0..60)
        .prop_map(|times| times.into_iter().map(|(before, after)| (before.into(), after.into())).collect())
}

proptest! {
    #[test]
    fn counts_and_means_are_those_of_all_times(times in rated()) {
        let eased = Eased::of(&times, effort());
        let same = times.iter().filter(|(before, after)| (before - after).abs() < 0.5).count();
        prop_assert_eq!(eased.lower + eased.higher + same, times.len());
        prop_assert_eq!((eased.before.n, eased.after.n), (times.len(), times.len()));
        match eased.change {
            Answer::CannotTellYet { why, n } => {
                prop_assert_eq!((why, n), (Why::TooFewPairs, times.len()));
                prop_assert!(n < 14);
            }
            Answer::Tells(change) => {
                let n = f64::from(u32::try_from(times.len()).unwrap());
                let by = times.iter().map(|(before, after)| after - before).sum::<f64>() / n;
                prop_assert!(times.len() >= 14 && (change.by - by).abs() < 1e-9);
                prop_assert!(change.low <= change.by + 1e-9 && change.by <= change.high + 1e-9);
            }
        }
    }

    /// Read backwards, what was lower is higher by as much; and it makes no difference how hard everything was.
    #[test]
    fn what_is_turned_round_is_of_the_other_sign(times in rated(), harder in 0_u8..5) {
        let eased = Eased::of(&times, effort());
        let back: Vec<_> = times.iter().map(|(before, after)| (*after, *before)).collect();
        let shifted: Vec<_> = times.iter().map(|(b, a)| (b + f64::from(harder), a + f64::from(harder))).collect();
        let (back, shifted) = (Eased::of(&back, effort()), Eased::of(&shifted, effort()));
        prop_assert_eq!((back.lower, back.higher), (eased.higher, eased.lower));
        prop_assert_eq!((shifted.lower, shifted.higher), (eased.lower, eased.higher));
        if let (Answer::Tells(one), Answer::Tells(other), Answer::Tells(shifted)) =
            (eased.change, back.change, shifted.change)
        {
            prop_assert!((one.by + other.by).abs() < 1e-9 && (one.low + other.high).abs() < 1e-6);
            prop_assert!((one.by - shifted.by).abs() < 1e-9 && (one.high - shifted.high).abs() < 1e-6);
        }
    }

    #[test]
    fn what_is_no_number_is_left_out(times in rated(), place in 0_usize..60) {
        let mut holed = times.clone();
        holed.insert(place.min(times.len()), (f64::NAN, 3.0));
        prop_assert_eq!(Eased::of(&holed, effort()), Eased::of(&times, effort()));
    }
}

/// Notes that one was done on a day, at the time it is then.
fn done(journal: &Journal, exercise: &str, noted: (Option<u8>, Option<u8>), finished: bool) {
    let id = Uuid::now_v7();
    let begin = ExerciseBegin { id, exercise: exercise.into(), zone: ZONE.into(), before: noted.0 };
    let _ = journal.session.self_care_begin(&begin).unwrap();
    let _ = journal.session.self_care_end(&ExerciseEnd { id, after: noted.1, finished }).unwrap();
}

fn names(told: &[InsightsExercise]) -> Vec<(Option<&str>, u32)> {
    told.iter().map(|one| (one.exercise.as_ref().map(|exercise| exercise.name.as_str()), one.times)).collect()
}

#[test]
fn each_exercise_has_what_was_noted_before_and_after_with_how_often() {
    let journal = journal();
    for day in 0..16_u8 {
        done(&journal, "long-out", (Some(7), Some(if day % 4 == 0 { 7 } else { 4 + day % 2 })), true);
        if day < 3 {
            done(&journal, "box", (Some(5), Some(6)), false);
        }
        done(&journal, "54321", (Some(5), None), true);
        journal.wait(60 * 24);
    }
    let span = super::super::Span { from: date("2026-11-19"), to: date("2026-12-31") };
    let told = journal.session.insights_exercises(span, "en").unwrap();
    assert_eq!(names(&told), [(None, 19), (Some("Long exhale"), 16), (Some("Box breathing"), 3)]);
    let [all, long, boxed] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((long.lower, long.higher, long.before.mean), (12, 0, Some(7.0)));
    let InsightsAnswer::Tells { told } = long.change else { panic!("{long:?}") };
    assert!(told.n == 16 && told.high < 0.0 && (told.by - (-2.0)).abs() < 0.26, "{told:?}");
    assert_eq!((boxed.lower, boxed.higher, boxed.before.mean), (0, 3, None));
    assert_eq!(boxed.change, InsightsAnswer::CannotTellYet { why: InsightsWhy::TooFewPairs, n: 3 });
    assert_eq!((all.lower, all.higher), (12, 3));
    // Of other days there is nothing.
    assert_eq!(journal.session.insights_exercises(last(5), "en").unwrap().len(), 3);
    let before = super::super::Span { from: date("2025-01-01"), to: date("2025-12-31") };
    assert_eq!(journal.session.insights_exercises(before, "en").unwrap(), []);
}

#[test]
fn days_are_held_against_exercises_that_were_done_on_them() {
    let journal = journal();
    for day in days_of(last(20)) {
        on(&journal, day, |draft| draft.mood = journal.mood(3));
    }
    // Back to three weeks ago, and a time every other day; what was left at once is none.
    let own = Uuid::from_u128(7);
    let text = include_str!("../../schema/fixtures/own.exercise.json");
    let _ = journal.session.self_care_own_save(own, text).unwrap();
    for place in 0..10 {
        done(&journal, "long-out", (None, None), true);
        done(&journal, "box", (Some(3), None), false);
        if place < 4 {
            done(&journal, &own.to_string(), (Some(3), Some(3)), false);
        }
        journal.wait(60 * 48);
    }
    let span = super::super::Span { from: last(20).from, to: date("2026-11-19") + TimeDelta::days(30) };
    let given = journal.session.read(|reader| super::super::given(reader, span, "en")).unwrap();
    let exercise = |id: &str, name: &str| InsightsThing::Exercise { id: id.into(), name: name.into() };
    let own_name = "Down to the water";
    assert_eq!(
        given.things,
        [InsightsThing::AnyExercise, exercise("long-out", "Long exhale"), exercise(&own.to_string(), own_name)]
    );
    let Candidate::Tag(long) = &given.candidates[1] else { panic!("{:?}", given.candidates[1]) };
    assert_eq!(long.noted().filter(|(_, value)| *value > 0.0).count(), 10);
    // A day without an entry and without one is neither.
    assert_eq!(long.noted().count(), 20 + 9);
    // Without its name nobody could tell what is meant; the days it was done on are still no days without any.
    let any = given.candidates[0].clone();
    let _ = journal.session.self_care_own_remove(own).unwrap();
    let given = journal.session.read(|reader| super::super::given(reader, span, "en")).unwrap();
    assert_eq!(given.things, [InsightsThing::AnyExercise, exercise("long-out", "Long exhale")]);
    assert_eq!(given.candidates[0], any);
    let rows = journal.session.insights_along(span, "en").unwrap().rows;
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().all(|row| row.why == Some(InsightsWhy::TooFewDaysWith)), "{rows:?}");
}
