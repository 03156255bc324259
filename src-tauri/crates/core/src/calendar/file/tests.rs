//! Calendars of other programs over a real store: what comes in, what goes out, and that nothing is lost on the way.

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::Session;
use crate::calendar::*;
use crate::error::ErrorCode;
use crate::testing::{Journal, journal};

mod dates;
mod loss;
mod unplaced;

const LONDON: &str = "Europe/London";

const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Quay Time\r\nX-OWN:1\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n\
    TZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
const EVENTS: &str = "BEGIN:VEVENT\r\nUID:a@example.org\r\nSEQUENCE:2\r\nDTSTART;TZID=Europe/London;X-P=\"a;b\":20261124T193000\r\nDTEND;TZID=Europe/London:20261124T210000\r\n\
    RRULE:FREQ=WEEKLY;BYDAY=TU\r\nEXDATE;TZID=Europe/London:20261201T193000\r\nRDATE;TZID=Europe/London:20261205T100000\r\nSUMMARY:Steps\\, slowly\r\nLOCATION:Hall\r\n\
    CONFERENCE;VALUE=URI:https://zoom.us/j/1\r\nDESCRIPTION:With tea\\nand time\r\nX-UNKNOWN;A=b:c\\,d\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nX-SEEN:no\r\n\
    END:VALARM\r\nBEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:-P1D\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n\
    RECURRENCE-ID;TZID=Europe/London:20261208T193000\r\nDTSTART;TZID=Europe/London:20261209T200000\r\nSUMMARY:Later\r\nX-ONLY:here\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:a@example.org\r\nRECURRENCE-ID;TZID=Europe/London:20261215T193000\r\nSTATUS:CANCELLED\r\nDTSTART;TZID=Europe/London:20261215T193000\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b@example.org\r\nDTSTART;TZID=Quay Time:20261126T180000\r\nSUMMARY:At the quay\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:c@example.org\r\nDTSTART:20261127\r\nRRULE:FREQ=YEARLY;BYWEEKNO=48\r\nSUMMARY:By weeks\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:d@example.org\r\nDTSTART:20200101T100000Z\r\nDURATION:PT1H\r\nSUMMARY:Long ago\r\nEND:VEVENT\r\n";

fn file() -> String {
    let task = "BEGIN:VJOURNAL\r\nUID:t\r\nSUMMARY:A note\r\nEND:VJOURNAL\r\n";
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//EN\r\n{ZONE}{EVENTS}{task}END:VCALENDAR\r\n")
}

fn open(session: &Session, text: &str) -> CalendarFilePreview {
    session.calendar_file_open("folder/mine.ics", text.as_bytes(), LONDON).unwrap()
}

fn all(preview: &CalendarFilePreview) -> CalendarFileDecision {
    CalendarFileDecision {
        id: preview.id,
        kind: SeriesKind::Meeting,
        without: Vec::new(),
        past: true,
        remind: true,
        zones: Vec::new(),
    }
}

fn bring(session: &Session, text: &str) -> CalendarFileDone {
    let preview = open(session, text);
    session.calendar_file_keep(&all(&preview), LONDON).unwrap().value
}

fn written(session: &Session, instead: Option<&str>) -> String {
    let asked = CalendarExport { scope: ExportScope::All, instead: instead.map(str::to_owned) };
    String::from_utf8(session.calendar_export(&asked, LONDON).unwrap().0).unwrap()
}

fn agenda(session: &Session) -> Vec<OccurrenceView> {
    session.calendar_agenda("2026-11-19".parse().unwrap(), 60, LONDON).unwrap().occurrences
}

fn find(session: &Session, title: &str) -> OccurrenceView {
    agenda(session).into_iter().find(|one| one.title == title).unwrap()
}

fn form(session: &Session, one: &OccurrenceView) -> SeriesDraft {
    let view = session.calendar_get(one.series, Some(one.occurrence), LONDON).unwrap();
    let SeriesView { id, kind, group, exercise, title, when, place, link, note, leads, named, .. } = view;
    SeriesDraft { id, kind, group, person: None, exercise, title, when, place, link, note, leads, named }
}

const fn everything(one: &OccurrenceView) -> Scope {
    Scope::All { occurrence: one.occurrence }
}

/// Lines of one that are not lines of the other.
fn differing(one: &str, other: &str) -> Vec<String> {
    one.lines().filter(|line| !other.lines().any(|known| known == *line)).map(str::to_owned).collect()
}

#[test]
fn a_file_is_looked_at_before_anything_changes() {
    let Journal { session, .. } = &journal();
    let preview = open(session, &file());
    assert_eq!((preview.file_name.as_str(), preview.new, preview.past, preview.others), ("mine.ics", 4, 1, 1));
    assert_eq!((preview.reminding, preview.left_out, preview.room), (1, 1, 5_000));
    assert_eq!(preview.zones, ["Quay Time"]);
    let rows: Vec<_> = preview.rows.iter().map(|row| (row.title.as_str(), row.why, row.past)).collect();
    assert_eq!(
        rows,
        [
            ("Steps, slowly", None, false),
            ("At the quay", Some(Unplaced::Zone), false),
            ("By weeks", Some(Unplaced::Part), false),
            ("Long ago", None, true),
        ]
    );
    assert_eq!(preview.rows[2].rule.as_deref(), Some("FREQ=YEARLY;BYWEEKNO=48"));
    let codes: Vec<_> = preview.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["zone-unknown", "rule-part", "note"]);
    assert!(agenda(session).is_empty());
}

#[test]
fn what_came_in_goes_out_to_the_byte() {
    let Journal { session, .. } = &journal();
    let done = bring(session, &file());
    assert_eq!((done.added, done.changed), (4, 0));
    let out = written(session, None);
    assert!(out.contains(EVENTS), "{out}");
    assert!(out.contains(ZONE) && out.contains("TZID:Europe/London\r\n"), "{out}");
    let steps = find(session, "Steps, slowly");
    assert_eq!(
        (steps.here, steps.kind, steps.link.as_str()),
        (civil("2026-11-24T19:30:00"), SeriesKind::Meeting, "https://zoom.us/j/1")
    );
    assert_eq!(steps.reminders, [civil("2026-11-24T19:15:00")], "an alarm reminds, a mail does not");
    let days: Vec<_> = agenda(session)
        .iter()
        .filter(|one| one.series == steps.series)
        .map(|one| (one.here.format("%m-%d %H").to_string(), one.cancelled))
        .collect();
    let expected = [
        ("11-24 19", false),
        ("12-05 10", false),
        ("12-09 20", false),
        ("12-15 19", true),
        ("12-22 19", false),
        ("12-29 19", false),
        ("01-05 19", false),
        ("01-12 19", false),
    ];
    assert_eq!(days, expected.map(|(day, off)| (day.to_owned(), off)));
}

fn civil(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

#[test]
fn the_same_file_again_and_what_was_written_here_bring_nothing() {
    let Journal { session, .. } = &journal();
    bring(session, &file());
    let _ = session.calendar_save(&own("Tea"), None, LONDON).unwrap();
    for text in [file(), written(session, None), written(session, Some("Appointment"))] {
        let before = written(session, None);
        let preview = open(session, &text);
        assert_eq!((preview.new, preview.changed), (0, 0), "{text}");
        let done = session.calendar_file_keep(&all(&preview), LONDON).unwrap().value;
        assert_eq!((done.added, done.changed), (0, 0));
        assert_eq!(written(session, None), before);
    }
}

#[test]
fn a_change_here_changes_its_own_lines_and_no_others() {
    let Journal { session, .. } = &journal();
    bring(session, &file());
    let before = written(session, None);
    let steps = find(session, "Steps, slowly");
    let renamed = SeriesDraft { title: "Steps; anew".into(), ..form(session, &steps) };
    let _ = session.calendar_save(&renamed, Some(everything(&steps)), LONDON).unwrap();
    let after = written(session, None);
    assert_eq!(differing(&after, &before), ["SUMMARY:Steps\\; anew"]);
    assert_eq!(differing(&before, &after), ["SUMMARY:Steps\\, slowly"], "its moved instance has a name of its own");
    // One more is cancelled, and a reminder goes.
    let at = civil("2026-12-22T19:30:00");
    let _ = session.calendar_fate((steps.series, at), Fate::Cancelled, LONDON).unwrap();
    let quiet = SeriesDraft { leads: Vec::new(), ..form(session, &find(session, "Steps; anew")) };
    let _ = session.calendar_save(&quiet, Some(everything(&steps)), LONDON).unwrap();
    let out = written(session, None);
    assert!(out.contains("RECURRENCE-ID;TZID=Europe/London:20261222T193000\r\n"), "{out}");
    assert!(!out.contains("X-SEEN:no") && out.contains("ACTION:EMAIL"), "{out}");
    assert_eq!(open(session, &out).changed, 0);
    assert_eq!(open(session, &file()).changed, 0, "the file it came from says nothing new");
}

#[test]
fn what_another_program_changed_comes_in_and_what_was_changed_here_stays() {
    let Journal { session, .. } = &journal();
    bring(session, &file());
    let steps = find(session, "Steps, slowly");
    let noted = SeriesDraft { note: "Only for me".into(), ..form(session, &steps) };
    let _ = session.calendar_save(&noted, Some(everything(&steps)), LONDON).unwrap();
    let moved = file().replace("LOCATION:Hall", "LOCATION:Upstairs").replace("With tea", "With coffee");
    let preview = open(session, &moved);
    assert_eq!((preview.new, preview.changed, preview.here), (0, 1, 3));
    let done = session.calendar_file_keep(&all(&preview), LONDON).unwrap().value;
    let now = form(session, &find(session, "Steps, slowly"));
    assert_eq!((now.place.as_str(), now.note.as_str()), ("Upstairs", "Only for me"));
    // An older version of it does nothing.
    assert_eq!(open(session, &file().replace("SEQUENCE:2", "SEQUENCE:1").replace("Hall", "Cellar")).changed, 0);
    let undone = session.calendar_file_take_back(done.id, LONDON).unwrap().value;
    assert_eq!((undone.undone, undone.left), (1, 0));
    assert_eq!(form(session, &find(session, "Steps, slowly")).place, "Hall");
}

#[test]
fn a_file_is_taken_back_but_for_what_was_changed_or_noted_since() {
    let journal = journal();
    let session = &journal.session;
    let done = bring(session, &file());
    let steps = find(session, "Steps, slowly");
    let renamed = SeriesDraft { title: "Mine now".into(), ..form(session, &steps) };
    let _ = session.calendar_save(&renamed, Some(everything(&steps)), LONDON).unwrap();
    let undone = session.calendar_file_take_back(done.id, LONDON).unwrap().value;
    assert_eq!((undone.undone, undone.left), (3, 1));
    assert_eq!(session.calendar_file_take_back(done.id, LONDON).unwrap_err().code, ErrorCode::ImportGone);
    assert_eq!(open(session, &file()).new, 3, "what was taken back can come in again");
}

#[test]
fn what_is_asked_is_done() {
    let Journal { session, .. } = &journal();
    let preview = open(session, &file());
    let meant = ZoneMeant { name: "Quay Time".into(), zone: LONDON.into() };
    let decision = CalendarFileDecision {
        kind: SeriesKind::SelfCare,
        without: vec![2],
        past: false,
        remind: false,
        zones: vec![meant],
        ..all(&preview)
    };
    assert_eq!(session.calendar_file_keep(&decision, LONDON).unwrap().value.added, 2);
    let quay = find(session, "At the quay");
    assert_eq!((quay.here, quay.kind), (civil("2026-11-26T18:00:00"), SeriesKind::SelfCare));
    assert!(find(session, "Steps, slowly").reminders.is_empty());
    let out = written(session, None);
    assert!(out.contains("TRIGGER:-PT15M"), "the alarm is kept and does nothing here");
    assert!(out.contains("DTSTART;TZID=Europe/London:20261126T180000\r\n"), "{out}");
    let again = session.calendar_file_keep(&decision, LONDON).unwrap_err();
    assert_eq!(again.code, ErrorCode::ImportGone);
}

#[test]
fn a_discreet_file_says_times_and_nothing_else() {
    let Journal { session, .. } = &journal();
    bring(session, &file());
    let mut tea = own("Steps with Dr Osei");
    tea.note = "secret".into();
    let _ = session.calendar_save(&tea, None, LONDON).unwrap();
    let _ = session.calendar_save(&SeriesDraft { when: WhenDraft::CallFirst, ..own("Call") }, None, LONDON).unwrap();
    let asked = CalendarExport { scope: ExportScope::All, instead: Some(" Appointment ".into()) };
    let (bytes, done) = session.calendar_export(&asked, LONDON).unwrap();
    assert_eq!((done.series, done.without_times), (5, 1));
    let text = String::from_utf8(bytes).unwrap();
    for word in ["Steps", "Osei", "secret", "Hall", "zoom", "example.org", "Mooring", "MOORING", "X-", "tea", "meeting"]
    {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert!(text.contains("SUMMARY:Appointment\r\n") && text.contains("CLASS:PRIVATE\r\n"));
    // Somebody else's calendar has the same times from it.
    let other = journal();
    bring(&other.session, &text);
    let times =
        |session: &Session| agenda(session).iter().map(|one| (one.start, one.end, one.cancelled)).collect::<Vec<_>>();
    assert_eq!(times(&other.session), times(session));
    let refused =
        session.calendar_export(&CalendarExport { scope: ExportScope::All, instead: Some(" ".into()) }, LONDON);
    assert_eq!(refused.unwrap_err().field, Some("instead"));
}

/// A group and the series it holds, beside another that is nobody's.
fn one_of_a_group_and_one_alone(session: &Session) -> (Uuid, Uuid) {
    let group = crate::groups::testing::named("Harbour Street");
    let _ = session.groups_save(&group, LONDON).unwrap();
    let of_group = SeriesDraft { group: Some(group.id), ..own("Group") };
    let id = session.calendar_save(&of_group, None, LONDON).unwrap().value.id;
    let _ = session.calendar_save(&own("Own"), None, LONDON).unwrap();
    (group.id, id)
}

#[test]
fn one_of_a_group_or_all_are_written() {
    let Journal { session, .. } = &journal();
    let (group, id) = one_of_a_group_and_one_alone(session);
    let view = session.calendar_export_view(LONDON).unwrap();
    assert_eq!((view.series, view.without_times, view.groups), (2, 0, vec![group]));
    for scope in [ExportScope::Group { id: group }, ExportScope::Series { id }] {
        let (bytes, done) = session.calendar_export(&CalendarExport { scope, instead: None }, LONDON).unwrap();
        assert_eq!(done.series, 1);
        assert!(String::from_utf8(bytes).unwrap().contains("SUMMARY:Group\r\n"));
    }
    let nothing = ExportScope::Group { id: Uuid::now_v7() };
    let nothing = session.calendar_export(&CalendarExport { scope: nothing, instead: None }, LONDON).unwrap_err();
    assert_eq!(nothing.code, ErrorCode::CalendarNothingToExport);
}

#[test]
fn the_second_half_of_what_was_divided_keeps_its_lines_under_a_name_of_its_own() {
    let Journal { session, .. } = &journal();
    bring(session, &file());
    let at = civil("2026-12-22T19:30:00");
    let steps = agenda(session).into_iter().find(|one| one.occurrence == at).unwrap();
    let mut draft = form(session, &steps);
    draft.title = "Steps, later".into();
    let second = session.calendar_save(&draft, Some(Scope::Following { occurrence: at }), LONDON).unwrap().value.id;
    let out = written(session, None);
    assert!(out.contains(&format!("UID:{second}\r\n")) && out.matches("X-UNKNOWN;A=b:c\\,d\r\n").count() == 2, "{out}");
    let preview = open(session, &out);
    assert_eq!((preview.new, preview.changed), (0, 0));
}

#[test]
fn files_that_are_none_are_refused_and_broken_ones_read_as_far_as_they_go() {
    let Journal { session, .. } = &journal();
    let code = |text: &str| session.calendar_file_open("x.ics", text.as_bytes(), LONDON).unwrap_err().code;
    assert_eq!(code("plain words"), ErrorCode::CalendarOtherFile);
    assert_eq!(code(" "), ErrorCode::CalendarNoEvents);
    assert_eq!(code("BEGIN:VCALENDAR\nEND:VCALENDAR\n"), ErrorCode::CalendarNoEvents);
    assert_eq!(code(&"BEGIN:A\n".repeat(20)), ErrorCode::CalendarOtherFile);
    let broken = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:No start\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261201T100000\n\
        URL:javascript:alert(1)\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261201T100000\nURL:javascript:alert(1)\nEND:VEVENT\n";
    let preview = open(session, broken);
    assert_eq!((preview.new, preview.here, preview.left_out, preview.rows[0].title.as_str()), (1, 1, 1, "–"));
    bring(session, broken);
    assert_eq!(find(session, "–").link, "");
    // It has no UID: it is told by its lines, and gets a name when it is written.
    assert_eq!(open(session, broken).new, 0);
    let out = written(session, None);
    assert!(out.contains("UID:") && out.contains("URL:javascript:alert(1)\n"), "{out}");
    assert_eq!((open(session, &out).new, open(session, &out).changed), (0, 0));
}

#[test]
fn a_series_that_was_called_off_is_told_as_not_taking_place() {
    let Journal { session, .. } = &journal();
    let text = file()
        .replace("SUMMARY:At the quay", "STATUS:CANCELLED\r\nSUMMARY:At the quay")
        .replace("TZID=Quay Time", "TZID=Europe/London");
    bring(session, &text);
    assert!(find(session, "At the quay").cancelled);
    let weekly = file().replace("SEQUENCE:2", "SEQUENCE:3\r\nSTATUS:CANCELLED");
    bring(session, &weekly);
    let steps: Vec<_> = agenda(session).into_iter().filter(|one| one.title == "Steps, slowly").collect();
    assert!(steps.len() > 5 && steps.iter().filter(|one| !one.moved).all(|one| one.cancelled));
    assert_eq!((open(session, &weekly).new, open(session, &written(session, None)).changed), (0, 0));
}

fn own(title: &str) -> SeriesDraft {
    SeriesDraft {
        id: Uuid::now_v7(),
        kind: SeriesKind::Appointment,
        group: None,
        person: None,
        exercise: None,
        title: title.into(),
        when: WhenDraft::Times {
            start: civil("2026-11-26T19:00:00"),
            whole_day: false,
            zone: Some(LONDON.into()),
            minutes: Some(90),
            rule: RuleDraft::Once,
        },
        place: "Harbour Street 4".into(),
        link: "https://meet.example.org/j/1".into(),
        note: "Two\nlines; with, commas".into(),
        leads: vec![Lead { days: 0, minutes: 40 }, Lead { days: 1, minutes: 0 }],
        named: false,
    }
}

prop_compose! {
    fn drafts()(
        title in "[a-zA-Z,;:\\\\ é–]{0,40}[a-z]", note in "[ -~\n]{0,60}", place in "[A-Za-z,; ]{0,20}", day in 0_u64..40, hour in 0_u32..24,
        whole_day: bool, zone in prop::sample::select(vec![None, Some("Europe/London"), Some("America/Chicago"), Some("Asia/Kathmandu")]),
        minutes in prop::option::of(1_u32..2_000), kind in prop::sample::select(vec![SeriesKind::Meeting, SeriesKind::Own, SeriesKind::SelfCare]),
        step in prop::option::of(prop::sample::select(vec![
            Step::Days, Step::Weeks { days: vec![] }, Step::Weeks { days: vec![Day::Monday, Day::Friday] }, Step::MonthsByDate,
            Step::MonthsByDay { weeks: vec![-1], day: Day::Sunday }, Step::MonthsByDay { weeks: vec![1, 3], day: Day::Tuesday }, Step::Years,
        ])),
        every in 1_u32..3, ending in prop::sample::select(vec![0, 1, 2]), lead in prop::option::of(0_u32..3_000),
    ) -> SeriesDraft {
        let date: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap() + chrono::Days::new(day);
        let ending = match ending {
            0 => Ending::Never,
            1 => Ending::On { day: date + chrono::Days::new(30) },
            _ => Ending::After { times: 5 },
        };
        SeriesDraft {
            id: Uuid::now_v7(), kind, title, note, place,
            when: WhenDraft::Times {
                start: date.and_hms_opt(hour, 30, 0).unwrap(), whole_day, zone: zone.map(str::to_owned), minutes,
                rule: step.map_or(RuleDraft::Once, |step| RuleDraft::Pattern { pattern: Pattern { step, every, ending } }),
            },
            leads: lead.map(|minutes| Lead { days: 0, minutes }).into_iter().collect(),
            ..own("")
        }
    }
}

/// What a person sees of an occurrence, without what names its record.
fn seen(session: &Session) -> Vec<OccurrenceView> {
    let mut seen: Vec<_> =
        agenda(session).into_iter().map(|one| OccurrenceView { series: Uuid::nil(), ..one }).collect();
    seen.sort_by(|a, b| (a.start, &a.title, a.occurrence).cmp(&(b.start, &b.title, b.occurrence)));
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn reading_what_was_written_changes_nothing_here_and_is_the_same_elsewhere(drafts in prop::collection::vec((drafts(), 0_usize..4), 1..5)) {
        let (here, there, further) = (journal(), journal(), journal());
        for (draft, done) in &drafts {
            let _ = here.session.calendar_save(draft, None, LONDON).unwrap();
            // Something befalls one of its occurrences.
            let Some(one) = agenda(&here.session).into_iter().filter(|one| one.series == draft.id).nth(1) else { continue };
            let of = (one.series, one.occurrence);
            match done {
                1 => drop(here.session.calendar_fate(of, Fate::Skipped, LONDON).unwrap()),
                2 => drop(here.session.calendar_fate(of, Fate::Cancelled, LONDON).unwrap()),
                3 => {
                    let to = (one.occurrence + chrono::TimeDelta::days(1), Some(1_440));
                    drop(here.session.calendar_move(of, to, LONDON).unwrap());
                }
                _ => {}
            }
        }
        let text = written(&here.session, None);
        for written_out in [&text, &written(&here.session, Some("Appointment"))] {
            let preview = open(&here.session, written_out);
            prop_assert_eq!((preview.new, preview.changed, preview.left_out), (0, 0, 0));
        }
        bring(&there.session, &text);
        prop_assert_eq!(seen(&there.session), seen(&here.session), "{}", text);
        let again = written(&there.session, None);
        prop_assert_eq!(differing(&again, &text), Vec::<String>::new());
        bring(&further.session, &again);
        prop_assert_eq!(written(&further.session, None), again);
    }
}
