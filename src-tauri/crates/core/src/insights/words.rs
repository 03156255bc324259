//! Which words days that were better or worse have in common.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::fast::RandomState;
use vault::store::Reader;

use super::along::sure;
use super::given::{self, Days, Span};
use super::model::{InsightsWord, InsightsWords, count};
use super::{Candidate, Effort, Figures, Lag, Refused, Series, look_at, real};
use crate::error::Result;
use crate::journal::{day_from, entry};
use crate::text::pieces::{self, Kind};

/// Words that are looked at together: few, because each makes the others harder to tell.
const MOST_WORDS: usize = 60;
/// Letters a word needs: shorter ones hold a sentence together and say little.
const FEWEST_LETTERS: usize = 4;
/// Of the days with words, the share a word may be on at most: what is on nearly all of them tells none apart.
const MOST_OF_DAYS: f64 = 0.6;
/// Different words of a journal that are counted; rarer ones come later and are on too few days.
const WORDS_COUNTED: usize = 100_000;

/// Words by the days they were written on. Millions of words are looked up, so what is touched for each of them is close
/// together: one place of `met`, and the end of `on`.
#[derive(Default)]
struct Found {
    /// The days on which anything was written, in order. A day's number is its place here.
    written: Vec<i64>,
    /// By the hash of the folded word. Two of 100,000 words share one of 64 bits once in four thousand million journals;
    /// they would count as one.
    met: HashMap<u64, Met, RandomState>,
    hasher: RandomState,
    /// By number of the word: as it was first written, in small letters.
    words: Vec<String>,
    /// Numbers of the words of each day, each once, one day after the other.
    on: Vec<u32>,
    /// By number of the day: where its words begin in `on`.
    begins: Vec<usize>,
}

/// A word that was met.
struct Met {
    number: u32,
    /// The number of the last day it was on.
    last: u32,
}

/// Words to be held against moods.
pub(crate) struct GivenWords {
    mood: Series,
    words: Vec<String>,
    candidates: Vec<Candidate>,
}

/// Reads the words of the days of a span. Scripts that put no space between words have none that could be counted.
pub(crate) fn given_words(reader: Reader<'_>, span: Span, stop: &AtomicBool) -> Result<GivenWords> {
    let Days { mood, .. } = given::days(reader, span)?;
    let mut found = Found::default();
    entry::each_text(reader, span.positions(), |day, title, body| {
        if title.is_empty() && body.is_empty() {
            return ControlFlow::Continue(());
        }
        found.note(day, title);
        found.note(day, body);
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    // What was read to a half would look like an answer.
    if stop.load(Ordering::Relaxed) {
        return Err(Refused::Stopped.into());
    }
    let mut given = GivenWords { mood, words: Vec::new(), candidates: Vec::new() };
    for (word, days) in found.telling() {
        let noted = found.written.iter().zip(days).map(|(day, on)| (day_from(*day), f64::from(u8::from(on))));
        given.candidates.push(Candidate::Tag(Series::of(noted)?));
        given.words.push(word);
    }
    Ok(given)
}

impl Found {
    /// Notes the words of a text. Texts come in the order of their days.
    fn note(&mut self, day: i64, text: &str) {
        if self.written.last() != Some(&day) {
            self.written.push(day);
            self.begins.push(self.on.len());
        }
        let day = u32::try_from(self.written.len()).unwrap_or(u32::MAX);
        pieces::each(text, |piece| {
            if piece.kind == Kind::Word && is_long(piece.folded) {
                let hash = self.hasher.hash_one(piece.folded);
                if let Some(met) = self.met.get_mut(&hash) {
                    if met.last != day {
                        met.last = day;
                        self.on.push(met.number);
                    }
                } else if self.words.len() < WORDS_COUNTED {
                    let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
                    let word = text.get(piece.place.clone()).unwrap_or(piece.folded).to_lowercase();
                    self.met.insert(hash, Met { number, last: day });
                    self.words.push(word);
                    self.on.push(number);
                }
            }
            ControlFlow::Continue(())
        });
    }

    /// The words that are looked at, those on most days first, and for each day on which anything was written whether it was on it.
    fn telling(&self) -> Vec<(String, Vec<bool>)> {
        let mut days = vec![0_usize; self.words.len()];
        for number in &self.on {
            if let Some(days) = days.get_mut(*number as usize) {
                *days += 1;
            }
        }
        let most = real(self.written.len()) * MOST_OF_DAYS;
        let mut chosen: Vec<(usize, &String, usize)> =
            days.iter().zip(&self.words).enumerate().map(|(number, (days, word))| (*days, word, number)).collect();
        chosen.retain(|(days, ..)| *days >= super::FEWEST_A_SIDE && real(*days) <= most);
        chosen.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        chosen.truncate(MOST_WORDS);
        // By number of the word: its place among the chosen.
        let mut places: Vec<Option<u8>> = vec![None; self.words.len()];
        for (place, (.., number)) in (0..).zip(&chosen) {
            if let Some(slot) = places.get_mut(*number) {
                *slot = Some(place);
            }
        }
        let mut told: Vec<(String, Vec<bool>)> =
            chosen.into_iter().map(|(_, word, _)| (word.clone(), vec![false; self.written.len()])).collect();
        let ends = self.begins.iter().skip(1).copied().chain([self.on.len()]);
        for (day, (begin, end)) in self.begins.iter().zip(ends).enumerate() {
            for number in self.on.get(*begin..end).unwrap_or_default() {
                let place = places.get(*number as usize).copied().flatten();
                if let Some(on) = place.and_then(|place| told.get_mut(usize::from(place))?.1.get_mut(day)) {
                    *on = true;
                }
            }
        }
        told
    }
}

fn is_long(folded: &str) -> bool {
    let mut letters = folded.chars().filter(|c| c.is_alphabetic());
    folded.len() >= FEWEST_LETTERS && letters.nth(FEWEST_LETTERS - 1).is_some()
}

/// Words of days that were better or worse: of the same day alone, since a word is of the day it was written on.
pub(super) fn words(given: &GivenWords, stop: &AtomicBool) -> Result<InsightsWords> {
    let looked = look_at(&given.mood, &given.candidates, &[Lag::SameDay], Effort::default(), stop)?;
    let mut words: Vec<InsightsWord> = looked
        .findings
        .iter()
        .filter_map(|finding| {
            let claim = finding.answer.told()?;
            let Figures::Difference { with, by, low, high, .. } = claim.figures else { return None };
            let word = given.words.get(finding.candidate)?.clone();
            Some(InsightsWord { word, sure: sure(claim), with: count(with), by, low, high })
        })
        .collect();
    words.sort_by(|a, b| b.by.abs().total_cmp(&a.by.abs()));
    Ok(InsightsWords { looks: count(looked.looks), words })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    /// The same, by keeping every word with all of its days.
    fn plainly(texts: &[(i64, String)]) -> Vec<(String, Vec<bool>)> {
        let written: BTreeSet<i64> = texts.iter().map(|(day, _)| *day).collect();
        let mut on: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
        for (day, text) in texts {
            for word in text.split(' ').filter(|word| word.len() >= FEWEST_LETTERS) {
                on.entry(word).or_default().insert(*day);
            }
        }
        let most = real(written.len()) * MOST_OF_DAYS;
        let mut told: Vec<_> = on
            .into_iter()
            .filter(|(_, days)| days.len() >= super::super::FEWEST_A_SIDE && real(days.len()) <= most)
            .collect();
        told.sort_by_key(|(word, days)| (std::cmp::Reverse(days.len()), *word));
        told.into_iter()
            .map(|(word, days)| (word.to_owned(), written.iter().map(|day| days.contains(day)).collect()))
            .collect()
    }

    proptest! {
        #[test]
        fn a_word_is_on_the_days_it_was_written_on(
            texts in prop::collection::vec((0_i64..3, "(tide|quay|rope|salt|sea|buoy)( (tide|quay|rope|fog|mast)){0,3}"), 1..90)
        ) {
            let mut day = 0;
            let texts: Vec<(i64, String)> = texts.into_iter().map(|(on, text)| { day += on; (day, text) }).collect();
            let mut found = Found::default();
            for (day, text) in &texts {
                found.note(*day, text);
            }
            prop_assert_eq!(found.telling(), plainly(&texts));
        }
    }
}
