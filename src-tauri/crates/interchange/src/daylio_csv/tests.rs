use proptest::prelude::*;

use super::*;

const HEADER: &str = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n";

fn read(bytes: &[u8]) -> (Vec<Draft>, Vec<Problem>) {
    parse(bytes, &Limits::default()).unwrap()
}

/// One line for each draft: what a person would see of it.
fn shape(drafts: &[Draft]) -> Vec<String> {
    drafts
        .iter()
        .map(|d| {
            let scales: Vec<_> = d.scales.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!(
                "{}: {} {}#{} {} [{}] [{}] {} / {}",
                d.line,
                d.date,
                d.time.format("%H:%M"),
                d.ordinal,
                d.mood,
                d.activities.join(", "),
                scales.join(", "),
                d.title,
                d.note
            )
        })
        .collect()
}

fn codes(problems: &[Problem]) -> Vec<(u32, &'static str, bool)> {
    problems.iter().map(|p| (p.line, p.code.as_str(), p.left_out)).collect()
}

#[test]
fn an_export_of_today() {
    let (drafts, problems) = read(include_bytes!("../../fixtures/daylio-2026.csv"));
    assert_eq!(
        shape(&drafts),
        [
            "2: 2026-10-18 21:41#0 low [on my own, screens] [Energy=2, Worry=7]  / Could not start the dishes.\nStarted them.\n\nThat is two sentences more than yesterday.",
            "3: 2026-10-18 08:05#0 ok [coffee] []  / ",
            "4: 2026-10-17 22:30#0 fine, really [walk, friends, cooking] [] Market with Ines / She said \"you look tired\" and meant it kindly.\n\n- bread\n- figs & cheese",
            "5: 2026-10-16 23:58#0 heavy [] [Energy=1]  / **Long** day, *longer* night.",
            "6: 2026-10-16 07:15#0 ok [therapy, walk] []  / Said it out loud, \"all of it\", and the room stayed where it was.",
            "7: 2026-10-16 07:15#1 good [walk] []  / Second one in the same minute.",
            "8: 2026-10-15 00:00#0 bright [music] [] Midnight / 日記をつける。Ça va, un peu. Žluťoučký kůň 🙂",
        ]
    );
    assert_eq!(codes(&problems), [(4, "fields-joined", false)]);
}

#[test]
fn an_export_of_2020() {
    let (drafts, problems) = read(include_bytes!("../../fixtures/daylio-2020.csv"));
    assert_eq!(
        shape(&drafts),
        [
            "2: 2020-11-03 18:50#0 good [cooking, music] []  / Soup for three days",
            "3: 2020-11-03 14:08#0 meh [] []  / ",
            "4: 2020-11-02 01:23#0 awful [] []  / ",
            "5: 2020-11-01 21:24#0 good [walk, family] [] Park, at last / The long way round,\npast the swings.\n\nNobody was in a hurry.",
        ]
    );
    assert_eq!(problems, []);
}

#[test]
fn a_broken_file_is_read_as_far_as_it_can_be() {
    let (drafts, problems) = read(include_bytes!("../../fixtures/daylio-broken.csv"));
    assert_eq!(
        shape(&drafts),
        [
            "2: 2024-05-09 21:00#0 ok [walk] []  / left the comma, and another, unprotected",
            "3: 2024-05-08 12:00#0 ok [walk] []  / no time",
            "4: 2024-05-07 21:00#0  [walk] []  / no mood",
            "5: 2024-05-06 21:00#0 ok [] []  / ",
            "9: 2024-05-04 21:00#0 ok [walk] []  / he said \"go home\" and I did",
            "11: 2024-05-02 21:00#0 ok [walk] []  / ",
            "12: 2024-05-01 21:00#0 ok [walk] []  / ",
        ]
    );
    assert_eq!(
        codes(&problems),
        [
            (2, "fields-joined", false),
            (3, "time-unreadable", false),
            (4, "no-mood", false),
            (5, "fields-missing", false),
            (6, "too-few-fields", true),
            (7, "bad-date", true),
            (9, "stray-quote", false),
            (10, "quote-not-closed", true),
            (13, "file-ends-in-row", true),
        ]
    );
}

#[test]
fn columns_are_found_by_name_whatever_separates_them() {
    let expected = ["2: 2026-03-05 20:00#0 Gut [Arbeit] []  / "];
    for file in [
        "mood,full_date,time,activities\nGut,2026-03-05,20:00,\"Arbeit\"",
        "mood;full_date;time;activities\r\nGut;05.03.2026;20:00;Arbeit\r\n;;;\r\n",
        "Mood\tFull_Date\ttime\tactivities\textra\nGut\t2026-03-05\t20:00\tArbeit\t?\n",
        "\"mood\",\"full_date\",\"time\",\"activities\"\n\"Gut\",\"2026-03-05\",\"20:00\",\"Arbeit\"\n",
    ] {
        let (drafts, problems) = read(file.as_bytes());
        assert_eq!(shape(&drafts), expected, "{file}");
        assert_eq!(problems, [], "{file}");
    }
    let declared = "sep=;\nfull_date;time;mood\n2026-03-05;20:00;Gut";
    assert_eq!(shape(&read(declared.as_bytes()).0), ["3: 2026-03-05 20:00#0 Gut [] []  / "]);
    let late = "\n \n\nfull_date,time,mood\n2026-03-05,20:00,Gut";
    assert_eq!(shape(&read(late.as_bytes()).0), ["5: 2026-03-05 20:00#0 Gut [] []  / "]);
}

#[test]
fn encodings() {
    let text = HEADER.to_owned() + "2026-03-05,5. März,Donnerstag,20:00,gut,\"Küche\",\"\",\"\",\"Schöne Grüße\"\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
    let expected = ["2: 2026-03-05 20:00#0 gut [Küche] []  / Schöne Grüße"];
    for bytes in [text.clone().into_bytes(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)] {
        let (drafts, problems) = read(&bytes);
        assert_eq!((shape(&drafts), problems), (expected.map(String::from).to_vec(), vec![]));
    }
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let (drafts, problems) = read(&latin1);
    assert_eq!(shape(&drafts), expected);
    assert_eq!(codes(&problems), [(1, "encoding-guessed", false)]);
}

#[test]
fn zero_characters_and_unreadable_bytes_are_said() {
    let mut bytes = (HEADER.to_owned()
        + "2026-03-05,,,20:00,g\0ut,,,,ääääääääää zero\n2026-03-04,,,20:00,gut,,,,bad \n")
        .into_bytes();
    let at = bytes.len() - 1;
    bytes.insert(at, 0xFF);
    let (drafts, problems) = read(&bytes);
    assert_eq!(drafts[0].mood, "gut");
    assert_eq!(drafts[1].note, "bad \u{FFFD}");
    assert_eq!(codes(&problems), [(2, "zero-characters", false), (3, "unreadable-bytes", false)]);
}

#[test]
fn what_is_no_export_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| parse(bytes, &Limits::default()).unwrap_err();
    for nothing in ["", " \n\r\n\t", "\u{FEFF}", HEADER, &(HEADER.to_owned() + "\n,,,,,,,,\n")] {
        assert_eq!(refused(nothing.as_bytes()), Refused::Empty, "{nothing:?}");
    }
    let random: Vec<u8> = (0..4_000_u32).map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    for not_csv in [
        b"PK\x03\x04 an archive".as_slice(),
        b"\x89PNG\r\n\x1a\n",
        b"\xFF\xD8\xFF\xE0 JFIF",
        b"%PDF-1.7, full_date",
        b"{\"entries\": [1, 2, 3]}",
        b"[{\"a\": 1}, 2]",
        b"<!doctype html>\n<p>full_date, time, mood</p>",
        b"Dear diary\nthis is prose.",
        b"\x00\x01\x02\x03,\x04\x05",
        &random,
    ] {
        assert_eq!(refused(not_csv), Refused::NotCsv, "{:?}", String::from_utf8_lossy(not_csv));
    }
    let other = |missing: &[&'static str]| Refused::OtherTable { missing: missing.to_vec() };
    assert_eq!(refused(b"date,flow\n2026-01-01,light"), other(&["full_date", "time", "mood"]));
    assert_eq!(refused(b"full_date;mood\n2026-01-01;ok"), other(&["time"]));
    assert_eq!(refused(b"\xFF\xFE\0\0f\0\0\0"), Refused::Encoding);
}

#[test]
fn limits_are_kept() {
    let limits = Limits { bytes: 2_000, rows: 3, note: 10, title: 4, name: 3, names_per_row: 2, ..Limits::default() };
    let too_large = vec![b'x'; 2_001];
    assert_eq!(parse(&too_large, &limits), Err(Refused::TooLarge { bytes: 2_001, limit: 2_000 }));

    let rows = |n: usize| HEADER.to_owned() + &"2026-03-05,,,20:00,ok,,,,\n".repeat(n);
    assert!(parse(rows(3).as_bytes(), &limits).is_ok());
    assert_eq!(parse(rows(4).as_bytes(), &limits), Err(Refused::TooManyRows { limit: 3 }));

    let long = HEADER.to_owned()
        + "2026-03-05,,,20:00,very good,one | two | six | ten,\"A: 1 | B: 2 | C: 3\",A title,Ein schöner Tag am Meer\n";
    let (drafts, problems) = parse(long.as_bytes(), &limits).unwrap();
    assert_eq!(shape(&drafts), ["2: 2026-03-05 20:00#0 ver [one, two] [A=1, B=2] A ti / Ein schöne"]);
    assert_eq!(codes(&problems), [(2, "cut", false)]);
}

#[test]
fn a_row_with_far_too_many_fields_is_left_out() {
    let file =
        HEADER.to_owned() + "2026-03-05,,,20:00,ok,walk,,,a" + &",b".repeat(100) + "\n2026-03-04,,,20:00,ok,,,,\n";
    let (drafts, problems) = read(file.as_bytes());
    assert_eq!(drafts.len(), 1);
    assert_eq!(codes(&problems), [(2, "too-many-fields", true)]);
}

#[test]
fn a_scale_without_a_value_is_kept_and_said() {
    let file = HEADER.to_owned() + "2026-03-05,,,20:00,ok,,\"Energy: 4/10 | Worry | Sleep: deep: 3\",,\n";
    let (drafts, problems) = read(file.as_bytes());
    let expected = [("Energy", "4/10"), ("Worry", ""), ("Sleep: deep", "3")];
    assert_eq!(drafts[0].scales, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(codes(&problems), [(2, "scale-unclear", false)]);
}

#[test]
fn codes_are_told_apart_by_name() {
    let names: std::collections::HashSet<_> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), ProblemCode::ALL.len());
}

/// Rows as Daylio would write them, and how they should be read.
fn row() -> impl Strategy<Value = (String, String)> {
    let text = "[a-zé,\"| ]{0,20}";
    (0_u32..3, 0_u32..3, "[a-z]{1,6}", text).prop_map(|(day, minute, mood, note)| {
        let quoted = note.replace('"', "\"\"");
        let line = format!("2026-03-{:02},x,y,9:{minute:02} pm,{mood},\"\",\"\",\"\",\"{quoted}\"\n", day + 1);
        (line, note.trim_end().to_owned())
    })
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(&bytes, &Limits::default());
        let _ = parse(&[HEADER.as_bytes(), &bytes].concat(), &Limits::default());
    }

    #[test]
    fn every_row_is_a_draft_or_one_that_was_left_out(text in "[a2\",\n\r |:\0é6-]{0,300}") {
        let file = HEADER.to_owned() + &text;
        let columns = columns::read(&file).map(|(columns, ..)| columns);
        let Ok(columns) = columns else { return Ok(()) };
        let rows = Records::new(&text, 2, ',', |line| begins_row(line, &columns))
            .filter(|record| !row::is_blank(record)).count();
        match parse(file.as_bytes(), &Limits::default()) {
            Ok((drafts, problems)) => {
                prop_assert_eq!(drafts.len() + problems.iter().filter(|problem| problem.left_out).count(), rows);
                let lines: std::collections::HashSet<_> = drafts.iter().map(|draft| draft.line)
                    .chain(problems.iter().filter(|problem| problem.left_out).map(|problem| problem.line)).collect();
                prop_assert_eq!(lines.len(), rows);
            }
            Err(refused) => prop_assert!(rows == 0 && refused == Refused::Empty),
        }
    }

    #[test]
    fn proper_rows_are_read_whole_and_numbered_within_their_minute(rows in prop::collection::vec(row(), 1..20)) {
        let file = HEADER.to_owned() + &rows.iter().map(|(line, _)| line.as_str()).collect::<String>();
        let (drafts, problems) = read(file.as_bytes());
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(drafts.iter().map(|d| d.note.as_str()).collect::<Vec<_>>(),
            rows.iter().map(|(_, note)| note.as_str()).collect::<Vec<_>>());
        let names: std::collections::HashSet<_> = drafts.iter().map(|d| (d.date, d.time, d.ordinal)).collect();
        prop_assert_eq!(names.len(), drafts.len());
        prop_assert!(drafts.iter().all(|d| d.ordinal == 0
            || names.contains(&(d.date, d.time, d.ordinal - 1))));
    }

    #[test]
    fn a_file_cut_anywhere_keeps_the_rows_before_the_cut(cut in 0_usize..1_000) {
        let whole = include_bytes!("../../fixtures/daylio-2026.csv");
        let all = read(whole).0;
        if let Ok((drafts, _)) = parse(&whole[..cut.min(whole.len())], &Limits::default()) {
            let certain = drafts.len().saturating_sub(1);
            prop_assert_eq!(&drafts[..certain], &all[..certain]);
        }
    }
}
