use chrono::NaiveDate;
use proptest::prelude::*;
use schedule::series::{Change, Length, Range};
use schedule::zone::Database;

use super::*;
use crate::feed::{Asked, Attendance, ProblemCode};

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//EN\r\nX-WR-CALNAME:Quay\r\nBEGIN:VTIMEZONE\r\nTZID:Quay Time\r\nX-OWN:1\r\nBEGIN:STANDARD\r\n\
DTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nSEQUENCE:2\r\n\
DTSTART;TZID=Europe/London;X-P=\"a;b\":20260106T193000\r\nDURATION:PT1H30M\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\nEXDATE;TZID=Europe/London:20260113T193000,20260120T193000\r\n\
SUMMARY:Steps\\, slowly\\; and\\nwith tea\r\nLOCATION:Hall\r\nGEO:54.48;-0.61\r\nURL:https://example.org/quay\r\nCATEGORIES:One,Two\\,Three\r\nCONFERENCE;VALUE=URI:https://zoom.us/j/1\r\n\
DESCRIPTION:A text that is so long that whoever wrote it had to fold it\r\n  on its way\\, twice even\\, because it goes on and on and on and on an\r\n\td on and on and on.\r\n\
X-UNKNOWN;A=b:c\\,d\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nACKNOWLEDGED:20260101T000000Z\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n\
RECURRENCE-ID;TZID=Europe/London;RANGE=THISANDFUTURE:20260203T193000\r\nDTSTART;TZID=Europe/London:20260203T200000\r\nSUMMARY:Later\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n\
RECURRENCE-ID:20260210T193000Z\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nBEGIN:X-OTHER\r\nWHO:knows\r\nEND:X-OTHER\r\nEND:VCALENDAR\r\n";

fn read(text: &str) -> (Calendar, Vec<(u32, &'static str)>) {
    let (calendar, problems) = Calendar::parse(text.as_bytes(), &Limits::default()).unwrap();
    (calendar, problems.iter().map(|problem| (problem.at, problem.code.as_str())).collect())
}

fn codes(problems: &[Problem]) -> Vec<(u32, &'static str)> {
    problems.iter().map(|problem| (problem.at, problem.code.as_str())).collect()
}

#[test]
fn a_file_is_written_back_to_the_byte() {
    let (calendar, problems) = read(FILE);
    assert_eq!(problems, []);
    assert_eq!(String::from_utf8(calendar.to_bytes()).unwrap(), FILE);
    assert_eq!(calendar.property("X-WR-CALNAME").as_deref(), Some("Quay"));
    let bare = "BEGIN:VEVENT\nSUMMARY:no calendar around\n\nDTSTART:20260101\nEND:VEVENT\n\n";
    assert_eq!(read(bare).0.to_bytes(), bare.as_bytes());
}

#[test]
fn an_event_is_read_with_its_exceptions_and_keeps_its_source() {
    let (calendar, _) = read(FILE);
    let (events, problems) = calendar.events(&Limits::default());
    assert_eq!(codes(&problems), []);
    let [event] = events.as_slice() else { panic!("{}", events.len()) };
    assert_eq!(event.summary, "Steps, slowly; and\nwith tea");
    assert!(
        event
            .description
            .ends_with("on its way, twice even, because it goes on and on and on and on and on and on and on.")
    );
    assert_eq!(event.categories, ["One", "Two,Three"]);
    assert_eq!((event.sequence, event.line, event.cancelled), (2, 14, false));
    assert!(event.room.as_ref().unwrap().is_room() && event.coordinates.is_some());
    let series = &event.series;
    assert_eq!((series.excluded.len(), series.rule.as_ref().unwrap().text()), (2, "FREQ=WEEKLY;BYDAY=TU"));
    assert_eq!(series.length, Length::Lasts(schedule::duration::Duration::minutes(90)));
    assert_eq!(series.overrides.len(), 2);
    assert_eq!((series.overrides[0].range, &series.overrides[1].change), (Range::ThisAndFuture, &Change::Cancelled));
    let source = String::from_utf8(event.source[0].view().to_bytes()).unwrap();
    assert!(
        source.contains("BEGIN:VALARM\r\n") && source.contains("X-UNKNOWN;A=b:c\\,d\r\n") && event.source.len() == 3
    );
}

#[test]
fn a_change_touches_its_own_line_and_no_other() {
    let (calendar, _) = read(FILE);
    let (events, _) = calendar.events(&Limits::default());
    let mut event = events[0].source[0].clone();
    let before = String::from_utf8(event.view().to_bytes()).unwrap();
    event.set(
        "SUMMARY",
        "Tea; then\nsteps, and a sentence that is longer than seventy-five octets need to be, for the fold",
    );
    event.set_raw("DTSTART", &[("TZID", "Europe/London")], "20260107T193000");
    let after = String::from_utf8(event.view().to_bytes()).unwrap();
    let rest = |text: &str| {
        text.lines()
            .filter(|line| !line.starts_with("SUMMARY") && !line.starts_with("DTSTART") && !line.starts_with(' '))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(rest(&before), rest(&after));
    assert!(after.lines().all(|line| line.len() <= 76), "{after}");
    let (again, _) = read(&after);
    let (events, _) = again.events(&Limits::default());
    assert_eq!(
        events[0].summary,
        "Tea; then\nsteps, and a sentence that is longer than seventy-five octets need to be, for the fold"
    );
    event.remove_children("VALARM");
    assert!(!String::from_utf8(event.view().to_bytes()).unwrap().contains("VALARM"));
}

#[test]
fn what_somebody_wrote_can_not_begin_a_line_of_its_own() {
    let mut event = Component::new("VEVENT");
    event.set("SUMMARY", "a\r\nEND:VEVENT\r\nX:y");
    event.set_raw("DTSTART", &[("TZID", "Bad\"\r\nX:1")], "2026\r\nX-INJECTED:1");
    let text = String::from_utf8(event.view().to_bytes()).unwrap();
    assert_eq!(text.lines().count(), 4, "{text}");
}

#[test]
fn a_calendar_of_our_own_is_read_as_it_was_made() {
    let mut calendar = Calendar::new("-//Mooring//EN");
    let berlin = Database::get().find("Europe/Berlin").unwrap();
    calendar.push(zone(&berlin, 2026, 2027).unwrap());
    let mut event = Component::new("VEVENT");
    event.set("UID", "1");
    event.set_raw("DTSTART", &[("TZID", "Europe/Berlin")], "20260106T193000");
    event.set("SUMMARY", "Tea");
    calendar.push(event);
    let text = String::from_utf8(calendar.to_bytes()).unwrap();
    assert!(
        text.starts_with(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mooring//EN\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"),
        "{text}"
    );
    assert!(
        text.contains("BEGIN:STANDARD\r\nDTSTART:20271031T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"),
        "{text}"
    );
    let (again, problems) = read(&text);
    assert_eq!(problems, []);
    assert_eq!(again.events(&Limits::default()).0[0].summary, "Tea");
}

#[test]
fn rules_that_can_not_be_kept_are_kept_verbatim_with_the_reason() {
    for (rule, code) in [
        ("FREQ=SECONDLY", "rule-within-day"),
        ("FREQ=YEARLY;BYWEEKNO=20", "rule-part"),
        ("FREQ=WEEKLY;X-MOON=FULL", "rule-part"),
        ("FREQ=WEEKLY;BYDAY=XX", "rule-malformed"),
    ] {
        let (calendar, _) =
            read(&format!("BEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART:20260101T190000Z\nRRULE:{rule}\nEND:VEVENT\n"));
        let (events, problems) = calendar.events(&Limits::default());
        assert_eq!(codes(&problems), [(1, code)], "{rule}");
        assert_eq!(events[0].series.rule.as_ref().unwrap().text(), rule);
    }
}

#[test]
fn files_out_of_order_are_mended_and_said_to_be() {
    let (calendar, problems) =
        read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260101\nno line at all\nEND:VJOURNAL\nEND:VCALENDAR");
    assert_eq!(problems, [(5, "line-unreadable"), (6, "not-closed"), (7, "not-closed")]);
    let written = String::from_utf8(calendar.to_bytes()).unwrap();
    assert!(written.contains("no line at all\nEND:VEVENT\r\nEND:VCALENDAR"), "{written}");
    let (again, problems) = read(&written);
    assert_eq!((problems, again.events(&Limits::default()).0.len()), (vec![(5, "line-unreadable")], 1));
    let (_, problems) = read("BEGIN:VEVENT\nSUMMARY:cut");
    assert_eq!(problems, [(2, "not-closed")]);
}

#[test]
fn hostile_files_are_refused_or_bounded() {
    let parse = |text: &str| Calendar::parse(text.as_bytes(), &Limits::default());
    let deep = "BEGIN:A\n".repeat(100_000);
    assert_eq!(parse(&deep).unwrap_err(), Refused::TooDeep { limit: 16 });
    // Folded in the middle of its name it is a beginning too.
    assert_eq!(parse(&"BE\n GIN:A\n".repeat(20)).unwrap_err(), Refused::TooDeep { limit: 16 });
    for text in ["plain words", "{\"a\":1}", "<html>a:b</html>", "NAME:value\n"] {
        assert_eq!(parse(text).unwrap_err(), Refused::OtherFormat, "{text}");
    }
    assert_eq!(parse("\r\n \n").unwrap_err(), Refused::Empty);
    let many =
        format!("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260101\nEXDATE:{}\nEND:VEVENT\n", "20260102,".repeat(50_000));
    let (events, problems) = parse(&many).unwrap().0.events(&Limits::default());
    assert_eq!((events[0].series.excluded.len(), codes(&problems)), (1_000, vec![(1, "cut")]));
}

#[test]
fn a_calendar_is_a_feed_of_meetings() {
    let text = "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Paris\nBEGIN:VEVENT\nUID:1\nSUMMARY:Online\nDTSTART:20260101T190000\nLOCATION:https://meet.google.com/abc\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:2\nSUMMARY:Off\nDTSTART;TZID=W. Europe Standard Time:20260101T190000\nSTATUS:CANCELLED\nURL:javascript:alert(1)\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:2\nSEQUENCE:1\nSUMMARY:Newer\nDTSTART:20260101\nEND:VEVENT\nBEGIN:VEVENT\nUID:3\nSUMMARY:No start\nEND:VEVENT\nEND:VCALENDAR\n";
    let asked = Asked::from(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap());
    let (drafts, problems) = feed(text.as_bytes(), &asked, &Limits::default()).unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.name.as_str()).collect::<Vec<_>>(), ["Online", "Newer"]);
    assert_eq!((drafts[0].zone.as_deref(), drafts[0].attendance), (Some("Europe/Paris"), Some(Attendance::Online)));
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["link-refused", "superseded", "time-missing"]);
}

#[test]
fn what_is_no_event_is_told_by_its_name_and_line_and_lines_around_go_along() {
    let text = "X-BEFORE:1\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//EN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:Quay\r\nx-apple-calendar-color:#fff\r\nX-MOORING-ALARMS:SILENT\r\n\
        no line\r\nBEGIN:VTODO\r\nSUMMARY:Milk\r\nEND:VTODO\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260101T190000Z\r\nno line\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n\
        BEGIN:VCARD\r\nEND:VCARD\r\n";
    let (calendar, _) = read(text);
    let rest = calendar.rest();
    let rest: Vec<_> = rest.iter().map(|one| (one.line, one.name.as_str(), one.title.as_str(), one.what)).collect();
    assert_eq!(
        rest,
        [
            (1, "X-BEFORE", "", What::Line),
            (5, "METHOD", "", What::Line),
            (6, "X-WR-CALNAME", "", What::Around),
            (7, "X-APPLE-CALENDAR-COLOR", "", What::Around),
            (8, "X-MOORING-ALARMS", "", What::Line),
            (9, "", "", What::Unreadable),
            (10, "VTODO", "Milk", What::Component),
            (19, "VCARD", "", What::Component),
        ]
    );
    let around = calendar.around(13);
    assert_eq!(around.view().to_bytes(), b"X-WR-CALNAME:Quay\r\nx-apple-calendar-color:#fff\r\n");
    let mut other = Calendar::new("-//b//EN");
    other.push(Component::new("VEVENT"));
    other.adopt(&around);
    let (other, _) = read(&String::from_utf8(other.to_bytes()).unwrap());
    assert_eq!(other.around(5).view().to_bytes(), around.view().to_bytes());
    let long = format!("BEGIN:VCALENDAR\r\nX-WR-CALDESC:{}\r\nX-A:b\r\nEND:VCALENDAR\r\n", "a".repeat(5_000));
    let (long, _) = read(&long);
    assert_eq!(long.rest().iter().map(|one| one.what).collect::<Vec<_>>(), [What::Line, What::Around]);
    assert_eq!(long.around(2).view().to_bytes(), b"X-A:b\r\n");
}

#[test]
fn of_two_versions_of_one_instance_the_newer_counts() {
    let event = |sequence: u32, name: &str| {
        format!(
            "BEGIN:VEVENT\nUID:1\nSEQUENCE:{sequence}\nRECURRENCE-ID:20260108T190000Z\nDTSTART:20260108T200000Z\nSUMMARY:{name}\nX-{name}:1\nEND:VEVENT\n"
        )
    };
    let master = "BEGIN:VEVENT\nUID:1\nDTSTART:20260101T190000Z\nRRULE:FREQ=WEEKLY\nSUMMARY:All\nEND:VEVENT\n";
    for (changes, counts) in
        [([(1, "ONE"), (2, "TWO")], "TWO"), ([(2, "ONE"), (1, "TWO")], "ONE"), ([(1, "ONE"), (1, "TWO")], "TWO")]
    {
        let [first, second] = changes.map(|(sequence, name)| event(sequence, name));
        let (calendar, _) = read(&format!("{master}{first}{second}"));
        let (events, problems) = calendar.events(&Limits::default());
        assert_eq!(codes(&problems), [(15, "superseded")]);
        let [only] = events[0].series.overrides.as_slice() else { panic!("two changes of one instance") };
        assert_eq!(only.words.as_ref().and_then(|words| words.title.as_deref()), Some(counts));
        let lines = String::from_utf8(events[0].source[1].view().to_bytes()).unwrap();
        assert!(lines.contains(&format!("X-{counts}:1")) && events[0].source.len() == 2, "{lines}");
    }
}

proptest! {
    #[test]
    fn whatever_is_read_is_written_so_that_it_is_read_the_same(parts in prop::collection::vec(prop::sample::select(vec![
        "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VALARM\r\n", "END:VALARM\r\n", "SUMMARY:a\\nb\r\n", "X-Y;P=\"q:r\":s\n",
        " folded\r\n", "\tfolded\n", "no line\r\n", "\r\n", "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:a=\r\nb=C3=A9\r\n", "é:ü\n", "\r", "=\n",
    ]), 0..30)) {
        let text = parts.concat();
        if let Ok((calendar, _)) = Calendar::parse(text.as_bytes(), &Limits::default()) {
            let once = calendar.to_bytes();
            let (again, _) = Calendar::parse(&once, &Limits::default()).unwrap();
            prop_assert_eq!(again.to_bytes(), once);
        }
    }

    #[test]
    fn any_text_survives_as_a_value(text in "[^\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]{0,200}") {
        let mut event = Component::new("VEVENT");
        event.set("SUMMARY", &text);
        let (calendar, _) = Calendar::parse(&event.view().to_bytes(), &Limits::default()).unwrap();
        let read = calendar.components().next().and_then(|(_, view)| view.line("SUMMARY").map(component::Line::text));
        prop_assert_eq!(read.unwrap(), text);
    }
}

/// Each is looked at once: a file of such lines would otherwise cost the square of its length.
#[test]
fn a_line_that_can_not_be_read_goes_with_all_that_is_folded_into_it() {
    let many = 2_000;
    for unread in [
        format!("SUM\r\n{}", " A\r\n".repeat(many)),
        format!("{}x\r\n", "\r\n".repeat(many)),
        format!("{}x\r\n", " \r\n".repeat(many)),
        format!("{}x\r\n", "X;ENCODING=QUOTED-PRINTABLE=\r\n".repeat(many)),
    ] {
        let text = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART:20260106T190000Z\r\n{unread}END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        let (calendar, problems) = Calendar::parse(text.as_bytes(), &Limits::default()).unwrap();
        let unreadable = problems.iter().filter(|problem| problem.code == ProblemCode::LineUnreadable).count();
        assert!(unreadable <= 2, "{unreadable} pieces of {:?}", &unread[..20]);
        assert_eq!(calendar.events(&Limits::default()).0.len(), 1);
        assert_eq!(calendar.to_bytes(), text.as_bytes(), "it is kept to the byte");
    }
}
