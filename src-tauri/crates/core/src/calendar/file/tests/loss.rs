//! That nothing of a file is lost unsaid: what can't be kept is named, and all else goes out again.

use super::*;
use crate::groups::{Advance, GroupStage};

const AROUND: &str = "X-WR-CALNAME:Quay\r\nX-APPLE-CALENDAR-COLOR:#1d6fa5\r\n";

fn around(lines: &str, inside: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//EN\r\n{lines}{inside}END:VCALENDAR\r\n")
}

fn told(preview: &CalendarFilePreview) -> Vec<(u32, &str, &str, bool)> {
    let problems = preview.problems.iter();
    problems.map(|one| (one.line, one.code.as_str(), one.name.as_str(), one.left_out)).collect()
}

#[test]
fn whatever_stays_in_the_file_is_named_with_its_line() {
    let Journal { session, .. } = &journal();
    let inside = "BEGIN:VTODO\r\nSUMMARY:Buy milk\r\nEND:VTODO\r\nBEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\nBEGIN:X-OTHER\r\nEND:X-OTHER\r\n\
        BEGIN:VTIMEZONE\r\nTZID:Nobody\r\nEND:VTIMEZONE\r\n\
        BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Never\r\nDTSTART:20260231T190000\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Tea\r\nDTSTART:20261201T190000\r\nno line here\r\nEND:VEVENT\r\nneither here\r\n";
    let preview = open(session, &around(&format!("METHOD:PUBLISH\r\n{AROUND}"), inside));
    assert_eq!(
        told(&preview),
        [
            (4, "method", "METHOD", true),
            (5, "line-around", "X-WR-CALNAME", false),
            (6, "line-around", "X-APPLE-CALENDAR-COLOR", false),
            (7, "task", "Buy milk", true),
            (10, "busy", "VFREEBUSY", true),
            (12, "component", "X-OTHER", true),
            (14, "zone-unused", "Nobody", true),
            (17, "time-unreadable", "Never", true),
            (26, "line-unreadable", "Tea", false),
            (28, "line-unreadable", "", true),
        ]
    );
    assert_eq!((preview.new, preview.others, preview.left_out, preview.problem_count), (1, 3, 7, 10));
}

#[test]
fn lines_around_go_out_again_where_nothing_of_another_calendar_goes_along() {
    let Journal { session, .. } = &journal();
    bring(session, &around(AROUND, EVENTS));
    let out = written(session, None);
    assert!(out.contains(AROUND) && out.contains(EVENTS), "{out}");
    assert!(!written(session, Some("Appointment")).contains("X-"));
    assert_eq!(open(session, &around(AROUND, EVENTS)).changed, 0);
    // A calendar that was made of several is called like none of them.
    let tea = own("Tea");
    let id = session.calendar_save(&tea, None, LONDON).unwrap().value.id;
    assert!(!written(session, None).contains("X-WR-CALNAME"));
    let steps = find(session, "Steps, slowly").series;
    for (series, known) in [(id, false), (steps, true)] {
        let asked = CalendarExport { scope: ExportScope::Series { id: series }, instead: None };
        let one = String::from_utf8(session.calendar_export(&asked, LONDON).unwrap().0).unwrap();
        assert_eq!(one.contains(AROUND), known, "{one}");
    }
}

#[test]
fn what_rests_in_the_calendar_does_not_go_out() {
    let Journal { session, .. } = &journal();
    let (group, id) = one_of_a_group_and_one_alone(session);
    for (to, rests) in [(GroupStage::Paused, true), (GroupStage::Left, true), (GroupStage::Trying, false)] {
        let advance = Advance { group, to, since: None, note: None };
        let _ = session.groups_advance(advance, LONDON).unwrap();
        let view = session.calendar_export_view(LONDON).unwrap();
        let expected = if rests { (1, 1, vec![]) } else { (2, 0, vec![group]) };
        assert_eq!((view.series, view.resting, view.groups), expected, "{to:?}");
        for instead in [None, Some("Appointment")] {
            assert_eq!(written(session, instead).matches("BEGIN:VEVENT").count(), if rests { 1 } else { 2 });
        }
        let all_of_it = CalendarExport { scope: ExportScope::Group { id: group }, instead: None };
        assert_eq!(session.calendar_export(&all_of_it, LONDON).is_err(), rests);
        // Who asks for the one gets it.
        let one = CalendarExport { scope: ExportScope::Series { id }, instead: None };
        assert_eq!(session.calendar_export(&one, LONDON).unwrap().1.series, 1);
    }
}

/// Something a file may have outside of its events, with how it is told: its code, its name, whether it stays in the file.
const OUTSIDE: [(&str, (&str, &str, bool)); 9] = [
    ("X-WR-CALNAME:Quay\r\n", ("line-around", "X-WR-CALNAME", false)),
    ("COLOR:navy\r\n", ("line-around", "COLOR", false)),
    ("X-LONG;P=\"a:b\":one\r\n  and two\r\n", ("line-around", "X-LONG", false)),
    ("METHOD:REQUEST\r\n", ("method", "METHOD", true)),
    ("nothing at all\r\n", ("line-unreadable", "", true)),
    ("BEGIN:VTODO\r\nEND:VTODO\r\n", ("task", "VTODO", true)),
    ("BEGIN:VJOURNAL\r\nSUMMARY:Words\r\nEND:VJOURNAL\r\n", ("note", "Words", true)),
    ("BEGIN:VEVENT\r\nSUMMARY:None\r\nDTSTART:20261399\r\nEND:VEVENT\r\n", ("time-unreadable", "None", true)),
    ("BEGIN:VTIMEZONE\r\nTZID:Moon\r\nEND:VTIMEZONE\r\n", ("zone-unused", "Moon", true)),
];

const EVENT: &str = "BEGIN:VEVENT\r\nUID:z\r\nSUMMARY:Tea\r\nDTSTART:20261201T190000Z\r\nRRULE:FREQ=WEEKLY\r\nX-OWN:1\r\nEND:VEVENT\r\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_line_goes_out_again_or_is_said_to_stay(parts in prop::collection::vec(prop::sample::select(OUTSIDE.to_vec()), 0..8), place in 0_usize..8) {
        let here = journal();
        let mut texts: Vec<&str> = parts.iter().map(|(text, _)| *text).collect();
        texts.insert(place.min(texts.len()), EVENT);
        let text = around("", &texts.concat());
        let preview = open(&here.session, &text);
        let expected: Vec<_> = parts.iter().map(|(_, told)| *told).collect();
        let named: Vec<_> = told(&preview).into_iter().map(|(_, code, name, out)| (code, name, out)).collect();
        prop_assert_eq!(named, expected);
        bring(&here.session, &text);
        let out = written(&here.session, None);
        prop_assert!(out.contains(EVENT));
        let kept: String = parts.iter().filter(|(_, (.., out))| !out).map(|(text, _)| *text).collect();
        prop_assert!(out.contains(&kept), "{}", out);
        prop_assert_eq!(open(&here.session, &out).changed, 0);
    }
}
