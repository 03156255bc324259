//! Which step a mood name of Daylio probably means.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::journal::model::MoodStep;
use crate::text::pieces::fold_name;

/// The five moods Daylio begins with, lowest first, as they may be called in its languages. Guesses: people choose
/// their own names, and each is shown to be confirmed.
const NAMES: &str = include_str!("daylio_moods.json");

static FIFTHS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let lists: Vec<Vec<String>> = serde_json::from_str(NAMES).unwrap_or_default();
    let named = |(fifth, names): (usize, Vec<String>)| names.into_iter().map(move |name| (fold_name(&name), fifth));
    lists.into_iter().enumerate().flat_map(named).collect()
});

/// The step (1-based) of a scale that a name is proposed for: the step of that word, or the one as high as a mood that
/// Daylio calls so. `None`: the person has to say.
pub(super) fn guess(name: &str, scale: &[MoodStep]) -> Option<u8> {
    let folded = fold_name(name);
    let step = scale.iter().position(|step| fold_name(&step.word) == folded).or_else(|| {
        let fifth = FIFTHS.get(&folded)?;
        let last = scale.len().checked_sub(1)?;
        // The nearest step; a half goes up.
        Some((fifth * last * 2 + 4) / 8)
    })?;
    u8::try_from(step + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(words: &[&str]) -> Vec<MoodStep> {
        words.iter().map(|word| MoodStep { word: (*word).to_owned(), colour: None }).collect()
    }

    #[test]
    fn the_names_of_daylio_are_known_in_several_languages() {
        let five = scale(&["Heavy", "Low", "Even", "Good", "Bright"]);
        for (name, step) in [
            ("rad", 5),
            ("Good", 4),
            ("MEH", 3),
            ("bad", 2),
            ("awful", 1),
            ("schlecht", 2),
            ("génial", 5),
            ("horrivel", 1),
            ("так себе", 3),
            ("最悪", 1),
            ("좋음", 4),
        ] {
            assert_eq!(guess(name, &five), Some(step), "{name}");
        }
        assert_eq!(guess("hangry", &five), None);
        assert_eq!(guess("", &five), None);
    }

    #[test]
    fn a_word_of_the_own_scale_comes_first() {
        assert_eq!(guess("meh", &scale(&["meh", "b", "c"])), Some(1));
        assert_eq!(guess("heavy", &scale(&["Heavy", "b", "c"])), Some(1));
    }

    #[test]
    fn other_scales_get_the_step_of_the_same_height() {
        let three = scale(&["a", "b", "c"]);
        assert_eq!(["awful", "bad", "meh", "good", "rad"].map(|name| guess(name, &three)), [1, 2, 2, 3, 3].map(Some));
        let eleven = scale(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
        assert_eq!(["awful", "bad", "meh", "good", "rad"].map(|name| guess(name, &eleven)), [1, 4, 6, 9, 11].map(Some));
    }

    #[test]
    fn no_name_stands_for_two_moods() {
        let lists: Vec<Vec<String>> = serde_json::from_str(NAMES).unwrap();
        assert_eq!(lists.len(), 5);
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (fifth, name) in lists.iter().enumerate().flat_map(|(n, names)| names.iter().map(move |name| (n, name))) {
            assert!(seen.insert(fold_name(name), fifth).is_none_or(|other| other == fifth), "{name}");
        }
    }
}
