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
use crate::text::runs::{self, Runs};

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
    /// By the hash of a run that is no short plain word: the folded word it is, if it is one that counts. Runs of more
    /// than one word are not here.
    spelled: HashMap<u64, Option<u64>, RandomState>,
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
    let mut runs = Runs::default();
    entry::each_text(reader, span.positions(), |day, title, body| {
        if title.is_empty() && body.is_empty() {
            return ControlFlow::Continue(());
        }
        found.note(day, title, &mut runs);
        found.note(day, body, &mut runs);
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
    fn note(&mut self, day: i64, text: &str, runs: &mut Runs) {
        if self.written.last() != Some(&day) {
            self.written.push(day);
            self.begins.push(self.on.len());
        }
        let day = u32::try_from(self.written.len()).unwrap_or(u32::MAX);
        for run in runs.of(text).filter(|run| run.len() >= FEWEST_LETTERS) {
            let written = text.get(run.clone()).unwrap_or_default();
            if let Some(short) = runs::short(text, &run) {
                let word = self.hasher.hash_one(short);
                if !self.meet(word, day) && is_long(written) {
                    self.begin(word, day, written);
                }
                continue;
            }
            let hash = self.hasher.hash_one(written);
            match self.spelled.get(&hash).copied() {
                Some(None) => {}
                Some(Some(word)) if self.meet(word, day) => {}
                _ => self.spell(hash, day, written),
            }
        }
    }

    /// Notes that a word was on a day, if it was met before.
    fn meet(&mut self, word: u64, day: u32) -> bool {
        let Some(met) = self.met.get_mut(&word) else { return false };
        if met.last != day {
            met.last = day;
            self.on.push(met.number);
        }
        true
    }

    /// Notes a word that is met for the first time.
    #[cold]
    fn begin(&mut self, word: u64, day: u32, written: &str) {
        if self.words.len() < WORDS_COUNTED {
            let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            self.met.insert(word, Met { number, last: day });
            self.words.push(written.to_lowercase());
            self.on.push(number);
        }
    }

    /// Notes the words of a run by its pieces, and keeps which word it is.
    fn spell(&mut self, hash: u64, day: u32, run: &str) {
        let mut words = 0;
        let mut only = None;
        pieces::each(run, |piece| {
            if piece.kind == Kind::Word && is_long(piece.folded) {
                let short = runs::short(piece.folded, &(0..piece.folded.len()));
                let word =
                    short.map_or_else(|| self.hasher.hash_one(piece.folded), |short| self.hasher.hash_one(short));
                if !self.meet(word, day) {
                    self.begin(word, day, run.get(piece.place).unwrap_or(piece.folded));
                }
                words += 1;
                only = Some(word);
            }
            ControlFlow::Continue(())
        });
        if words < 2 && self.spelled.len() < WORDS_COUNTED {
            self.spelled.insert(hash, only);
        }
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

    /// The same, by keeping every word of the pieces with all of its days.
    fn plainly(texts: &[(i64, String)]) -> Vec<(String, Vec<bool>)> {
        let written: BTreeSet<i64> = texts.iter().map(|(day, _)| *day).collect();
        let mut on: BTreeMap<String, (String, BTreeSet<i64>)> = BTreeMap::new();
        for (day, text) in texts {
            pieces::each(text, |piece| {
                let letters = piece.folded.chars().filter(|c| c.is_alphabetic()).count();
                if piece.kind == Kind::Word && letters >= FEWEST_LETTERS {
                    let known = on
                        .entry(piece.folded.to_owned())
                        .or_insert_with(|| (text[piece.place].to_lowercase(), BTreeSet::new()));
                    known.1.insert(*day);
                }
                ControlFlow::Continue(())
            });
        }
        let most = real(written.len()) * MOST_OF_DAYS;
        let mut told: Vec<_> = on
            .into_values()
            .filter(|(_, days)| days.len() >= super::super::FEWEST_A_SIDE && real(days.len()) <= most)
            .collect();
        told.sort_by_key(|(word, days)| (std::cmp::Reverse(days.len()), word.clone()));
        told.into_iter().map(|(word, days)| (word, written.iter().map(|day| days.contains(day)).collect())).collect()
    }

    /// Words that are one word written in several ways, and some that are none.
    fn text() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            "(tide|Quay|rope|salt|sea|buoy|fog|mast|2024|t2i4d6e)",
            "(Café|cafe|CAFE\u{301}|kühl|KÜHL|straße|strasse|Ærø|море|МОРЕ)",
            "(tide—rope|tide日quay|ti\u{AD}de|harbourmastersoffice|HarbourMastersOffice|❤tide|日本語日本語)",
        ];
        prop::collection::vec((word, "[ .,'\n]"), 1..4)
            .prop_map(|words| words.into_iter().flat_map(|(word, end)| [word, end]).collect())
    }

    proptest! {
        #[test]
        fn a_word_is_on_the_days_it_was_written_on(texts in prop::collection::vec((0_i64..3, text()), 1..120)) {
            let mut day = 0;
            let texts: Vec<(i64, String)> = texts.into_iter().map(|(on, text)| { day += on; (day, text) }).collect();
            let mut found = Found::default();
            let mut runs = Runs::default();
            for (day, text) in &texts {
                found.note(*day, text, &mut runs);
            }
            prop_assert_eq!(found.telling(), plainly(&texts));
        }
    }
}
