#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::tests::Read;
use super::*;

fn numbered(words: &str) -> PaperBlock {
    PaperBlock::Numbered { words: words.into() }
}

fn fact(name: &str, words: &str) -> PaperBlock {
    PaperBlock::Fact { name: name.into(), words: words.into() }
}

fn part(heading: &str, blocks: Vec<PaperBlock>) -> PaperPart {
    PaperPart { heading: heading.into(), note: String::new(), half: false, blocks }
}

fn chart() -> PaperBlock {
    let words = ["Heavy", "Low", "Even", "Good", "Bright and wide awake all day long"].map(str::to_owned).to_vec();
    let day = |at: i32| f64::from(at) / 91.0;
    let dots = (0..92).map(|at| PaperDot { x: day(at), y: f64::from(at % 5) / 4.0 }).collect();
    let line = (0..92).map(|at| PaperPoint { x: day(at), y: 0.5, low: 0.4, high: 0.6 }).collect();
    let mark = |x: f64, words: &str| PaperMark { x, words: words.into() };
    PaperBlock::Chart {
        chart: PaperChart {
            alt: "Around Low at the beginning and Even at the end.".into(),
            steps: words,
            dots,
            lines: vec![line, Vec::new(), vec![PaperPoint { x: f64::NAN, y: 7.0, low: -3.0, high: f64::INFINITY }]],
            ticks: vec![mark(0.0, "20 Aug"), mark(0.5, "Oct")],
            marks: vec![mark(0.2, "4 Sep, lamotrigine 150 to 200 mg"), mark(1.0, "31 Oct, stopped")],
        },
    }
}

fn report(parts: Vec<PaperPart>) -> PaperPages {
    PaperPages {
        title: "For Dr Osei, Thursday 19 November".into(),
        under: "20 August to 19 November 2026, written by the person it is about.".into(),
        parts,
        foot: "Page {n} of {m}".into(),
        language: "en".into(),
    }
}

fn read(of: &PaperPages) -> Read {
    Read::bytes(&pages(of, CardPaper::A4, true).unwrap())
}

#[test]
fn everything_on_the_pages_can_be_read_out_in_its_order() {
    let mut sleep = part("Sleep", vec![fact("Usual night", "6 h 05"), fact("Under 5 h", "14 nights")]);
    let mut medicines = part("Medicines", vec![fact("Lamotrigine", "taken on 86 of 92 days")]);
    (sleep.half, medicines.half) = (true, true);
    sleep.note = "81 nights noted".into();
    let of = report(vec![
        part("What I would like to ask", vec![numbered("I wake at four."), numbered("Is that the dose?")]),
        part("Mood", vec![chart(), fact("Usual day", "between Low and Even")]),
        sleep,
        medicines,
        part("In my own words", vec![PaperBlock::Words { words: "August was hard.\n\nSeptember less so.".into() }]),
    ]);
    assert_eq!(count(&of, CardPaper::A4), 1);
    let read = read(&of);
    let lines = read.lines();
    let find =
        |words: &str| lines.iter().position(|line| line == words).unwrap_or_else(|| panic!("{words}: {lines:?}"));
    let order = [
        "For Dr Osei, Thursday 19 November",
        "What I would like to ask",
        "1.",
        "I wake at four.",
        "2.",
        "Is that the dose?",
        "Mood",
        "Usual day",
        "between Low and Even",
        "Sleep",
        "81 nights noted",
        "Usual night",
        "6 h 05",
        "Medicines",
        "Lamotrigine",
        "In my own words",
        "August was hard.",
        "September less so.",
    ];
    let places: Vec<usize> = order.into_iter().map(find).collect();
    assert!(places.is_sorted(), "{places:?}");
    // The words of the figure are letters as well.
    assert!(read.text().contains("lamotrigine 150 to 200 mg"));
    assert!(!read.text().contains("Page 1"), "one page needs no number");
}

#[test]
fn pages_are_tagged_by_the_standard_with_words_for_the_figure() {
    let file = read(&report(vec![part("Mood", vec![chart(), numbered("A question")])])).file;
    for said in [
        "/MarkInfo<</Marked true",
        "/Lang(en)",
        "/S/H1",
        "/S/H2",
        "/S/Figure",
        "/S/LBody",
        "/DisplayDocTitle true",
        "pdfuaid",
        "Around Low at the beginning and Even at the end.",
    ] {
        assert!(file.contains(said), "{said}");
    }
    assert_eq!(file.matches("/ToUnicode").count(), file.matches("/FontFile2").count());
    assert!(!file.contains("/Subtype/Image") && !file.contains("/URI"), "the figure is drawn, and nothing leads out");
}

#[test]
fn a_thousand_questions_flow_on_and_none_is_lost() {
    let questions = (0..1_000).map(|at| numbered(&format!("Q{at}q, {}", "and what then?"))).collect();
    let of = report(vec![part("What I would like to ask", questions)]);
    let pages = count(&of, CardPaper::Letter);
    assert!(pages > 10, "{pages}");
    let read = read(&of);
    let text = read.text();
    for at in 0..1_000 {
        assert!(text.contains(&format!("Q{at}q")), "{at}");
    }
    let count = read.file.matches("/Type/Page/").count();
    assert!(read.file.contains(&format!("/Count {count}")) && count > 10);
}

#[test]
fn words_without_end_and_without_shape_break_nothing() {
    let long = "x".repeat(2_000);
    let mut both = [part(&long, vec![fact(&long, "短い"), fact("", &long)]), part("מרחבא", vec![numbered(&long)])];
    for part in &mut both {
        (part.half, part.note) = (true, "y".repeat(400));
    }
    let [left, right] = both;
    let of = report(vec![left, right, part("", Vec::new()), part("Alone", vec![numbered("")])]);
    let text = read(&of).text();
    assert_eq!(text.matches('x').count(), 4 * 2_000, "all of it is there");
    assert!(text.contains("Alone"));
}

#[test]
fn a_tab_in_ones_own_words_is_a_space() {
    let words = PaperBlock::Words { words: "August was\tthe worst.\u{b}It went on.\n\tSeptember".into() };
    let text = read(&report(vec![part("In my own words", vec![words])])).text();
    assert!(text.contains("August was the worst. It went on."), "{text}");
    assert!(text.contains("September"), "{text}");
}

#[test]
fn what_fits_on_two_pages_is_set_smaller_before_it_takes_a_third() {
    let lines = |count: usize| (0..count).map(|at| fact(&format!("Line {at}"), "noted")).collect::<Vec<_>>();
    let two = report(vec![part("Facts", lines(74))]);
    assert_eq!(count(&two, CardPaper::A4), 2);
    let more = report(vec![part("Facts", lines(200))]);
    assert!(count(&more, CardPaper::A4) > 2);
    let file = read(&more).file;
    assert!(file.matches("/Artifact").count() > 3, "each page has its number");
}

#[test]
fn a_report_of_nothing_is_one_page() {
    let of = report(Vec::new());
    assert_eq!(count(&of, CardPaper::A4), 1);
    assert!(read(&of).text().contains("For Dr Osei"));
}
