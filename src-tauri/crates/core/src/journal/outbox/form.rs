//! The words a check-in chooses from while the journal is locked: as few as are needed, lent to the shelf if that was chosen.

use crate::journal::model::{TrackerKind, Vocabulary};

/// The most bytes of a form, as JSON: the shelf has more to hold.
const BYTES_MOST: usize = 256 << 10;

/// What is left of a vocabulary for a form: the current scale, the feelings and tags that are offered, of the trackers the
/// scales whose steps have words. Where
/// that would be too long, only the few that are offered first.
pub fn form(mut words: Vocabulary) -> Vocabulary {
    words.scales.retain(|scale| scale.current);
    words.trackers.retain(|tracker| !tracker.archived && matches!(tracker.kind, TrackerKind::Steps { .. }));
    keep_words(&mut words, false);
    if serde_json::to_vec(&words).map_or(usize::MAX, |bytes| bytes.len()) > BYTES_MOST {
        keep_words(&mut words, true);
    }
    words
}

fn keep_words(words: &mut Vocabulary, frequent: bool) {
    for family in &mut words.feelings {
        family
            .feelings
            .retain(|feeling| !feeling.archived && (!frequent || words.frequent_feelings.contains(&feeling.id)));
    }
    for group in &mut words.tags {
        group.tags.retain(|tag| !tag.archived && (!frequent || words.frequent_tags.contains(&tag.id)));
    }
    words.feelings.retain(|family| !family.feelings.is_empty());
    words.tags.retain(|group| !group.tags.is_empty());
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::journal::{MoodScale, MoodStep, Tag, TagGroup};

    fn tag(number: u128, name: &str, archived: bool) -> Tag {
        Tag { id: Uuid::from_u128(number), name: name.to_owned(), icon: None, archived }
    }

    fn words(tags: Vec<Tag>) -> Vocabulary {
        let scale = |number: u128, current| MoodScale {
            id: Uuid::from_u128(number),
            steps: vec![MoodStep { word: "Low".to_owned(), colour: None }],
            current,
        };
        Vocabulary {
            scales: vec![scale(1, false), scale(2, true)],
            feelings: Vec::new(),
            frequent_feelings: Vec::new(),
            frequent_tags: vec![Uuid::from_u128(10)],
            tags: vec![
                TagGroup { id: Uuid::from_u128(5), name: "People".to_owned(), tags },
                TagGroup { id: Uuid::from_u128(6), name: "Nobody".to_owned(), tags: Vec::new() },
            ],
            trackers: Vec::new(),
        }
    }

    #[test]
    fn a_form_has_the_current_scale_and_the_words_that_are_offered() {
        let form = form(words(vec![tag(10, "Dad", false), tag(11, "Gone", true)]));
        assert_eq!(form.scales.iter().map(|scale| scale.id.as_u128()).collect::<Vec<_>>(), [2]);
        let names: Vec<_> = form.tags.iter().flat_map(|group| &group.tags).map(|tag| tag.name.as_str()).collect();
        assert_eq!((names, form.tags.len()), (vec!["Dad"], 1));
    }

    #[test]
    fn a_form_that_would_be_too_long_has_what_is_offered_first() {
        let many = (10..2_000).map(|number| tag(number, &"x".repeat(200), false)).collect();
        let form = form(words(many));
        assert_eq!(form.tags.iter().map(|group| group.tags.len()).sum::<usize>(), 1);
    }
}
