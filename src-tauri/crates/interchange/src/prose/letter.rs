//! What of a text is a letter around it: who wrote to whom, greetings, signatures, and the bars of a page.

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Body,
    /// Who wrote to whom, or a word of the page it was copied from: says nothing of the group.
    Around,
    /// Whoever wrote: no name, no place and no number of the group.
    Signature,
}

/// Words before a colon in the head of a letter.
const HEADS: [&str; 18] = [
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "date",
    "sent",
    "reply-to",
    "message-id",
    "importance",
    "von",
    "an",
    "betreff",
    "datum",
    "gesendet",
    "kopie",
    "antwort an",
    "to whom",
];
/// Lines of a page that lead elsewhere.
const BARS: [&str; 26] = [
    "home",
    "menu",
    "menü",
    "skip to content",
    "skip to main content",
    "zum inhalt springen",
    "search",
    "suche",
    "contact",
    "contact us",
    "kontakt",
    "about us",
    "über uns",
    "events",
    "termine",
    "news",
    "aktuelles",
    "print",
    "drucken",
    "share",
    "teilen",
    "login",
    "back",
    "zurück",
    "accept cookies",
    "startseite",
];
/// How people end a letter, whole lines.
const ENDS: [&str; 18] = [
    "best",
    "thanks",
    "many thanks",
    "cheers",
    "love",
    "take care",
    "warmly",
    "lg",
    "vg",
    "mfg",
    "danke",
    "bis bald",
    "yours",
    "regards",
    "all the best",
    "herzlichst",
    "sincerely",
    "with thanks",
];
/// Words such a line begins with.
const ENDINGS: [&str; 14] = [
    "best wishes",
    "best regards",
    "kind regards",
    "warm regards",
    "warm wishes",
    "warmest wishes",
    "yours sincerely",
    "yours faithfully",
    "viele grüße",
    "liebe grüße",
    "herzliche grüße",
    "beste grüße",
    "freundliche grüße",
    "mit freundlichen grüßen",
];
/// Lines after an ending that are of whoever wrote, until one is empty.
const SIGNED: usize = 4;

/// What each line is.
pub(super) fn parts(lines: &[&str]) -> Vec<Part> {
    let mut parts = vec![Part::Body; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let run = lines.iter().skip(at).take_while(|line| is_head(line)).count();
        let head = lines.get(at..at + run).unwrap_or_default();
        let signed = if run == 0 { signature(lines.get(at..).unwrap_or_default()) } else { 0 };
        let (length, part) = match (run, signed) {
            (0, 0) if lines.get(at).is_some_and(|line| is_around(line)) => (1, Part::Around),
            (0, 0) => (1, Part::Body),
            (0, signed) => (signed, Part::Signature),
            (run, _) if is_letter(head) => (run, Part::Around),
            (run, _) => (run, Part::Body),
        };
        for one in parts.iter_mut().skip(at).take(length) {
            *one = part;
        }
        at += length;
    }
    parts
}

fn word(line: &str) -> String {
    line.split_once(':').map(|(word, _)| word.trim().trim_matches('*').to_lowercase()).unwrap_or_default()
}

fn is_head(line: &str) -> bool {
    HEADS.contains(&word(line).as_str())
}

/// A subject, or somebody and a second line of a head: "Date: …" alone stands on leaflets.
fn is_letter(head: &[&str]) -> bool {
    let words: Vec<String> = head.iter().map(|line| word(line)).collect();
    let has = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
    has(&["subject", "betreff"]) || (has(&["from", "von"]) && words.len() > 1)
}

/// A rule, the line above what is answered to, or a bar of a page.
fn is_around(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let rule = lower.starts_with("-----") || lower.starts_with("_____") || lower.starts_with("=====");
    let answered = (lower.starts_with("on ") && lower.ends_with("wrote:"))
        || (lower.starts_with("am ") && lower.contains(" schrieb ") && lower.ends_with(':'));
    let forwarded = lower.starts_with("begin forwarded message") || lower.starts_with("anfang der weitergeleiteten");
    rule || answered || forwarded || BARS.contains(&lower.as_str()) || lower.starts_with("sent from my ")
}

/// How many lines from here on are how a letter ends and who wrote it.
fn signature(lines: &[&str]) -> usize {
    let ends = lines.first().is_some_and(|line| {
        let lower = line.trim().trim_end_matches(|c: char| c.is_ascii_punctuation() || c == ' ').to_lowercase();
        let begins = ENDINGS.iter().any(|end| lower.starts_with(end)) && lower.split_whitespace().count() <= 6;
        line.trim_end() == "--" || ENDS.contains(&lower.as_str()) || begins
    });
    if !ends {
        return 0;
    }
    1 + lines.iter().skip(1).take(SIGNED).take_while(|line| !line.trim().is_empty()).count()
}

/// "Dear all", "Hallo zusammen": speaks to somebody, and is no name.
pub(super) fn is_greeting(line: &str) -> bool {
    const GREETINGS: [&str; 15] = [
        "hi",
        "hello",
        "dear",
        "hey",
        "hallo",
        "liebe",
        "lieber",
        "liebes",
        "guten",
        "good",
        "sehr",
        "moin",
        "servus",
        "greetings",
        "welcome",
    ];
    let lower = line.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().is_some_and(|first| GREETINGS.contains(&first));
    first && words.count() < 6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        let letter = |part: &Part| match part {
            Part::Body => 'b',
            Part::Around => 'a',
            Part::Signature => 's',
        };
        parts(&lines).iter().map(letter).collect()
    }

    #[test]
    fn the_head_and_the_end_of_a_letter_are_told_from_what_it_says() {
        for (text, expected) in [
            ("From: Ruth <r@example.org>\nSent: Thursday\nSubject: Re: your question\n\nHi Sam,", "aaabb"),
            ("Betreff: AW: Frage\nHallo", "ab"),
            ("----- Forwarded message -----\nVon: Ruth\nAn: Sam\nText", "aaab"),
            ("Date: 4 December 2026\nA group", "bb"),
            ("A group\nFrom: 7pm", "bb"),
            ("On Thu, 26 Nov 2026, Ruth wrote:\nHi", "ab"),
            ("Text\nBest wishes,\nRuth\n01947 000 000\n\nHarbour Circle", "bsssbb"),
            ("Text\n--\nRuth", "bss"),
            ("Viele Grüße\nRuth", "ss"),
            ("Best of all, it is free", "b"),
            ("Menu\nContact\nHarbour Circle", "aab"),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
        assert!(is_greeting("Dear all") && is_greeting("Hi Sam,") && is_greeting("Sehr geehrte Damen und Herren,"));
        assert!(
            !is_greeting("Harbour Circle") && !is_greeting("Hello is the name of our group for people in the north")
        );
    }
}
