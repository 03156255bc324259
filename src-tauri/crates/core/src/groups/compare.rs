//! Groups side by side: a weighing that says how far it could be off. Pure.
//!
//! What a visit felt like is one sample of many evenings, and the five feelings of one evening go together. So a visit is
//! first weighed to one number; the mean of those is what the group felt like so far, give or take 1.96 of its standard
//! error. Of a few visits the spread is not known: it is taken together with a spread of one step that counts as two
//! visits (the mean of a scaled inverse chi-squared prior, Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6). What a
//! group is weighs 5 where it is as wished, 1 where it is not, and anything from 1 to 5 where nobody knows yet.

use super::model::{GroupFeelings, GroupFits, GroupMeans, GroupScore, GroupWeights, GroupWish, GroupWishFit};

const LOWEST: f64 = 1.0;
const HIGHEST: f64 = 5.0;
/// The spread of evenings before any is known, in steps, and how many visits it counts as.
const PRIOR_SPREAD: f64 = 1.0;
const PRIOR_VISITS: f64 = 2.0;
/// Of the standard error: 95 % of a normal distribution.
const TIMES: f64 = 1.96;

/// A number that is known only within a range, and what it weighs.
#[derive(Debug, Clone, Copy)]
struct Part {
    weight: f64,
    value: f64,
    low: f64,
    high: f64,
}

/// What the weighing of a group comes to; `None` where nothing that matters is known of it.
///
/// `visits` are those that noted a feeling, `fits` the wishes that were said.
pub fn score(weights: &GroupWeights, visits: &[GroupFeelings], fits: &[GroupWishFit]) -> Option<GroupScore> {
    let felt = feelings(weights, visits);
    let facts: Vec<(Part, bool)> = facts(weights, fits);
    let any_known = felt.is_some_and(|(_, known)| known) || facts.iter().any(|(_, known)| *known);
    if !any_known {
        return None;
    }
    let parts = || felt.iter().chain(&facts).map(|(part, _)| part);
    let total: f64 = parts().map(|part| part.weight).sum();
    let mean = |of: fn(&Part) -> f64| parts().map(|part| part.weight * of(part)).sum::<f64>() / total;
    Some(GroupScore { value: mean(|part| part.value), low: mean(|part| part.low), high: mean(|part| part.high) })
}

/// How many of the first scores could as well be the first: their ranges reach that of the first. Scores come in order,
/// those of which nothing is known last; they are close to nothing.
pub fn close(scores: &[Option<GroupScore>]) -> u32 {
    let Some(Some(first)) = scores.first() else { return 0 };
    let reach = scores.iter().take_while(|score| score.is_some_and(|score| score.high >= first.low)).count();
    u32::try_from(reach).unwrap_or(u32::MAX)
}

/// The mean of each feeling over the visits that noted it.
pub fn means(visits: &[GroupFeelings]) -> GroupMeans {
    let of = |feeling: fn(&GroupFeelings) -> Option<u8>| {
        let noted: Vec<f64> = visits.iter().filter_map(feeling).map(f64::from).collect();
        mean(&noted)
    };
    GroupMeans {
        welcoming: of(|felt| felt.welcoming),
        supportive: of(|felt| felt.supportive),
        safe: of(|felt| felt.safe),
        understood: of(|felt| felt.understood),
        practical: of(|felt| felt.practical),
    }
}

/// What a group felt like, and whether anything is known of it; `None` where no feeling matters.
fn feelings(weights: &GroupWeights, visits: &[GroupFeelings]) -> Option<(Part, bool)> {
    let weighed = |felt: &GroupFeelings| {
        [
            (weights.welcoming, felt.welcoming),
            (weights.supportive, felt.supportive),
            (weights.safe, felt.safe),
            (weights.understood, felt.understood),
            (weights.practical, felt.practical),
        ]
    };
    let weight: f64 = weighed(&GroupFeelings::default()).into_iter().map(|(weight, _)| f64::from(weight)).sum();
    if weight == 0.0 {
        return None;
    }
    let evenings: Vec<f64> = visits
        .iter()
        .filter_map(|felt| {
            let noted =
                weighed(felt).into_iter().filter_map(|(weight, felt)| Some((f64::from(weight), f64::from(felt?))));
            let (sum, total) =
                noted.fold((0.0, 0.0), |(sum, total), (weight, felt)| (sum + weight * felt, total + weight));
            (total > 0.0).then(|| sum / total)
        })
        .collect();
    let Some(value) = mean(&evenings) else {
        return Some((Part { weight, value: f64::midpoint(LOWEST, HIGHEST), low: LOWEST, high: HIGHEST }, false));
    };
    let count = f64::from(u32::try_from(evenings.len()).unwrap_or(u32::MAX));
    let squares: f64 = evenings.iter().map(|evening| (evening - value).powi(2)).sum();
    let spread = ((PRIOR_VISITS * PRIOR_SPREAD.powi(2) + squares) / (PRIOR_VISITS + count - 1.0)).sqrt();
    let reach = TIMES * spread / count.sqrt();
    let part = Part { weight, value, low: (value - reach).max(LOWEST), high: (value + reach).min(HIGHEST) };
    Some((part, true))
}

/// What a group is, beside what is wished: only wishes that were said weigh anything.
fn facts(weights: &GroupWeights, fits: &[GroupWishFit]) -> Vec<(Part, bool)> {
    // Days and hours are one row, "Time that works": wished both, each is half of it.
    let is_time = |fit: &&GroupWishFit| matches!(fit.wish, GroupWish::Weekdays | GroupWish::Times);
    let both = fits.iter().filter(is_time).count() > 1;
    fits.iter()
        .filter(|fit| weights.of(fit.wish) > 0)
        .map(|fit| {
            let (low, high) = match fit.fits {
                GroupFits::Yes => (HIGHEST, HIGHEST),
                GroupFits::No => (LOWEST, LOWEST),
                GroupFits::Unknown => (LOWEST, HIGHEST),
            };
            let share = if both && is_time(&fit) { 0.5 } else { 1.0 };
            let part =
                Part { weight: share * f64::from(weights.of(fit.wish)), value: f64::midpoint(low, high), low, high };
            (part, fit.fits != GroupFits::Unknown)
        })
        .collect()
}

fn mean(values: &[f64]) -> Option<f64> {
    let count = u32::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(count))
}
