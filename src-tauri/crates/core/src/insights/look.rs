//! What goes along with better and worse days: every candidate, three questions each, corrected for all of them.

use std::sync::atomic::AtomicBool;

use super::arrange::has_orders;
use super::enough::{Answer, Why};
use super::multiple::benjamini_hochberg;
use super::same_days::{self, Measured, SameDays};
use super::series::Series;
use super::{MOST_CANDIDATES, Refused, polled, real};

/// Of people whose days go along with nothing, the share who may see a claim.
pub const FALSE_CLAIMS: f64 = 0.05;
/// Orders drawn at least for each question asked together, so that p can be four times smaller than a lone claim needs.
const DRAWS_PER_LOOK: usize = 80;

/// Something that could go along with mood.
#[derive(Debug, Clone, PartialEq)]
pub enum Candidate {
    /// On a day or not: anything but 0 is on it. Days of which that isn't known are gaps.
    Tag(Series),
    /// A number or a scale of its own.
    Measure(Series),
}

impl Candidate {
    pub(super) fn series(&self) -> &Series {
        match self {
            Self::Tag(series) | Self::Measure(series) => series,
        }
    }
}

/// Which mood is put beside the candidate's day. Three different questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lag {
    SameDay,
    /// The mood of the day after.
    NextDay,
    /// The mood of the day before: what went ahead of it.
    DayBefore,
}

impl Lag {
    pub const ALL: [Self; 3] = [Self::SameDay, Self::NextDay, Self::DayBefore];

    /// From the mood's day: the candidate's day, and the day before whichever comes first.
    pub(super) const fn days(self) -> (i8, i8) {
        match self {
            Self::SameDay => (0, -1),
            Self::NextDay => (-1, -2),
            Self::DayBefore => (1, -1),
        }
    }
}

/// How much is drawn, and from where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Every question begins at the same place, so that it makes no difference which others are asked.
    pub seed: u64,
    /// Orders drawn for a question at most; more where more than 125 questions make that too few.
    pub draws: usize,
    /// Journals drawn for an interval.
    pub resamples: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { seed: 0x6d6f_6f72_696e_6721, draws: 10_000, resamples: 999 }
    }
}

/// What was found, in the units of the mood's series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figures {
    /// Of days with and days without.
    Difference {
        with: usize,
        without: usize,
        /// How much higher mood was on days with, the weekday, the weeks around and the day before being allowed for.
        by: f64,
        /// The 95 % interval of `by`.
        low: f64,
        high: f64,
        /// −1 to 1, of the same days.
        cliffs_delta: f64,
    },
    /// Of two numbers.
    Correlation {
        pairs: usize,
        /// Independent pairs that would say as much.
        effective: f64,
        /// Spearman's, −1 to 1, the same being allowed for.
        rho: f64,
        /// The 95 % interval of `rho`.
        low: f64,
        high: f64,
    },
}

impl Figures {
    /// Days that went in.
    pub fn n(&self) -> usize {
        match self {
            Self::Difference { with, without, .. } => with + without,
            Self::Correlation { pairs, .. } => *pairs,
        }
    }

    /// Whether mood was higher with it, or with more of it.
    pub fn higher(&self) -> bool {
        match self {
            Self::Difference { by: size, .. } | Self::Correlation { rho: size, .. } => *size > 0.0,
        }
    }
}

/// Something that chance would hardly do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim {
    pub figures: Figures,
    /// How often chance would go as far, if this were the only question.
    pub p: f64,
    /// The same with all questions: at most [`FALSE_CLAIMS`].
    pub q: f64,
}

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finding {
    /// Its place among the candidates.
    pub candidate: usize,
    pub lag: Lag,
    /// What was measured where there is enough to measure, for a row that says "cannot tell yet". Never for a sentence.
    pub figures: Option<Figures>,
    pub answer: Answer<Claim>,
}

/// Everything that was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// Each candidate in its order, each with every lag that was asked for.
    pub findings: Vec<Finding>,
    /// Questions there was enough for, which all of them are corrected for.
    pub looks: usize,
}

/// Asks of each candidate whether mood goes along with it on the same day, the next day and the day before.
///
/// Weekday, the four weeks around and the mood of the day before are taken out of both first. A tag is measured as a difference of means with a
/// block-bootstrap interval and Cliff's delta, a number as Spearman's correlation with an effective n; both are tested by
/// [`super::block_permutation`], and all questions together by [`benjamini_hochberg`] at [`FALSE_CLAIMS`]. The order of the candidates
/// makes no difference.
///
/// # Errors
/// [`Refused::TooManyCandidates`]; [`Refused::Stopped`] where `stop` was set, which is polled at every question and within long ones.
pub fn look(mood: &Series, candidates: &[Candidate], effort: Effort, stop: &AtomicBool) -> Result<Looked, Refused> {
    look_at(mood, candidates, &Lag::ALL, effort, stop)
}

/// As [`look`], with only some of the questions, which then are all that is corrected for.
///
/// # Errors
/// As [`look`].
pub fn look_at(
    mood: &Series,
    candidates: &[Candidate],
    lags: &[Lag],
    effort: Effort,
    stop: &AtomicBool,
) -> Result<Looked, Refused> {
    if candidates.len() > MOST_CANDIDATES {
        return Err(Refused::TooManyCandidates);
    }
    let mut together: Vec<SameDays<'_>> = Vec::new();
    let mut measured = Vec::new();
    for (candidate, thing) in candidates.iter().enumerate() {
        for lag in lags {
            polled(stop)?;
            // What there is enough for is measured below, if it varies.
            let answer = match same_days::put(&mut together, mood, (measured.len(), thing, *lag)) {
                Answer::Tells(n) => Answer::CannotTellYet { why: Why::NothingVaries, n },
                Answer::CannotTellYet { why, n } => Answer::CannotTellYet { why, n },
            };
            measured.push((candidate, *lag, answer));
        }
    }
    let enough: usize = together.iter().map(SameDays::count).sum();
    let effort = Effort { draws: effort.draws.max(enough * DRAWS_PER_LOOK), ..effort };
    for same in together {
        for (place, found) in same.measured(mood, effort, stop)? {
            if let Some((.., answer)) = measured.get_mut(place) {
                *answer = Answer::Tells(found);
            }
        }
    }
    Ok(judged(measured))
}

/// Corrects for everything that was looked at.
fn judged(measured: Vec<(usize, Lag, Answer<Measured>)>) -> Looked {
    let p: Vec<f64> = measured
        .iter()
        .filter_map(|(.., of)| match of {
            Answer::Tells(of) => Some(of.p),
            Answer::CannotTellYet { .. } => None,
        })
        .collect();
    let mut adjusted = benjamini_hochberg(&p).into_iter();
    let findings = measured.into_iter().map(|(candidate, lag, of)| match of {
        Answer::CannotTellYet { why, n } => {
            Finding { candidate, lag, figures: None, answer: Answer::CannotTellYet { why, n } }
        }
        Answer::Tells(Measured { figures, p: own, days }) => {
            let q = adjusted.next().unwrap_or(1.0);
            let answer = if q <= FALSE_CLAIMS {
                Answer::Tells(Claim { figures, p: own, q })
            } else if has_orders(days, real(p.len()) / FALSE_CLAIMS) {
                Answer::CannotTellYet { why: Why::NotClear, n: figures.n() }
            } else {
                Answer::CannotTellYet { why: Why::TooFewArrangements, n: figures.n() }
            };
            Finding { candidate, lag, figures: Some(figures), answer }
        }
    });
    Looked { findings: findings.collect(), looks: p.len() }
}
