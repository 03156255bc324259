//! Text that somebody copied: what it leaves open is asked, and what it says once takes place once.

use super::*;

fn paste(journal: &Journal, text: &str) -> DirectoryPreview {
    journal.session.directory_open("Pasted", text.into(), true, None).unwrap()
}

#[test]
fn letters_for_a_zone_are_offered_and_never_taken_for_granted() {
    let journal = journal();
    for (text, offered, open) in [
        ("Harbour Circle\nMondays 8pm ET", vec!["America/New_York"], 1),
        ("Harbour Circle\nMondays 7pm GMT", vec!["Europe/London", "UTC"], 1),
        ("Harbour Circle\nMontags 19 Uhr MEZ", vec!["Europe/Berlin"], 1),
        ("Harbour Circle\nMondays 7pm", vec![], 1),
        ("Harbour Circle\nMondays 7pm UK time", vec![], 0),
    ] {
        let preview = paste(&journal, text);
        let zones: Vec<_> = preview.zones.iter().map(|one| one.zone.as_str()).collect();
        assert_eq!((zones, preview.without_zone), (offered, open), "{text}");
        assert!(preview.zones.iter().all(|one| one.why == DirectoryZoneHint::Words), "{text}");
        let (id, feed) = (preview.id, Uuid::now_v7());
        let decision = DirectoryDecision { id, feed, name: "Copied".into(), zone: None };
        assert_eq!(journal.session.directory_run(&decision).is_err(), open > 0, "{text}");
    }
}

#[test]
fn a_date_stands_in_the_calendar_once() {
    let journal = journal();
    let preview = paste(&journal, "Harbour Circle\nNext meeting: 4 December 2026, 7pm to 8pm");
    let decision =
        DirectoryDecision { id: preview.id, feed: Uuid::now_v7(), name: "Copied".into(), zone: Some(ZONE.into()) };
    let _ = journal.session.directory_run(&decision).unwrap();
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 5).unwrap();
    let [meeting] = page.meetings.as_slice() else { panic!("{page:?}") };
    assert_eq!((meeting.first.as_deref(), meeting.rule.as_deref()), (Some("20261204T190000"), None));
    let _ = journal.session.directory_save(&[pick(meeting)], ZONE).unwrap();
    let agenda = journal.session.calendar_agenda("2026-11-19".parse().unwrap(), 60, ZONE).unwrap();
    let days: Vec<_> = agenda.occurrences.iter().map(|one| one.here.to_string()).collect();
    assert_eq!(days, ["2026-12-04 19:00:00"]);
}

#[test]
fn what_is_not_known_ranks_between_what_fits_and_what_does_not() {
    let journal = journal();
    let rows = [
        row("Closed", 1, "08:00", r#""types":["C"]"#),
        row("Unsaid", 1, "09:00", ""),
        row("Open", 1, "10:00", r#""types":["O"]"#),
        row("Later", 1, "11:00", r#""types":["O"]"#),
    ];
    take(&journal, &rows, Uuid::now_v7(), false);
    let profile = GroupProfile { joining: Some(GroupJoining::Open), ..GroupProfile::default() };
    let _ = journal.session.groups_profile_set(&profile).unwrap();
    assert_eq!(names(&journal, &DirectoryFilter::default()), ["Closed", "Unsaid", "Open", "Later"]);
    let fitting = DirectoryFilter { fitting: true, ..DirectoryFilter::default() };
    assert_eq!(names(&journal, &fitting), ["Open", "Later", "Unsaid", "Closed"]);
}
