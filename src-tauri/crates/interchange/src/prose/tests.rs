use chrono::NaiveDate;

use super::*;
use crate::feed::Attendance;

fn read(text: &str) -> (Vec<Draft>, Vec<&'static str>) {
    let asked = Asked::from(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
    let (drafts, problems) = parse(text.as_bytes(), &asked, &Limits::default()).unwrap();
    (drafts, problems.iter().map(|problem| problem.code.as_str()).collect())
}

/// Rule, start and length of each draft.
fn times(text: &str) -> Vec<String> {
    let of = |draft: &Draft| match draft.times.series() {
        Some(series) => {
            let length = match &series.length {
                schedule::series::Length::Lasts(length) => length.to_string(),
                _ => String::new(),
            };
            let days =
                series.rule.as_ref().map(|rule| rule.text().replace("FREQ=WEEKLY;BYDAY=", "")).unwrap_or_default();
            format!("{days} {} {length}", series.start.civil().format("%H:%M")).trim_end().to_owned()
        }
        None => format!("{:?}", draft.times),
    };
    read(text).0.iter().map(of).collect()
}

#[test]
fn a_page_about_a_group_gives_what_stands_in_it() {
    let text = "Harbour Grief Circle\n\nA place for people who lost somebody.\nWe meet every 2nd Tuesday, 7–8:30 pm (UK time), at the old chapel.\nWhere: 12 Quay Street, Whitby\n\
        Online: https://us02web.zoom.us/j/123456789?pwd=abc\nMeeting ID: 123 456 789, passcode 4711\nPhone: +44 1947 000 000\nE-mail: circle@example.org\nhttps://example.org/circle\nOpen meeting, wheelchair accessible.";
    let (drafts, problems) = read(text);
    let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!(draft.name, "Harbour Grief Circle");
    assert_eq!(times(text), ["TU 19:00 PT1H30M"]);
    let rules: Vec<&str> = draft.wording.iter().map(schedule::rule::Rule::text).collect();
    assert_eq!(rules, ["FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"]);
    assert_eq!(problems, ["rule-unclear"]);
    assert_eq!((draft.zone.as_deref(), draft.address.as_str()), (Some("Europe/London"), "12 Quay Street, Whitby"));
    assert_eq!(draft.room.as_ref().unwrap().as_str(), "https://us02web.zoom.us/j/123456789?pwd=abc");
    assert_eq!(draft.website.as_ref().unwrap().as_str(), "https://example.org/circle");
    assert_eq!((draft.phone.as_str(), draft.email.as_str()), ("+44 1947 000 000", "circle@example.org"));
    assert_eq!((draft.openness, draft.attendance), (Some(Openness::Open), Some(Attendance::Hybrid)));
    assert!(draft.is(Kind::Wheelchair) && draft.notes.contains("lost somebody"));
}

#[test]
fn one_sentence_gives_a_name_a_number_and_an_address() {
    let text = "Harbour Grief Circle meets every 2nd Tuesday 7–8:30 pm at St Mary's Hall, 5 Church Road, Leeds. Phone 0113 496 0000, mail circle@example.org, https://example.org/circle";
    let (drafts, problems) = read(text);
    let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!((draft.name.as_str(), draft.phone.as_str()), ("Harbour Grief Circle", "0113 496 0000"));
    assert_eq!(
        (draft.address.as_str(), draft.email.as_str()),
        ("St Mary's Hall, 5 Church Road, Leeds", "circle@example.org")
    );
    assert_eq!(draft.website.as_ref().unwrap().as_str(), "https://example.org/circle");
    assert_eq!((times(text), problems), (vec!["TU 19:00 PT1H30M".to_owned()], vec!["rule-unclear"]));
    assert_eq!(draft.wording.len(), 2);
    for (text, phone) in [
        ("Mondays 7pm, call Ruth on 01947 000 000", "01947 000 000"),
        ("Mondays 7pm +49 431 000000", "+49 431 000000"),
        ("Mondays 10.30-12.00, Tuesdays 09.00-10.30 and 18.30-20.00", ""),
        ("Mondays 7pm, room 1947000", ""),
        ("Montags 19:00 Uhr, Tel. 431 0000", "431 0000"),
    ] {
        assert_eq!(read(text).0[0].phone, phone, "{text}");
    }
}

#[test]
fn times_are_found_in_the_ways_people_write_them() {
    for (text, expected) in [
        ("Mondays 7pm", "MO 19:00"),
        ("Monday at 7:30 p.m.", "MO 19:30"),
        ("Wednesdays, 19:00-20:30", "WE 19:00 PT1H30M"),
        ("Thursday 11-1 pm", "TH 11:00 PT2H"),
        ("Mon – Fri 12.15pm to 1pm", "MO,TU,WE,TH,FR 12:15 PT45M"),
        ("Mondays and Thursdays from 6 to 7 pm", "MO,TH 18:00 PT1H"),
        ("Jeden Dienstag um 19 Uhr", "TU 19:00"),
        ("Donnerstags 18:30 bis 20:00 Uhr", "TH 18:30 PT1H30M"),
        ("Daily at noon", "MO,TU,WE,TH,FR,SA,SU 12:00"),
        ("Saturday 10am–11.30am", "SA 10:00 PT1H30M"),
        ("Friday 11pm-1am", "FR 23:00 PT2H"),
        ("Tuesdays 7 – 8.30 pm", "TU 19:00 PT1H30M"),
    ] {
        assert_eq!(times(text), [expected], "{text}");
    }
    assert_eq!(times("Tuesday 7pm, Friday 6pm"), ["TU 19:00", "FR 18:00"]);
    assert_eq!(times("Sundays\n10:30 am\nand 6 pm"), ["SU 10:30", "SU 18:00"]);
}

#[test]
fn nothing_is_made_up() {
    for text in ["We meet at 7:30 on Tuesdays", "Tuesday 6:15"] {
        let (drafts, problems) = read(text);
        assert!(drafts[0].times.series().is_none(), "{text}");
        assert!(problems.contains(&"half-of-day-unclear"), "{text}: {problems:?}");
    }
    for text in [
        "Come on Tuesday",
        "Est. 1985, 3.5 miles, 12 steps, £7.50, room 4",
        "Sun and sea, so do come. 24/7",
        "7-10 people come",
    ] {
        let (drafts, problems) = read(text);
        assert!(drafts[0].times.series().is_none(), "{text}: {:?}", drafts[0].times);
        assert!(problems.contains(&"no-times"), "{text}");
    }
    let (drafts, _) = read("A group\n7pm on Mondays at Hartford, CT. Meeting ID: 987 654 3210");
    assert_eq!((drafts[0].zone.as_deref(), drafts[0].phone.as_str()), (None, ""));
    let (drafts, _) = read("A group\nNot wheelchair accessible. An open meeting and a closed meeting.");
    assert!(!drafts[0].is(Kind::Wheelchair) && drafts[0].openness.is_none());
}

#[test]
fn a_letter_and_a_page_in_another_language_are_read_as_far_as_they_go() {
    let text = "Peer Circle - Leeds\n\nWe meet on the first and third Wednesday of each month from 18:30 until 20:00 at the Centre, 145 Cardigan Road, Leeds.\n\
        Founded 12/05/2019. Ring 0113 496 0000 first.";
    let (drafts, _) = read(text);
    assert_eq!(
        (drafts[0].address.as_str(), drafts[0].phone.as_str()),
        ("the Centre, 145 Cardigan Road, Leeds", "0113 496 0000")
    );
    assert_eq!(
        (drafts[0].attendance, drafts[0].wording[0].text()),
        (Some(Attendance::InPerson), "FREQ=MONTHLY;BYDAY=1WE,3WE")
    );
    let text = "Selbsthilfegruppe Depression\nTreffen: jeden 2. und 4. Dienstag im Monat, 19 bis 21 Uhr\nOrt: Hafenstraße 4, Kiel\nTelefon: 0431 000000";
    let (drafts, _) = read(text);
    assert_eq!(times(text), ["TU 19:00 PT2H"]);
    assert_eq!((drafts[0].wording[0].text(), drafts[0].phone.as_str()), ("FREQ=MONTHLY;BYDAY=2TU,4TU", "0431 000000"));
    // A signature is no name of a group, and a room alone does not say that nobody meets in a place.
    let (drafts, problems) = read(
        "Hi Sam,\nthanks for your mail, do come along!\nWe meet Thursdays 7pm in the library. https://zoom.us/j/1\nBest,\nRuth",
    );
    assert_eq!((drafts[0].name.as_str(), drafts[0].attendance), ("", None));
    assert!(problems.contains(&"name-missing"));
}

#[test]
fn hostile_links_are_no_links() {
    let (drafts, problems) = read(
        "A group\njavascript:alert(1) file:///etc/passwd <data:text/html,x> Mondays 7pm https://user:pw@example.org",
    );
    assert!(drafts[0].room.is_none() && drafts[0].website.is_none());
    assert!(problems.contains(&"link-refused"));
}

#[test]
fn long_and_empty_texts_are_bounded() {
    let asked = Asked::from(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
    assert_eq!(parse(b" \n", &asked, &Limits::default()).unwrap_err(), Refused::Empty);
    let (drafts, problems) = read(&"Monday 7pm Tuesday 8pm\n".repeat(20_000));
    assert_eq!(drafts.len(), MOST_TIMES.min(2));
    assert!(problems.contains(&"cut"));
}
