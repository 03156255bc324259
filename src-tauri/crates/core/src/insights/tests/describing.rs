//! One series.

use proptest::prelude::*;

use super::super::*;
use super::{carried_over, close, day, noise, series, with_gaps};

fn enough(series: &Series) -> EnoughDays<'_> {
    EnoughDays::of(series).told().unwrap()
}

#[test]
fn thirteen_days_are_not_summed_up_and_fourteen_are() {
    let short = series(&[1.0; 13]);
    let answer = EnoughDays::of(&short);
    assert!(matches!(answer, Answer::CannotTellYet { why: Why::TooFewDays, n: 13 }));
    let fourteen = series(&(1..=14).map(f64::from).collect::<Vec<_>>());
    let days = enough(&fourteen);
    close(days.mean(), 7.5);
    close(days.median(), 7.5);
    // The variance of 1 to n is n (n + 1) / 12.
    close(days.standard_deviation(), (14.0_f64 * 15.0 / 12.0).sqrt());
}

#[test]
fn quantiles_are_those_of_definition_seven() {
    let ten: Vec<f64> = (1..=10).map(f64::from).collect();
    for (share, expected) in [(0.0, 1.0), (0.1, 1.9), (0.25, 3.25), (0.5, 5.5), (0.9, 9.1), (1.0, 10.0)] {
        close(quantile(&ten, share).unwrap(), expected);
    }
    assert_eq!(quantile(&[], 0.5), None);
    assert_eq!(quantile(&[f64::NAN], 0.5), None);
}

#[test]
fn a_weekday_is_told_from_ten_of_it_on() {
    // Ten Mondays and nine of every other weekday; Mondays are 3, the others their number.
    let values: Vec<f64> = (0..64_u32).map(|place| if place % 7 == 0 { 3.0 } else { f64::from(place % 7) }).collect();
    let series = series(&values);
    let [monday, tuesday, ..] = enough(&series).by_weekday();
    assert_eq!(monday, Group { n: 10, mean: Answer::Tells(3.0) });
    assert_eq!((tuesday.n, tuesday.mean.told()), (9, None));
}

#[test]
fn hours_need_days_too() {
    let at = |place, hour| Occasion { day: day(place), hour, value: f64::from(hour) };
    // Thirty occasions on three days say nothing of evenings.
    let crowded: Vec<Occasion> = (0..30).map(|place| at(place % 3, 21)).collect();
    assert!(matches!(by_hour(&crowded), Answer::CannotTellYet { why: Why::TooFewDays, n: 3 }));
    let spread: Vec<Occasion> = (0..14).flat_map(|place| [at(place, 7), at(place, 21), at(place, 99)]).collect();
    let hours = by_hour(&spread).told().unwrap();
    close(hours[7].mean.told().unwrap(), 7.0);
    close(hours[21].mean.told().unwrap(), 21.0);
    assert_eq!((hours[8].n, hours[8].mean.told()), (0, None));
}

#[test]
fn a_year_has_the_days_of_the_calendar() {
    let series = with_gaps(&[Some(1.0), None, Some(2.0)]);
    let year = year_in_pixels(&series, 2024);
    assert_eq!(year[0][..4], [Pixel::Noted(1.0), Pixel::NotNoted, Pixel::Noted(2.0), Pixel::NotNoted]);
    let days = |year| {
        let cells = year_in_pixels(&series, year);
        cells.iter().flatten().filter(|cell| **cell != Pixel::NoSuchDay).count()
    };
    assert_eq!([2023, 2024, 1900, 2000, i32::MAX].map(days), [365, 366, 365, 366, 0]);
}

#[test]
fn a_day_noted_twice_is_the_mean_of_both() {
    let series = Series::of([(day(3), 2.0), (day(1), 5.0), (day(3), 4.0)]).unwrap();
    assert_eq!(series.noted().collect::<Vec<_>>(), [(day(1), 5.0), (day(3), 3.0)]);
    assert_eq!((series.span(), series.on(day(2)), series.on(day(0)), series.on(day(4))), (3, None, None, None));
}

#[test]
fn swinging_and_drifting_have_the_same_spread_and_another_variability() {
    let (swings, drifts): (Vec<f64>, Vec<f64>) =
        (0..40_u8).map(|place| (f64::from(place % 2), f64::from(u8::from(place >= 20)))).unzip();
    let (swings, drifts) = (series(&swings), series(&drifts));
    close(enough(&swings).standard_deviation(), enough(&drifts).standard_deviation());
    let of = |series: &Series| Variability::of(&enough(series)).told().unwrap();
    close(of(&swings).rmssd, 1.0);
    close(of(&drifts).rmssd, (1.0_f64 / 39.0).sqrt());
    assert_eq!(of(&swings).n, 39);
}

#[test]
fn gaps_are_allowed_for_as_far_as_days_know_of_one_another() {
    let mut rng = fastrand::Rng::with_seed(4);
    let seen: Vec<bool> = (0..3_000).map(|_| rng.f64() < 0.5).collect();
    let of = |values: &[f64]| {
        let noted: Vec<Option<f64>> = values.iter().zip(&seen).map(|(value, seen)| seen.then_some(*value)).collect();
        let series = with_gaps(&noted);
        Variability::of(&enough(&series)).told().unwrap()
    };
    let strangers: Vec<f64> = (0..3_000).map(|_| noise(&mut rng)).collect();
    let steps = of(&strangers);
    assert!(steps.growth < 0.05 && (steps.rmssd - 2.0_f64.sqrt()).abs() < 0.07, "{steps:?}");
    let mut place = 0.0;
    let walk: Vec<f64> = strangers
        .iter()
        .map(|step| {
            place += step;
            place
        })
        .collect();
    let walked = of(&walk);
    // A step a day, as it would be without gaps; unadjusted it would be √2.
    assert!(walked.growth > 0.42 && (walked.rmssd - 1.0).abs() < 0.08, "{walked:?}");
}

#[test]
fn days_far_apart_are_not_one_after_the_other() {
    let noted: Vec<(chrono::NaiveDate, f64)> = (0..40).map(|place| (day(place * 8), 1.0)).collect();
    let series = Series::of(noted).unwrap();
    assert!(matches!(Variability::of(&enough(&series)), Answer::CannotTellYet { why: Why::TooFewDays, n: 0 }));
}

#[test]
fn the_line_keeps_to_its_days_and_has_gaps_where_there_are_few() {
    let mut values = vec![Some(3.0); 30];
    values.extend(vec![None; 40]);
    values.extend(vec![Some(4.0); 30]);
    let series = with_gaps(&values);
    let line = line_with_band(&enough(&series));
    for point in &line {
        let expected = if point.day < day(50) { 3.0 } else { 4.0 };
        close(point.line, expected);
        close(point.high - point.low, 0.0);
    }
    assert!(!line.iter().any(|point| (day(40)..day(60)).contains(&point.day)));
    assert_eq!(line.first().map(|point| (point.day, point.n)), Some((day(0), 11)));
}

#[test]
fn the_band_is_wider_where_days_know_of_one_another() {
    let width = |carries_over| {
        let mut rng = fastrand::Rng::with_seed(11);
        let series = series(&carried_over(&mut rng, 400, carries_over));
        let line = line_with_band(&enough(&series));
        mean(&line.iter().map(|point| point.high - point.low).collect::<Vec<_>>())
    };
    assert!(width(0.5) > 1.15 * width(0.0));
}

/// The share of days on which the band holds the truth: a constant, and noise that carries over.
#[test]
fn the_band_holds_the_truth_nearly_always() {
    let mut rng = fastrand::Rng::with_seed(5);
    let (mut within, mut all) = (0.0, 0.0);
    for _ in 0..30 {
        let series = series(&carried_over(&mut rng, 300, 0.3));
        for point in line_with_band(&enough(&series)) {
            within += f64::from(u8::from(point.low <= 0.0 && 0.0 <= point.high));
            all += 1.0;
        }
    }
    assert!(within / all > 0.87, "{}", within / all);
}

proptest! {
    #[test]
    fn quantiles_are_in_order_and_follow_a_unit(
        values in proptest::collection::vec(-1e3..1e3_f64, 1..60), low in 0.0..1.0_f64, more in 0.0..1.0_f64, shift in -9.0..9.0_f64,
    ) {
        let high = low + (1.0 - low) * more;
        let of = |values: &[f64], share| quantile(values, share).unwrap();
        prop_assert!(of(&values, low) <= of(&values, high) + 1e-9);
        let moved: Vec<f64> = values.iter().rev().map(|value| 2.0 * value + shift).collect();
        close(of(&moved, low), 2.0 * of(&values, low) + shift);
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        close(of(&values, 0.0), sorted[0]);
        close(of(&values, 1.0), sorted[sorted.len() - 1]);
    }

    #[test]
    fn without_gaps_variability_is_the_plain_root_mean_square(values in proptest::collection::vec(-5.0..5.0_f64, 15..80)) {
        let series = series(&values);
        let naive: Vec<f64> = values.windows(2).map(|two| (two[1] - two[0]).powi(2)).collect();
        close(Variability::of(&enough(&series)).told().unwrap().rmssd, mean(&naive).sqrt());
    }

    #[test]
    fn the_line_follows_a_shift_and_a_unit(values in proptest::collection::vec(proptest::option::of(-5.0..5.0_f64), 40..90)) {
        let series = with_gaps(&values);
        let moved: Vec<Option<f64>> = values.iter().map(|value| value.map(|value| 3.0 * value - 7.0)).collect();
        let moved = with_gaps(&moved);
        prop_assume!(EnoughDays::of(&series).told().is_some());
        for (one, other) in line_with_band(&enough(&series)).iter().zip(line_with_band(&enough(&moved))) {
            close(3.0 * one.line - 7.0, other.line);
            close(3.0 * one.low - 7.0, other.low);
            prop_assert!(one.low <= one.line && one.line <= one.high);
        }
    }
}
