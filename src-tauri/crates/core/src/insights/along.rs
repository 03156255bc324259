//! What goes along with better and worse days, and which words.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use vault::store::Reader;

use super::given::{self, Days, Given, Span};
use super::model::{InsightsAlong, InsightsRow, InsightsSure, InsightsThing, InsightsWord, InsightsWords, count};
use super::{Answer, Candidate, Claim, Effort, Figures, Finding, Lag, Refused, Series, look, look_at, real};
use crate::error::Result;
use crate::journal::{day_from, entry};
use crate::text::pieces::{self, Kind};

/// Of all such findings, the share that chance brings, up to which one is called clear.
const CLEAR: f64 = 0.01;

/// Words that are looked at together: few, because each makes the others harder to tell.
const MOST_WORDS: usize = 60;
/// Letters a word needs: shorter ones hold a sentence together and say little.
const FEWEST_LETTERS: usize = 4;
/// Of the days with words, the share a word may be on at most: what is on nearly all of them tells none apart.
const MOST_OF_DAYS: f64 = 0.6;
/// Different words of a journal that are counted; rarer ones come later and are on too few days.
const WORDS_COUNTED: usize = 100_000;

/// Reads a span and looks at all of it at once, for whoever holds no answers: what goes along, and words.
///
/// # Errors
/// `insights-stopped` where `stop` was set.
pub fn look_through(
    reader: Reader<'_>,
    span: Span,
    language: &str,
    stop: &AtomicBool,
) -> Result<(InsightsAlong, InsightsWords)> {
    let told = along(&given::given(reader, span, language)?, stop)?;
    Ok((told, words(&given_words(reader, span, stop)?, stop)?))
}

/// Looks at everything that was noted (see [`look`]). `given` is what [`given::given`] read.
pub(super) fn along(given: &Given, stop: &AtomicBool) -> Result<InsightsAlong> {
    let looked = look(&given.mood, &given.candidates, Effort::default(), stop)?;
    let rows = looked.findings.iter().filter_map(|finding| Some(row(given.things.get(finding.candidate)?, finding)));
    Ok(InsightsAlong { looks: count(looked.looks), left_out: count(given.left_out), rows: rows.collect() })
}

fn row(thing: &InsightsThing, finding: &Finding) -> InsightsRow {
    let (sure, why, n) = match finding.answer {
        Answer::Tells(claim) => (sure(claim), None, claim.figures.n()),
        Answer::CannotTellYet { why, n } => (InsightsSure::CannotTellYet, Some(why.into()), n),
    };
    InsightsRow {
        thing: thing.clone(),
        lag: finding.lag.into(),
        sure,
        why,
        n: count(n),
        figures: finding.figures.map(Into::into),
    }
}

fn sure(claim: Claim) -> InsightsSure {
    if claim.q <= CLEAR { InsightsSure::Clear } else { InsightsSure::FairlyClear }
}

/// A word on days.
struct OnDays {
    /// As it was first written, in small letters.
    word: String,
    /// In order.
    days: Vec<i64>,
    /// The last of them, where it is looked at for every word of every text.
    last: i64,
}

/// By folded word.
type Found = HashMap<String, OnDays>;

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
    let mut written: Vec<i64> = Vec::new();
    entry::each_text(reader, span.positions(), |day, title, body| {
        if title.is_empty() && body.is_empty() {
            return ControlFlow::Continue(());
        }
        // They come in the order of the timeline.
        if written.last() != Some(&day) {
            written.push(day);
        }
        for text in [title, body] {
            note(text, day, &mut found);
        }
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    // What was read to a half would look like an answer.
    if stop.load(Ordering::Relaxed) {
        return Err(Refused::Stopped.into());
    }
    let most = real(written.len()) * MOST_OF_DAYS;
    let mut on: Vec<OnDays> = found
        .into_values()
        .filter(|word| word.days.len() >= super::FEWEST_A_SIDE && real(word.days.len()) <= most)
        .collect();
    on.sort_by(|a, b| b.days.len().cmp(&a.days.len()).then_with(|| a.word.cmp(&b.word)));
    on.truncate(MOST_WORDS);
    let mut given = GivenWords { mood, words: Vec::new(), candidates: Vec::new() };
    for OnDays { word, days, .. } in on {
        let on_it = |day: &i64| f64::from(u8::from(days.binary_search(day).is_ok()));
        let noted = written.iter().map(|day| (day_from(*day), on_it(day)));
        given.candidates.push(Candidate::Tag(Series::of(noted)?));
        given.words.push(word);
    }
    Ok(given)
}

fn note(text: &str, day: i64, found: &mut Found) {
    pieces::each(text, |piece| {
        if piece.kind == Kind::Word && is_long(piece.folded) {
            if let Some(word) = found.get_mut(piece.folded) {
                if word.last != day {
                    word.last = day;
                    word.days.push(day);
                }
            } else if found.len() < WORDS_COUNTED {
                let word = text.get(piece.place.clone()).unwrap_or(piece.folded).to_lowercase();
                found.insert(piece.folded.to_owned(), OnDays { word, days: vec![day], last: day });
            }
        }
        ControlFlow::Continue(())
    });
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
