//! The way of a feed through a real journal: opened, taken over, searched, read again, saved from.

use std::fmt::Write as _;

use uuid::Uuid;

use super::*;
use crate::error::ErrorCode;
use crate::groups::{GroupJoining, GroupPoint, GroupProfile, GroupSetting, GroupStage, GroupTime, GroupWeekday};
use crate::testing::{Journal, journal};

mod pasted;
mod words;

const ZONE: &str = "Europe/London";

/// A row of a feed: name, day (0 is Sunday), time, further fields.
fn row(name: &str, day: u8, time: &str, more: &str) -> String {
    format!(
        r#"{{"name":"{name}","slug":"{}","day":{day},"time":"{time}"{}{more}}}"#,
        name.to_lowercase(),
        if more.is_empty() { "" } else { "," }
    )
}

fn feed_of(rows: &[String]) -> Vec<u8> {
    format!("[{}]", rows.join(",")).into_bytes()
}

fn three() -> Vec<String> {
    vec![
        row(
            "Quay",
            2,
            "19:30",
            r#""types":["O","ST","X","EN"],"latitude":54.49,"longitude":-0.61,"location":"Old hall","address":"1 Quay St","city":"Whitby""#,
        ),
        row(
            "Chapel",
            0,
            "10:00",
            r#""types":["C","W","S"],"latitude":51.22,"longitude":1.40,"region":"Deal","conference_url":"https://zoom.us/j/1?pwd=a""#,
        ),
        row("Screen", 4, "22:00", r#""timezone":"America/New_York","conference_url":"https://meet.example.org/x""#),
    ]
}

fn open(journal: &Journal, rows: &[String], feed: Option<Uuid>) -> DirectoryPreview {
    journal.session.directory_open("list.json", feed_of(rows), false, feed).unwrap()
}

fn take(journal: &Journal, rows: &[String], feed: Uuid, known: bool) -> DirectoryDone {
    let preview = open(journal, rows, known.then_some(feed));
    let decision = DirectoryDecision { id: preview.id, feed, name: "The coast".into(), zone: Some(ZONE.into()) };
    journal.session.directory_run(&decision).unwrap().value
}

fn with_feed() -> (Journal, Uuid) {
    let (journal, feed) = (journal(), Uuid::now_v7());
    take(&journal, &three(), feed, false);
    (journal, feed)
}

fn names(journal: &Journal, filter: &DirectoryFilter) -> Vec<String> {
    let page = journal.session.directory_find(filter, 0, 50).unwrap();
    page.meetings.into_iter().map(|meeting| meeting.name).collect()
}

#[test]
fn a_file_is_looked_at_taken_over_and_found() {
    let (journal, feed) = (journal(), Uuid::now_v7());
    let mut rows = three();
    rows.push("7".into());
    let preview = open(&journal, &rows, None);
    assert_eq!((preview.new, preview.changed, preview.gone, preview.left_out), (3, 0, 0, 1));
    assert_eq!((preview.without_zone, preview.format), (2, DirectoryFormat::MeetingGuide));
    assert_eq!(
        preview.problems,
        [DirectoryProblem { at: 4, field: None, code: "not-a-meeting".into(), left_out: true }]
    );
    assert_eq!(preview.sample[0].meeting.name, "Quay");
    assert!(
        journal.session.directory_find(&DirectoryFilter::default(), 0, 50).unwrap().meetings.is_empty(),
        "nothing changes before it is agreed"
    );
    let done = take(&journal, &three(), feed, false);
    assert_eq!((done.new, done.changed, done.gone), (3, 0, 0));
    let view = journal.session.directory_view().unwrap();
    let [listed] = view.feeds.as_slice() else { panic!("{view:?}") };
    assert_eq!((listed.name.as_str(), listed.meetings, listed.new), ("The coast", 3, 0));
    assert!(view.kinds.iter().any(|choice| choice.code == "wheelchair" && choice.meetings == 1));
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 2).unwrap();
    assert_eq!((page.total, page.meetings.len()), (3, 2));
    let quay = &page.meetings[0];
    assert_eq!(
        (quay.name.as_str(), quay.zone.as_deref(), quay.weekdays.as_slice()),
        ("Quay", Some(ZONE), &[GroupWeekday::Tue][..])
    );
    assert_eq!(
        (quay.starts.unwrap().to_string().as_str(), quay.rule.as_deref(), quay.change),
        ("19:30:00", None, None)
    );
}

#[test]
fn nothing_is_kept_before_somebody_said_which_zone_its_times_are_in() {
    let (journal, feed) = (journal(), Uuid::now_v7());
    let california =
        |name: &str| row(name, 2, "19:30", r#""formatted_address":"1 Main St, Costa Mesa, CA 92626, USA""#);
    let rows = [california("Quay"), california("Pier"), three().remove(2)];
    let preview = open(&journal, &rows, None);
    let offered: Vec<_> = preview.zones.iter().map(|one| (one.zone.as_str(), one.why, one.meetings)).collect();
    let named = ("America/New_York", DirectoryZoneHint::Named, 1);
    assert_eq!(offered, [named, ("America/Los_Angeles", DirectoryZoneHint::Places, 2)]);
    let run = |id, zone: Option<&str>| {
        let decision = DirectoryDecision { id, feed, name: "The coast".into(), zone: zone.map(str::to_owned) };
        journal.session.directory_run(&decision).map(|done| done.value.new)
    };
    for zone in [None, Some("Europe/Nowhere")] {
        let error = run(preview.id, zone).unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::Invalid, Some("zone")), "{zone:?}");
    }
    assert!(journal.session.directory_view().unwrap().feeds.is_empty());
    assert_eq!(run(preview.id, Some("America/Los_Angeles")).unwrap(), 3);
    let quay =
        journal.session.directory_find(&DirectoryFilter { text: "quay".into(), ..DirectoryFilter::default() }, 0, 1);
    let next = journal.session.directory_get(quay.unwrap().meetings[0].id, ZONE).unwrap().next.unwrap();
    assert_eq!(
        (next.there.unwrap().to_string().as_str(), next.here.to_string().as_str()),
        ("2026-11-24 19:30:00", "2026-11-25 03:30:00")
    );
    // What was said once holds when the list is read again, and is not taken back by saying nothing.
    journal.wait(60);
    let again = open(&journal, &rows, Some(feed));
    assert_eq!(run(again.id, None).unwrap(), 0);
    let _ = journal.session.directory_rename(feed, "The coast", None).unwrap();
    assert_eq!(journal.session.directory_view().unwrap().feeds[0].zone.as_deref(), Some("America/Los_Angeles"));
}

#[test]
fn a_list_that_names_its_zones_is_asked_nothing() {
    let journal = journal();
    let rows = [three().remove(2)];
    let preview = open(&journal, &rows, None);
    assert_eq!((preview.without_zone, preview.zones.as_slice()), (0, &[][..]));
    let decision = DirectoryDecision { id: preview.id, feed: Uuid::now_v7(), name: "Screens".into(), zone: None };
    assert_eq!(journal.session.directory_run(&decision).unwrap().value.new, 1);
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Day\nDTSTART;VALUE=DATE:20261201\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:2\nSUMMARY:Odd\nDTSTART;TZID=Moon/Sea:20261201T190000\nEND:VEVENT\nEND:VCALENDAR\n";
    let read = journal.session.directory_open("x.ics", calendar.into(), false, None).unwrap();
    assert_eq!(read.without_zone, 1, "a day is a day everywhere; a zone nobody knows is none");
    let decision =
        DirectoryDecision { id: read.id, feed: Uuid::now_v7(), name: "Odd".into(), zone: Some("Asia/Tokyo".into()) };
    let _ = journal.session.directory_run(&decision).unwrap();
    let odd = DirectoryFilter { text: "odd".into(), ..DirectoryFilter::default() };
    let odd = journal.session.directory_find(&odd, 0, 1).unwrap().meetings[0].id;
    let next = journal.session.directory_get(odd, ZONE).unwrap().next.unwrap();
    assert_eq!(next.here.to_string(), "2026-12-01 10:00:00");
}

#[test]
fn filters_combine() {
    let (journal, feed) = with_feed();
    let time = |text: &str| Some(text.parse().unwrap());
    let filter = DirectoryFilter::default;
    for (wanted, expected) in [
        (filter(), &["Quay", "Screen", "Chapel"][..]),
        (DirectoryFilter { text: "QUA whitb".into(), ..filter() }, &["Quay"]),
        (DirectoryFilter { text: "hall elsewhere".into(), ..filter() }, &[]),
        (DirectoryFilter { weekdays: vec![GroupWeekday::Sun, GroupWeekday::Tue], ..filter() }, &["Quay", "Chapel"]),
        (DirectoryFilter { from: time("09:00:00"), until: time("20:00:00"), ..filter() }, &["Quay", "Chapel"]),
        (DirectoryFilter { from: time("21:00:00"), until: time("02:00:00"), ..filter() }, &["Screen"]),
        (DirectoryFilter { setting: Some(GroupSetting::Online), ..filter() }, &["Screen", "Chapel"]),
        (DirectoryFilter { joining: Some(GroupJoining::Open), ..filter() }, &["Quay"]),
        (DirectoryFilter { languages: vec!["es".into(), "fr".into()], ..filter() }, &["Chapel"]),
        (DirectoryFilter { kinds: vec!["steps".into(), "wheelchair".into()], ..filter() }, &["Quay"]),
        (DirectoryFilter { kinds: vec!["steps".into(), "women".into()], ..filter() }, &[]),
        // What a list does not say leaves nothing out where that is asked for.
        (DirectoryFilter { languages: vec!["es".into()], unsaid: true, ..filter() }, &["Screen", "Chapel"]),
        (DirectoryFilter { kinds: vec!["wheelchair".into()], unsaid: true, ..filter() }, &["Quay", "Screen"]),
        (DirectoryFilter { topics: vec!["old hall".into(), "grief".into()], ..filter() }, &["Quay"]),
        (DirectoryFilter { topics: vec!["Coast".into()], ..filter() }, &["Quay", "Screen", "Chapel"]),
        (DirectoryFilter { topics: vec!["grief".into()], ..filter() }, &[]),
        (DirectoryFilter { feed: Some(feed), change: Some(DirectoryChange::Gone), ..filter() }, &[]),
        (DirectoryFilter { feed: Some(Uuid::now_v7()), ..filter() }, &[]),
        (DirectoryFilter { weekdays: vec![GroupWeekday::Tue], joining: Some(GroupJoining::Closed), ..filter() }, &[]),
    ] {
        assert_eq!(names(&journal, &wanted), expected, "{wanted:?}");
    }
}

#[test]
fn the_nearest_come_first_and_the_far_are_left_out() {
    let (journal, _) = with_feed();
    let dover = GroupPoint { latitude: 51.13, longitude: 1.31 };
    let near =
        |within| DirectoryFilter { near: Some(DirectoryNear { point: dover, within }), ..DirectoryFilter::default() };
    assert_eq!(names(&journal, &near(None)), ["Chapel", "Quay", "Screen"], "what has no place stands last");
    assert_eq!(names(&journal, &near(Some(50.0))), ["Chapel"]);
    let page = journal.session.directory_find(&near(None), 0, 3).unwrap();
    let far: Vec<_> = page.meetings.iter().map(|meeting| meeting.kilometres.map(f64::round)).collect();
    assert_eq!(far, [Some(12.0), Some(395.0), None]);
}

#[test]
fn what_can_not_be_asked_is_said_with_the_field() {
    let (journal, _) = with_feed();
    let nowhere = DirectoryNear { point: GroupPoint { latitude: 91.0, longitude: 0.0 }, within: None };
    for (filter, code, field) in [
        (DirectoryFilter { text: "a".repeat(201), ..DirectoryFilter::default() }, ErrorCode::TooLong, "text"),
        (DirectoryFilter { kinds: vec![String::new(); 61], ..DirectoryFilter::default() }, ErrorCode::TooLong, "kinds"),
        (DirectoryFilter { near: Some(nowhere), ..DirectoryFilter::default() }, ErrorCode::OutOfRange, "near"),
    ] {
        let error = journal.session.directory_find(&filter, 0, 50).unwrap_err();
        assert_eq!((error.code, error.field), (code, Some(field)));
    }
}

#[test]
fn reading_again_says_what_is_new_changed_and_gone() {
    let (journal, feed) = with_feed();
    journal.wait(60);
    let again = take(&journal, &three(), feed, true);
    assert_eq!((again.new, again.changed, again.gone), (0, 0, 0));
    journal.wait(60);
    let mut rows = three();
    rows[0] = row("Quay", 2, "20:00", "");
    rows[1] = row("Harbour", 1, "18:00", "");
    let preview = open(&journal, &rows, Some(feed));
    assert_eq!((preview.new, preview.changed, preview.same, preview.gone), (1, 1, 1, 1));
    let quay = &preview.sample[0];
    let clock = |meeting: &DirectoryMeeting| meeting.starts.unwrap().to_string();
    assert_eq!((clock(&quay.meeting), quay.before.as_ref().map(clock)), ("20:00:00".into(), Some("19:30:00".into())));
    assert!(quay.differs.contains(&DirectoryField::Times) && !quay.differs.contains(&DirectoryField::Name));
    assert_eq!((preview.sample[1].before.as_ref(), preview.sample[1].differs.as_slice()), (None, &[][..]));
    take(&journal, &rows, feed, true);
    let change = |change| names(&journal, &DirectoryFilter { change: Some(change), ..DirectoryFilter::default() });
    assert_eq!(change(DirectoryChange::New), ["Harbour"]);
    assert_eq!(change(DirectoryChange::Changed), ["Quay"]);
    assert_eq!(change(DirectoryChange::Gone), ["Chapel"]);
    assert_eq!(names(&journal, &DirectoryFilter::default()), ["Harbour", "Quay", "Screen"]);
    let feeds = journal.session.directory_view().unwrap().feeds;
    assert_eq!((feeds[0].meetings, feeds[0].new, feeds[0].changed, feeds[0].gone), (3, 1, 1, 1));
    // What comes back is there again.
    journal.wait(60);
    take(&journal, &three(), feed, true);
    assert_eq!(change(DirectoryChange::Gone), ["Harbour"]);
    assert!(change(DirectoryChange::Changed).contains(&"Chapel".to_owned()));
}

#[test]
fn a_meeting_is_saved_as_a_group_once_and_compared_with_what_is_wanted() {
    let (journal, feed) = with_feed();
    let profile = GroupProfile {
        weekdays: vec![GroupWeekday::Tue],
        joining: Some(GroupJoining::Open),
        ..GroupProfile::default()
    };
    let _ = journal.session.groups_profile_set(&profile).unwrap();
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 3).unwrap();
    assert_eq!(
        page.meetings.iter().map(|one| (one.fits, one.misses, one.wishes)).collect::<Vec<_>>(),
        // Nobody said of the second whether it is open.
        [(2, 0, 2), (0, 1, 2), (0, 2, 2)]
    );
    let pick = DirectoryPick { meets: "Tuesdays, 19:30".into(), ..pick(&page.meetings[0]) };
    let made = journal.session.directory_save(std::slice::from_ref(&pick), ZONE).unwrap().value;
    assert_eq!(made, [pick.group]);
    let saved = journal.session.groups_get(pick.group, ZONE).unwrap();
    assert_eq!(
        (saved.group.name.as_str(), saved.group.meets.as_str(), saved.group.place.as_str()),
        ("Quay", "Tuesdays, 19:30", "Old hall, 1 Quay St, Whitby")
    );
    assert_eq!(
        (saved.group.times.as_slice(), saved.steps[0].stage),
        (&[GroupTime::Evening][..], GroupStage::Considering)
    );
    let second = DirectoryPick { group: Uuid::now_v7(), ..pick.clone() };
    assert_eq!(journal.session.directory_save(&[second], ZONE).unwrap().value, [pick.group], "once");
    let found = journal.session.directory_find(&DirectoryFilter::default(), 0, 1).unwrap();
    assert_eq!(found.meetings[0].saved, Some(pick.group));
    // Distances are measured from it as long as it is there.
    let measured_from = journal.session.directory_view().unwrap().groups;
    let told: Vec<_> = measured_from.into_iter().map(|group| (group.id, group.name, Some(group.point))).collect();
    assert_eq!(told, [(pick.group, "Quay".to_owned(), saved.group.point)]);
    // The group stays when its feed goes.
    let _ = journal.session.directory_remove(feed).unwrap();
    assert!(journal.session.directory_view().unwrap().feeds.is_empty());
    assert!(names(&journal, &DirectoryFilter::default()).is_empty());
    assert_eq!(journal.session.groups_get(pick.group, ZONE).unwrap().group.name, "Quay");
}

#[test]
fn a_table_waits_for_its_mapping() {
    let journal = journal();
    let file = "A,B,C\nQuay,Tuesday,19:30\nChapel,Sunday,10:00\n";
    let preview = journal.session.directory_open("list.csv", file.into(), false, None).unwrap();
    assert_eq!((preview.format, preview.new), (DirectoryFormat::Table, 0));
    let code = |code: &str| Some(code.to_owned());
    let columns = [code("name"), code("day"), code("time")];
    let read = journal.session.directory_map(preview.id, true, &columns, None).unwrap();
    assert_eq!((read.new, read.sample[1].meeting.name.as_str()), (2, "Chapel"));
    let gone = journal.session.directory_map(preview.id, true, &columns, None).unwrap_err();
    assert_eq!(gone.code, ErrorCode::ImportGone, "the file that waits is the one read last");
    for columns in [vec![code("name")], vec![code("name"), code("nothing"), None]] {
        let error = journal.session.directory_map(read.id, true, &columns, None).unwrap_err();
        assert_eq!((error.code, error.field), (ErrorCode::Invalid, Some("columns")));
    }
}

#[test]
fn other_files_are_told_apart() {
    let journal = journal();
    let open = |text: &str, pasted| journal.session.directory_open("x", text.into(), pasted, None);
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Steps\nDTSTART;TZID=Europe/London:20260106T193000\nRRULE:FREQ=MONTHLY;BYDAY=1TU\nEND:VEVENT\nEND:VCALENDAR\n";
    let read = open(calendar, false).unwrap();
    assert_eq!(
        (read.format, read.sample[0].meeting.rule.as_deref()),
        (DirectoryFormat::Calendar, Some("FREQ=MONTHLY;BYDAY=1TU"))
    );
    assert_eq!(
        open(r#"[{"id_bigint":"1","meeting_name":"A","weekday_tinyint":"1","start_time":"20:00:00"}]"#, false)
            .unwrap()
            .format,
        DirectoryFormat::Bmlt
    );
    assert_eq!(open("Quay circle\nMondays 7pm", true).unwrap().format, DirectoryFormat::Text);
    for (text, pasted, code) in [
        ("", false, ErrorCode::DirectoryEmpty),
        ("<html></html>", false, ErrorCode::DirectoryOtherFile),
        ("[]", false, ErrorCode::DirectoryNoMeetings),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", false, ErrorCode::DirectoryNoMeetings),
    ] {
        assert_eq!(open(text, pasted).unwrap_err().code, code, "{text}");
    }
}

#[test]
fn hostile_feeds_stay_within_limits() {
    let journal = journal();
    let mut text = String::from("[");
    for number in 0..50_001 {
        let _ = write!(text, r#"{}{{"name":"n{number}"}}"#, if number == 0 { "" } else { "," });
    }
    text.push(']');
    assert_eq!(
        journal.session.directory_open("x", text.into(), false, None).unwrap_err().code,
        ErrorCode::DirectoryTooLarge
    );
    let preview = open(
        &journal,
        &[row("A", 1, "19:00", r#""conference_url":"javascript:alert(1)","url":"file:///etc/passwd""#)],
        None,
    );
    assert_eq!((preview.sample[0].meeting.room.as_str(), preview.sample[0].meeting.web.as_str()), ("", ""));
    assert_eq!(preview.problem_count, 2);
}

fn pick(meeting: &DirectoryMeeting) -> DirectoryPick {
    DirectoryPick {
        meeting: meeting.id,
        group: Uuid::now_v7(),
        series: Uuid::now_v7(),
        meets: "as told".into(),
        agreed: None,
    }
}

fn open_calendar(journal: &Journal, text: &str) -> Vec<DirectoryMeeting> {
    let preview = journal.session.directory_open("x.ics", text.into(), false, None).unwrap();
    let decision =
        DirectoryDecision { id: preview.id, feed: Uuid::now_v7(), name: "A calendar".into(), zone: Some(ZONE.into()) };
    let _ = journal.session.directory_run(&decision).unwrap();
    journal.session.directory_find(&DirectoryFilter::default(), 0, 50).unwrap().meetings
}

#[test]
fn saved_meetings_are_in_the_calendar_and_one_step_takes_them_back() {
    let (journal, _) = with_feed();
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 3).unwrap();
    let picks: Vec<_> = page.meetings.iter().map(pick).collect();
    let _ = journal.session.directory_save(&picks, ZONE).unwrap();
    let agenda = || journal.session.calendar_agenda("2026-11-19".parse().unwrap(), 7, ZONE).unwrap();
    let seen: Vec<_> =
        agenda().occurrences.into_iter().map(|one| (one.title, one.here.to_string(), one.group)).collect();
    assert_eq!(seen.len(), 3, "{seen:?}");
    assert!(seen.contains(&("Quay".into(), "2026-11-24 19:30:00".into(), Some(picks[0].group))), "{seen:?}");
    // In New York it is Thursday, here Friday by then.
    assert!(seen.contains(&("Screen".into(), "2026-11-20 03:00:00".into(), Some(picks[1].group))), "{seen:?}");
    // Repeated, it makes nothing twice.
    let _ = journal.session.directory_save(&picks, ZONE).unwrap();
    assert_eq!(agenda().occurrences.len(), 3);
    let _ = journal.session.directory_unsave(&picks).unwrap();
    assert!(agenda().occurrences.is_empty());
    assert!(journal.session.groups_board(ZONE).unwrap().rows.is_empty());
    let found = journal.session.directory_find(&DirectoryFilter::default(), 0, 3).unwrap();
    assert!(found.meetings.iter().all(|meeting| meeting.saved.is_none()), "it can be saved again");
}

#[test]
fn a_calendar_keeps_its_exceptions_and_what_can_not_be_reckoned_with() {
    let journal = journal();
    let meetings = open_calendar(
        &journal,
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Steps\nDTSTART;TZID=Europe/London:20261103T193000\nDTEND;TZID=Europe/London:20261103T203000\n\
         RRULE:FREQ=WEEKLY;BYDAY=TU\nEXDATE;TZID=Europe/London:20261117T193000\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\n\
         RECURRENCE-ID;TZID=Europe/London:20261124T193000\nSUMMARY:Steps\nDTSTART;TZID=Europe/London:20261125T180000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:2\nSUMMARY:Bells\nDTSTART;TZID=Europe/London:20261103T100000\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    assert_eq!(
        meetings.iter().map(|one| (one.name.as_str(), one.exceptions, one.rule_unsupported)).collect::<Vec<_>>(),
        [("Bells", false, true), ("Steps", true, false)]
    );
    let picks: Vec<_> = meetings.iter().map(pick).collect();
    let _ = journal.session.directory_save(&picks, ZONE).unwrap();
    let agenda = journal.session.calendar_agenda("2026-11-10".parse().unwrap(), 21, ZONE).unwrap();
    let steps: Vec<_> =
        agenda.occurrences.iter().filter(|one| one.title == "Steps").map(|one| one.here.to_string()).collect();
    assert_eq!(steps, ["2026-11-10 19:30:00", "2026-11-25 18:00:00"]);
    assert_eq!(agenda.aside.iter().map(|row| row.rule.as_deref()).collect::<Vec<_>>(), [Some("FREQ=SECONDLY")]);
}

#[test]
fn what_has_no_times_stands_aside_in_the_calendar() {
    let (journal, feed) = (journal(), Uuid::now_v7());
    let rows =
        [r#"{"name":"Call","slug":"call"}"#.to_owned(), r#"{"name":"Some day","slug":"some","day":2}"#.to_owned()];
    take(&journal, &rows, feed, false);
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 3).unwrap();
    let _ = journal.session.directory_save(&page.meetings.iter().map(pick).collect::<Vec<_>>(), ZONE).unwrap();
    let agenda = journal.session.calendar_agenda("2026-11-16".parse().unwrap(), 7, ZONE).unwrap();
    assert!(agenda.occurrences.is_empty());
    assert_eq!(
        agenda.aside.iter().map(|row| (row.title.as_str(), row.why)).collect::<Vec<_>>(),
        [("Call", crate::calendar::Unplaced::ByAppointment), ("Some day", crate::calendar::Unplaced::CallFirst)]
    );
}

#[test]
fn one_meeting_is_told_with_its_next_time_here_and_there() {
    let (journal, _) = with_feed();
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 3).unwrap();
    let of = |name: &str| {
        let id = page.meetings.iter().find(|meeting| meeting.name == name).unwrap().id;
        journal.session.directory_get(id, ZONE).unwrap()
    };
    let screen = of("Screen").next.unwrap();
    assert_eq!(
        (screen.here.to_string().as_str(), screen.there.unwrap().to_string().as_str(), screen.zone.as_str()),
        ("2026-11-20 03:00:00", "2026-11-19 22:00:00", "America/New_York")
    );
    let quay = of("Quay");
    assert_eq!((quay.next.unwrap().there, quay.feed_name.as_str()), (None, "The coast"));
    assert_eq!(journal.session.directory_get(Uuid::now_v7(), ZONE).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_saved_group_is_told_what_its_list_says_by_now_and_stays_as_it_is() {
    let (journal, feed) = with_feed();
    let page = journal.session.directory_find(&DirectoryFilter::default(), 0, 3).unwrap();
    let picks: Vec<_> = page.meetings.iter().map(pick).collect();
    let _ = journal.session.directory_save(&picks, ZONE).unwrap();
    let news = |group| journal.session.directory_news(group).unwrap();
    let [quay, screen, chapel] = [0, 1, 2].map(|place: usize| picks[place].group);
    assert_eq!((news(quay), news(screen), news(chapel)), (None, None, None));
    journal.wait(60);
    let mut rows = three();
    rows[0] = row("Quay", 3, "20:00", "");
    rows.remove(1);
    take(&journal, &rows, feed, true);
    let told = news(quay).unwrap();
    assert_eq!((told.change, told.feed_name.as_str()), (DirectoryChange::Changed, "The coast"));
    assert!(told.differs.contains(&DirectoryField::Times) && told.differs.contains(&DirectoryField::Place));
    assert_eq!(told.meeting.starts.unwrap().to_string(), "20:00:00");
    assert_eq!((news(screen), news(chapel).unwrap().change), (None, DirectoryChange::Gone));
    let group = journal.session.groups_get(quay, ZONE).unwrap().group;
    assert_eq!((group.weekdays, group.place.as_str()), (vec![GroupWeekday::Tue], "Old hall, 1 Quay St, Whitby"));
    // Once noted it is told no more, until the list says something else again.
    for group in [quay, chapel] {
        let _ = journal.session.directory_noted(group).unwrap();
        assert_eq!(news(group), None);
    }
    journal.wait(60);
    take(&journal, &three(), feed, true);
    assert_eq!(
        (news(quay).unwrap().change, news(chapel).unwrap().change),
        (DirectoryChange::Changed, DirectoryChange::Changed)
    );
    let _ = journal.session.directory_remove(feed).unwrap();
    assert_eq!(news(quay), None);
}
