//! Meetings whose words speak of other weeks than their times.

use chrono::NaiveDate;

use super::*;
use crate::calendar::Unplaced;
use crate::reminders::ReminderSettings;

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

fn agreed(rule: &str, first: &str) -> DirectoryAgreed {
    DirectoryAgreed { rule: rule.into(), first: first.parse::<NaiveDate>().unwrap() }
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
        let pick = DirectoryPick { agreed: Some(agreed(rule, first)), ..pick(&meetings[0]) };
        let _ = journal.session.directory_save(&[pick], ZONE).unwrap();
        assert_eq!(agenda(&journal, 60).0[..2], *expected, "{rule}");
    }
}

#[test]
fn weeks_of_the_month_in_a_table_need_no_answer() {
    let journal = journal();
    let file = "Name;Day;Time\nQuay;1st & 3rd Tuesday;19:30\nChapel;every other Sunday;10:00\n";
    let preview = journal.session.directory_open("list.csv", file.into(), false, None).unwrap();
    let decision =
        DirectoryDecision { id: preview.id, feed: Uuid::now_v7(), name: "The coast".into(), zone: Some(ZONE.into()) };
    let _ = journal.session.directory_run(&decision).unwrap();
    let meetings = journal.session.directory_find(&DirectoryFilter::default(), 0, 50).unwrap().meetings;
    let [chapel, quay] = ["Chapel", "Quay"].map(|name| meetings.iter().find(|one| one.name == name).unwrap().clone());
    assert_eq!(quay.rule.as_deref(), Some("FREQ=MONTHLY;BYDAY=1TU,3TU"));
    assert_eq!(offered(&journal, std::slice::from_ref(&quay)), Vec::<String>::new());
    let _ = journal.session.directory_save(&[pick(&quay)], ZONE).unwrap();
    assert_eq!(agenda(&journal, 30).0, ["2026-12-01 19:30:00", "2026-12-15 19:30:00"]);
    assert_eq!(chapel.said, ["every other Sunday"]);
    assert_eq!(
        offered(&journal, &[chapel]),
        [
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU 2026-11-22",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU 2026-11-29",
            "FREQ=WEEKLY;BYDAY=SU 2026-11-22",
        ]
    );
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
    let agreed = Some(agreed("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-12-01"));
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
        let pick = DirectoryPick { agreed: Some(agreed(rule, first)), ..pick(meeting) };
        let error = journal.session.directory_save(&[pick], ZONE).unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::Invalid, Some("agreed")), "{rule} {first}");
    }
    assert!(journal.session.groups_board(ZONE).unwrap().rows.is_empty());
    assert_eq!(offered(&journal, std::slice::from_ref(quay)), Vec::<String>::new(), "its words say nothing else");
}

#[test]
fn a_changed_hour_is_told_beside_the_hour_in_the_calendar() {
    let (journal, feed) = with_feed();
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 3).unwrap();
    let picks: Vec<_> = page.meetings.iter().map(pick).collect();
    let _ = journal.session.directory_save(&picks, ZONE).unwrap();
    let group = picks[0].group;
    let reads = |row: String| {
        journal.wait(60);
        take(&journal, &[row, three().remove(1), three().remove(2)], feed, true);
        journal.session.directory_news(group).unwrap()
    };
    // Both are evenings: the page of the group says the same of either.
    let told = reads(three()[0].replace("19:30", "20:15")).unwrap();
    assert_eq!(told.differs, [DirectoryField::Times]);
    assert_eq!(told.before.unwrap().starts.unwrap().to_string(), "19:30:00");
    assert_eq!(told.meeting.starts.unwrap().to_string(), "20:15:00");
    // What else changes is no matter of times.
    let told = reads(three()[0].replace("1 Quay St", "2 Quay St")).unwrap();
    assert_eq!((told.differs, told.before), (vec![DirectoryField::Place], None));
    // Another day is another time.
    let told = reads(three()[0].replace(r#""day":2"#, r#""day":3"#)).unwrap();
    assert_eq!(told.before.unwrap().weekdays, [GroupWeekday::Tue]);
    assert_eq!(reads(three()[0].clone()), None);
}

#[test]
fn what_was_agreed_is_no_news_when_the_list_changes_elsewhere() {
    let (journal, feed) = (journal(), Uuid::now_v7());
    take(&journal, &saturdays(), feed, false);
    let meeting = journal.session.directory_find(&DirectoryFilter::default(), 0, 1).unwrap().meetings.remove(0);
    let pick = DirectoryPick { agreed: Some(agreed("FREQ=MONTHLY;BYDAY=2SA", "2026-12-12")), ..pick(&meeting) };
    let _ = journal.session.directory_save(std::slice::from_ref(&pick), ZONE).unwrap();
    journal.wait(60);
    take(&journal, &[saturdays()[0].replace("Women", "All women")], feed, true);
    let told = journal.session.directory_news(pick.group).unwrap().unwrap();
    assert_eq!((told.differs, told.before), (Vec::new(), None));
}

#[test]
fn meetings_saved_from_a_list_are_reminded_of_as_those_one_writes_down() {
    let (journal, _) = with_feed();
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 3).unwrap();
    let reminders = |journal: &Journal| -> Vec<Vec<String>> {
        let agenda = journal.session.calendar_agenda("2026-11-19".parse().unwrap(), 7, ZONE).unwrap();
        let told = |one: &crate::calendar::OccurrenceView| one.reminders.iter().map(ToString::to_string).collect();
        agenda.occurrences.iter().filter(|one| one.title == "Quay").map(told).collect()
    };
    let quay = pick(page.meetings.iter().find(|meeting| meeting.name == "Quay").unwrap());
    let _ = journal.session.directory_save(std::slice::from_ref(&quay), ZONE).unwrap();
    assert_eq!(reminders(&journal), [["2026-11-24 19:00:00"]], "half an hour, as nobody chose anything else");
    let _ = journal.session.directory_unsave(&[quay]).unwrap();

    let leads = vec![crate::calendar::Lead { days: 1, minutes: 0 }, crate::calendar::Lead { days: 0, minutes: 10 }];
    let chosen = ReminderSettings { leads, named: true, ..ReminderSettings::default() };
    let _ = journal.session.reminders_settings_set(&chosen, "Europe/London").unwrap();
    let again = pick(page.meetings.iter().find(|meeting| meeting.name == "Quay").unwrap());
    let _ = journal.session.directory_save(&[again], ZONE).unwrap();
    assert_eq!(reminders(&journal), [["2026-11-23 19:30:00", "2026-11-24 19:20:00"]]);
}
