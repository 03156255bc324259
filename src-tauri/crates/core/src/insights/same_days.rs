//! Questions of the same days, so that what they have in common is reckoned once: what is left over of mood, the orders it is held
//! against, and the journals that are drawn.

use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;

use super::adjust::{Ground, OF_DAYS};
use super::arrange::{Arrangements, block_permutations};
use super::bootstrap::{self, Journals, Slope};
use super::correlation::{effective_count, interval, lag_one, pearson};
use super::enough::{Answer, Pairs, Sides};
use super::look::{Candidate, Effort, Figures, Lag};
use super::ranks::{delta_of_ranks, mid_ranks};
use super::series::Series;
use super::{Refused, centred, polled, real};

/// Days in one number of [`SameDays::noted`].
const DAYS: usize = 64;

/// A question there is enough for.
struct Question<'c> {
    /// Its place among all that were asked.
    place: usize,
    candidate: &'c Candidate,
    enough: Enough,
}

/// There are enough days for the question.
#[derive(Debug, Clone, Copy)]
enum Enough {
    Sides(Sides),
    Pairs,
}

/// What was measured, and how often chance would go as far.
pub(super) struct Measured {
    pub figures: Figures,
    pub p: f64,
    /// Days that could be put in other orders.
    pub days: usize,
}

/// All questions of one lag for which mood and candidate were noted on the same days.
pub(super) struct SameDays<'c> {
    lag: Lag,
    /// The days of mood on which both were noted, a bit each.
    noted: Vec<u64>,
    questions: Vec<Question<'c>>,
}

/// The candidate beside the mood of a day, by the day's place in the series of mood.
struct Beside<'c> {
    candidate: &'c Candidate,
    ahead: isize,
}

impl<'c> Beside<'c> {
    fn of(mood: &Series, candidate: &'c Candidate, lag: Lag) -> Self {
        let (to_candidate, _) = lag.days();
        Self { candidate, ahead: candidate.series().ahead_of(mood) + isize::from(to_candidate) }
    }

    fn on(&self, place: usize) -> Option<f64> {
        let noted = (*self.candidate.series().values().get(place.checked_add_signed(self.ahead)?)?)?;
        Some(match self.candidate {
            Candidate::Tag(_) => f64::from(u8::from(noted != 0.0)),
            Candidate::Measure(_) => noted,
        })
    }
}

/// Puts a question to those of the same days, if there is enough for it; says how many days there are, or why that is not enough.
pub(super) fn put<'c>(
    all: &mut Vec<SameDays<'c>>,
    mood: &Series,
    (place, candidate, lag): (usize, &'c Candidate, Lag),
) -> Answer<usize> {
    let beside = Beside::of(mood, candidate, lag);
    let (mut days, mut with) = (0, 0);
    let mut noted = vec![0; mood.span().div_ceil(DAYS)];
    for (day, _) in mood.values().iter().enumerate().filter(|(_, value)| value.is_some()) {
        let (Some(value), Some(bits)) = (beside.on(day), noted.get_mut(day / DAYS)) else { continue };
        *bits |= 1_u64 << (day % DAYS);
        days += 1;
        with += usize::from(value > 0.0);
    }
    let enough = match candidate {
        Candidate::Tag(_) => Sides::of(with, days - with).map(Enough::Sides),
        Candidate::Measure(_) => Pairs::enough(days).map(|()| Enough::Pairs),
    };
    enough.map(|enough| {
        let question = Question { place, candidate, enough };
        match all.iter_mut().find(|same| same.lag == lag && same.noted == noted) {
            Some(same) => same.questions.push(question),
            None => all.push(SameDays { lag, noted, questions: vec![question] }),
        }
        days
    })
}

impl SameDays<'_> {
    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.questions.len()
    }

    /// Measures each of its questions, and gives those of which both sides vary, with their place.
    ///
    /// # Errors
    /// [`Refused::Stopped`] where `stop` was set.
    pub fn measured(
        &self,
        mood: &Series,
        effort: Effort,
        stop: &AtomicBool,
    ) -> Result<Vec<(usize, Measured)>, Refused> {
        let places = self.places();
        let Some(ground) = self.ground(mood, &places) else { return Ok(Vec::new()) };
        let ranks = mid_ranks(&ground.mood);
        let (mut tags, mut measures) = (Vec::new(), Vec::new());
        for Question { place, candidate, enough } in &self.questions {
            polled(stop)?;
            let beside = Beside::of(mood, candidate, self.lag);
            let values: Vec<f64> = places.iter().filter_map(|day| beside.on(*day)).collect();
            let Some(left_over) = ground.left_over(&values) else { continue };
            match enough {
                Enough::Sides(sides) => {
                    let with = ranks.iter().zip(&values).filter(|(_, on)| **on > 0.0).map(|(rank, _)| rank).sum();
                    let delta = delta_of_ranks(with, real(sides.with()), real(sides.without()));
                    tags.push(Tag { place: *place, sides: *sides, delta, left_over });
                }
                Enough::Pairs => measures.push((*place, centred(&mid_ranks(&left_over)))),
            }
        }
        let mut answers = of_tags(&ground, tags, effort, stop)?;
        answers.extend(of_measures(&ground, &centred(&ranks), measures, effort, stop)?);
        Ok(answers)
    }

    fn places(&self) -> Vec<usize> {
        let bits = self.noted.iter().zip((0..).step_by(DAYS));
        bits.flat_map(|(bits, first)| (0..DAYS).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| first + bit))
            .collect()
    }

    fn ground(&self, mood: &Series, places: &[usize]) -> Option<Ground> {
        let on = |place: usize| mood.values().get(place).copied().flatten();
        let (_, to_before) = self.lag.days();
        let before = |place: &usize| on(place.checked_add_signed(isize::from(to_before))?);
        let mut wanted = places.iter().copied().peekable();
        let days: Vec<NaiveDate> =
            mood.days().enumerate().filter_map(|(place, day)| wanted.next_if_eq(&place).map(|_| day)).collect();
        let moods: Vec<f64> = places.iter().filter_map(|place| on(*place)).collect();
        Ground::of(days, &moods, &places.iter().map(before).collect::<Vec<_>>())
    }
}

/// What is left over of a tag.
struct Tag {
    place: usize,
    sides: Sides,
    delta: f64,
    left_over: Vec<f64>,
}

fn orders(effort: Effort) -> Arrangements {
    Arrangements { seed: effort.seed, draws: effort.draws, taken_out: OF_DAYS }
}

fn of_tags(
    ground: &Ground,
    tags: Vec<Tag>,
    effort: Effort,
    stop: &AtomicBool,
) -> Result<Vec<(usize, Measured)>, Refused> {
    let journals = Journals { seed: effort.seed, draws: effort.resamples, taken_out: ground.taken_out };
    let left_over: Vec<&[f64]> = tags.iter().map(|tag| tag.left_over.as_slice()).collect();
    let slopes = bootstrap::slopes(&ground.mood, &left_over, journals, stop)?;
    let told: Vec<(Tag, Slope)> = tags.into_iter().zip(slopes).filter_map(|(tag, by)| Some((tag, by?))).collect();
    let left_over: Vec<&[f64]> = told.iter().map(|(tag, _)| tag.left_over.as_slice()).collect();
    let p = block_permutations(&ground.mood, &left_over, orders(effort), stop)?;
    let each = told.iter().zip(p).map(|((tag, Slope { by, low, high }), p)| {
        let (with, without) = (tag.sides.with(), tag.sides.without());
        let figures = Figures::Difference { with, without, by: *by, low: *low, high: *high, cliffs_delta: tag.delta };
        (tag.place, Measured { figures, p, days: ground.days.len() })
    });
    Ok(each.collect())
}

/// Of ranks, both with a mean of nothing.
fn of_measures(
    ground: &Ground,
    mood: &[f64],
    measures: Vec<(usize, Vec<f64>)>,
    effort: Effort,
    stop: &AtomicBool,
) -> Result<Vec<(usize, Measured)>, Refused> {
    let told: Vec<(usize, Vec<f64>, f64)> = measures
        .into_iter()
        .filter_map(|(place, ranks)| pearson(mood, &ranks).map(|rho| (place, ranks, rho)))
        .collect();
    let ranks: Vec<&[f64]> = told.iter().map(|(_, ranks, _)| ranks.as_slice()).collect();
    let p = block_permutations(mood, &ranks, orders(effort), stop)?;
    let (pairs, of_mood) = (ground.days.len(), lag_one(&ground.days, mood));
    let each = told.iter().zip(p).map(|((place, ranks, rho), p)| {
        let effective = effective_count(pairs, of_mood, lag_one(&ground.days, ranks));
        let (low, high) = interval(*rho, effective);
        (*place, Measured { figures: Figures::Correlation { pairs, effective, rho: *rho, low, high }, p, days: pairs })
    });
    Ok(each.collect())
}
