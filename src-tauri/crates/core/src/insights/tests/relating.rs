//! Two series, ranks, and many p at once.

use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::super::correlation::interval;
use super::super::*;
use super::{carried_over, close, noise, series, with_gaps};

/// Anscombe, "Graphs in statistical analysis", The American Statistician 27 (1973), the first two of the four.
const X: [f64; 11] = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
const Y1: [f64; 11] = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
const Y2: [f64; 11] = [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74];

#[test]
fn pearson_agrees_with_anscombe() {
    assert!((pearson(&X, &Y1).unwrap() - 0.816_42).abs() < 5e-6);
    assert!((pearson(&X, &Y2).unwrap() - 0.816_24).abs() < 5e-6);
    assert_eq!(pearson(&X, &[1.0; 11]), None);
    assert_eq!(pearson(&[], &[]), None);
}

#[test]
fn spearman_agrees_with_a_worked_example() {
    // Ten people's IQ and hours of television, an example of many textbooks: −29/165.
    let iq = [106.0, 86.0, 100.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
    let hours = [7.0, 0.0, 27.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
    close(spearman(&iq, &hours).unwrap(), -29.0 / 165.0);
}

#[test]
fn fewer_days_count_where_days_know_of_one_another() {
    close(effective_count(100, 0.5, 0.5), 60.0);
    close(effective_count(100, 0.0, 0.9), 100.0);
    close(effective_count(100, -0.5, 0.9), 100.0);
    close(effective_count(100, 1.0, 1.0), 0.0);
    assert_eq!(interval(0.9, 3.0), (-1.0, 1.0));
    let (low, high) = interval(0.5, 60.0);
    assert!(low > 0.2 && low < 0.5 && high > 0.5 && high < 0.7);
}

#[test]
fn only_neighbours_go_into_autocorrelation() {
    let swings: Vec<f64> = (0..50_u8).map(|place| f64::from(place % 2)).collect();
    close(autocorrelation(&series(&swings)), -1.0);
    // Every second day: no neighbours at all.
    let apart: Vec<Option<f64>> = (0..50_u8).map(|place| (place % 2 == 0).then_some(f64::from(place))).collect();
    close(autocorrelation(&with_gaps(&apart)), 0.0);
    let mut rng = fastrand::Rng::with_seed(2);
    let carried = autocorrelation(&series(&carried_over(&mut rng, 5_000, 0.3)));
    assert!((carried - 0.3).abs() < 0.05, "{carried}");
}

#[test]
fn benjamini_and_hochberg_claim_four_of_their_fifteen() {
    // The example of the paper: fifteen p, four below the line at 0.05.
    let p = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0,
    ];
    let q = benjamini_hochberg(&p);
    assert_eq!(q.iter().filter(|q| **q <= 0.05).count(), 4);
    close(q[3], 0.0095 * 15.0 / 4.0);
    assert_eq!(benjamini_hochberg(&[]), [0.0; 0]);
    assert_eq!(benjamini_hochberg(&[f64::NAN, 2.0, -1.0]), [1.0, 1.0, 0.0]);
}

static ON: AtomicBool = AtomicBool::new(false);

fn correlation(left: &[f64], right: &[f64], looks: usize) -> Option<Answer<Correlation>> {
    Some(Pairs::of(&series(left), &series(right)).told()?.correlation(looks, &ON).unwrap())
}

#[test]
fn a_correlation_needs_thirty_pairs_and_enough_shifts() {
    let mut rng = fastrand::Rng::with_seed(8);
    let values = carried_over(&mut rng, 90, 0.3);
    let with_itself = |days: usize, looks| correlation(&values[..days], &values[..days], looks);
    assert_eq!(with_itself(29, 1), None);
    let alike = with_itself(60, 1).unwrap().told().unwrap();
    close(alike.rho, 1.0);
    close(alike.p, 1.0 / 60.0);
    assert!(alike.effective < 60.0 && alike.low > 0.99);
    // The best of sixty is not one in three hundred.
    assert!(matches!(with_itself(60, 15), Some(Answer::CannotTellYet { why: Why::TooFewArrangements, n: 60 })));
    let still = correlation(&[1.0; 90], &values, 1);
    assert!(matches!(still, Some(Answer::CannotTellYet { why: Why::NothingVaries, n: 90 })));
    let strangers = correlation(&carried_over(&mut rng, 90, 0.3), &values, 1);
    assert!(matches!(strangers, Some(Answer::CannotTellYet { why: Why::NotClear, n: 90 })));
    let pairs = Pairs::of(&series(&values), &series(&values)).told().unwrap();
    assert_eq!(pairs.correlation(1, &AtomicBool::new(true)), Err(Refused::Stopped));
}

#[test]
fn a_week_that_both_have_in_common_is_no_correlation() {
    let mut rng = fastrand::Rng::with_seed(18);
    let week = [0.0, 1.0, 0.5, 0.0, 2.0, 3.0, 3.0];
    let mut weekly = || -> Vec<f64> { (0..140).map(|place| week[place % 7] + 0.3 * noise(&mut rng)).collect() };
    let (left, right) = (weekly(), weekly());
    assert!(spearman(&left, &right).unwrap() > 0.8);
    assert!(matches!(correlation(&left, &right, 5), Some(Answer::CannotTellYet { why: Why::NotClear, .. })));
}

/// Steps, so that many are equal.
fn some(most: usize) -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec((-4_i8..5).prop_map(f64::from), 1..most)
}

proptest! {
    #[test]
    fn ranks_are_those_of_counting(values in some(40)) {
        for (value, rank) in values.iter().zip(mid_ranks(&values)) {
            let below = values.iter().filter(|other| *other < value).count();
            let equal = values.iter().filter(|other| (*other - value).abs() < 1e-12).count();
            close(rank, real(below) + f64::midpoint(1.0, real(equal)));
        }
    }

    #[test]
    fn dominance_is_that_of_every_pair(with in some(30), without in some(30)) {
        let mut naive = 0.0;
        for one in &with {
            for other in &without {
                naive += f64::from(i8::from(one > other) - i8::from(one < other));
            }
        }
        close(cliffs_delta(&with, &without), naive / real(with.len() * without.len()));
        close(cliffs_delta(&without, &with), -cliffs_delta(&with, &without));
        let shouted: Vec<f64> = with.iter().map(|value| value.exp()).collect();
        let others: Vec<f64> = without.iter().map(|value| value.exp()).collect();
        close(cliffs_delta(&shouted, &others), cliffs_delta(&with, &without));
    }

    #[test]
    fn correlations_follow_neither_shift_nor_unit(pairs in proptest::collection::vec((-5.0..5.0_f64, -5.0..5.0_f64), 3..50)) {
        let (left, right): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let moved: Vec<f64> = left.iter().map(|value| 8.0 - 2.5 * value).collect();
        let cubed: Vec<f64> = right.iter().map(|value| value.powi(3)).collect();
        let r = pearson(&left, &right).unwrap();
        close(pearson(&moved, &right).unwrap(), -r);
        close(pearson(&right, &left).unwrap(), r);
        close(spearman(&left, &cubed).unwrap(), spearman(&left, &right).unwrap());
        prop_assert!((-1.0..=1.0).contains(&r));
    }

    /// What is claimed at a level is what the step-up rule of the paper claims: the k smallest, k being the last with p₍ₖ₎ ≤ k q / m.
    #[test]
    fn adjusted_p_claim_what_the_step_up_rule_claims(
        p in proptest::collection::vec(prop_oneof![0.0..1.0_f64, 0.0..0.01_f64, Just(0.02)], 1..60), level in 0.01..0.5_f64,
    ) {
        let mut sorted = p.clone();
        sorted.sort_by(f64::total_cmp);
        let last = (1..=p.len()).rev().find(|k| sorted[k - 1] * (real(p.len()) / real(*k)) <= level).unwrap_or(0);
        let q = benjamini_hochberg(&p);
        prop_assert_eq!(q.iter().filter(|q| **q <= level).count(), last);
        for (p, q) in p.iter().zip(&q) {
            prop_assert!(p <= q && *q <= 1.0);
        }
        let backwards: Vec<f64> = p.iter().rev().copied().collect();
        let mut turned = benjamini_hochberg(&backwards);
        turned.reverse();
        prop_assert_eq!(turned, q);
    }
}
