//! What a sentence about a group begins with: its name, where it reads like one.

use crate::feed::weekday;

/// Where a name ends: at a word for meeting, a mark, a day or a number.
const ENDS: [&str; 17] = [
    "meets", "meet", "is", "are", "runs", "gathers", "holds", "trifft", "treffen", "ist", "every", "each", "jeden",
    "jede", "online", "on", "am",
];
/// What no name begins with.
const NO_NAMES: [&str; 44] = [
    "we",
    "i",
    "you",
    "they",
    "he",
    "she",
    "it",
    "this",
    "that",
    "there",
    "our",
    "your",
    "my",
    "hi",
    "hello",
    "dear",
    "hey",
    "thanks",
    "thank",
    "come",
    "join",
    "please",
    "welcome",
    "where",
    "when",
    "wir",
    "ich",
    "liebe",
    "lieber",
    "hallo",
    "unsere",
    "daily",
    "next",
    "nächstes",
    "nächster",
    "date",
    "datum",
    "good",
    "guten",
    "sehr",
    "moin",
    "greetings",
    "here",
    "as",
];
/// Small words within a name.
const WITHIN: [&str; 18] = [
    "of", "for", "and", "the", "in", "with", "to", "after", "by", "für", "und", "der", "die", "das", "group", "circle",
    "meeting", "gruppe",
];
/// Words of a name; a longer beginning is a sentence.
const MOST: usize = 9;

/// Whether a line begins with a word that no name begins with.
pub(super) fn begins_a_sentence(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).map(str::to_lowercase);
    first.is_some_and(|first| NO_NAMES.contains(&first.as_str()) && first != "welcome")
}

/// The name a line begins with, as in "Harbour Circle meets every 2nd Tuesday"; `None` where it reads like anything else.
pub(super) fn name(line: &str) -> Option<String> {
    let mut words = Vec::new();
    for word in line.split_whitespace() {
        let bare = word.trim_end_matches(|c: char| ",:;.–—-(".contains(c));
        let lower = bare.to_lowercase();
        let ends = bare.is_empty()
            || ENDS.contains(&lower.as_str())
            || weekday(bare).is_some()
            || bare.contains(|c: char| c.is_ascii_digit() || "@/(".contains(c));
        if ends {
            break;
        }
        words.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let first = words.first()?.to_lowercase();
    let fits =
        |word: &&str| *word == "&" || WITHIN.contains(word) || word.chars().next().is_some_and(char::is_uppercase);
    let named = (2..=MOST).contains(&words.len())
        && !NO_NAMES.contains(&first.as_str())
        && words.first().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
        && words.iter().all(fits);
    named.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_may_begin_with_a_name_and_mostly_does_not() {
        for (line, expected) in [
            ("Harbour Grief Circle meets every 2nd Tuesday 7–8:30 pm", Some("Harbour Grief Circle")),
            ("Harbour Grief Circle: every 2nd Tuesday", Some("Harbour Grief Circle")),
            ("Harbour Grief Circle, 7pm on Mondays", Some("Harbour Grief Circle")),
            ("Friends of the Quay - Mondays 7pm", Some("Friends of the Quay")),
            ("Selbsthilfegruppe Angst & Panik trifft sich montags um 19 Uhr", Some("Selbsthilfegruppe Angst & Panik")),
            ("Young Carers group Mondays 6pm", Some("Young Carers group")),
            ("We meet every 2nd Tuesday", None),
            ("Hi Sam, thanks for your mail", None),
            ("Come on Tuesday", None),
            ("every 2nd Tuesday 7–8:30 pm", None),
            ("Tuesdays 7pm", None),
            ("Lost somebody? Come to us on Monday", None),
            ("12 Quay Street", None),
            ("", None),
        ] {
            assert_eq!(name(line).as_deref(), expected, "{line}");
        }
    }
}
