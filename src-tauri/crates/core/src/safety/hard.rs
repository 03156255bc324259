//! Whether an entry may have been a hard one, so that where help is can be said once, after it was saved.
//!
//! Words are looked for, on this machine, and the answer is kept nowhere. It finds some and misses many: nothing may read as
//! if its silence meant something.

use std::sync::LazyLock;

use serde::Deserialize;

/// How many words before a phrase a "not" still belongs to it.
const REACH: usize = 4;

/// Only with a mood this low or lower (0 the lowest step, 1 the highest) do the weaker phrases count.
const LOW: f64 = 0.34;

/// A file of phrases.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    #[allow(dead_code, reason = "says what the file is")]
    language: String,
    /// Count whatever the mood.
    strong: Vec<String>,
    /// Count only with a low mood.
    weak: Vec<String>,
    /// Before a phrase, they take it back.
    negations: Vec<String>,
    /// In the same sentence, nothing counts.
    except: Vec<String>,
}

/// The same as words.
#[derive(Debug, Default)]
struct List {
    strong: Vec<Vec<String>>,
    weak: Vec<Vec<String>>,
    negations: Vec<Vec<String>>,
    except: Vec<Vec<String>>,
}

/// Should one ever be unreadable, it finds nothing; a test reads each.
static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let files = [include_str!("../../data/hard.en.json"), include_str!("../../data/hard.de.json")];
    files.into_iter().filter_map(|file| serde_json::from_str::<Phrases>(file).ok()).map(List::from).collect()
});

impl From<Phrases> for List {
    fn from(phrases: Phrases) -> Self {
        let split = |all: Vec<String>| all.iter().map(|phrase| words(phrase)).collect();
        Self {
            strong: split(phrases.strong),
            weak: split(phrases.weak),
            negations: split(phrases.negations),
            except: split(phrases.except),
        }
    }
}

/// Whether an entry of these words may have been a hard one. `mood` is 0 for the lowest step of its scale, 1 for the
/// highest; people write in more than one language, so each list is asked.
pub fn may_be_hard(text: &str, mood: Option<f64>) -> bool {
    let low = mood.is_some_and(|mood| mood <= LOW);
    sentences(text).any(|sentence| LISTS.iter().any(|list| list.speaks(&sentence, low)))
}

impl List {
    fn speaks(&self, sentence: &[String], low: bool) -> bool {
        if self.except.iter().any(|phrase| places(sentence, phrase).next().is_some()) {
            return false;
        }
        let weak: &[Vec<String>] = if low { &self.weak } else { &[] };
        self.strong.iter().chain(weak).any(|phrase| {
            places(sentence, phrase).any(|at| {
                let before = sentence.get(at.saturating_sub(REACH)..at).unwrap_or_default();
                !self.negations.iter().any(|negation| places(before, negation).next().is_some())
            })
        })
    }
}

/// Where in `words` a phrase stands.
fn places<'a>(words: &'a [String], phrase: &'a [String]) -> impl Iterator<Item = usize> + 'a {
    let long = phrase.len().max(1);
    words.windows(long).enumerate().filter(move |(_, window)| *window == phrase).map(|(at, _)| at)
}

/// The sentences of a text, and the parts that commas make of them, as words. What is quoted is somebody else's.
fn sentences(text: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    let own = text.lines().filter(|line| !line.trim_start().starts_with('>'));
    own.flat_map(|line| line.split(['.', ',', '!', '?', ';', ':', '…'])).map(words).filter(|words| !words.is_empty())
}

/// Small letters, without the apostrophes that people write or leave out.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter(|letter| !matches!(letter, '\'' | '’' | '‘' | '*' | '_')).collect();
    let split = plain.split(|letter: char| !letter.is_alphanumeric());
    split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_whole() {
        assert_eq!(LISTS.len(), 2);
        for list in LISTS.iter() {
            assert!(list.strong.len() > 20 && !list.weak.is_empty() && !list.except.is_empty());
            let all = [&list.strong, &list.weak, &list.negations, &list.except];
            assert!(all.into_iter().flatten().all(|phrase| !phrase.is_empty()));
        }
    }

    #[test]
    fn plain_words_are_heard_whatever_the_mood() {
        for text in [
            "I want to die.",
            "Some days i want to die, and then it passes",
            "I wish I was dead",
            "I wish I were dead.",
            "I don’t want to live like this",
            "I dont want to be here anymore",
            "I do not want to live.",
            "I keep thinking about killing myself",
            "I thought I might kill myself tonight",
            "I'm suicidal again and I haven't told anyone",
            "The suicidal thoughts are back",
            "They would be better off without me",
            "There is no reason to live",
            "I have nothing to live for",
            "I hurt myself again",
            "Hurting myself was all I could think of",
            "I *want* to end my life",
            "I'd rather be dead than go back",
            "It is Tuesday. Work was fine. I want to die.",
            "Hope I don't wake up",
            "I did not sleep, I want to die",
            "Ich will sterben",
            "Ich will nicht mehr leben.",
            "Ich möchte nicht mehr aufwachen",
            "Ich denke daran, mir das Leben zu nehmen",
            "Die Suizidgedanken sind wieder da",
            "Alle wären ohne mich besser dran",
            "Ich habe mich wieder geritzt, mich geritzt",
        ] {
            assert!(may_be_hard(text, None) && may_be_hard(text, Some(1.0)), "{text}");
        }
    }

    #[test]
    fn weaker_words_are_heard_with_a_low_mood_only() {
        for text in [
            "Some nights I cannot see the point of any of it, and I am tired of hiding that from Jonas",
            "I can't go on",
            "I cant take it anymore",
            "I want to disappear",
            "I am a burden to all of them",
            "No one would miss me",
            "There is no way out",
            "I just want it to be over",
            "Ich kann nicht mehr",
            "Ich sehe keinen Sinn in dem Ganzen",
            "Ich bin nur eine Last",
        ] {
            assert!(may_be_hard(text, Some(0.0)) && may_be_hard(text, Some(0.25)), "{text}");
            assert!(!may_be_hard(text, None) && !may_be_hard(text, Some(0.5)), "{text}");
        }
    }

    #[test]
    fn idioms_negations_and_what_others_say_are_not_heard() {
        for text in [
            "",
            "Killing time at the station",
            "This job is killing me",
            "My feet are killing me",
            "Dying to see her again",
            "I nearly died laughing",
            "I wanted to die of embarrassment",
            "I want to die of embarrassment",
            "I could kill myself for forgetting the keys",
            "I could kick myself",
            "Dead tired, slept at nine",
            "A dead end at work",
            "I would kill for a coffee",
            "The deadline is on Friday",
            "I do not want to die",
            "I don't want to die, I want it to be different",
            "I never thought about killing myself",
            "I am not suicidal",
            "I no longer want to hurt myself",
            "I used to feel suicidal",
            "I hurt myself playing football",
            "I hurt myself when I fell",
            "Cut myself shaving",
            "We watched a film about the war",
            "He said he would be there at six",
            "Grandma died in March",
            "The plant died",
            "I can't go on holiday this year",
            "Can't go on Saturday, working",
            "I don't see the point in buying it",
            "Live and let live",
            "I want to live by the sea",
            "End of my shift, end of the day",
            "> I want to die\nsaid the song",
            "Shot some photos of the harbour",
            "Ich sterbe vor Hunger",
            "Ich will nicht sterben",
            "Zeit totschlagen am Bahnhof",
            "Ich kann nicht mehr vor Lachen",
            "Ich kann nicht mehr warten",
            "Ich bin todmüde",
            "Der Lärm bringt mich um",
            "Ich denke nie an Suizid",
            "Das Meer ist mein Leben",
        ] {
            assert!(!may_be_hard(text, Some(0.0)) && !may_be_hard(text, None), "{text}");
        }
    }
}
