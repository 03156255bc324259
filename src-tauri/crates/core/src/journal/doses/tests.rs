//! The doses of a day.

use chrono::NaiveTime;
use uuid::Uuid;

use super::{DoseDraft, DoseLine, DoseState};
use crate::insights::Span;
use crate::journal::model::{DayRule, PlannedDose, Tracker, TrackerKind};
use crate::settings::{Break, Settings};
use crate::testing::{Journal, journal};

const ZONE: &str = "Europe/London";

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn planned(times: &[&str]) -> TrackerKind {
    let plan = times.iter().map(|at| PlannedDose { at: time(at), amount: Some(200.0) }).collect();
    TrackerKind::Dose { unit: Some("mg".into()), plan, remind: false }
}

fn medicine(journal: &Journal, name: &str, times: &[&str]) -> Tracker {
    journal.session.journal_tracker_add(name, &planned(times), DayRule::Sum).unwrap().value
}

fn taken(at: &str) -> DoseState {
    DoseState::Taken { at: time(at), amount: Some(200.0) }
}

fn dose(tracker: Uuid, day: &str, planned: Option<&str>, state: DoseState) -> DoseDraft {
    DoseDraft { id: Uuid::now_v7(), tracker, day: day.parse().unwrap(), planned: planned.map(time), state }
}

fn save(journal: &Journal, dose: &DoseDraft) {
    let _ = journal.session.journal_dose_save(dose).unwrap();
}

fn lines(journal: &Journal, day: &str) -> Vec<DoseLine> {
    journal.session.journal_doses(Some(day.parse().unwrap()), ZONE).unwrap().lines
}

fn states(journal: &Journal, day: &str) -> Vec<(Option<NaiveTime>, Option<DoseState>)> {
    lines(journal, day).into_iter().map(|line| (line.planned, line.state)).collect()
}

#[test]
fn a_day_has_what_is_planned_and_what_was_taken_in_its_order() {
    let journal = journal();
    let evening = medicine(&journal, "Lamotrigine", &["21:00", "01:00", "08:00"]);
    let needed = medicine(&journal, "Ibuprofen", &[]);
    save(&journal, &dose(evening.id, "2026-11-19", Some("08:00"), taken("08:20")));
    save(&journal, &dose(needed.id, "2026-11-19", None, taken("14:30")));
    save(&journal, &dose(needed.id, "2026-11-19", None, taken("19:30")));
    let (morning, night) = (Some(time("08:00")), Some(time("01:00")));
    assert_eq!(
        states(&journal, "2026-11-19"),
        [
            (morning, Some(taken("08:20"))),
            (None, Some(taken("14:30"))),
            (None, Some(taken("19:30"))),
            (Some(time("21:00")), None),
            (night, None)
        ]
    );
    let now = journal.session.journal_doses(None, ZONE).unwrap();
    assert_eq!((now.day, now.today, now.lines), (now.today, now.day, lines(&journal, "2026-11-19")));
    // The small hours are still the day before.
    journal.wait(5 * 60);
    assert_eq!(journal.session.journal_doses(None, ZONE).unwrap().day.to_string(), "2026-11-19");
}

#[test]
fn what_was_noted_can_be_put_right_and_taken_away() {
    let journal = journal();
    let evening = medicine(&journal, "Lamotrigine", &["21:00"]);
    let first = dose(evening.id, "2026-11-19", Some("21:00"), taken("21:00"));
    save(&journal, &first);
    // From another window, under another id: it is noted once.
    save(&journal, &dose(evening.id, "2026-11-19", Some("21:00"), DoseState::LeftOut));
    let seen = lines(&journal, "2026-11-19");
    assert_eq!((seen.len(), seen[0].id, seen[0].state), (1, Some(first.id), Some(DoseState::LeftOut)));
    assert_eq!(seen[0].amount, Some(200.0));
    let _ = journal.session.journal_dose_remove(first.id).unwrap();
    let _ = journal.session.journal_dose_remove(first.id).unwrap();
    assert_eq!(states(&journal, "2026-11-19"), [(Some(time("21:00")), None)]);
    save(&journal, &first);
    assert_eq!(states(&journal, "2026-11-19"), [(Some(time("21:00")), Some(taken("21:00")))]);
}

#[test]
fn another_plan_changes_no_day_that_was() {
    let journal = journal();
    let evening = medicine(&journal, "Lamotrigine", &["21:00"]);
    save(&journal, &dose(evening.id, "2026-11-19", Some("21:00"), taken("21:10")));
    assert!(lines(&journal, "2026-11-17").is_empty(), "nothing was planned before there was a plan");
    journal.wait(3 * 24 * 60);
    let change = |tracker: &Tracker| journal.session.journal_tracker_update(tracker).map(|_| ());
    change(&Tracker { kind: planned(&["22:00"]), ..evening.clone() }).unwrap();
    assert_eq!(states(&journal, "2026-11-19"), [(Some(time("21:00")), Some(taken("21:10")))]);
    assert_eq!(states(&journal, "2026-11-22"), [(Some(time("22:00")), None)]);
    // Its name can change without the days since being forgotten; put away, it is planned no more.
    change(&Tracker { name: "Evening".into(), kind: planned(&["22:00"]), ..evening.clone() }).unwrap();
    journal.wait(2 * 24 * 60);
    assert_eq!(states(&journal, "2026-11-22").len(), 1);
    change(&Tracker { archived: true, kind: planned(&["22:00"]), ..evening.clone() }).unwrap();
    assert_eq!(states(&journal, "2026-11-24"), []);
    assert_eq!(states(&journal, "2026-11-19").len(), 1);
    // A kind with doses stays one of doses.
    let refused = change(&Tracker { kind: TrackerKind::YesNo, ..evening }).unwrap_err();
    assert_eq!(refused.field, Some("kind"));
}

#[test]
fn doses_are_judged() {
    let journal = journal();
    let evening = medicine(&journal, "Lamotrigine", &["21:00"]);
    let fails = |dose: &DoseDraft| journal.session.journal_dose_save(dose).unwrap_err().field;
    let good = dose(evening.id, "2026-11-19", Some("21:00"), DoseState::LeftOut);
    assert_eq!(fails(&DoseDraft { id: Uuid::nil(), ..good }), Some("id"));
    assert_eq!(fails(&DoseDraft { tracker: Uuid::now_v7(), ..good }), Some("trackers"));
    assert_eq!(fails(&DoseDraft { day: "1812-01-01".parse().unwrap(), ..good }), Some("day"));
    for amount in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
        let state = DoseState::Taken { at: time("21:00"), amount: Some(amount) };
        assert_eq!(fails(&DoseDraft { state, ..good }), Some("amount"));
    }
    let sleep = journal.session.journal_tracker_add("Sleep", &TrackerKind::Duration, DayRule::Sum).unwrap().value;
    assert_eq!(fails(&DoseDraft { tracker: sleep.id, ..good }), Some("tracker"));
    for times in [["21:00", "21:00"], ["21:00:30", "08:00"]] {
        let added = journal.session.journal_tracker_add("x", &planned(&times), DayRule::Sum);
        assert_eq!(added.unwrap_err().field, Some("plan"));
    }
}

/// Each change on the day it was made; what was mistyped and put right on one day is none.
#[test]
fn a_dose_that_was_changed_is_told_with_what_it_was_before() {
    let journal = journal();
    let plan = |times: &[(&str, f64)]| {
        let plan = times.iter().map(|(at, amount)| PlannedDose { at: time(at), amount: Some(*amount) }).collect();
        TrackerKind::Dose { unit: Some("mg".into()), plan, remind: false }
    };
    let evening =
        journal.session.journal_tracker_add("Evening", &plan(&[("21:00:00", 100.0)]), DayRule::Sum).unwrap().value;
    let change = |kind: TrackerKind| {
        let _ = journal.session.journal_tracker_update(&Tracker { kind, ..evening.clone() }).unwrap();
    };
    let seen = || {
        let all = Span { from: "2026-11-01".parse().unwrap(), to: "2026-12-31".parse().unwrap() };
        let doses = journal.session.insights_marks(all, ZONE).unwrap().doses;
        doses.into_iter().map(|one| (one.day.to_string(), one.before, one.after)).collect::<Vec<_>>()
    };
    change(plan(&[("22:00:00", 100.0)]));
    assert_eq!(seen(), [], "another time is no other dose");
    change(plan(&[("22:00:00", 10.0)]));
    change(plan(&[("22:00:00", 100.0)]));
    assert_eq!(seen(), [], "put right on the same day");
    // Two in the night still belong to the evening before.
    journal.wait(60 * 28);
    change(plan(&[("08:00:00", 50.0), ("22:00:00", 100.0)]));
    let first = ("2026-11-20".to_owned(), vec![100.0], vec![50.0, 100.0]);
    assert_eq!(seen(), std::slice::from_ref(&first));
    journal.wait(60 * 24 * 10);
    change(plan(&[("22:00:00", 75.0)]));
    let second = ("2026-11-30".to_owned(), vec![50.0, 100.0], vec![75.0]);
    assert_eq!(seen(), [first, second]);
    let later = Span { from: "2026-11-30".parse().unwrap(), to: "2026-11-30".parse().unwrap() };
    assert_eq!(journal.session.insights_marks(later, ZONE).unwrap().doses.len(), 1);
}

#[test]
fn another_unit_is_another_dose_and_each_amount_keeps_its_own() {
    let journal = journal();
    let plan = |unit: &str, times: &[(&str, Option<f64>)]| {
        let plan = times.iter().map(|(at, amount)| PlannedDose { at: time(at), amount: *amount }).collect();
        TrackerKind::Dose { unit: Some(unit.into()), plan, remind: false }
    };
    let both = [("08:00:00", Some(50.0)), ("22:00:00", Some(100.0))];
    let evening = journal.session.journal_tracker_add("Evening", &plan("mg", &both), DayRule::Sum).unwrap().value;
    let change = |kind: TrackerKind| {
        let _ = journal.session.journal_tracker_update(&Tracker { kind, ..evening.clone() }).unwrap();
    };
    let seen = || {
        let all = Span { from: "2026-11-01".parse().unwrap(), to: "2027-12-31".parse().unwrap() };
        journal.session.insights_marks(all, ZONE).unwrap().doses
    };
    change(plan("mg", &[("07:00:00", Some(100.0)), ("08:00:00", Some(50.0))]));
    assert_eq!(seen(), [], "the same amounts at other times");
    journal.wait(60 * 24 * 2);
    change(plan("tablets", &[("22:00:00", Some(2.0))]));
    let told = seen();
    assert_eq!((told[0].before.as_slice(), told[0].unit_before.as_deref()), ([100.0, 50.0].as_slice(), Some("mg")));
    assert_eq!((told[0].after.as_slice(), told[0].unit.as_deref()), ([2.0].as_slice(), Some("tablets")));
    // An amount that is left open for a while is no dose to compare with.
    journal.wait(60 * 24 * 2);
    change(plan("tablets", &[("22:00:00", None)]));
    journal.wait(60 * 24 * 2);
    change(plan("tablets", &[("22:00:00", Some(1.0))]));
    assert_eq!(seen(), told);
}

#[test]
fn a_break_is_known_where_any_of_its_days_lies_in_what_is_looked_at() {
    let journal = journal();
    let day = |text: &str| text.parse().unwrap();
    let one = Break { from: day("2026-05-03"), to: Some(day("2026-05-17")) };
    let open = Break { from: day("2026-11-10"), to: None };
    let settings = journal.session.settings().unwrap();
    let _ = journal.session.settings_set(&Settings { breaks: vec![one, open], ..settings }).unwrap();
    let seen = |from, to| journal.session.insights_marks(Span { from: day(from), to: day(to) }, ZONE).unwrap().breaks;
    assert_eq!(seen("2026-05-17", "2026-06-30"), [one]);
    assert_eq!(seen("2026-05-18", "2026-11-09"), []);
    assert_eq!(seen("2026-01-01", "2026-12-31"), [one, open]);
}
