//! What the care team keeps to.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::calendar::{RuleDraft, SeriesDraft, SeriesKind, WhenDraft};
use crate::error::ErrorCode;
use crate::reading_grade::grade;
use crate::testing::{Journal, journal};

const LONDON: &str = "Europe/London";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn person(name: &str) -> CarePerson {
    CarePerson {
        id: Uuid::now_v7(),
        name: name.to_owned(),
        role: Some("psychiatrist".to_owned()),
        role_words: String::new(),
        purposes: vec![CarePurpose::Evaluates, CarePurpose::Prescribes],
        purpose_words: String::new(),
        phone: "020 7946 0000".to_owned(),
        email: String::new(),
        web: String::new(),
        address: String::new(),
        hours: "Tue and Thu, 9 to 12".to_owned(),
        note: String::new(),
        since: None,
        ended: None,
        referrer: None,
    }
}

fn question(text: &str) -> CareQuestion {
    CareQuestion {
        id: Uuid::now_v7(),
        person: None,
        text: text.to_owned(),
        entry: None,
        asked: None,
        answer: String::new(),
    }
}

fn score(measure: &str, value: i32) -> CareScore {
    CareScore {
        id: Uuid::now_v7(),
        person: None,
        measure: Some(measure.to_owned()),
        name: String::new(),
        value: Some(value),
        day: day("2026-11-12"),
        note: String::new(),
    }
}

fn treatment(name: &str) -> CareTreatment {
    CareTreatment {
        id: Uuid::now_v7(),
        person: None,
        name: name.to_owned(),
        state: CareTreatmentState::Talked,
        pros: String::new(),
        cons: String::new(),
        questions: String::new(),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "made where it is kept")]
fn keep(journal: &Journal, record: CareRecord) -> Uuid {
    let id = record.id();
    let _ = journal.session.care_team_save(&record).unwrap();
    id
}

#[allow(clippy::needless_pass_by_value, reason = "made where it is kept")]
fn refused(journal: &Journal, record: CareRecord) -> (ErrorCode, Option<&'static str>) {
    let error = journal.session.care_team_save(&record).unwrap_err();
    (error.code, error.field)
}

fn see(journal: &Journal) -> CareView {
    journal.session.care_team_view(LONDON).unwrap()
}

fn names(journal: &Journal) -> Vec<String> {
    see(journal).people.into_iter().map(|person| person.name).collect()
}

#[test]
fn people_are_kept_changed_and_brought_back() {
    let journal = journal();
    let mut osei = person("Dr Osei");
    keep(&journal, CareRecord::Person(osei.clone()));
    keep(&journal, CareRecord::Person(person("amira, counsellor")));
    keep(&journal, CareRecord::Person(CarePerson { ended: Some(day("2025-01-31")), ..person("A former one") }));
    assert_eq!(names(&journal), ["amira, counsellor", "Dr Osei", "A former one"]);
    osei.hours = "Mondays".to_owned();
    keep(&journal, CareRecord::Person(osei.clone()));
    assert!(see(&journal).people.contains(&osei));
    let _ = journal.session.care_team_remove(osei.id).unwrap();
    assert_eq!(names(&journal), ["amira, counsellor", "A former one"]);
    assert_eq!(journal.session.care_team_remove(osei.id).unwrap_err().code, ErrorCode::NotFound);
    keep(&journal, CareRecord::Person(osei.clone()));
    assert!(see(&journal).people.contains(&osei));
}

#[test]
fn what_is_saved_is_judged() {
    let journal = journal();
    let nobody =
        CarePerson { role: None, purposes: Vec::new(), phone: " ".into(), hours: String::new(), ..person("  ") };
    assert_eq!(refused(&journal, CareRecord::Person(nobody)), (ErrorCode::Invalid, Some("name")));
    assert_eq!(refused(&journal, CareRecord::Treatment(treatment(" "))), (ErrorCode::Invalid, Some("name")));
    let long = CareRecord::Person(CarePerson { phone: "1".repeat(501), ..person("Dr Osei") });
    assert_eq!(refused(&journal, long), (ErrorCode::TooLong, Some("phone")));
    let (since, ended) = (Some(day("2026-02-01")), Some(day("2026-01-31")));
    let backwards = CareRecord::Person(CarePerson { since, ended, ..person("Dr Osei") });
    assert_eq!(refused(&journal, backwards), (ErrorCode::OutOfRange, Some("ended")));
    let odd = CareRecord::Person(CarePerson { role: Some("a b".to_owned()), ..person("Dr Osei") });
    assert_eq!(refused(&journal, odd), (ErrorCode::Invalid, Some("role")));
    assert_eq!(refused(&journal, CareRecord::Question(question(" "))), (ErrorCode::Invalid, Some("text")));
    // An id belongs to one kind of record.
    let taken = keep(&journal, CareRecord::Person(person("Dr Osei")));
    let other = CareRecord::Question(CareQuestion { id: taken, ..question("Why?") });
    assert_eq!(refused(&journal, other), (ErrorCode::Conflict, Some("id")));
}

#[test]
fn what_has_no_name_yet_is_kept() {
    let journal = journal();
    let noted =
        CarePerson { role: None, purposes: Vec::new(), phone: String::new(), hours: "Tuesdays".into(), ..person("") };
    keep(&journal, CareRecord::Person(noted.clone()));
    keep(&journal, CareRecord::Treatment(CareTreatment { cons: "It makes one tired.".into(), ..treatment("") }));
    keep(&journal, CareRecord::Question(CareQuestion { answer: "We wait.".into(), ..question("") }));
    keep(&journal, CareRecord::Score(CareScore { measure: None, ..score("phq-9", 3) }));
    let view = see(&journal);
    assert_eq!(view.people, [noted]);
    assert_eq!((view.treatments.len(), view.questions.len(), view.scores.len()), (1, 1, 1));
}

#[test]
fn a_score_is_kept_without_its_number() {
    let journal = journal();
    let empty = CareScore { value: None, ..score("phq-9", 3) };
    let noted = CareScore { measure: None, note: "After the first month.".into(), ..empty.clone() };
    keep(&journal, CareRecord::Score(noted.clone()));
    keep(&journal, CareRecord::Score(CareScore { id: Uuid::now_v7(), ..empty.clone() }));
    let view = see(&journal);
    assert!(view.scores.iter().any(|row| row.score == noted));
    assert!(view.scores.iter().all(|row| row.band.is_none()));
    let nothing = CareScore { id: Uuid::now_v7(), measure: None, ..empty };
    assert_eq!(refused(&journal, CareRecord::Score(nothing)), (ErrorCode::Invalid, Some("value")));
    // As the program wrote it before.
    let old = r#"{"kind":"score","of":{"id":"019a9d3c-0000-7000-8000-000000000001","person":null,"measure":"phq-9","name":"","value":14,"day":"2026-11-12","note":""}}"#;
    let CareRecord::Score(read) = serde_json::from_str(old).unwrap() else { panic!("a score") };
    assert_eq!(read.value, Some(14));
}

#[test]
fn what_is_removed_comes_back_as_it_was_then() {
    let journal = journal();
    let mut osei = person("Dr Osei");
    keep(&journal, CareRecord::Person(osei.clone()));
    // Changed after a window read it, and before it was removed.
    osei.hours = "Mondays".to_owned();
    keep(&journal, CareRecord::Person(osei.clone()));
    let removed = journal.session.care_team_remove(osei.id).unwrap().value;
    assert_eq!(removed, Some(CareRecord::Person(osei.clone())));
    keep(&journal, removed.unwrap());
    assert_eq!(see(&journal).people, [osei]);
}

#[test]
fn questions_keep_their_order_and_who_they_are_for() {
    let journal = journal();
    let osei = keep(&journal, CareRecord::Person(person("Dr Osei")));
    let [first, mut second, third] = ["Why at four?", "What first?", "How long?"].map(question);
    second.person = Some(osei);
    for one in [&first, &second, &third] {
        keep(&journal, CareRecord::Question(one.clone()));
    }
    let texts = || see(&journal).questions.into_iter().map(|row| row.question.text).collect::<Vec<_>>();
    let _ = journal.session.care_team_arrange(&[third.id, first.id]).unwrap();
    assert_eq!(texts(), ["How long?", "Why at four?", "What first?"]);
    // Asked and answered, it stays where it was; removed and brought back as well.
    second.asked = Some(day("2026-11-19"));
    second.answer = "We wait two weeks.".to_owned();
    keep(&journal, CareRecord::Question(second.clone()));
    let _ = journal.session.care_team_remove(first.id).unwrap();
    keep(&journal, CareRecord::Question(first.clone()));
    assert_eq!(texts(), ["How long?", "Why at four?", "What first?"]);
    // Whoever it was for is gone: what was asked is not.
    let _ = journal.session.care_team_remove(osei).unwrap();
    assert_eq!(see(&journal).questions[2].question, second);
}

#[test]
fn a_question_names_the_entry_it_was_thought_of_in() {
    let journal = journal();
    let entry = journal.write("Awake at four again");
    let asked = CareQuestion { entry: Some(entry), ..question("Is it the dose?") };
    keep(&journal, CareRecord::Question(asked.clone()));
    keep(&journal, CareRecord::Question(question("Something else")));
    assert_eq!(journal.session.care_team_of_entry(entry).unwrap(), [asked]);
    assert_eq!(see(&journal).questions[0].entry_day, Some(day("2026-11-19")));
    let _ = journal.session.journal_bin(entry).unwrap();
    assert_eq!(see(&journal).questions[0].entry_day, None);
    let _ = journal.session.journal_restore(entry).unwrap();
    assert_eq!(see(&journal).questions[0].entry_day, Some(day("2026-11-19")));
}

fn appointment(person: Uuid, start: &str) -> SeriesDraft {
    SeriesDraft {
        id: Uuid::now_v7(),
        kind: SeriesKind::Appointment,
        group: None,
        person: Some(person),
        exercise: None,
        title: "Dr Osei".to_owned(),
        when: WhenDraft::Times {
            start: start.parse().unwrap(),
            whole_day: false,
            zone: Some(LONDON.to_owned()),
            minutes: Some(30),
            rule: RuleDraft::Once,
        },
        place: "Lindenallee 12".to_owned(),
        link: String::new(),
        note: String::new(),
        leads: Vec::new(),
        named: false,
    }
}

#[test]
fn the_next_appointment_of_each_person_is_told() {
    let journal = journal();
    let osei = keep(&journal, CareRecord::Person(person("Dr Osei")));
    let reid = keep(&journal, CareRecord::Person(person("Dr Reid")));
    for (who, start) in [
        (osei, "2026-12-10T10:00:00"),
        (osei, "2026-11-26T10:00:00"),
        (osei, "2026-11-01T10:00:00"),
        (reid, "2026-11-24T09:00:00"),
    ] {
        let _ = journal.session.calendar_save(&appointment(who, start), None, LONDON).unwrap();
    }
    let next: Vec<(Uuid, String)> = see(&journal).next.iter().map(|one| (one.person, one.here.to_string())).collect();
    assert_eq!(next, [(reid, "2026-11-24 09:00:00".to_owned()), (osei, "2026-11-26 10:00:00".to_owned())]);
    // It is kept with whom it is; nobody unknown can be named.
    let one = see(&journal).next[0].clone();
    assert_eq!(journal.session.calendar_get(one.series, None, LONDON).unwrap().person, Some(reid));
    let nobody = journal.session.calendar_save(&appointment(Uuid::now_v7(), "2026-11-30T10:00:00"), None, LONDON);
    assert_eq!(nobody.unwrap_err().field, Some("person"));
    let _ = journal.session.care_team_remove(reid).unwrap();
    assert_eq!(see(&journal).next.len(), 1);
}

#[test]
fn past_appointments_of_a_person_are_told_the_latest_first() {
    let journal = journal();
    let osei = keep(&journal, CareRecord::Person(person("Dr Osei")));
    let reid = keep(&journal, CareRecord::Person(person("Dr Reid")));
    let mut series = Vec::new();
    for (who, start) in [
        (osei, "2026-11-01T10:00:00"),
        (osei, "2026-11-12T09:30:00"),
        (osei, "2026-11-26T10:00:00"),
        (osei, "2024-01-01T10:00:00"),
        (reid, "2026-11-10T09:00:00"),
    ] {
        let draft = appointment(who, start);
        let _ = journal.session.calendar_save(&draft, None, LONDON).unwrap();
        series.push(draft.id);
    }
    let past = |who| journal.session.care_team_appointments(who, LONDON).unwrap();
    let told: Vec<_> = past(osei).iter().map(|one| (one.appointment.series, one.here.to_string())).collect();
    assert_eq!(told, [(series[1], "2026-11-12 09:30:00".to_owned()), (series[0], "2026-11-01 10:00:00".to_owned())]);
    // What was said at one names it, also when whoever said it is gone.
    let appointment = past(osei).first().map(|one| one.appointment);
    let words = "We wait two weeks.".to_owned();
    let said = CareSaid { id: Uuid::now_v7(), person: Some(osei), day: day("2026-11-12"), appointment, words };
    keep(&journal, CareRecord::Said(said.clone()));
    let _ = journal.session.care_team_remove(osei).unwrap();
    assert_eq!(see(&journal).said, [said]);
    assert_eq!(past(osei).len(), 2);
    assert_eq!(past(Uuid::now_v7()), []);
}

#[test]
fn a_score_is_told_with_its_band_where_that_is_known() {
    let journal = journal();
    for (measure, value) in [("phq-9", 14), ("phq-9", 15), ("phq-9", 28), ("who-5", 51), ("another", 3)] {
        keep(&journal, CareRecord::Score(score(measure, value)));
    }
    let mut bands: Vec<_> =
        see(&journal).scores.into_iter().map(|row| (row.score.value, row.band.map(|band| band.words))).collect();
    bands.sort();
    assert_eq!(
        bands,
        [
            (Some(3), None),
            (Some(14), Some("moderate signs of depression".to_owned())),
            (Some(15), Some("many signs of depression".to_owned())),
            (Some(28), None),
            (Some(51), Some("well-being that is not low".to_owned())),
        ]
    );
}

#[test]
fn what_a_newer_program_wrote_is_left_alone() {
    let journal = journal();
    keep(&journal, CareRecord::Person(person("Dr Osei")));
    journal
        .session
        .write(|writer, _| {
            writer.execute("UPDATE care_record SET content = json_set(content, '$.of.purposes[0]', 'sings')", ())?;
            Ok(())
        })
        .unwrap();
    assert_eq!(see(&journal).people, []);
}

#[test]
fn what_is_shipped_is_whole_and_plain() {
    let shipped = shipped("en");
    assert_eq!(shipped.kinds.len(), 18);
    let ids: BTreeSet<&str> = shipped.kinds.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(ids.len(), 18);
    for kind in &shipped.kinds {
        assert!(!kind.can.is_empty() && !kind.when.is_empty(), "{}", kind.id);
        let told = format!("{} {} {}", kind.what, kind.when, kind.note);
        assert!(grade(&told) <= 9.0 && !told.contains('!'), "{}: {:.1}", kind.id, grade(&told));
    }
    assert!(shipped.first_talk.len() >= 5 && shipped.treatment_questions.len() >= 8);
    let asked = shipped.first_talk.iter().flat_map(|talk| &talk.questions).chain(&shipped.treatment_questions);
    assert!(asked.into_iter().all(|question| question.ends_with('?')));
    assert_eq!(shipped.measures.len(), 3);
    // The bands of a measure follow each other from its lowest number to its highest.
    for measure in &shipped.measures {
        let mut next = measure.low;
        for band in &measure.bands {
            assert_eq!(band.low, next, "{}", measure.id);
            assert!(band.high >= band.low && !band.words.contains("you"), "{}", measure.id);
            next = band.high + 1;
        }
        assert_eq!(next, measure.high + 1, "{}", measure.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whoever is said to have sent whom, in whatever order: following who sent somebody always comes to an end.
    #[test]
    fn referrals_never_go_round(said in prop::collection::vec((0_usize..5, 0_usize..5), 1..20)) {
        let journal = journal();
        let mut people: Vec<CarePerson> = ["A", "B", "C", "D", "E"].map(person).into();
        for one in &people {
            keep(&journal, CareRecord::Person(one.clone()));
        }
        for (who, by) in said {
            let sent = CarePerson { referrer: Some(people[by].id), ..people[who].clone() };
            match journal.session.care_team_save(&CareRecord::Person(sent.clone())) {
                Ok(_) => people[who] = sent,
                Err(error) => prop_assert_eq!((error.code, error.field), (ErrorCode::Invalid, Some("referrer"))),
            }
        }
        let kept = see(&journal).people;
        for one in &kept {
            let (mut at, mut steps) = (one.referrer, 0);
            while let Some(id) = at {
                at = kept.iter().find(|other| other.id == id).unwrap().referrer;
                steps += 1;
                prop_assert!(steps < kept.len());
            }
        }
    }
}
