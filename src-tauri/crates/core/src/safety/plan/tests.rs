#![allow(clippy::unwrap_used)]

use super::*;
use crate::safety::{OwnLine, OwnWays};
use crate::testing::{Journal, journal};

const ZONE: &str = "Europe/London";

fn line(number: u128, step: PlanStep, words: &str) -> PlanLine {
    PlanLine { id: Uuid::from_u128(number), step, words: words.into(), contact: String::new() }
}

fn with(contact: &str, line: PlanLine) -> PlanLine {
    PlanLine { contact: contact.into(), ..line }
}

fn save(journal: &Journal, sitting: u128, lines: &[PlanLine]) -> Result<()> {
    let draft = PlanDraft { sitting: Uuid::from_u128(sitting), lines: lines.to_vec() };
    journal.session.safety_plan_save(&draft, ZONE).map(drop)
}

fn words(journal: &Journal) -> Vec<String> {
    journal.session.safety_plan().unwrap().lines.into_iter().map(|line| line.words).collect()
}

#[test]
fn a_plan_is_kept_step_by_step_in_its_order() {
    let journal = journal();
    assert_eq!(
        journal.session.safety_plan().unwrap(),
        PlanView { lines: Vec::new(), looked: None, has_earlier: false }
    );
    let worth = line(1, PlanStep::Worth, "The allotment");
    let ring = with("0171 555 01 99", line(2, PlanStep::People, "Jonas, any hour"));
    let walk = line(3, PlanStep::Alone, "Once round the block");
    let kettle = line(4, PlanStep::Alone, "Kettle on");
    save(&journal, 100, &[worth.clone(), ring.clone(), walk.clone(), kettle.clone()]).unwrap();
    let view = journal.session.safety_plan().unwrap();
    assert_eq!(view.lines, [walk, kettle, ring, worth]);
    assert_eq!((view.looked.unwrap().to_string().as_str(), view.has_earlier), ("2026-11-19", false));
}

#[test]
fn what_has_no_words_is_left_out_and_what_was_typed_stays_as_it_was_typed() {
    let journal = journal();
    let kept = with("  +1 800 GET-HELP ", line(2, PlanStep::Professionals, " Dr Osei "));
    save(&journal, 100, &[line(1, PlanStep::Signs, "  "), kept.clone()]).unwrap();
    assert_eq!(journal.session.safety_plan().unwrap().lines, [kept]);
    let shown = journal.session.safety_shown().unwrap().plan;
    assert_eq!(shown.first().unwrap().dial.as_deref(), Some("+18004384357"));
}

#[test]
fn what_it_was_before_a_sitting_is_kept_once_and_can_be_brought_back() {
    let journal = journal();
    let first = [line(1, PlanStep::Alone, "Kettle on"), line(2, PlanStep::Alone, "Walk")];
    save(&journal, 100, &first[..1]).unwrap();
    save(&journal, 100, &first).unwrap();
    assert!(!journal.session.safety_plan().unwrap().has_earlier);
    journal.wait(60 * 24);
    for text in ["K", "Ke", "Kettle off"] {
        save(&journal, 101, &[line(1, PlanStep::Alone, text)]).unwrap();
    }
    assert_eq!(words(&journal), ["Kettle off"]);
    let earlier = journal.session.safety_plan_earlier().unwrap();
    assert_eq!(earlier.len(), 1, "one for the sitting, not for each letter, and none for a plan that was empty");
    assert_eq!(earlier[0].lines, first);
    journal.wait(10);
    save(&journal, 102, &earlier[0].lines).unwrap();
    assert_eq!(words(&journal), ["Kettle on", "Walk"]);
    let earlier = journal.session.safety_plan_earlier().unwrap();
    assert_eq!(
        earlier[0].lines,
        [line(1, PlanStep::Alone, "Kettle off")],
        "and what was there instead is not lost either"
    );
    assert!(journal.session.safety_plan().unwrap().has_earlier);
}

#[test]
fn the_same_again_changes_nothing() {
    let journal = journal();
    let lines = [line(1, PlanStep::Alone, "Kettle on")];
    save(&journal, 100, &lines).unwrap();
    let stamps = || {
        let sql = "SELECT changed FROM safety_line ORDER BY key";
        journal.session.read(|reader| Ok(reader.query_all::<i64>(sql, (), |row| row.get(0))?)).unwrap()
    };
    let before = stamps();
    journal.wait(60 * 24);
    save(&journal, 101, &lines).unwrap();
    assert_eq!(stamps(), before);
    let view = journal.session.safety_plan().unwrap();
    assert_eq!((view.looked.unwrap().to_string().as_str(), view.has_earlier), ("2026-11-19", false));
    let _ = journal.session.safety_plan_looked(ZONE).unwrap();
    assert_eq!(journal.session.safety_plan().unwrap().looked.unwrap().to_string(), "2026-11-20");
    // One line more leaves the stamp of the other alone.
    save(&journal, 102, &[lines[0].clone(), line(2, PlanStep::Alone, "Walk")]).unwrap();
    assert_eq!(stamps()[0], before[0]);
}

#[test]
fn what_was_taken_out_leaves_no_words_behind_in_its_row() {
    let journal = journal();
    save(&journal, 100, &[line(1, PlanStep::Alone, "Kettle on")]).unwrap();
    save(&journal, 100, &[]).unwrap();
    let sql = "SELECT deleted FROM safety_line WHERE words IS NULL AND contact IS NULL";
    let rows = journal.session.read(|reader| Ok(reader.query_all::<i64>(sql, (), |row| row.get(0))?)).unwrap();
    assert_eq!((rows, words(&journal)), (vec![1], Vec::<String>::new()));
}

#[test]
fn what_cannot_be_kept_is_refused_with_the_field_to_blame() {
    let journal = journal();
    let many: Vec<_> = (1..=31).map(|number| line(number, PlanStep::Signs, "x")).collect();
    for (lines, code, field) in [
        (vec![line(0, PlanStep::Signs, "x")], ErrorCode::Invalid, "id"),
        (vec![line(1, PlanStep::Signs, "x"), line(1, PlanStep::Worth, "y")], ErrorCode::Invalid, "id"),
        (vec![line(1, PlanStep::Signs, &"x".repeat(501))], ErrorCode::TooLong, "words"),
        (vec![line(1, PlanStep::Signs, "a\nb")], ErrorCode::Invalid, "words"),
        (vec![with(&"1".repeat(201), line(1, PlanStep::People, "x"))], ErrorCode::TooLong, "contact"),
        (many, ErrorCode::OutOfRange, "lines"),
    ] {
        let refused = save(&journal, 100, &lines).unwrap_err();
        assert_eq!((refused.code, refused.field), (code, Some(field)));
    }
    assert_eq!(words(&journal), Vec::<String>::new());
}

#[test]
fn only_the_latest_earlier_states_are_kept() {
    let journal = journal();
    for sitting in 0..110_u128 {
        save(&journal, 1_000 + sitting, &[line(1, PlanStep::Alone, &format!("state {sitting}"))]).unwrap();
    }
    let earlier = journal.session.safety_plan_earlier().unwrap();
    assert_eq!((earlier.len(), earlier[0].lines[0].words.as_str()), (100, "state 108"));
}

#[test]
fn an_earlier_state_is_taken_away_and_comes_back_in_its_place() {
    let journal = journal();
    for sitting in 0..4_u128 {
        save(&journal, 1_000 + sitting, &[line(1, PlanStep::Alone, &format!("state {sitting}"))]).unwrap();
        journal.wait(10);
    }
    let earlier = journal.session.safety_plan_earlier().unwrap();
    assert_eq!(earlier.len(), 3);
    let _ = journal.session.safety_plan_earlier_remove(earlier[1].id).unwrap();
    assert_eq!(journal.session.safety_plan_earlier().unwrap(), [earlier[0].clone(), earlier[2].clone()]);
    let gone = journal.session.safety_plan_earlier_remove(earlier[1].id).unwrap_err();
    assert_eq!(gone.code, ErrorCode::NotFound);
    for _ in 0..2 {
        let _ = journal.session.safety_plan_earlier_keep(&earlier[1]).unwrap();
    }
    assert_eq!(journal.session.safety_plan_earlier().unwrap(), earlier);
}

fn own(number: u128, name: &str, typed: &str) -> OwnLine {
    let id = Uuid::from_u128(number);
    OwnLine { id, name: name.into(), number: typed.into(), ways: OwnWays::Both, note: "After six".into() }
}

#[test]
fn lines_of_ones_own_are_kept_in_order_as_typed_with_what_is_dialled_beside() {
    let journal = journal();
    let lines = [own(1, "Night nurse", "0800-HELP"), own(2, "Chaplain", "ask at the desk: 12")];
    let _ = journal.session.safety_own_save(&lines).unwrap();
    assert_eq!(journal.session.safety_own().unwrap(), lines);
    let shown = journal.session.safety_shown().unwrap().own;
    assert_eq!((shown[0].line.number.as_str(), shown[0].dial.as_deref()), ("0800-HELP", Some("08004357")));
    assert_eq!(shown[1].dial, None);
    // Taken out and put back, at another place.
    let _ = journal.session.safety_own_save(&lines[1..]).unwrap();
    let _ = journal.session.safety_own_save(&[lines[1].clone(), lines[0].clone()]).unwrap();
    assert_eq!(journal.session.safety_own().unwrap(), [lines[1].clone(), lines[0].clone()]);
    // Without a number it is kept, and not shown in the worst night.
    let nobody = own(3, "Chaplain", " ");
    let _ = journal.session.safety_own_save(&[lines[0].clone(), nobody.clone()]).unwrap();
    assert_eq!(journal.session.safety_own().unwrap(), [lines[0].clone(), nobody]);
    assert_eq!(journal.session.safety_shown().unwrap().own.len(), 1);
    let blank = OwnLine { note: String::new(), ..own(3, "", " ") };
    let refused = journal.session.safety_own_save(&[blank]).unwrap_err();
    assert_eq!((refused.code, refused.field), (ErrorCode::Invalid, Some("number")));
}

#[test]
fn the_locked_app_gets_a_copy_only_if_that_was_chosen() {
    let journal = journal();
    save(&journal, 100, &[line(1, PlanStep::Alone, "Kettle on")]).unwrap();
    assert_eq!(journal.session.safety_copy().unwrap(), None);
    let _ = journal.session.safety_while_locked_set(true).unwrap();
    assert_eq!(journal.session.safety_copy().unwrap().unwrap().plan[0].words, "Kettle on");
    let _ = journal.session.safety_while_locked_set(false).unwrap();
    assert_eq!(journal.session.safety_copy().unwrap(), None);
    // What windows keep as a whole does not bring it back.
    let settings = journal.session.settings().unwrap();
    let _ = journal.session.settings_set(&settings).unwrap();
    assert!(!journal.session.safety_while_locked().unwrap());
}
