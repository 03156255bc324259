//! Exercises as somebody lives with them.

#![allow(clippy::unwrap_used)]

mod hostile;
mod launchers;

use uuid::Uuid;

use super::{ExerciseBegin, ExerciseEnd, ExerciseFault};
use crate::error::ErrorCode;
use crate::journal::{EntryLink, EntryLinkKind};
use crate::testing::{Journal, journal};

const ZONE: &str = "Europe/London";
const OWN: &str = include_str!("../schema/fixtures/own.exercise.json");

fn run(number: u128, exercise: &str, before: Option<u8>) -> ExerciseBegin {
    ExerciseBegin { id: Uuid::from_u128(number), exercise: exercise.into(), zone: ZONE.into(), before }
}

fn begin(journal: &Journal, run: &ExerciseBegin) {
    let _ = journal.session.self_care_begin(run).unwrap();
}

fn end(journal: &Journal, number: u128, after: Option<u8>) {
    let end = ExerciseEnd { id: Uuid::from_u128(number), after, finished: true };
    let _ = journal.session.self_care_end(&end).unwrap();
}

fn first(journal: &Journal) -> String {
    journal.session.self_care_list("en").unwrap().exercises[0].id.clone()
}

#[test]
fn what_is_noted_before_and_after_is_told_with_how_often() {
    let journal = journal();
    let id = first(&journal);
    let noted = || journal.session.self_care_get(&id, "en").unwrap().noted;
    assert_eq!(noted(), None);
    for (number, before, after) in
        [(1, Some(7), Some(4)), (2, Some(6), Some(5)), (3, Some(9), None), (4, None, Some(1))]
    {
        begin(&journal, &run(number, &id, before));
        end(&journal, number, after);
    }
    let told = noted().unwrap();
    assert_eq!((told.times, told.before, told.after), (2, 6.5, 4.5), "only where both were noted");
    // The same again changes nothing; another answer afterwards counts instead.
    begin(&journal, &run(1, &id, Some(0)));
    end(&journal, 1, Some(6));
    let told = noted().unwrap();
    assert_eq!((told.times, told.before, told.after), (2, 6.5, 5.5));
}

#[test]
fn what_was_answered_waits_until_the_exercise_is_left() {
    let journal = journal();
    let id = first(&journal);
    let waits = || journal.session.self_care_list("en").unwrap().unfinished.into_iter().next();
    begin(&journal, &run(1, &id, Some(3)));
    assert_eq!(waits(), None, "nothing was answered");
    let _ = journal.session.self_care_keep(Uuid::from_u128(1), "{\"a\":1}").unwrap();
    let left = waits().unwrap();
    assert_eq!(
        (left.id, left.exercise, left.before, left.state.as_str()),
        (Uuid::from_u128(1), id.clone(), Some(3), "{\"a\":1}")
    );
    end(&journal, 1, None);
    assert_eq!(waits(), None);
    // What comes too late is not kept: it would come back at the next start.
    let _ = journal.session.self_care_keep(Uuid::from_u128(1), "{\"a\":2}").unwrap();
    assert_eq!(waits(), None);
    let huge = "x".repeat(super::limits::STATE_BYTES + 1);
    let refused = journal.session.self_care_keep(Uuid::from_u128(1), &huge).unwrap_err();
    assert_eq!((refused.code, refused.field), (ErrorCode::TooLong, Some("state")));
}

#[test]
fn one_that_was_left_earlier_is_not_hidden_by_a_later_one() {
    let journal = journal();
    let id = first(&journal);
    for number in [1, 2, 3] {
        begin(&journal, &run(number, &id, None));
        let _ = journal.session.self_care_keep(Uuid::from_u128(number), "{\"a\":1}").unwrap();
        journal.wait(1);
    }
    end(&journal, 2, None);
    let left = journal.session.self_care_list("en").unwrap().unfinished;
    assert_eq!(left.iter().map(|one| one.id.as_u128()).collect::<Vec<_>>(), [3, 1]);
}

#[test]
fn what_was_being_made_of_one_that_is_removed_comes_back_with_it() {
    let journal = journal();
    let id = Uuid::from_u128(7);
    let _ = journal.session.self_care_own_save(id, OWN).unwrap();
    let _ = journal.session.self_care_own_keep(id, r#"{"name":"Half of a change"}"#).unwrap();
    let removed = journal.session.self_care_own_remove(id).unwrap().value;
    assert_eq!(journal.session.self_care_own_get(id).unwrap().draft, None);
    let _ = journal.session.self_care_own_bring_back(id, &removed).unwrap();
    let draft = journal.session.self_care_own_get(id).unwrap().draft;
    assert_eq!(draft.as_deref(), Some(r#"{"name":"Half of a change"}"#));
}

#[test]
fn one_comes_back_without_what_was_being_made_of_it_where_too_much_is_being_made() {
    let journal = journal();
    let id = Uuid::from_u128(7);
    let _ = journal.session.self_care_own_save(id, OWN).unwrap();
    let _ = journal.session.self_care_own_keep(id, r#"{"name":"Half of a change"}"#).unwrap();
    let removed = journal.session.self_care_own_remove(id).unwrap().value;
    for other in 0..super::limits::MADE {
        let other = Uuid::from_u128(100 + u128::try_from(other).unwrap());
        let _ = journal.session.self_care_own_keep(other, "{}").unwrap();
    }
    let _ = journal.session.self_care_own_bring_back(id, &removed).unwrap();
    let own = journal.session.self_care_own_get(id).unwrap();
    assert_eq!((own.definition.as_deref(), own.draft), (Some(OWN), None));
}

#[test]
fn of_many_that_were_left_the_latest_are_shown_and_one_that_was_removed_takes_no_place() {
    let journal = journal();
    let own = Uuid::from_u128(7);
    let _ = journal.session.self_care_own_save(own, OWN).unwrap();
    let most = u128::from(super::limits::UNFINISHED);
    let shipped = journal.session.self_care_list("en").unwrap().exercises[1].id.clone();
    let leave = |number: u128, exercise: &str| {
        begin(&journal, &run(number, exercise, None));
        let _ = journal.session.self_care_keep(Uuid::from_u128(number), "{\"a\":1}").unwrap();
        journal.wait(1);
    };
    for number in 1..=most + 2 {
        leave(number, &shipped);
    }
    leave(900, &own.to_string());
    let _ = journal.session.self_care_own_remove(own).unwrap();
    let left = journal.session.self_care_list("en").unwrap().unfinished;
    let shown: Vec<u128> = left.iter().map(|one| one.id.as_u128()).collect();
    assert_eq!(shown, (3..=most + 2).rev().collect::<Vec<_>>());
}

#[test]
fn what_is_not_there_is_refused_with_its_field() {
    let journal = journal();
    let id = first(&journal);
    let refused = |run: &ExerciseBegin| journal.session.self_care_begin(run).unwrap_err();
    assert_eq!(refused(&run(0, &id, None)).field, Some("id"));
    assert_eq!(refused(&run(1, "no-such-exercise", None)).field, Some("exercise"));
    assert_eq!(refused(&run(1, &id, Some(11))).field, Some("before"));
    assert_eq!(refused(&ExerciseBegin { zone: "Nowhere".into(), ..run(1, &id, None) }).field, Some("zone"));
    let unknown = ExerciseEnd { id: Uuid::from_u128(9), after: None, finished: false };
    assert_eq!(journal.session.self_care_end(&unknown).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(journal.session.self_care_favourite("nothing", true).unwrap_err().field, Some("exercise"));
    assert_eq!(journal.session.self_care_get("nothing", "en").unwrap_err().field, Some("exercise"));
}

#[test]
fn favourites_are_kept_and_taken_away_again() {
    let journal = journal();
    let id = first(&journal);
    let liked = || journal.session.self_care_get(&id, "en").unwrap().favourite;
    for (set, is) in [(true, true), (true, true), (false, false), (true, true)] {
        let _ = journal.session.self_care_favourite(&id, set).unwrap();
        assert_eq!(liked(), is);
    }
    let rows = journal.session.self_care_list("en").unwrap().exercises;
    assert_eq!(rows.iter().filter(|row| row.favourite).count(), 1);
}

#[test]
fn an_exercise_of_ones_own_is_beside_the_others_until_it_is_removed() {
    let journal = journal();
    let id = Uuid::from_u128(7);
    let _ = journal.session.self_care_own_save(id, OWN).unwrap();
    let view = journal.session.self_care_get(&id.to_string(), "en").unwrap();
    assert_eq!((view.exercise.name.as_str(), view.own), ("Down to the water", true));
    assert_eq!(journal.session.self_care_find("the wat", "en").unwrap()[0].name, "Down to the water");
    begin(&journal, &run(1, &id.to_string(), None));
    let bad = journal.session.self_care_own_save(id, &OWN.replace("Down to the water", "")).unwrap().value;
    assert_eq!(
        bad.iter().map(|one| (one.code, one.place.as_str())).collect::<Vec<_>>(),
        [(ExerciseFault::Empty, "name")]
    );
    let name = || journal.session.self_care_list("en").unwrap().exercises[0].name.clone();
    assert_eq!(name(), "Down to the water", "nothing is kept of one that is not right");

    let removed = journal.session.self_care_own_remove(id).unwrap().value;
    assert_eq!(journal.session.self_care_own_save(id, OWN).unwrap_err().code, ErrorCode::NotFound);
    assert!(journal.session.self_care_list("en").unwrap().exercises.iter().all(|row| !row.own));
    let _ = journal.session.self_care_own_bring_back(id, &removed).unwrap();
    assert_eq!(name(), "Down to the water");
    assert_eq!(journal.session.self_care_own_bring_back(id, &removed).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn what_is_typed_of_one_waits_right_or_not_until_it_is_kept_or_left() {
    let journal = journal();
    let (id, other) = (Uuid::from_u128(7), Uuid::from_u128(8));
    let made = || -> Vec<(Uuid, String)> {
        let made = journal.session.self_care_list("en").unwrap().made;
        made.into_iter().map(|one| (one.id, one.name)).collect()
    };
    for (id, body) in [(id, r#"{"name":"Half a"}"#), (other, "{"), (id, r#"{"name":" Half a walk "}"#)] {
        let _ = journal.session.self_care_own_keep(id, body).unwrap();
    }
    let mut kept = made();
    kept.sort();
    assert_eq!(kept, [(id, "Half a walk".to_owned()), (other, String::new())]);
    let own = journal.session.self_care_own_get(id).unwrap();
    assert_eq!((own.definition, own.draft.as_deref()), (None, Some(r#"{"name":" Half a walk "}"#)));

    assert!(!journal.session.self_care_own_save(id, "{}").unwrap().value.is_empty());
    assert_eq!(made().len(), 2, "what is not right yet still waits");
    assert!(journal.session.self_care_own_save(id, OWN).unwrap().value.is_empty());
    let _ = journal.session.self_care_own_leave(other).unwrap();
    assert_eq!(made(), []);
    let long = "x".repeat(super::limits::FILE_BYTES + 1);
    assert_eq!(journal.session.self_care_own_keep(id, &long).unwrap_err().code, ErrorCode::TooLong);
}

#[test]
fn a_shared_one_comes_back_as_it_was_and_without_its_id() {
    let journal = journal();
    let id = Uuid::from_u128(7);
    let _ = journal.session.self_care_own_save(id, OWN).unwrap();
    let all = journal.session.self_care_list("en").unwrap().exercises;
    assert!(all.len() > 60);
    for row in all {
        let bytes = journal.session.self_care_file(&row.id, "en").unwrap();
        let opened = super::opened(&bytes);
        assert_eq!(opened.problems, []);
        let whole = journal.session.self_care_get(&row.id, "en").unwrap().exercise;
        assert_eq!(opened.exercise, Some(super::Exercise { id: String::new(), ..whole }));
        assert!(!String::from_utf8(bytes).unwrap().contains(&id.to_string()));
    }
    assert!(super::opened(b"{}").exercise.is_none());
}

#[test]
fn an_entry_names_the_time_it_was_written_in() {
    let journal = journal();
    let id = first(&journal);
    begin(&journal, &run(1, &id, None));
    let target = Uuid::from_u128(1);
    let mut draft = journal.draft("What I can do about it");
    draft.links = vec![EntryLink::to(EntryLinkKind::Exercise, target)];
    journal.save(&draft);
    assert_eq!(journal.session.journal_get(draft.id).unwrap().links, draft.links);
    let told = {
        let links = [target, Uuid::from_u128(2)].map(|run| EntryLink::to(EntryLinkKind::Exercise, run));
        journal.session.journal_about(&links, ZONE, "en").unwrap().exercises
    };
    assert_eq!(
        (told.len(), told[0].exercise.as_str(), told[0].day.to_string().as_str()),
        (1, id.as_str(), "2026-11-19")
    );
}

#[test]
fn what_is_offered_fits_the_hour_and_was_not_done_lately() {
    let journal = journal();
    let offered = || journal.session.self_care_suggested(ZONE, "en").unwrap();
    let one = offered().unwrap();
    assert!(one.minutes <= 10);
    begin(&journal, &run(1, &one.id, None));
    assert_ne!(offered().map(|other| other.id), Some(one.id), "not twice in a row");
    assert!(journal.session.self_care_suggested("Nowhere", "en").is_err());
}

#[test]
fn another_one_is_offered_on_another_day_of_the_persons() {
    let journal = journal();
    let offered = || journal.session.self_care_suggested(ZONE, "en").unwrap().unwrap();
    // It is 21:48; the night has its own, and the day ends at four.
    journal.wait(72);
    let before = offered();
    journal.wait(120);
    assert_eq!(offered(), before, "an hour past midnight it is still the same evening");
    journal.wait(210);
    assert_ne!(offered().id, before.id);
}

#[test]
fn an_exercise_is_found_as_words_of_the_journal_are() {
    let journal = journal();
    let _ = journal.session.self_care_own_save(Uuid::from_u128(7), &OWN.replace("Down to", "Zum Fluß, à")).unwrap();
    let found = |text: &str| journal.session.self_care_find(text, "en").unwrap().len();
    for text in ["fluss", "FLUẞ a", "zum-fluß", "  zúm  wat", "a fluss"] {
        assert_eq!(found(text), 1, "{text}");
    }
    assert_eq!((found(" "), found("fluss zzz")), (0, 0));
}
