//! Other orders, other journals, and what is taken out first.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::super::adjust::Ground;
use super::super::arrange::{has_orders, stretch_of};
use super::super::bootstrap::{self, Journals, Slope};
use super::super::series::weekday;
use super::super::*;
use super::{carried_over, close, day, noise};

static ON: AtomicBool = AtomicBool::new(false);

fn chance(left: &[f64], right: &[f64], seed: u64, draws: usize) -> f64 {
    block_permutation(left, right, Arrangements { seed, draws, taken_out: 0 }, &ON).unwrap()
}

/// Every order of some things.
fn orders(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(of - 1);
    let with = |place: usize| {
        shorter.iter().map(move |order| {
            let mut order = order.clone();
            order.insert(place, of - 1);
            order
        })
    };
    (0..of).flat_map(with).collect()
}

/// p by every order of 28 days there is: turned by each number of days, then each order of the four weeks, of so much of what was seen.
fn by_all_orders(left: &[f64], right: &[f64], part: f64) -> f64 {
    let seen = part * sum_of_products(left, right).abs() - 1e-9;
    let (mut as_far, mut all) = (0, 0);
    for turn in 0..28 {
        let turned: Vec<f64> = (0..28).map(|place| left[(place + turn) % 28]).collect();
        for order in orders(4) {
            let other: Vec<f64> = order.iter().flat_map(|week| turned[week * 7..week * 7 + 7].to_vec()).collect();
            as_far += usize::from(sum_of_products(&other, right).abs() >= seen);
            all += 1;
        }
    }
    assert_eq!(all, 28 * 24);
    real(as_far) / real(all)
}

#[test]
fn drawn_orders_agree_with_all_of_them() {
    let mut rng = fastrand::Rng::with_seed(21);
    let mut seen = BTreeSet::new();
    for strength in [0.0, 0.3, 0.6] {
        let right = carried_over(&mut rng, 28, 0.3);
        let own = carried_over(&mut rng, 28, 0.3);
        let left: Vec<f64> = own.iter().zip(&right).map(|(own, right)| own + strength * right).collect();
        let exact = by_all_orders(&left, &right, 1.0);
        // The mean over many drawings; each has a spread of a fifth or less, as twenty hits end it.
        let drawn: Vec<f64> = (0..200).map(|seed| chance(&left, &right, seed, 2_000)).collect();
        // 20 / draws lies above p by a twentieth in the mean.
        let ratio = mean(&drawn) / exact;
        assert!((0.9..1.15).contains(&ratio), "{exact}: {ratio}");
        seen.insert((exact * 100.0).to_string());
    }
    assert_eq!(seen.len(), 3, "three different questions were asked");
}

#[test]
fn what_was_taken_out_makes_the_orders_wider() {
    let mut rng = fastrand::Rng::with_seed(22);
    let right = carried_over(&mut rng, 28, 0.3);
    let left: Vec<f64> =
        carried_over(&mut rng, 28, 0.3).iter().zip(&right).map(|(own, right)| own + 0.3 * right).collect();
    let with = |taken_out| {
        let of = |seed| block_permutation(&left, &right, Arrangements { seed, draws: 2_000, taken_out }, &ON).unwrap();
        mean(&(0..50).map(of).collect::<Vec<_>>())
    };
    // Twenty-one of 28: as if what was seen had been half as far.
    let ratio = with(21) / by_all_orders(&left, &right, 0.5);
    assert!((0.9..1.15).contains(&ratio) && with(21) > 1.5 * with(0), "{ratio}");
}

#[test]
fn the_same_seed_says_the_same_and_stopping_stops() {
    let mut rng = fastrand::Rng::with_seed(3);
    let (left, right) = (carried_over(&mut rng, 100, 0.3), carried_over(&mut rng, 100, 0.3));
    let of = |seed| chance(&left, &right, seed, 5_000).to_bits();
    assert_eq!(of(1), of(1));
    assert!((2..9).any(|seed| of(seed) != of(1)));
    let how = Arrangements { seed: 1, draws: 5_000, taken_out: 0 };
    assert_eq!(block_permutation(&left, &right, how, &AtomicBool::new(true)), Err(Refused::Stopped));
}

#[test]
fn what_nothing_goes_along_with_is_claimed_as_often_as_was_said() {
    let mut rng = fastrand::Rng::with_seed(77);
    let (mut small, people) = (0.0, 600);
    for seed in 0..people {
        let (left, right) = (carried_over(&mut rng, 84, 0.3), carried_over(&mut rng, 84, 0.0));
        let level = |values: &[f64]| values.chunks(28).flat_map(centred).collect::<Vec<f64>>();
        small += f64::from(u8::from(chance(&level(&left), &level(&right), seed, 400) <= 0.1));
    }
    // Binomial, three standard deviations to each side of 0.1.
    let share = small / 600.0;
    assert!((0.063..0.137).contains(&share), "{share}");
}

#[test]
fn a_smaller_space_of_orders_is_known() {
    // Two weeks: turned by 14 days, in two orders. Four: 28 × 24. Eight: twice that, each with each.
    for (days, orders) in [(14, 28.0), (28, 672.0), (30, 720.0), (56, 451_584.0)] {
        assert!(has_orders(days, orders) && !has_orders(days, orders + 1.0), "{days}");
    }
    assert!(!has_orders(0, 2.0) && has_orders(40_000, 1e12));
}

#[test]
fn a_stretch_is_four_weeks_and_the_last_takes_the_rest() {
    let of = |days: usize| (0..days).map(|day| stretch_of(day, days)).collect::<Vec<_>>();
    assert!(of(20).iter().chain(&of(55)).all(|stretch| *stretch == 0));
    let two = of(83);
    assert_eq!((two[27], two[28], two[82]), (0, 1, 1));
}

#[test]
fn shifts_are_all_shifts() {
    let mut rng = fastrand::Rng::with_seed(6);
    let (left, right) = (carried_over(&mut rng, 40, 0.5), carried_over(&mut rng, 40, 0.5));
    let seen = sum_of_products(&left, &right).abs();
    let naive = (0..40)
        .filter(|by| {
            let other: f64 = (0..40).map(|place| left[(place + by) % 40] * right[place]).sum();
            other.abs() >= seen - 1e-9
        })
        .count();
    let of = |left: &[f64], right: &[f64]| circular_shift(left, right, &ON).unwrap();
    close(of(&left, &right), real(naive) / 40.0);
    close(of(&[], &[]), 1.0);
    close(of(&right, &right), 1.0 / 40.0);
}

/// A day on which both were noted.
struct Row {
    day: chrono::NaiveDate,
    mood: f64,
    candidate: f64,
    before: Option<f64>,
}

fn adjusted(rows: &[Row]) -> (Ground, Vec<f64>) {
    let of = |value: fn(&Row) -> f64| rows.iter().map(value).collect::<Vec<f64>>();
    let before: Vec<Option<f64>> = rows.iter().map(|row| row.before).collect();
    let ground = Ground::of(rows.iter().map(|row| row.day).collect(), &of(|row| row.mood), &before).unwrap();
    let candidate = ground.left_over(&of(|row| row.candidate)).unwrap();
    (ground, candidate)
}

/// How often the interval holds the truth, for a tag on scattered days and for one in runs.
#[test]
fn the_interval_holds_the_truth_nearly_always() {
    let mut rng = fastrand::Rng::with_seed(12);
    for run in [1, 6] {
        let mut within = 0.0;
        for seed in 0..250 {
            let mut on = false;
            let tag: Vec<f64> = (0..196)
                .map(|place| {
                    if place % run == 0 {
                        on = rng.f64() < 0.25;
                    }
                    f64::from(u8::from(on))
                })
                .collect();
            let mood = carried_over(&mut rng, 196, 0.3);
            let rows: Vec<Row> = (0..196_usize)
                .map(|place| {
                    let before = place.checked_sub(1).map(|before| mood[before] + 0.5 * tag[before]);
                    Row { day: day(place), mood: mood[place] + 0.5 * tag[place], candidate: tag[place], before }
                })
                .collect();
            let (ground, candidate) = adjusted(&rows);
            let journals = Journals { seed, draws: 299, taken_out: ground.taken_out };
            let Slope { by, low, high } = bootstrap::slope(&ground.mood, &candidate, journals).unwrap();
            assert!(low <= by && by <= high);
            within += f64::from(u8::from(low <= 0.5 && 0.5 <= high));
        }
        let share = within / 250.0;
        assert!((0.90..=0.99).contains(&share), "runs of {run}: {share}");
    }
}

/// Least squares by the normal equations: the slope of the candidate beside weekdays, stretches and the day before.
fn least_squares(rows: &[Row]) -> f64 {
    let stretches = stretch_of(rows.len() - 1, rows.len());
    let columns = |(place, row): (usize, &Row)| {
        let mut columns = vec![row.candidate, row.before.unwrap_or_default()];
        columns.extend((0..7).map(|other| f64::from(u8::from(weekday(row.day) == other))));
        columns.extend((0..stretches).map(|other| f64::from(u8::from(stretch_of(place, rows.len()) == other))));
        columns
    };
    let design: Vec<Vec<f64>> = rows.iter().enumerate().map(columns).collect();
    let width = design[0].len();
    let mut system: Vec<Vec<f64>> = (0..width)
        .map(|one| {
            let beside = |other: usize| design.iter().map(|row| row[one] * row[other]).sum::<f64>();
            let moods: f64 = design.iter().zip(rows).map(|(columns, row)| columns[one] * row.mood).sum();
            (0..width).map(beside).chain([moods]).collect()
        })
        .collect();
    for pivot in 0..width {
        let best = (pivot..width).max_by(|a, b| system[*a][pivot].abs().total_cmp(&system[*b][pivot].abs())).unwrap();
        system.swap(pivot, best);
        // A weekday none of whose days is left.
        if system[pivot][pivot].abs() < 1e-9 {
            continue;
        }
        for row in 0..width {
            if row != pivot {
                let times = system[row][pivot] / system[pivot][pivot];
                let taken: Vec<f64> = system[pivot].iter().map(|value| times * value).collect();
                for (value, taken) in system[row].iter_mut().zip(taken) {
                    *value -= taken;
                }
            }
        }
    }
    system[0][width] / system[0][0]
}

proptest! {
    #[test]
    fn what_is_left_over_has_the_slope_of_the_whole_regression(seed in 0..1_000_u64, days in 40..150_usize, missing in 0.0..0.3_f64) {
        let mut rng = fastrand::Rng::with_seed(seed);
        let moods = carried_over(&mut rng, days, 0.4);
        let mut rows: Vec<Row> = (0..days)
            .map(|place| {
                let candidate = noise(&mut rng) + 0.4 * real(weekday(day(place)));
                Row { day: day(place), mood: moods[place] + 0.3 * candidate, candidate, before: Some(noise(&mut rng)) }
            })
            .collect();
        rows.retain(|_| rng.f64() >= missing);
        let (ground, candidate) = adjusted(&rows);
        let slope = sum_of_products(&ground.mood, &candidate) / sum_of_products(&candidate, &candidate);
        let exact = least_squares(&rows);
        prop_assert!((slope - exact).abs() < 1e-4, "{} is not {}", slope, exact);
    }
}
