//! What no journal has: everything is answered, nothing panics.

use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::*;
use super::{day, series, with_gaps};

static ON: AtomicBool = AtomicBool::new(false);
const FEW: Effort = Effort { seed: 5, draws: 200, resamples: 49 };

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -5.0..5.0_f64,
        2 => Just(0.0),
        1 => any::<f64>(),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY), Just(f64::MAX), Just(f64::MIN_POSITIVE), Just(-0.0)],
    ]
}

fn any_series(days: usize) -> impl Strategy<Value = Series> {
    proptest::collection::vec(proptest::option::weighted(0.8, any_value()), 0..days)
        .prop_map(|values| with_gaps(&values))
}

#[test]
fn nothing_noted_is_an_answer() {
    let nothing = series(&[]);
    assert_eq!((nothing.span(), nothing.noted().count()), (0, 0));
    assert!(matches!(EnoughDays::of(&nothing), Answer::CannotTellYet { why: Why::TooFewDays, n: 0 }));
    assert!(year_in_pixels(&nothing, 1970).iter().flatten().all(|cell| !matches!(cell, Pixel::Noted(_))));
    let looked =
        look(&nothing, &[Candidate::Tag(nothing.clone()), Candidate::Measure(nothing.clone())], FEW, &ON).unwrap();
    assert_eq!((looked.looks, looked.findings.len()), (0, 6));
}

#[test]
fn days_too_far_apart_are_refused_and_as_many_as_may_be_are_not() {
    let ends = |last: usize| Series::of([(day(0), 1.0), (day(last), 2.0)]);
    assert_eq!(ends(MOST_DAYS), Err(Refused::TooManyDays));
    assert_eq!(ends(MOST_DAYS - 1).unwrap().span(), MOST_DAYS);
    assert_eq!(Series::of([(NaiveDate::MIN, 1.0), (NaiveDate::MAX, 2.0)]), Err(Refused::TooManyDays));
    // A day that has no number is no day.
    assert_eq!(Series::of([(day(0), 1.0), (NaiveDate::MAX, f64::NAN)]).unwrap().span(), 1);
}

#[test]
fn the_ends_of_the_calendar_have_no_day_before_or_after() {
    let last = NaiveDate::MAX;
    let days = (0..60).filter_map(|back| last.checked_sub_days(chrono::Days::new(back)));
    let mood = Series::of(days.enumerate().map(|(place, day)| (day, real(place % 5)))).unwrap();
    let looked = look(&mood, &[Candidate::Measure(mood.clone())], FEW, &ON).unwrap();
    assert_eq!(looked.findings.len(), 3);
    let _ = EnoughDays::of(&mood).map(|days| (line_with_band(&days), Variability::of(&days)));
}

#[test]
fn the_same_every_day_cannot_be_told_from() {
    let still = series(&[3.0; 100]);
    let tag = Candidate::Tag(series(&(0..100_u8).map(|place| f64::from(place % 3 / 2)).collect::<Vec<_>>()));
    let looked = look(&still, &[tag, Candidate::Measure(still.clone())], FEW, &ON).unwrap();
    assert!(
        looked.findings.iter().all(|one| matches!(one.answer, Answer::CannotTellYet { why: Why::NothingVaries, .. }))
    );
    assert_eq!(looked.looks, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_was_noted_the_figures_are_numbers(
        mood in any_series(120), tags in proptest::collection::vec(any_series(120), 0..3), numbers in proptest::collection::vec(any_series(120), 0..3),
    ) {
        let candidates: Vec<Candidate> =
            tags.into_iter().map(Candidate::Tag).chain(numbers.into_iter().map(Candidate::Measure)).collect();
        let looked = look(&mood, &candidates, FEW, &ON).unwrap();
        prop_assert_eq!(looked.findings.len(), 3 * candidates.len());
        for finding in &looked.findings {
            match finding.figures {
                Some(Figures::Difference { with, without, by, low, high, cliffs_delta }) => {
                    prop_assert!(with >= FEWEST_A_SIDE && without >= FEWEST_A_SIDE);
                    prop_assert!(low <= by && by <= high && [low, high].iter().all(|value| value.is_finite()));
                    prop_assert!((-1.0..=1.0).contains(&cliffs_delta));
                }
                Some(Figures::Correlation { pairs, effective, rho, low, high }) => {
                    prop_assert!(pairs >= FEWEST_PAIRS && effective <= real(pairs));
                    prop_assert!((-1.0..=1.0).contains(&rho) && low <= high && low >= -1.0 && high <= 1.0);
                }
                None => prop_assert!(finding.answer.told().is_none()),
            }
            if let Answer::Tells(claim) = finding.answer {
                prop_assert!(claim.p > 0.0 && claim.p <= claim.q && claim.q <= FALSE_CLAIMS);
            }
        }
        prop_assert_eq!(looked, look(&mood, &candidates, FEW, &ON).unwrap());
    }

    #[test]
    fn whatever_was_noted_it_can_be_described(mood in any_series(200), other in any_series(200), year in any::<i32>()) {
        let _ = year_in_pixels(&mood, year);
        let _ = Pairs::of(&mood, &other).map(|pairs| pairs.correlation(3, &ON));
        if let Answer::Tells(days) = EnoughDays::of(&mood) {
            let figures = [days.mean(), days.median(), days.standard_deviation(), days.quantile(f64::NAN)];
            prop_assert!(figures.iter().all(|figure| figure.is_finite()));
            prop_assert!(line_with_band(&days).iter().all(|point| point.low <= point.line && point.line <= point.high));
            if let Answer::Tells(variability) = Variability::of(&days) {
                prop_assert!(variability.rmssd.is_finite() && (0.0..=0.5).contains(&variability.growth));
            }
        }
    }

    #[test]
    fn any_numbers_are_ranked_and_correlated(left in proptest::collection::vec(any::<f64>(), 0..40), right in proptest::collection::vec(any::<f64>(), 0..40)) {
        let _ = (quantile(&left, 0.3), cliffs_delta(&left, &right), benjamini_hochberg(&left), circular_shift(&left, &right, &ON));
        for r in [pearson(&left, &right), spearman(&left, &right)].into_iter().flatten() {
            prop_assert!((-1.0..=1.0).contains(&r));
        }
        let p = block_permutation(&left, &right, Arrangements { seed: 1, draws: 30, taken_out: 99 }, &ON).unwrap();
        prop_assert!(p > 0.0 && p <= 1.0);
    }
}
