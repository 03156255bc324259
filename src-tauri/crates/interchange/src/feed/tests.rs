//! What holds for every format of meetings.

use chrono::NaiveDate;
use proptest::prelude::*;
use schedule::series::{Length, Schedule};

use super::*;
use crate::{bmlt, ics, meeting_guide, meeting_table, prose};

fn asked() -> Asked {
    Asked::from(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap())
}

fn guide(text: &str) -> (Vec<Draft>, Vec<Problem>) {
    meeting_guide::parse(text.as_bytes(), &asked(), &Limits::default()).unwrap()
}

fn codes(problems: &[Problem]) -> Vec<(u32, &'static str, bool)> {
    problems.iter().map(|problem| (problem.at, problem.code.as_str(), problem.left_out)).collect()
}

fn rule(draft: &Draft) -> Option<String> {
    Some(draft.times.series()?.rule.as_ref()?.text().to_owned())
}

#[test]
fn a_meeting_of_a_feed_says_what_its_row_says() {
    let (drafts, problems) = guide(
        r#"[{"name":"Quay &amp; Harbour","slug":"quay-1","day":2,"time":"19:30","end_time":"21:00","timezone":"America/Chicago",
        "location":"Old &#39;Hall&#39;","formatted_address":"1 Quay St, Amble, UK","regions":["North","Amble"],"latitude":"55.33","longitude":-1.58,
        "approximate":"no","types":["O","ST","X","EN","ZZ"],"conference_url":"zoom.us/j/1?pwd=secret","conference_url_notes":"Password: tea",
        "notes":"<p>Ring.</p>","location_notes":"At the back.","contact_1_name":"Somebody","email":"quay@example.org","group":"Quay"}]"#,
    );
    assert_eq!(codes(&problems), []);
    let draft = &drafts[0];
    assert_eq!(
        (draft.name.as_str(), draft.venue.as_str(), draft.region.as_str()),
        ("Quay & Harbour", "Old 'Hall'", "Amble, North")
    );
    assert_eq!((draft.source_id.as_str(), draft.zone.as_deref()), ("quay-1", Some("America/Chicago")));
    assert_eq!(rule(draft).as_deref(), Some("FREQ=WEEKLY;BYDAY=TU"));
    let series = draft.times.series().unwrap();
    assert_eq!(
        (series.start.to_string().as_str(), &series.length),
        ("20261201T193000", &Length::Lasts(schedule::duration::Duration::minutes(90)))
    );
    assert_eq!(
        (draft.openness, draft.attendance, draft.languages.as_slice()),
        (Some(Openness::Open), Some(Attendance::Hybrid), &["en".to_owned()][..])
    );
    let types: Vec<_> = draft.types.iter().map(|one| (one.code.as_str(), one.kind)).collect();
    assert_eq!(types, [("ST", Some(Kind::Steps)), ("X", Some(Kind::Wheelchair)), ("ZZ", None)]);
    assert!(draft.is(Kind::Wheelchair) && Kind::Wheelchair.is_access());
    assert!(draft.room.as_ref().unwrap().has_secret());
    assert_eq!(draft.notes, "Ring.\n\nAt the back.");
    assert_eq!((draft.coordinates.unwrap().latitude, draft.email.as_str()), (55.33, "quay@example.org"));
    assert!(!format!("{draft:?}").contains("Somebody"), "names of contacts are not read");
}

#[test]
fn days_and_times_are_read_in_the_forms_feeds_have() {
    for (fields, expected) in [
        (r#""day":[6],"time":"11:00 AM""#, Some("FREQ=WEEKLY;BYDAY=SA")),
        (r#""day":"0","time":"8:00 PM""#, Some("FREQ=WEEKLY;BYDAY=SU")),
        (r#""day":[1,"3",5],"start_time":"07:00""#, Some("FREQ=WEEKLY;BYDAY=MO,WE,FR")),
        (r#""day":"Tuesday","time":"noon""#, Some("FREQ=WEEKLY;BYDAY=TU")),
        (r#""day":null,"time":"""#, None),
    ] {
        let (drafts, problems) = guide(&format!(r#"[{{"name":"A","slug":"a",{fields}}}]"#));
        assert_eq!(rule(&drafts[0]).as_deref(), expected, "{fields}");
        assert_eq!(codes(&problems), [], "{fields}");
    }
    let (drafts, _) =
        guide(r#"[{"name":"A","slug":"a"},{"name":"B","slug":"b","day":1,"time":"23:30","end_time":"00:30"}]"#);
    assert_eq!(drafts[0].times, Schedule::ByAppointment);
    assert_eq!(drafts[1].times.series().unwrap().length, Length::Lasts(schedule::duration::Duration::minutes(60)));
}

#[test]
fn what_can_not_be_is_said_and_never_made_up() {
    for (fields, code) in [
        (r#""day":9,"time":"19:00""#, "day-unreadable"),
        (r#""time":"19:00""#, "day-missing"),
        (r#""day":1"#, "time-missing"),
        (r#""day":1,"time":"25:00""#, "time-unreadable"),
    ] {
        let (drafts, problems) = guide(&format!(r#"[{{"name":"A","slug":"a",{fields}}}]"#));
        assert_eq!(drafts[0].times, Schedule::CallFirst, "{fields}");
        assert_eq!(codes(&problems), [(1, code, false)], "{fields}");
    }
    for (fields, code) in [
        (r#""end_time":"late""#, "end-unreadable"),
        (r#""timezone":"Middle/Earth""#, "zone-unknown"),
        (r#""latitude":91,"longitude":0"#, "coordinates-outside"),
        (r#""conference_url":"javascript:alert(1)""#, "link-refused"),
        (r#""url":"file:///etc/passwd""#, "link-refused"),
        (r#""types":[{}]"#, "wrong-type"),
        (r#""location":["a"]"#, "wrong-type"),
        (r#""attendance_option":"sometimes""#, "word-unknown"),
        (r#""conference_phone":"call me""#, "phone-unreadable"),
        (r#""notes":"Meets every 2nd Monday""#, "rule-unclear"),
        (r#""notes":"1st & 3rd Mon only""#, "other-rule-in-words"),
    ] {
        let (drafts, problems) = guide(&format!(r#"[{{"name":"A","slug":"a","day":1,"time":"19:00",{fields}}}]"#));
        assert_eq!(codes(&problems), [(1, code, false)], "{fields}");
        assert_eq!(rule(&drafts[0]).as_deref(), Some("FREQ=WEEKLY;BYDAY=MO"), "the words are an offer: {fields}");
        assert!(drafts[0].room.is_none() && drafts[0].website.is_none());
    }
}

#[test]
fn a_broken_row_costs_only_itself() {
    let good = r#"{"name":"A","slug":"a"}"#;
    let deep = format!(r#"{{"name":"A","x":{}{}}}"#, "[".repeat(5_000), "]".repeat(5_000));
    let long = format!(r#"{{"name":"A","notes":"{}"}}"#, "x".repeat(300_000));
    for (row, code) in [
        ("7", "not-a-meeting"),
        (r#"{"name":}"#, "broken"),
        (deep.as_str(), "too-deep"),
        (long.as_str(), "too-long"),
        (r#"{"slug":"nameless"}"#, "name-missing"),
        (good, "repeated"),
        (r#"{"name":"A","slug":"#, "file-ends"),
    ] {
        let (drafts, problems) = guide(&format!("[{good},{row}]"));
        let expected = if code == "file-ends" || code == "broken" { drafts.len() } else { 1 };
        assert_eq!(drafts.len(), expected);
        assert!(codes(&problems).contains(&(2, code, true)), "{code}: {problems:?}");
    }
}

#[test]
fn files_of_other_kinds_are_refused_whole() {
    let limits = Limits { bytes: 100, rows: 2, ..Limits::default() };
    let parse = |bytes: &[u8]| meeting_guide::parse(bytes, &asked(), &limits).unwrap_err();
    assert_eq!(parse(b"  \n"), Refused::Empty);
    assert_eq!(parse(&[b' '; 101]), Refused::TooLarge { limit: 100 });
    assert_eq!(parse(b"<html>"), Refused::OtherFormat);
    assert_eq!(parse(b"{\"error\":\"no\"}"), Refused::NoMeetings);
    assert_eq!(parse(b"[]"), Refused::NoMeetings);
    assert_eq!(parse(br#"[{"name":"a"},{"name":"b"},{"name":"c"}]"#), Refused::TooManyRows { limit: 2 });
}

#[test]
fn two_meetings_with_one_id_are_two() {
    let (drafts, problems) =
        guide(r#"[{"name":"A","slug":"s","day":1,"time":"9:00"},{"name":"A","slug":"s","day":2,"time":"9:00"}]"#);
    let ids: Vec<&str> = drafts.iter().map(|draft| draft.source_id.as_str()).collect();
    assert_eq!(ids, ["s", "s~2"]);
    assert_eq!(codes(&problems), [(2, "same-id", false)]);
}

#[test]
fn problems_are_listed_up_to_a_limit() {
    let limits = Limits { problems: 3, ..Limits::default() };
    let (_, problems) = meeting_guide::parse(b"[1,2,3,4,5]", &asked(), &limits).unwrap();
    let listed: Vec<&str> = problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(listed, ["not-a-meeting", "not-a-meeting", "more"]);
}

#[test]
fn the_answer_of_a_server_is_read_with_its_own_formats() {
    let text = r#"{"meetings":[{"id_bigint":"7","meeting_name":"Nothing fancy","weekday_tinyint":"1","start_time":"20:00:00","duration_time":"01:30:00",
        "time_zone":"","formats":"O,X1,QQ","venue_type":"3","virtual_meeting_link":"https://example.org/room","published":"1","lang_enum":"en",
        "location_text":"Hall","location_street":"1 Quay","location_municipality":"Deal","latitude":"51.2","longitude":"1.4","contact_name_1":"Somebody"},
        {"id_bigint":"8","meeting_name":"Hidden","published":"0"}],
        "formats":[{"key_string":"X1","name_string":"Step evening","world_id":"STEP"},{"key_string":"QQ","name_string":"Own thing","world_id":""}]}"#;
    let asked = Asked { zone: Some("Europe/London".to_owned()), ..asked() };
    let (drafts, problems) = bmlt::parse(text.as_bytes(), &asked, &Limits::default()).unwrap();
    assert_eq!(codes(&problems), [(2, "unpublished", true)]);
    let draft = &drafts[0];
    assert_eq!(rule(draft).as_deref(), Some("FREQ=WEEKLY;BYDAY=SU"));
    assert_eq!(
        (draft.zone.as_deref(), draft.attendance, draft.openness),
        (Some("Europe/London"), Some(Attendance::Hybrid), Some(Openness::Open))
    );
    let types: Vec<_> = draft.types.iter().map(|one| (one.code.as_str(), one.word.as_str(), one.kind)).collect();
    assert_eq!(types, [("X1", "Step evening", Some(Kind::Steps)), ("QQ", "Own thing", None)]);
    assert_eq!(bmlt::parse(b"[]", &asked, &Limits::default()).unwrap_err(), Refused::NoMeetings);
}

/// Pieces of every format, so that what is tried comes near what is read.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let words = [
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\"name\"",
        "\"day\"",
        "\"time\"",
        "\"types\"",
        "null",
        "7",
        "19:30",
        "8:00 PM",
        "Tue",
        "Mon-Fr",
        "every 2nd Tuesday 7–8:30 pm",
        "1st & 3rd Fri",
        "javascript:x",
        "https://zoom.us/j/1?pwd=a",
        "BEGIN:VCALENDAR\r\n",
        "BEGIN:VEVENT\r\n",
        "END:VEVENT\r\n",
        "END:VCALENDAR\r\n",
        "DTSTART;TZID=Europe/London:20260101T190000\r\n",
        "RRULE:FREQ=",
        "WEEKLY;BYDAY=TU\r\n",
        "RECURRENCE-ID:20260101\r\n",
        "UID:1\r\n",
        "EXDATE:",
        "20260101T190000Z",
        " folded",
        "name;day;time\n",
        "é",
        "\u{202e}",
        "日",
        "\"meeting_name\":",
        "&amp;",
        "<b>",
    ];
    prop::collection::vec(prop_oneof![4 => prop::sample::select(words.to_vec()).prop_map(|word| word.as_bytes().to_vec()), 1 => prop::collection::vec(any::<u8>(), 0..4)], 0..60)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_answered_and_answers_hold(bytes in pieces()) {
        let limits = Limits::default();
        let asked = asked();
        let mapping = meeting_table::look(&bytes, &limits).map(|table| table.mapping);
        let answers = [
            meeting_guide::parse(&bytes, &asked, &limits),
            bmlt::parse(&bytes, &asked, &limits),
            ics::feed(&bytes, &asked, &limits),
            prose::parse(&bytes, &asked, &limits),
            mapping.and_then(|mapping| meeting_table::parse(&bytes, &mapping, &asked, &limits)),
        ];
        for (format, (drafts, problems)) in answers.into_iter().enumerate().filter_map(|(format, answer)| Some((format, answer.ok()?))) {
            let ids: std::collections::BTreeSet<&str> = drafts.iter().map(|draft| draft.source_id.as_str()).collect();
            prop_assert_eq!(ids.len(), drafts.len());
            prop_assert!(!ids.contains("") && problems.len() <= limits.problems);
            for draft in &drafts {
                prop_assert!((format == 3 || !draft.name.is_empty()) && draft.name.chars().count() <= limits.line && draft.notes.chars().count() <= limits.notes);
                for link in draft.room.iter().chain(&draft.website) {
                    prop_assert!(link.as_str().starts_with("http"));
                }
            }
        }
    }

    #[test]
    fn a_file_that_is_cut_keeps_what_came_before(rows in 1_usize..6, cut in 0..1_000_usize) {
        let feed: Vec<String> = (0..rows).map(|row| format!(r#"{{"name":"A{row}","slug":"s{row}","day":1,"time":"19:00"}}"#)).collect();
        let whole = format!("[{}]", feed.join(","));
        let at = 1 + (whole.len() - 2) * cut / 1_000;
        let kept = feed.iter().scan(1, |end, row| { *end += row.len() + 1; Some(*end - 1) }).filter(|end| *end <= at).count();
        match meeting_guide::parse(&whole.as_bytes()[..at], &asked(), &Limits::default()) {
            // The last one may be whole where only its comma is missing.
            Ok((drafts, _)) => prop_assert!(drafts.len() + 1 >= kept && drafts.len() <= kept + 1),
            Err(refused) => prop_assert!(kept == 0, "{refused}"),
        }
    }
}
