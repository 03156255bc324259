//! What is wrong with a file, gathered with where it stands.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::fault::ExerciseFault;
use super::limits;
use super::lines::Hop;

#[derive(Debug, Default)]
pub(super) struct Judge {
    way: Vec<Hop>,
    pub faults: Vec<(ExerciseFault, Vec<Hop>)>,
    /// Every answer that was asked for so far.
    answers: BTreeSet<String>,
    /// Steps there were so far, wherever they lie.
    pub steps: usize,
}

impl Judge {
    /// Judges what stands under a key.
    pub fn within<T>(&mut self, key: &'static str, judge: impl FnOnce(&mut Self) -> T) -> T {
        self.way.push(Hop::Key(key));
        let judged = judge(self);
        self.way.pop();
        judged
    }

    /// Judges one of a list.
    pub fn item<T>(&mut self, at: usize, judge: impl FnOnce(&mut Self) -> T) -> T {
        self.way.push(Hop::Item(at));
        let judged = judge(self);
        self.way.pop();
        judged
    }

    /// Something is wrong here.
    pub fn here(&mut self, code: ExerciseFault) {
        self.faults.push((code, self.way.clone()));
    }

    pub fn at(&mut self, key: &'static str, code: ExerciseFault) {
        self.within(key, |judge| judge.here(code));
    }

    fn text(&mut self, text: &str, most: usize, breaks: bool) {
        if text.trim().is_empty() {
            self.here(ExerciseFault::Empty);
        } else if text.chars().count() > most {
            self.here(ExerciseFault::TooLong);
        }
        if text.chars().any(|sign| sign.is_control() && !(breaks && sign == '\n')) {
            self.here(ExerciseFault::Control);
        }
    }

    /// One line of words.
    pub fn line(&mut self, key: &'static str, text: &str, most: usize) {
        self.within(key, |judge| judge.text(text, most, false));
    }

    /// Words that may have several lines.
    pub fn words(&mut self, key: &'static str, text: &str, most: usize) {
        self.within(key, |judge| judge.text(text, most, true));
    }

    /// Words in which answers are shown again.
    pub fn showing(&mut self, key: &'static str, text: &str, most: usize) {
        self.words(key, text, most);
        // What stands between one of these signs and the next, once through.
        let mut parts = text.split_inclusive(['{', '}']).skip_while(|part| !part.ends_with('{'));
        let mut opened = parts.next().is_some();
        for part in parts {
            let known = part.strip_suffix('}').is_some_and(|name| self.answers.contains(name));
            if opened && !known {
                break;
            }
            opened = part.ends_with('{');
        }
        if opened {
            self.at(key, ExerciseFault::UnknownAnswer);
        }
    }

    /// Answers to choose from: told apart by their words alone.
    pub fn apart(&mut self, key: &'static str, texts: &[String]) {
        let mut known = BTreeSet::new();
        self.within(key, |judge| {
            for (at, text) in texts.iter().enumerate() {
                if !known.insert(text.trim()) {
                    judge.item(at, |judge| judge.here(ExerciseFault::Twice));
                }
            }
        });
    }

    pub fn count(&mut self, key: &'static str, count: usize, may: RangeInclusive<usize>) {
        if count < *may.start() {
            self.at(key, ExerciseFault::TooFew);
        } else if count > *may.end() {
            self.at(key, ExerciseFault::TooMany);
        }
    }

    /// A list of words.
    pub fn each(&mut self, key: &'static str, texts: &[String], may: RangeInclusive<usize>, most: usize) {
        self.count(key, texts.len(), may);
        self.within(key, |judge| {
            for (at, text) in texts.iter().enumerate() {
                judge.item(at, |judge| judge.text(text, most, false));
            }
        });
    }

    /// A name of `a-z0-9-`.
    pub fn name(&mut self, key: &'static str, name: &str) {
        let sign = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        if name.is_empty() || name.len() > limits::NAME || !name.chars().all(sign) {
            self.at(key, ExerciseFault::BadName);
        }
    }

    /// What an answer is called from here on.
    pub fn answer(&mut self, name: &str) {
        self.name("field", name);
        if !self.answers.insert(name.to_owned()) {
            self.at("field", ExerciseFault::Twice);
        }
    }

    /// A whole number within bounds; the lower one where it isn't.
    pub fn whole<N: TryFrom<i64> + Copy>(
        &mut self,
        key: &'static str,
        number: i64,
        may: RangeInclusive<i64>,
    ) -> Option<N> {
        if !may.contains(&number) {
            self.at(key, ExerciseFault::OutOfRange);
            return None;
        }
        N::try_from(number).ok()
    }

    /// Seconds, in steps of half a one.
    pub fn seconds(&mut self, seconds: f64) {
        if !(0.5..=3600.0).contains(&seconds) || (seconds * 2.0).fract() != 0.0 {
            self.at("seconds", ExerciseFault::OutOfRange);
        }
    }
}
