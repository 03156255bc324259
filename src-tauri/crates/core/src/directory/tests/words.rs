//! Meetings whose words speak of other weeks than their times.

use chrono::NaiveDate;

use super::*;
use crate::calendar::Unplaced;

fn with(rows: &[String]) -> (Journal, Vec<DirectoryMeeting>) {
    let journal = journal();
    take(&journal, rows, Uuid::now_v7(), false);
    let meetings = journal.session.directory_find(&DirectoryFilter::default(), 0, 50).unwrap().meetings;
    (journal, meetings)
}

/// What is offered, as "rule first".
fn offered(journal: &Journal, meetings: &[DirectoryMeeting]) -> Vec<String> {
    let ids: Vec<_> = meetings.iter().map(|meeting| meeting.id).collect();
    let ways = journal.session.directory_ways(&ids, ZONE).unwrap();
    ways.iter().flat_map(|one| &one.ways).map(|way| format!("{} {}", way.rule, way.first)).collect()
}

/// Days and times of the next weeks, and how many stand aside.
fn agenda(journal: &Journal, days: u16) -> (Vec<String>, Vec<Unplaced>) {
    let agenda = journal.session.calendar_agenda("2026-11-19".parse().unwrap(), days, ZONE).unwrap();
    let times = agenda.occurrences.iter().map(|one| one.here.to_string()).collect();
    (times, agenda.aside.iter().map(|row| row.why).collect())
}

fn agreed(rule: &str, first: &str) -> Option<DirectoryAgreed> {
    Some(DirectoryAgreed { rule: rule.into(), first: first.parse::<NaiveDate>().unwrap() })
}

fn saturdays() -> Vec<String> {
    vec![row("Chapel", 6, "10:00", r#""notes":"Women, 2nd Saturday only""#)]
}

#[test]
fn what_only_the_words_say_is_offered_and_without_an_answer_there_are_no_times() {
    let (journal, meetings) = with(&saturdays());
    assert_eq!(meetings[0].said, ["2nd Saturday"]);
    assert_eq!(offered(&journal, &meetings), ["FREQ=MONTHLY;BYDAY=2SA 2026-12-12", "FREQ=WEEKLY;BYDAY=SA 2026-11-21"]);
    assert_eq!(journal.session.directory_get(meetings[0].id, ZONE).unwrap().next, None, "nobody knows yet");
    let _ = journal.session.directory_save(&[pick(&meetings[0])], ZONE).unwrap();
    assert_eq!(agenda(&journal, 60), (Vec::new(), vec![Unplaced::CallFirst]));
}

#[test]
fn what_was_agreed_is_what_stands_in_the_calendar() {
    for (rule, first, expected) in [
        ("FREQ=MONTHLY;BYDAY=2SA", "2026-12-12", &["2026-12-12 10:00:00", "2027-01-09 10:00:00"][..]),
        ("FREQ=WEEKLY;BYDAY=SA", "2026-11-21", &["2026-11-21 10:00:00", "2026-11-28 10:00:00"]),
    ] {
        let (journal, meetings) = with(&saturdays());
        let pick = DirectoryPick { agreed: agreed(rule, first), ..pick(&meetings[0]) };
        let _ = journal.session.directory_save(&[pick], ZONE).unwrap();
        assert_eq!(agenda(&journal, 60).0[..2], *expected, "{rule}");
    }
}

#[test]
fn of_every_second_week_somebody_says_which() {
    let rows = [row("Quay", 2, "19:30", r#""notes":"every 2nd Tuesday""#)];
    let (journal, meetings) = with(&rows);
    assert_eq!(
        offered(&journal, &meetings),
        [
            "FREQ=MONTHLY;BYDAY=2TU 2026-12-08",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-11-24",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 2026-12-01",
            "FREQ=WEEKLY;BYDAY=TU 2026-11-24",
        ]
    );
    let agreed = agreed("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-12-01");
    let _ = journal.session.directory_save(&[DirectoryPick { agreed, ..pick(&meetings[0]) }], ZONE).unwrap();
    assert_eq!(agenda(&journal, 30).0, ["2026-12-01 19:30:00", "2026-12-15 19:30:00"]);
}

#[test]
fn only_what_was_offered_can_be_agreed() {
    let (journal, meetings) = with(&[saturdays().remove(0), three().remove(0)]);
    let quay = meetings.iter().find(|meeting| meeting.name == "Quay").unwrap();
    let chapel = meetings.iter().find(|meeting| meeting.name == "Chapel").unwrap();
    for (meeting, rule, first) in [
        (chapel, "FREQ=MONTHLY;BYDAY=3SA", "2026-11-21"),
        (chapel, "FREQ=MONTHLY;BYDAY=2SA", "2026-12-13"),
        (chapel, "FREQ=MONTHLY;BYDAY=2SA", "2027-11-13"),
        (quay, "FREQ=WEEKLY;BYDAY=TU", "2026-11-24"),
    ] {
        let pick = DirectoryPick { agreed: agreed(rule, first), ..pick(meeting) };
        let error = journal.session.directory_save(&[pick], ZONE).unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::Invalid, Some("agreed")), "{rule} {first}");
    }
    assert!(journal.session.groups_board(ZONE).unwrap().rows.is_empty());
    assert_eq!(offered(&journal, std::slice::from_ref(quay)), Vec::<String>::new(), "its words say nothing else");
}
