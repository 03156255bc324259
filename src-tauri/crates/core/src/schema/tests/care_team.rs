//! The care team in the fixture: somebody, a question, an appointment, and what was chosen for its pages.

#![allow(clippy::unwrap_used)]

use uuid::Uuid;

use crate::calendar::{RuleDraft, SeriesDraft, SeriesKind, WhenDraft};
use crate::care_team::{CarePerson, CarePurpose, CareQuestion, CareRecord};
use crate::report::ReportKept;
use crate::testing::Journal;

const PERSON: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00B0);
const QUESTION: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00B1);
const SEEN: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00B2);

pub(super) fn fill(journal: &Journal) {
    let person = CarePerson {
        id: PERSON,
        name: "Somebody".into(),
        role: Some("nurse".into()),
        role_words: String::new(),
        purposes: vec![CarePurpose::Listens],
        purpose_words: String::new(),
        phone: String::new(),
        email: String::new(),
        web: String::new(),
        address: String::new(),
        hours: "Mondays".into(),
        note: String::new(),
        since: None,
        ended: None,
        referrer: None,
    };
    let question = CareQuestion {
        id: QUESTION,
        person: Some(PERSON),
        text: "How long?".into(),
        entry: None,
        asked: None,
        answer: String::new(),
    };
    for record in [CareRecord::Person(person), CareRecord::Question(question)] {
        let _ = journal.session.care_team_save(&record).unwrap();
    }
    let seen = SeriesDraft {
        id: SEEN,
        kind: SeriesKind::Appointment,
        group: None,
        person: Some(PERSON),
        exercise: None,
        title: "Somebody".into(),
        when: WhenDraft::Times {
            start: "2027-01-11T10:00:00".parse().unwrap(),
            whole_day: false,
            zone: Some("Europe/London".into()),
            minutes: Some(30),
            rule: RuleDraft::Once,
        },
        place: String::new(),
        link: String::new(),
        note: String::new(),
        leads: Vec::new(),
        named: false,
    };
    let _ = journal.session.calendar_save(&seen, None, "Europe/London").unwrap();
    let _ = journal.session.report_keep(&chosen()).unwrap();
}

fn chosen() -> ReportKept {
    let fresh = ReportKept::fresh(Some(PERSON));
    ReportKept { parts: [("mood".to_owned(), false)].into(), words: "Slowly better.".into(), ..fresh }
}

/// For schema 11 and later.
pub(super) fn has(journal: &Journal, version: u32) {
    let view = journal.session.care_team_view("Europe/London").unwrap();
    assert_eq!((view.people[0].id, view.people[0].hours.as_str()), (PERSON, "Mondays"));
    assert_eq!((view.questions[0].question.id, view.questions[0].question.person), (QUESTION, Some(PERSON)));
    assert_eq!((view.next[0].person, view.next[0].series), (PERSON, SEEN));
    let kept = journal.session.report_kept(Some(PERSON)).unwrap();
    assert_eq!(kept, if version >= 12 { chosen() } else { ReportKept::fresh(Some(PERSON)) });
}
