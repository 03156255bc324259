//! What became of a text: word by word, so that it can be read.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use specta::Type;

use super::model::EntryDraft;
use crate::text::pieces;

/// Words of both texts together that are compared; of more, lines are.
const WORDS: usize = 60_000;

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Became {
    /// It is in both.
    Kept,
    /// It is in the earlier one alone.
    Gone,
    /// It is in the later one alone.
    New,
}

/// A stretch of text. Those of a difference without the new ones are the earlier text, without the gone ones the later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Stretch {
    pub became: Became,
    pub text: String,
}

/// What of an entry is not its text, and may be another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EntryPart {
    When,
    Mood,
    Feelings,
    Dimensions,
    Trackers,
    Tags,
    Star,
    Links,
    Attached,
    Began,
}

/// How two texts differ. Lines are compared first, then the words of those that are not the same: a paragraph that was moved
/// or added leaves the others whole.
pub fn between(earlier: &str, later: &str) -> Vec<Stretch> {
    let (before, after): (Vec<&str>, Vec<&str>) = (lines(earlier), lines(later));
    let few = words(earlier).len() + words(later).len() <= WORDS;
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &before, &after) {
        let old: String = before.get(op.old_range()).unwrap_or_default().concat();
        let new: String = after.get(op.new_range()).unwrap_or_default().concat();
        match op {
            DiffOp::Equal { .. } => add(&mut found, Became::Kept, &old),
            DiffOp::Replace { .. } if few => of_words(&mut found, &old, &new),
            DiffOp::Replace { .. } | DiffOp::Delete { .. } | DiffOp::Insert { .. } => {
                add(&mut found, Became::Gone, &old);
                add(&mut found, Became::New, &new);
            }
        }
    }
    found
}

fn of_words(found: &mut Vec<Stretch>, old: &str, new: &str) {
    let (before, after) = (words(old), words(new));
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let of = |words: &[&str], range| words.get(range).map(<[&str]>::concat).unwrap_or_default();
        let (gone, now) = (of(&before, op.old_range()), of(&after, op.new_range()));
        if matches!(op, DiffOp::Equal { .. }) {
            add(found, Became::Kept, &gone);
        } else {
            add(found, Became::Gone, &gone);
            add(found, Became::New, &now);
        }
    }
}

fn add(found: &mut Vec<Stretch>, became: Became, text: &str) {
    match found.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.became == became => last.text.push_str(text),
        _ => found.push(Stretch { became, text: text.to_owned() }),
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words and what stands between them: together the text.
fn words(text: &str) -> Vec<&str> {
    let (mut parts, mut at) = (Vec::new(), 0);
    let mut part = |to: usize| {
        parts.extend(text.get(at..to).filter(|part| !part.is_empty()));
        at = to;
    };
    pieces::each(text, |piece| {
        part(piece.place.start);
        part(piece.place.end);
        ControlFlow::Continue(())
    });
    part(text.len());
    parts
}

/// What else of two states of an entry is not the same, in the order in which an entry is read.
pub(super) fn others(earlier: &EntryDraft, later: &EntryDraft) -> Vec<EntryPart> {
    let same = [
        (EntryPart::When, (earlier.at, &earlier.zone, earlier.day) == (later.at, &later.zone, later.day)),
        (EntryPart::Mood, earlier.mood == later.mood),
        (EntryPart::Feelings, earlier.feelings == later.feelings),
        (EntryPart::Dimensions, earlier.dimensions == later.dimensions),
        (EntryPart::Trackers, earlier.trackers == later.trackers),
        (EntryPart::Tags, earlier.tags == later.tags),
        (EntryPart::Star, earlier.starred == later.starred),
        (EntryPart::Links, earlier.links == later.links),
        (EntryPart::Attached, earlier.attachments == later.attachments),
        (EntryPart::Began, earlier.began == later.began),
    ];
    same.into_iter().filter(|(_, same)| !same).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Kept as it is, gone in brackets, new in braces.
    fn shown(earlier: &str, later: &str) -> String {
        let mark = |stretch: &Stretch| match stretch.became {
            Became::Kept => stretch.text.clone(),
            Became::Gone => format!("[{}]", stretch.text),
            Became::New => format!("{{{}}}", stretch.text),
        };
        between(earlier, later).iter().map(mark).collect()
    }

    #[test]
    fn a_difference_is_told_by_words() {
        for (earlier, later, expected) in [
            ("", "", ""),
            ("The clock goes.", "The clock goes.", "The clock goes."),
            ("The clock goes.", "The clock has stopped.", "The clock [goes]{has stopped}."),
            ("", "One word", "{One word}"),
            ("One word", "", "[One word]"),
            ("A café", "A cafe", "A [café]{cafe}"),
            ("Tired", "tired", "[Tired]{tired}"),
            ("One.\n\nThree.\n", "One.\n\nTwo.\n\nThree.\n", "One.\n\n{Two.\n\n}Three.\n"),
            ("東京で友達に", "京都で友達に", "[東]京{都}で友達に"),
        ] {
            assert_eq!(shown(earlier, later), expected);
        }
    }

    #[test]
    fn very_long_texts_are_compared_by_lines() {
        let line = "one two three four five six seven eight nine ten\n".repeat(4_000);
        let found = between(&format!("{line}old end"), &format!("{line}new end"));
        let ends: Vec<(Became, &str)> = found.iter().skip(1).map(|part| (part.became, part.text.as_str())).collect();
        assert_eq!(ends, [(Became::Gone, "old end"), (Became::New, "new end")]);
    }

    proptest! {
        #[test]
        fn both_texts_are_in_it(earlier in "[ab\\n .é京]{0,40}", later in "[ab\\n .é京]{0,40}") {
            let found = between(&earlier, &later);
            let without = |left_out: Became| -> String {
                found.iter().filter(|part| part.became != left_out).map(|part| part.text.as_str()).collect()
            };
            prop_assert_eq!(without(Became::New), earlier);
            prop_assert_eq!(without(Became::Gone), later);
            prop_assert!(found.windows(2).all(|two| two[0].became != two[1].became));
        }
    }
}
