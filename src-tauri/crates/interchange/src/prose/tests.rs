use chrono::NaiveDate;

use super::*;
use crate::feed::{Kind, Openness};
use std::fmt::Write as _;

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
        "Hi Sam,\nthanks for your mail, do come along!\nWe meet Thursdays 7pm at a friend's. https://zoom.us/j/1\nBest,\nRuth",
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

#[test]
fn where_and_for_whom_is_taken_from_words_that_say_it() {
    use Attendance::{Hybrid, InPerson, Online};
    for (text, expected) in [
        ("Online via Zoom", Some(Online)),
        ("We meet on Zoom", Some(Online)),
        ("Per Zoom", Some(Online)),
        ("Wir treffen uns online", Some(Online)),
        ("Die Gruppe findet online statt", Some(Online)),
        ("Virtual meeting", Some(Online)),
        ("Vor Ort", Some(InPerson)),
        ("We meet face-to-face", Some(InPerson)),
        ("In Präsenz", Some(InPerson)),
        ("Hybrid", Some(Hybrid)),
        ("In person and on Zoom", Some(Hybrid)),
        ("In person or online", Some(Hybrid)),
        ("Vor Ort und online", Some(Hybrid)),
        ("Book online", None),
        ("Please register online", None),
        ("Not online", None),
        ("We used to meet on Zoom", None),
        ("No longer on Zoom", None),
        ("Kein Treffen per Zoom", None),
        ("Nicht vor Ort", None),
        ("Sometimes online and sometimes in person", None),
        ("In person, alternating with online meetings", None),
        ("Our page: https://zoom.example.org/online", None),
        ("In English", None),
    ] {
        let found = read(&format!("Harbour Circle\nTuesdays 7pm\n{text}")).0[0].attendance;
        assert_eq!(found, expected, "{text}");
    }
    let (drafts, _) = read("Harbour Circle\nTuesdays 7pm online\nWhere: 12 Quay Street");
    assert_eq!(drafts[0].attendance, Some(Hybrid));
    let (drafts, _) = read("Harbour Circle\nTuesdays 7pm, online only\nOffice: 12 Quay Street");
    assert_eq!(drafts[0].attendance, Some(Online));
}

#[test]
fn who_may_come_is_taken_from_words_that_say_it() {
    for (text, expected) in [
        ("Closed meeting", Some(Openness::Closed)),
        ("Tea at the end (closed)", Some(Openness::Closed)),
        ("Geschlossene Gruppe", Some(Openness::Closed)),
        ("geschlossen", Some(Openness::Closed)),
        ("Open to all", Some(Openness::Open)),
        ("An open meeting", Some(Openness::Open)),
        ("Open to family and friends", Some(Openness::Open)),
        ("Offen für Angehörige", Some(Openness::Open)),
        ("Offene Gruppe, für alle", Some(Openness::Open)),
        ("Not a closed group", None),
        ("Keine offene Gruppe", None),
        ("Closed on bank holidays", None),
        ("Geschlossen an Feiertagen", None),
        ("The doors open at 6.45pm", None),
        ("Open to women only", None),
        ("An open meeting on the first Tuesday. Otherwise a closed meeting.", None),
    ] {
        let found = read(&format!("Harbour Circle\nTuesdays 7pm\n{text}")).0[0].openness;
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn times_in_words_are_times() {
    for (text, expected) in [
        ("Fridays at noon", "FR 12:00"),
        ("Fridays at midday", "FR 12:00"),
        ("Fridays, 12 noon to 1.30pm", "FR 12:00 PT1H30M"),
        ("Freitags mittags", "FR 12:00"),
        ("Freitags um 12 Uhr mittags", "FR 12:00"),
        ("Freitags mittags um 13 Uhr", "FR 13:00"),
        ("Saturdays at midnight", "SA 00:00"),
        ("Saturdays 8 to midnight", "SA 20:00 PT4H"),
        ("Samstags um Mitternacht", "SA 00:00"),
        ("Thursdays at half past seven", "TH 19:30"),
        ("Thursdays at half past seven in the morning", "TH 07:30"),
        ("Thursday mornings, half past ten", "TH 10:30"),
        ("Thursdays at quarter to eight pm", "TH 19:45"),
        ("Thursdays at seven o'clock", "TH 19:00"),
        ("Donnerstags um halb acht", "TH 19:30"),
        ("Donnerstags um halb acht morgens", "TH 07:30"),
        ("Donnerstagabend, viertel nach sieben", "TH 19:15"),
        ("Donnerstags um acht Uhr abends", "TH 20:00"),
        ("Donnerstags 8 Uhr abends", "TH 20:00"),
        ("Tuesdays, 7.30pm", "TU 19:30"),
        ("Tuesdays 7-8.30 pm", "TU 19:00 PT1H30M"),
        ("Dienstags 19 Uhr", "TU 19:00"),
        ("Dienstags 19:30 Uhr", "TU 19:30"),
        ("Thursday evenings 7:30", "TH 19:30"),
        ("Thursday evenings at 7", "TH 19:00"),
        ("Thursday evenings, 7-9", "TH 19:00 PT2H"),
        ("Saturday mornings 11-1", "SA 11:00 PT2H"),
        ("We meet at 7.30 on Thursday evenings", "TH 19:30"),
    ] {
        assert_eq!(times(text), [expected], "{text}");
    }
    assert_eq!(times("Tuesdays 7:30 pm, Thursday mornings 10:30"), ["TU 19:30", "TH 10:30"]);
    // What was supposed is said; what may be either is asked.
    assert!(read("Thursdays at half past seven").1.contains(&"evening-supposed"));
    assert!(!read("Thursday evenings, half past seven").1.contains(&"evening-supposed"));
    for text in ["Thursdays at half past ten", "Good morning, we meet at 7:30 on Thursdays", "Thursdays at 7.30"] {
        let (drafts, problems) = read(text);
        assert_eq!(drafts[0].times, schedule::series::Schedule::CallFirst, "{text}");
        assert!(problems.contains(&"half-of-day-unclear"), "{text}: {problems:?}");
    }
    for text in
        ["We meet at 12 Mill Lane", "Half of us are new", "At 7 Church Street", "Eight people come on Thursdays"]
    {
        assert!(read(text).1.contains(&"no-times"), "{text}");
    }
}

#[test]
fn a_date_is_one_day_and_no_week() {
    for text in [
        "Next meeting: 4 December 2026, 7pm",
        "Harbour Circle\nFriday, December 4th, 2026 at 7pm",
        "Nächstes Treffen: Freitag, 4. Dezember 2026, 19 Uhr",
        "Wir treffen uns am 4. Dezember 2026 um 19 Uhr",
        "Harbour Circle\nOn 04.12.2026 at 7pm",
        "Harbour Circle\n7pm on Friday 4 December 2026",
        "Harbour Circle\nFriday 4 December 2026\n7pm",
    ] {
        let (drafts, problems) = read(text);
        let series = drafts[0].times.series().unwrap_or_else(|| panic!("{text}: {problems:?}"));
        assert_eq!((series.start.to_string().as_str(), &series.rule), ("20261204T190000", &None), "{text}");
        assert_eq!(drafts.len(), 1, "{text}");
        assert!(!drafts[0].name.starts_with("Next") && !drafts[0].name.starts_with("Nächstes"), "{text}");
    }
    for text in [
        "Mondays 7pm since 4 December 2017",
        "Starting 4 December 2026, every Monday 7pm",
        "Mondays 7pm, not on 28 December 2026",
        "Posted 4 December 2026\nMonday 7pm",
    ] {
        assert_eq!(times(text), ["MO 19:00"], "{text}");
    }
    for (text, code) in [
        ("Monday, 4 December 2026, 7pm", "day-unreadable"),
        ("Friday 4 December, 7pm", "year-missing"),
        ("4/12/2026, 7pm", "day-unreadable"),
    ] {
        let (drafts, problems) = read(text);
        assert_eq!(drafts[0].times, schedule::series::Schedule::CallFirst, "{text}");
        assert!(problems.contains(&code), "{text}: {problems:?}");
    }
}

#[test]
fn a_time_nobody_knows_is_asked_for_and_no_appointment() {
    use schedule::series::Schedule::{ByAppointment, CallFirst};
    for (text, expected) in [
        ("Harbour Circle\nEvery Tuesday. Ask us when.", CallFirst),
        ("The last Friday of the month", CallFirst),
        ("Harbour Circle\nAsk for the next dates", CallFirst),
        ("Harbour Circle\nBy appointment", ByAppointment),
        ("Harbour Circle\nTermine nach Vereinbarung.", ByAppointment),
    ] {
        let (drafts, _) = read(text);
        assert_eq!((drafts.len(), &drafts[0].times), (1, &expected), "{text}");
    }
    assert_eq!(read("The last Friday of the month").0[0].name, "");
}

#[test]
fn what_stands_around_a_letter_is_no_name() {
    for text in [
        "From: Ruth\nSubject: Harbour Circle\n\nTuesdays 7pm",
        "Subject: Re: Harbour Circle\nTuesdays 7pm",
        "Betreff: AW: Harbour Circle\nGesendet: Montag, 4. Mai 2026 10:30\n\nDienstags 19 Uhr",
        "Dear all\nTuesdays 7pm",
        "Liebe Gruppe\nDienstags 19 Uhr",
        "Tuesdays 7pm\nKind regards,\nRuth Example",
    ] {
        let (drafts, _) = read(text);
        assert_eq!((drafts.len(), drafts[0].name.as_str()), (1, ""), "{text}");
        assert_eq!(drafts[0].times.series().unwrap().rule.as_ref().unwrap().text(), "FREQ=WEEKLY;BYDAY=TU", "{text}");
    }
    let (drafts, _) = read("> Dear all,\n> Harbour Circle\n> Tuesdays 7pm\n> Best wishes,\n> Ruth\n> 01947 000 000");
    assert_eq!((drafts[0].name.as_str(), drafts[0].phone.as_str()), ("Harbour Circle", ""));
}

/// What somebody would see of a draft, a line for each thing that was found.
fn told(draft: &Draft) -> String {
    let when = match draft.times.series() {
        Some(series) => {
            let rule = series.rule.as_ref().map_or("once", |rule| rule.text());
            let lasts = match &series.length {
                schedule::series::Length::Lasts(length) => format!(" {length}"),
                _ => String::new(),
            };
            let start = series.start.civil();
            let start = if series.rule.is_none() { start.format("%Y-%m-%d %H:%M") } else { start.format("%H:%M") };
            format!("{start}{lasts} {rule}")
        }
        None => format!("{:?}", draft.times),
    };
    let rules: Vec<&str> = draft.wording.iter().map(schedule::rule::Rule::text).collect();
    let kinds: Vec<&str> = draft.types.iter().filter_map(|one| one.kind).map(Kind::as_str).collect();
    let word = |found: Option<String>| found.unwrap_or_default();
    let fields = [
        ("name", draft.name.clone()),
        ("when", when),
        ("or", rules.join(" | ")),
        ("zone", word(draft.zone.clone())),
        ("zone may be", draft.zone_hints.join(" ")),
        ("house", draft.venue.clone()),
        ("address", draft.address.clone()),
        ("where", word(draft.attendance.map(|one| format!("{one:?}")))),
        ("who", word(draft.openness.map(|one| format!("{one:?}")))),
        ("kinds", kinds.join(" ")),
        ("room", word(draft.room.as_ref().map(|link| link.as_str().to_owned()))),
        ("way in", draft.room_notes.clone()),
        ("page", word(draft.website.as_ref().map(|link| link.as_str().to_owned()))),
        ("phone", draft.phone.clone()),
        ("mail", draft.email.clone()),
    ];
    let mut told = String::new();
    for (field, text) in fields.iter().filter(|(_, text)| !text.is_empty()) {
        writeln!(told, "{field}: {text}").unwrap();
    }
    told
}

/// `texts/*.txt`: what somebody pastes, and below a rule what is made of it. The people, the places and the groups are made up.
#[test]
fn whole_texts_give_what_a_reader_would_find_in_them() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/prose/texts");
    let mut seen = 0;
    let mut wrong = String::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let whole = std::fs::read_to_string(&path).unwrap();
        let (text, expected) = whole.split_once("\n====\n").unwrap();
        let asked = Asked::from(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
        let (drafts, problems) = parse(text.as_bytes(), &asked, &Limits::default()).unwrap();
        let mut found: Vec<String> = drafts.iter().map(told).collect();
        let problem = |one: &Problem| format!("line {}: {}\n", one.at, one.code.as_str());
        found.extend(Some(problems.iter().map(problem).collect::<String>()).filter(|told| !told.is_empty()));
        let found = found.join("\n");
        seen += 1;
        if found.trim() != expected.trim() {
            writeln!(wrong, "## {}\n{found}", path.file_name().unwrap().to_string_lossy()).unwrap();
        }
    }
    assert!(seen >= 20, "{seen} texts");
    assert!(wrong.is_empty(), "not as expected:\n{wrong}");
}
