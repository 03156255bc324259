//! What is reckoned side by side says to the last bit what each says alone, reckoned in the plainest way.

use std::sync::atomic::AtomicBool;

use fastrand::Rng;
use proptest::prelude::*;

use super::super::arrange::{block_permutations, stretch_of};
use super::super::bootstrap::{Journals, Slope, slope, slopes};
use super::super::*;
use super::{carried_over, day, noise, with_gaps};

static ON: AtomicBool = AtomicBool::new(false);

/// p of one, an order after the other.
fn p_alone(left: &[f64], right: &[f64], how: Arrangements) -> f64 {
    let days = left.len();
    let mut stretches: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for day in 0..days {
        match stretches.get_mut(stretch_of(day, days)) {
            Some((own, _)) => own.push(day),
            None => stretches.push((vec![day], Vec::new())),
        }
    }
    for (own, weeks) in &mut stretches {
        weeks.extend((0..own.len() / 7).map(|week| week * 7));
    }
    let seen = sum_of_products(left, right).abs();
    let least = seen - 1e-10 * (sum_of_products(left, left) * sum_of_products(right, right)).sqrt();
    let wider = (real(days) / real(days.saturating_sub(how.taken_out).max(1))).sqrt();
    let mut rng = Rng::with_seed(how.seed);
    let mut as_far = 0;
    for drawn in 1..=how.draws {
        let mut other = 0.0;
        for (own, weeks) in &mut stretches {
            let turn = rng.usize(0..own.len());
            rng.shuffle(weeks);
            let at = |place: usize| left[own[(turn + place) % own.len()]];
            let of = |begin: usize, from: usize, to: usize| {
                (from..to).map(|place| at(begin + place - from) * right[own[place]]).sum::<f64>()
            };
            let whole = weeks.len() * 7;
            let rest = of(whole, whole, own.len());
            let of_weeks = weeks.iter().enumerate().map(|(place, begin)| of(*begin, place * 7, place * 7 + 7));
            other += rest + of_weeks.sum::<f64>();
        }
        if other.abs() * wider >= least {
            as_far += 1;
            if as_far == 20 {
                return 20.0 / real(drawn);
            }
        }
    }
    real(as_far + 1) / real(how.draws + 1)
}

/// The slope of one, a journal after the other.
fn slope_alone(left: &[f64], right: &[f64], how: Journals) -> Option<(Slope, f64)> {
    let (days, weeks) = (left.len(), left.len() / 7);
    let by = sum_of_products(left, right) / sum_of_products(right, right);
    if weeks < 2 || !by.is_finite() {
        return None;
    }
    let of_week = |begin: usize| {
        let own = || (begin..begin + 7).map(|place| (left[place % days], right[place % days]));
        (own().map(|(left, right)| left * right).sum::<f64>(), own().map(|(_, right)| right * right).sum::<f64>())
    };
    let all: Vec<(f64, f64)> = (0..days).map(of_week).collect();
    let error = |drawn: &[(f64, f64)], slope: f64, share: f64| {
        let left_over = drawn.iter().map(|(product, square)| (product - slope * square).powi(2)).sum::<f64>() * share;
        let square = drawn.iter().map(|(_, square)| square).sum::<f64>() * share;
        (left_over * real(weeks) / (real(weeks) - 1.0)).sqrt() / square
    };
    let mut rng = Rng::with_seed(how.seed);
    let mut distances = Vec::new();
    for _ in 0..how.draws {
        let drawn: Vec<(f64, f64)> = (0..weeks).map(|_| all[rng.usize(..days)]).collect();
        let (product, square) = drawn.iter().fold((0.0, 0.0), |sum, week| (sum.0 + week.0, sum.1 + week.1));
        let distance = (product / square - by).abs() / error(&drawn, product / square, 1.0);
        let left_over: f64 = drawn.iter().map(|week| (week.0 - product / square * week.1).powi(2)).sum();
        if distance.is_finite() && left_over > 1e-10 * product.powi(2) / real(weeks) {
            distances.push(distance);
        }
    }
    let wider = (real(days) / real(days.saturating_sub(how.taken_out).max(1))).sqrt();
    let far = quantile(&distances, 0.95)?;
    let reach = far * error(&all, by, real(weeks) / real(days)) * wider;
    Some((Slope { by, low: by - reach, high: by + reach }, far))
}

/// A series, and others: some go along with it, so that they end at different times; tags and numbers.
fn some(seed: u64, days: usize, others: usize) -> (Vec<f64>, Vec<Vec<f64>>) {
    let mut rng = Rng::with_seed(seed);
    let left = carried_over(&mut rng, days, 0.3);
    let mut other = |number: usize| -> Vec<f64> {
        let strength = real(number % 4) / 8.0;
        let each = |left: &f64| strength * left + noise(&mut rng);
        let values = left.iter().map(each);
        if number.is_multiple_of(2) {
            values.collect()
        } else {
            values.map(|value| f64::from(u8::from(value > 0.8))).collect()
        }
    };
    let others = (0..others).map(&mut other).collect();
    (left, others)
}

fn slices(of: &[Vec<f64>]) -> Vec<&[f64]> {
    of.iter().map(Vec::as_slice).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn orders_drawn_for_many_are_those_drawn_for_each(
        seed in 0..10_000_u64, days in 1..130_usize, others in 0..20_usize, draws in 0..700_usize, taken_out in 0..9_usize,
    ) {
        let (left, rights) = some(seed, days, others);
        let how = Arrangements { seed, draws, taken_out };
        let together = block_permutations(&left, &slices(&rights), how, &ON).unwrap();
        prop_assert_eq!(together.len(), others);
        for (right, p) in rights.iter().zip(together) {
            prop_assert_eq!(p.to_bits(), p_alone(&left, right, how).to_bits());
            prop_assert_eq!(p.to_bits(), block_permutation(&left, right, how, &ON).unwrap().to_bits());
        }
    }

    #[test]
    fn journals_drawn_for_many_are_those_drawn_for_each(
        seed in 0..10_000_u64, days in 1..130_usize, others in 0..20_usize, draws in 0..150_usize, taken_out in 0..9_usize,
    ) {
        let (left, mut rights) = some(seed, days, others);
        // One that does not vary has no slope, and the others keep theirs.
        if let Some(right) = rights.get_mut(3) {
            right.fill(0.0);
        }
        let how = Journals { seed, draws, taken_out };
        let together = slopes(&left, &slices(&rights), how, &ON).unwrap();
        prop_assert_eq!(together.len(), others);
        for (right, own) in rights.iter().zip(together) {
            prop_assert_eq!(own, slope(&left, right, how));
            let alone = slope_alone(&left, right, how);
            prop_assert_eq!(own.is_some(), alone.is_some());
            // What lies many standard errors away lies so because little is left over, and of little fewer digits are known.
            for (own, (alone, far)) in own.iter().zip(&alone) {
                let near = (alone.by.abs() + alone.high - alone.low) * (1.0 + far) / 1e5;
                prop_assert!((own.by - alone.by).abs() <= 1e-9, "{own:?} {alone:?}");
                prop_assert!((own.low - alone.low).abs() <= near && (own.high - alone.high).abs() <= near, "{own:?} {alone:?}");
            }
        }
    }
}

#[test]
fn drawing_for_many_stops() {
    let (left, rights) = some(1, 60, 3);
    let off = AtomicBool::new(true);
    let orders = Arrangements { seed: 1, draws: 9, taken_out: 0 };
    let journals = Journals { seed: 1, draws: 9, taken_out: 0 };
    assert_eq!(block_permutations(&left, &slices(&rights), orders, &off), Err(Refused::Stopped));
    assert_eq!(slopes(&left, &slices(&rights), journals, &off), Err(Refused::Stopped));
}

/// Things noted on the same days, and on days of their own, on some before the first mood and after the last.
fn things(mood: &mut Vec<Option<f64>>) -> Vec<Candidate> {
    let mut rng = Rng::with_seed(23);
    *mood = (0..150).map(|_| (rng.f64() < 0.9).then(|| noise(&mut rng))).collect();
    let same: Vec<bool> = (0..150).map(|_| rng.f64() < 0.95).collect();
    let mut candidates = Vec::new();
    for number in 0..24 {
        let gaps: Vec<bool> = if number % 3 == 0 { (0..150).map(|_| rng.f64() < 0.9).collect() } else { same.clone() };
        let tag = number % 2 == 0;
        let value = |rng: &mut Rng, place: usize| {
            let along = noise(rng) + if number < 4 { mood[place].unwrap_or_default() } else { 0.0 };
            if tag { f64::from(u8::from(along > 0.5)) } else { along }
        };
        let noted: Vec<Option<f64>> = (0..150).map(|place| gaps[place].then(|| value(&mut rng, place))).collect();
        let moved = noted.iter().enumerate().filter_map(|(place, value)| Some((day(place + number % 5), (*value)?)));
        let values = if number % 4 == 1 { Series::of(moved).unwrap() } else { with_gaps(&noted) };
        candidates.push(if tag { Candidate::Tag(values) } else { Candidate::Measure(values) });
    }
    candidates
}

#[test]
fn what_else_is_asked_changes_no_figure() {
    let mut mood = Vec::new();
    let candidates = things(&mut mood);
    let mood = with_gaps(&mood);
    let effort = Effort { seed: 1, draws: 24 * 3 * 80, resamples: 99 };
    let together = look(&mood, &candidates, effort, &ON).unwrap();
    assert_eq!((together.findings.len(), together.looks), (72, 72));
    for (place, candidate) in candidates.iter().enumerate() {
        for (finding, lag) in together.findings[3 * place..].iter().zip(Lag::ALL) {
            assert_eq!((finding.candidate, finding.lag), (place, lag));
            let alone = look_at(&mood, std::slice::from_ref(candidate), &[lag], effort, &ON).unwrap();
            assert_eq!(alone.findings[0].figures, finding.figures, "{place} {lag:?}");
            if let (Some(one), Some(other)) = (alone.findings[0].answer.told(), finding.answer.told()) {
                assert_eq!(one.p.to_bits(), other.p.to_bits());
            }
        }
    }
    assert!(together.findings.iter().any(|finding| finding.answer.told().is_some()));
}

/// Which mood stands beside which day, counted day by day.
#[test]
fn each_lag_has_its_own_days() {
    let mut mood = Vec::new();
    let candidates = things(&mut mood);
    let mood = with_gaps(&mood);
    let looked = look(&mood, &candidates, Effort { seed: 1, draws: 50, resamples: 9 }, &ON).unwrap();
    for finding in &looked.findings {
        let (Candidate::Tag(noted) | Candidate::Measure(noted)) = &candidates[finding.candidate];
        let by = match finding.lag {
            Lag::SameDay => chrono::TimeDelta::zero(),
            Lag::NextDay => chrono::TimeDelta::days(1),
            Lag::DayBefore => chrono::TimeDelta::days(-1),
        };
        let both: Vec<f64> = noted.noted().filter(|(day, _)| mood.on(*day + by).is_some()).map(|one| one.1).collect();
        match finding.figures.unwrap() {
            Figures::Difference { with, without, .. } => {
                assert_eq!(with, both.iter().filter(|value| **value != 0.0).count());
                assert_eq!(with + without, both.len());
            }
            Figures::Correlation { pairs, .. } => assert_eq!(pairs, both.len()),
        }
    }
}

#[test]
fn several_values_of_a_day_are_their_mean_in_whatever_order_days_come() {
    let noted = [(day(4), 1.0), (day(0), 2.0), (day(4), 4.0), (day(2), f64::NAN), (day(4), 4.0), (day(0), 3.0)];
    let series = Series::of(noted).unwrap();
    assert_eq!(series.noted().collect::<Vec<_>>(), [(day(0), 2.5), (day(4), 3.0)]);
    assert_eq!((series.first(), series.span()), (day(0), 5));
    let one = super::series(&[1.0]);
    assert_eq!((one.ahead_of(&series), Series::of([(day(3), 1.0)]).unwrap().ahead_of(&series)), (0, -3));
}
