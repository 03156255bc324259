#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use super::face::{Typeface, Weight};
use super::*;

fn part(heading: &str, lines: &[&str]) -> CardPart {
    CardPart { heading: heading.into(), lines: lines.iter().map(|line| (*line).to_owned()).collect() }
}

fn plan(parts: Vec<CardPart>) -> Card {
    Card { title: "My safety plan".into(), note: Some("Looked through in May".into()), parts, language: "en".into() }
}

/// As much of a reader as is needed to see what a program gets that copies the text out of the file.
pub(crate) struct Read {
    pub file: String,
}

impl Read {
    fn of(card: &Card, paper: CardPaper) -> Self {
        Self::bytes(&super::card(card, paper, true).unwrap())
    }

    /// A file that was written plainly.
    pub fn bytes(bytes: &[u8]) -> Self {
        Self { file: bytes.iter().map(|byte| char::from(*byte)).collect() }
    }

    fn object(&self, reference: &str) -> &str {
        let number = reference.split(' ').next().unwrap();
        let from = self.file.find(&format!("\n{number} 0 obj")).unwrap();
        let rest = &self.file[from + 1..];
        &rest[..rest.find("endobj").unwrap()]
    }

    /// What follows a name, up to where it ends.
    fn after<'f>(text: &'f str, name: &str, end: &str) -> Option<&'f str> {
        let rest = &text[text.find(name)? + name.len()..];
        rest.get(..rest.find(end)?)
    }

    /// Which letters the codes of a font stand for.
    fn letters(&self, font: &str) -> BTreeMap<u16, String> {
        let map = self.object(Self::after(self.object(font), "/ToUnicode ", " 0 R").unwrap());
        let pairs = map.lines().filter_map(|line| {
            let (code, to) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
            let units: Vec<u16> =
                (0..to.len() / 4).map(|at| u16::from_str_radix(&to[at * 4..at * 4 + 4], 16).unwrap()).collect();
            Some((u16::from_str_radix(code, 16).ok()?, String::from_utf16(&units).ok()?))
        });
        pairs.collect()
    }

    /// The lines of text of all pages, in the order they are drawn in.
    pub fn lines(&self) -> Vec<String> {
        let mut known: BTreeMap<&str, BTreeMap<u16, String>> = BTreeMap::new();
        let mut lines = Vec::new();
        for page in self.file.split("/Type/Page/").skip(1) {
            let named = |name: &str| page[page.find(name).unwrap() + name.len()..].split(' ').next().unwrap();
            let fonts: Vec<(&str, &str)> = Self::after(self.object(named("Resources ")), "/Font<<", ">>")
                .into_iter()
                .flat_map(|fonts| fonts.split('/').filter_map(|font| font.split_once(' ')))
                .collect();
            for (_, font) in &fonts {
                known.entry(font).or_insert_with(|| self.letters(font));
            }
            let fonts = fonts.into_iter().map(|(name, font)| (name, &known[font])).collect();
            lines.extend(drawn(self.object(named("/Contents ")), &fonts));
        }
        lines
    }

    pub fn text(&self) -> String {
        self.lines().join("\n")
    }
}

/// The lines of what is drawn on a page, without what is none of the text.
fn drawn(page: &str, fonts: &BTreeMap<&str, &BTreeMap<u16, String>>) -> Vec<String> {
    let mut lines = Vec::new();
    for piece in page.split("/Span<</MCID").skip(1) {
        // Within, an empty box is marked once more with what it stands for.
        let piece = piece.split("/Artifact").next().unwrap();
        let line = piece.split("\nBT").skip(1).map(|shown| {
            let font = Read::after(shown, "Tr/", " ").unwrap();
            let codes = strings(&shown[..shown.find("ET").unwrap()]);
            let letter = |code: &[u8]| fonts[font].get(&u16::from_be_bytes([code[0], code[1]])).cloned();
            codes.chunks(2).filter_map(letter).collect()
        });
        lines.push(line.collect::<Vec<String>>().concat());
    }
    lines
}

/// The bytes of every string of a piece of a page, one after the other.
fn strings(piece: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut letters = piece.chars().peekable();
    let mut depth = 0;
    while let Some(letter) = letters.next() {
        match (letter, depth) {
            ('(', 0) => depth = 1,
            (')', 1) => depth = 0,
            (_, 0) => {}
            ('\\', _) => {
                let next = letters.next().unwrap();
                let byte = match next {
                    'n' => b'\n',
                    'r' => b'\r',
                    't' => b'\t',
                    'b' => 8,
                    'f' => 12,
                    '0'..='7' => {
                        let mut code = next.to_digit(8).unwrap();
                        for _ in 0..2 {
                            code = code * 8 + letters.next().unwrap().to_digit(8).unwrap();
                        }
                        u8::try_from(code).unwrap()
                    }
                    other => u8::try_from(other).unwrap(),
                };
                bytes.push(byte);
            }
            (other, _) => bytes.push(u8::try_from(other).unwrap()),
        }
    }
    bytes
}

#[test]
fn the_text_of_a_card_can_be_read_out_of_the_file_in_its_order() {
    let card = plan(vec![
        part("What I can do by myself", &["Kettle on", "Żółć, Ελληνικά, Кириллица, tiếng Việt"]),
        part("People I can ask for help", &["Jonas (any hour), 0171 555 01 99"]),
    ]);
    let lines = Read::of(&card, CardPaper::A4).lines();
    let expected = [
        "My safety plan",
        "Looked through in May",
        "What I can do by myself",
        "•",
        "Kettle on",
        "•",
        "Żółć, Ελληνικά, Кириллица, tiếng Việt",
        "People I can ask for help",
        "•",
        "Jonas (any hour), 0171 555 01 99",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_card_is_tagged_says_its_language_and_has_its_letters_in_it() {
    let card = plan(vec![part("What I can do by myself", &["Kettle on"])]);
    let file = Read::of(&card, CardPaper::Letter).file;
    for said in
        ["/MarkInfo<</Marked true", "/Lang(en)", "/S/H1", "/S/H2", "/S/LBody", "/DisplayDocTitle true", "pdfuaid"]
    {
        assert!(file.contains(said), "{said}");
    }
    assert_eq!(file.matches("/ToUnicode").count(), file.matches("/FontFile2").count());
    assert!(file.contains("/MediaBox[0 0 612 792]") && !file.contains("/URI") && !file.contains("/JavaScript"));
}

#[test]
fn a_long_plan_goes_on_on_a_second_sheet_with_nothing_left_out() {
    let lines: Vec<String> = (0..30).map(|at| format!("Line number {at} {}", "of many words ".repeat(2))).collect();
    let parts = (0..7).map(|step| CardPart { heading: format!("Step {step}"), lines: lines.clone() }).collect();
    let read = Read::of(&plan(parts), CardPaper::A4);
    assert!(read.file.matches("/Type/Page/").count() > 1);
    let text = read.text();
    for step in 0..7 {
        assert!(text.contains(&format!("Step {step}")), "{step}");
    }
    assert_eq!(text.matches("Line number").count(), 7 * 30);
    assert_eq!(
        text.matches("of many words").count()
            + text.matches("of many\nwords").count()
            + text.matches("of \nmany words").count()
            + text.matches("of many \nwords").count(),
        7 * 30 * 2
    );
}

#[test]
fn what_the_typeface_has_not_is_counted_and_breaks_nothing() {
    assert_eq!(missing("Jonas, любой час, οποτεδήποτε, bất cứ lúc nào"), 0);
    assert_eq!(missing("東京 مرحبا 😀"), 8);
    let card = plan(vec![part("Help", &["東京 with Ayşe", "مرحبا", "", "👩‍👩‍👧 and e\u{301}", "\u{202e}back\u{202c}"])]);
    let text = Read::of(&card, CardPaper::A4).text();
    assert!(text.contains("with Ayşe") && text.contains("and"), "{text}");
}

#[test]
fn lines_are_broken_between_words_and_within_one_only_where_nothing_else_helps() {
    let face = Typeface::of(Weight::Regular).unwrap();
    let text = "Once round the block and then to the allotment, slowly";
    let lines = face.lines(text, 10.0, 90.0);
    assert!(lines.len() > 1 && lines.iter().all(|line| face.width(line.trim_end(), 10.0) <= 90.0), "{lines:?}");
    assert_eq!(lines.concat(), text);
    let long = "x".repeat(80);
    let lines = face.lines(&long, 10.0, 90.0);
    assert!(lines.len() > 1 && lines.iter().all(|line| face.width(line, 10.0) <= 90.0));
    assert_eq!(lines.concat(), long);
    assert_eq!(face.lines("  ", 10.0, 90.0), Vec::<String>::new());
    // Narrower than any letter: still one a line, and an end.
    assert_eq!(face.lines("abc", 10.0, 1.0).len(), 3);
}

#[test]
fn a_long_text_is_broken_in_lines_that_hold_all_of_it() {
    let face = Typeface::of(Weight::Reading).unwrap();
    let text = "Wörter, слова, λέξεις – and a_very_long_word_without_any_place_to_break_it_at_all. ".repeat(200);
    let lines = face.lines(&text, 11.0, 120.0);
    assert_eq!(lines.concat(), text);
    assert!(lines.iter().all(|line| face.width(line.trim_end(), 11.0) <= 120.5), "no line is wider");
}
